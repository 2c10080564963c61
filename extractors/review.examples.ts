/** Reviews that a text announces, one row a target; and reviews of work or of a year, which give none. */
import type { Review } from './types.js'

export const examples: {
  readonly finds: readonly {
    readonly text: string
    readonly reviews: readonly Partial<Review>[]
    readonly gap?: string
  }[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    {
      text: 'Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW, ngày 24/6/2021 của Ban Bí thư về xây dựng gia đình trong tình hình mới.',
      reviews: [
        {
          kind: 'sơ kết',
          years: 5,
          year: null,
          target: '06-CT/TW',
          targetDate: '2021-06-24',
          quote: 'Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW',
        },
      ],
    },
    {
      text: 'Tổng kết 10 năm thực hiện Nghị quyết số 33-NQ/TW.',
      reviews: [{ kind: 'tổng kết', years: 10, target: '33-NQ/TW', targetDate: null }],
    },
    {
      text: 'Đánh giá 02 năm thực hiện Nghị quyết số 57-NQ/TW.',
      reviews: [{ kind: 'đánh giá', years: 2, target: '57-NQ/TW' }],
    },
    {
      text: 'Tổ chức sơ kết việc thực hiện Kết luận số 01-KL/TW.',
      reviews: [{ kind: 'sơ kết', years: null, target: '01-KL/TW' }],
    },
    {
      text: 'Sơ kết, tổng kết việc thực hiện Chỉ thị số 05-CT/TW.',
      reviews: [{ kind: 'sơ kết, tổng kết', target: '05-CT/TW' }],
    },
    {
      text: 'II. SƠ KẾT, TỔNG KẾT\n1. Tổng kết\n- 15 năm thực hiện Nghị quyết số 28-NQ/TW; Chỉ thị số 10-CT/TW.',
      reviews: [
        { kind: 'tổng kết', years: 15, target: '28-NQ/TW' },
        { kind: 'tổng kết', years: 15, target: '10-CT/TW' },
      ],
    },
    {
      text: 'Sơ, tổng kết các văn bản: Chỉ thị số 05-CT/TW.',
      reviews: [{ kind: 'sơ kết, tổng kết', target: '05-CT/TW' }],
    },
    {
      text: 'Trong năm 2026, sơ kết 03 năm thực hiện Nghị quyết số 42-NQ/TW; tổng kết 20 năm thực hiện Nghị quyết số 25-NQ/TW.',
      reviews: [
        { kind: 'sơ kết', years: 3, target: '42-NQ/TW' },
        { kind: 'tổng kết', years: 20, target: '25-NQ/TW' },
      ],
    },
    {
      text: 'Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW và Kế hoạch số 12-KH/TU.',
      reviews: [
        { kind: 'sơ kết', years: 5, target: '06-CT/TW' },
        { kind: 'sơ kết', years: 5, target: '12-KH/TU', quote: 'Kế hoạch số 12-KH/TU' },
      ],
    },
    {
      // A list under one heading.
      text: '1. Sơ kết trong năm 2026 các văn bản sau:\n- Nghị quyết số 57-NQ/TW;\n- Chỉ thị số 34-CT/TW.\n2. Công tác khác',
      reviews: [
        { kind: 'sơ kết', year: 2026, target: '57-NQ/TW', quote: 'Nghị quyết số 57-NQ/TW' },
        { kind: 'sơ kết', year: 2026, target: '34-CT/TW', quote: 'Chỉ thị số 34-CT/TW' },
      ],
    },
    {
      // An uncoded target.
      text: 'Sơ kết 02 năm thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX.',
      reviews: [{ kind: 'sơ kết', years: 2, target: 'Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX' }],
    },
    {
      // A movement.
      text: 'Tổng kết 05 năm thực hiện Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”.',
      reviews: [
        {
          kind: 'tổng kết',
          years: 5,
          target: 'Phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”',
          citation: null,
        },
      ],
    },

    {
      text: 'Tổng kết 05 năm (2021 - 2026) thực hiện Chỉ thị số 06-CT/TW.',
      reviews: [{ kind: 'tổng kết', years: 5, target: '06-CT/TW' }],
    },
    {
      text: 'Đánh giá kết quả 02 năm thực hiện Nghị quyết số 45-NQ/TW, ngày 24/11/2023.',
      reviews: [{ kind: 'đánh giá', years: 2, targetDate: '2023-11-24' }],
    },
    {
      text: 'Sơ kết giữa nhiệm kỳ việc thực hiện Nghị quyết Đại hội Đảng bộ xã lần thứ I.',
      reviews: [{ kind: 'sơ kết', years: null, target: 'Nghị quyết Đại hội Đảng bộ xã lần thứ I' }],
    },
    {
      text: 'II. SƠ KẾT, TỔNG KẾT\n1. Sơ kết 05 năm\n- Chỉ thị số 06-CT/TW;\n- Kết luận số 19-KL/TW.\n2. Tổng kết 10 năm\n- Nghị quyết số 08-NQ/TU.',
      reviews: [
        { kind: 'sơ kết', years: 5, target: '06-CT/TW' },
        { kind: 'sơ kết', years: 5, target: '19-KL/TW' },
        { kind: 'tổng kết', years: 10, target: '08-NQ/TU' },
      ],
    },
    {
      text: 'Tổ chức hội nghị sơ kết 05 năm thực hiện Chương trình phối hợp giữa Ban Tuyên giáo và Hội Nông dân.',
      reviews: [{ years: 5, target: 'Chương trình phối hợp giữa Ban Tuyên giáo và Hội Nông dân' }],
    },
    {
      text: 'Năm 2026 tổng kết: Chỉ thị số 05-CT/TW (10 năm); Kết luận số 01-KL/TW (05 năm).',
      reviews: [
        { kind: 'tổng kết', years: 10, year: 2026, target: '05-CT/TW' },
        { kind: 'tổng kết', years: 5, year: 2026, target: '01-KL/TW' },
      ],
    },
    {
      text: 'Tham mưu Ban Thường vụ sơ kết ba năm thực hiện Kết luận số 21-KL/TW.',
      reviews: [{ kind: 'sơ kết', years: 3, target: '21-KL/TW' }],
    },
    {
      text: 'Sơ kết 5 năm phong trào thi đua yêu nước.',
      reviews: [{ kind: 'sơ kết', years: 5, target: 'phong trào thi đua yêu nước' }],
    },
    {
      text: 'Sơ kết 02 năm trong quý II/2027, sơ kết 05 năm và tổng kết 10 năm thực hiện Nghị quyết số 42-NQ/TW.',
      reviews: [
        { kind: 'sơ kết', years: 2, target: '42-NQ/TW' },
        { kind: 'sơ kết', years: 5, target: '42-NQ/TW' },
        { kind: 'tổng kết', years: 10, target: '42-NQ/TW' },
      ],
    },
    {
      text: '2. Tổng kết\n- 10 năm thực hiện Chỉ thị số 05-CT/TW.\n- Cuộc vận động “Ngày vì người nghèo”.',
      reviews: [
        { kind: 'tổng kết', years: 10, target: '05-CT/TW' },
        { kind: 'tổng kết', years: null, target: 'Cuộc vận động “Ngày vì người nghèo”' },
      ],
    },
    {
      text: 'Đánh giá giữa kỳ cuộc vận động “Mỗi chi bộ một việc tốt”.',
      reviews: [{ kind: 'đánh giá', years: null, target: 'cuộc vận động “Mỗi chi bộ một việc tốt”' }],
    },
  ],
  ignores: [
    { text: 'Tổng kết công tác năm 2026.', why: 'a review of work' },
    { text: 'Hội nghị tổng kết năm học 2025 - 2026.', why: 'a review of a year' },
    { text: 'Thực hiện Nghị quyết số 57-NQ/TW.', why: 'no review' },
    {
      text: 'Thực hiện Kết luận số 21-KL/TU ngày 05/01/2026 của Ban Thường vụ Thành ủy tổng kết 10 năm thực hiện Nghị quyết số 08-NQ/TU.',
      why: 'the review stands in the title of another document',
    },
    {
      text: 'Theo dõi, đánh giá, xếp loại cán bộ theo Quy định số 366-QĐ/TW.',
      why: 'cadres are assessed, not the rule',
    },
    {
      text: 'Kiểm tra, sơ kết việc thực hiện Chỉ thị số 34-CT/TW.',
      why: 'gap: should be a review of 34-CT/TW: the inspection before it wins',
    },
  ],
}
