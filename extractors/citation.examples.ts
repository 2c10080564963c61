/**
 * Citations in their sentences: head, date, issuer, term, title, relation, nesting, links. A row names all citations of
 * its text, in reading order.
 */
import type { Citation, Link } from './types.js'

export interface CitationRow {
  readonly text: string
  readonly citations: readonly Partial<Citation>[]
  readonly links?: readonly Link[]
  /** Kinds of the problems raised. */
  readonly problems?: readonly string[]
  /** What a careful reader says where today's answer, recorded in the row, is wrong. */
  readonly gap?: string
}

/** A plan with a preamble, and what follows it. */
const plan = (preamble: string, ...body: readonly string[]): string =>
  [
    'ĐẢNG BỘ TỈNH NGHỆ AN',
    'ĐẢNG ỦY XÃ TÂN LẬP',
    '*',
    'Số 14-KH/ĐU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Tân Lập, ngày 05 tháng 02 năm 2026',
    'KẾ HOẠCH',
    'công tác khoa giáo năm 2026',
    '-----',
    preamble,
    'I. NHIỆM VỤ',
    ...body,
  ].join('\n')

export const examples: {
  readonly finds: readonly CitationRow[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    // Heads: from the type word to the end of the code.
    {
      text: 'Đảng ủy triển khai Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia.',
      citations: [
        {
          quote: 'Nghị quyết số 57-NQ/TW',
          coded: true,
          type: 'Nghị quyết',
          number: '57',
          code: '57-NQ/TW',
          date: '2024-12-22',
          issuer: 'Bộ Chính trị',
          term: null,
          title: 'về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
          relation: 'implement',
          via: null,
        },
      ],
    },
    { text: 'Quán triệt Chỉ thị 34-CT/TW.', citations: [{ quote: 'Chỉ thị 34-CT/TW', code: '34-CT/TW', date: null }] },
    { text: 'Xem 57-NQ/TW.', citations: [{ quote: '57-NQ/TW', type: 'Nghị quyết', relation: 'mention' }] },
    { text: 'Chủ trương này (57-NQ/TW) đã rõ.', citations: [{ quote: '57-NQ/TW', type: 'Nghị quyết' }] },
    { text: 'Thực hiện Chỉ thị số: 34-CT/TW.', citations: [{ quote: 'Chỉ thị số: 34-CT/TW' }] },
    { text: 'Thực hiện Chỉ thị số số 34-CT/TW.', citations: [{ quote: 'Chỉ thị số số 34-CT/TW' }] },
    {
      text: 'Thực hiện Nghị\nquyết\nsố 57-NQ/TW.',
      citations: [{ quote: 'Nghị\nquyết\nsố 57-NQ/TW', type: 'Nghị quyết' }],
    },
    {
      text: 'Thực hiện Nghị quyết số\n57-\nNQ/TW.',
      citations: [{ quote: 'Nghị quyết số\n57-\nNQ/TW', code: '57-NQ/TW' }],
    },
    { text: 'Thực hiện NQ số 57-NQ/TW.', citations: [{ quote: 'NQ số 57-NQ/TW', type: 'Nghị quyết' }] },
    {
      text: 'Thực hiện Chương trình hành động số 15-CTr/TU.',
      citations: [{ type: 'Chương trình hành động', code: '15-CTr/TU' }],
    },
    { text: 'Căn cứ Chương trình phối hợp số 04-CTPH/BTGDVTU-SGDĐT.', citations: [{ type: 'Chương trình phối hợp' }] },
    {
      text: 'Theo Công văn số 1518/BNG-NVVH của Bộ Ngoại giao.',
      citations: [{ type: 'Công văn', issuer: 'Bộ Ngoại giao' }],
    },
    {
      text: 'Thực hiện Luật số 64/2020/QH14.',
      citations: [{ quote: 'Luật số 64/2020/QH14', type: 'Luật', coded: true }],
    },
    {
      // Type and code at odds: both are kept.
      text: 'Thực hiện Kết luận số 34-CT/TW.',
      citations: [{ type: 'Kết luận', code: '34-CT/TW' }],
      problems: [],
      gap: 'should raise a problem as well: a Kết luận is numbered KL, not CT',
    },

    // One type word for several.
    {
      text: 'Thực hiện các Quyết định số 71-QĐ/TW, 72-QĐ/TW.',
      citations: [
        { quote: 'Quyết định số 71-QĐ/TW', type: 'Quyết định' },
        { quote: '72-QĐ/TW', type: 'Quyết định' },
      ],
    },
    {
      text: 'Thực hiện các Quy định số 22-QĐ/TW và số 37-QĐ/TW.',
      citations: [
        { quote: 'Quy định số 22-QĐ/TW', type: 'Quy định' },
        { quote: 'số 37-QĐ/TW', type: 'Quy định' },
      ],
    },

    // Dates, issuers, terms.
    {
      text: 'Thực hiện Chỉ thị số 06-CT/TW ngày 24 tháng 6 năm 2021 của Ban Bí thư (khóa XIII) về công tác gia đình.',
      citations: [{ date: '2021-06-24', issuer: 'Ban Bí thư', term: 'XIII', title: 'về công tác gia đình' }],
    },
    {
      text: 'Thực hiện Chỉ thị số 06-CT/TW của Ban Bí thư khóa XIII, ngày 24-6-2021, về công tác gia đình.',
      citations: [{ date: '2021-06-24', issuer: 'Ban Bí thư', term: 'XIII', title: 'về công tác gia đình' }],
    },
    {
      text: 'Thực hiện Chỉ thị số 06-CT/TW (24/6/2021).',
      citations: [{ date: '2021-06-24', issuer: null }],
    },
    {
      text: 'Thực hiện Kế hoạch số 486-KH/TU, ngày 12.5.2025 của Ban Thường vụ Thành ủy Hải Phòng.',
      citations: [{ date: '2025-05-12', issuer: 'Ban Thường vụ Thành ủy Hải Phòng', title: null }],
    },
    {
      text: 'Thực hiện Nghị quyết số 29-NQ/TW, ngày 04/11/2013 Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XI về đổi mới căn bản giáo dục.',
      citations: [
        {
          date: '2013-11-04',
          issuer: 'Hội nghị lần thứ tám Ban Chấp hành Trung ương',
          term: 'XI',
          title: 'về đổi mới căn bản giáo dục',
        },
      ],
    },
    {
      text: 'Ngày 22/12/2024, Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW về chuyển đổi số.',
      citations: [{ date: '2024-12-22', issuer: 'Bộ Chính trị', title: 'về chuyển đổi số' }],
    },
    {
      text: 'Thực hiện Nghị quyết số 57-NQ/TW, ngày 31/02/2024 của Bộ Chính trị.',
      citations: [{ date: null, issuer: 'Bộ Chính trị' }],
      problems: ['impossible-date'],
    },

    // Titles: where they end.
    {
      text: 'Thực hiện Chỉ thị số 40-CT/TW, ngày 22/11/2014 của Ban Bí thư “về tăng cường sự lãnh đạo của Đảng đối với tín dụng chính sách xã hội”, các chi bộ rà soát hộ vay.',
      citations: [{ title: 'về tăng cường sự lãnh đạo của Đảng đối với tín dụng chính sách xã hội' }],
    },
    {
      text: 'Thực hiện Chỉ thị số 40-CT/TW về tín dụng chính sách xã hội; Kết luận số 06-KL/TW về tiếp tục thực hiện Chỉ thị số 40-CT/TW.',
      citations: [
        { code: '40-CT/TW', title: 'về tín dụng chính sách xã hội', via: null },
        { code: '06-KL/TW', title: 'về tiếp tục thực hiện Chỉ thị số 40-CT/TW' },
        { code: '40-CT/TW', relation: 'nested', via: '06-KL/TW' },
      ],
      links: [{ from: '06-KL/TW', to: '40-CT/TW', relation: 'continues' }],
    },
    {
      text: 'Triển khai Nghị quyết số 42-NQ/TW về chính sách xã hội và Kế hoạch số 12-KH/TU của Tỉnh ủy.',
      citations: [
        { code: '42-NQ/TW', title: 'về chính sách xã hội', relation: 'implement' },
        { code: '12-KH/TU', issuer: 'Tỉnh ủy', relation: 'implement' },
      ],
    },
    {
      text: 'Chỉ thị số 34-CT/TW về nhà ở xã hội (gọi tắt là Chỉ thị 34) yêu cầu các cấp ủy vào cuộc.',
      citations: [
        { quote: 'Chỉ thị số 34-CT/TW', title: 'về nhà ở xã hội' },
        { quote: 'Chỉ thị 34', coded: false, number: '34', code: null },
      ],
    },
    {
      text: 'Thực hiện Nghị quyết số 19-NQ/TW về nông nghiệp, nông dân, nông thôn đến năm 2030, tầm nhìn đến năm 2045.',
      citations: [{ title: 'về nông nghiệp, nông dân, nông thôn đến năm 2030, tầm nhìn đến năm 2045' }],
    },

    // Nesting and links.
    {
      text: 'Thực hiện Kế hoạch số 12-KH/TU, ngày 10/3/2025 của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị.',
      citations: [
        { code: '12-KH/TU', relation: 'implement', title: 'thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị' },
        { code: '57-NQ/TW', relation: 'nested', via: '12-KH/TU', issuer: 'Bộ Chính trị' },
      ],
      links: [{ from: '12-KH/TU', to: '57-NQ/TW', relation: 'implements' }],
    },
    {
      // Three deep.
      text: 'Thực hiện Hướng dẫn số 07-HD/BTGDVTU thực hiện Kế hoạch số 12-KH/TU thực hiện Nghị quyết số 57-NQ/TW.',
      citations: [
        { code: '07-HD/BTGDVTU', relation: 'implement', via: null },
        { code: '12-KH/TU', relation: 'nested', via: '07-HD/BTGDVTU' },
        { code: '57-NQ/TW', relation: 'nested', via: '12-KH/TU' },
      ],
      links: [
        { from: '07-HD/BTGDVTU', to: '12-KH/TU', relation: 'implements' },
        { from: '12-KH/TU', to: '57-NQ/TW', relation: 'implements' },
      ],
    },
    {
      text: 'Triển khai Kết luận số 21-KL/TU của Ban Thường vụ Thành ủy tổng kết 10 năm thực hiện Nghị quyết số 08-NQ/TU.',
      citations: [
        { code: '21-KL/TU', relation: 'implement' },
        { code: '08-NQ/TU', relation: 'nested', via: '21-KL/TU' },
      ],
      links: [{ from: '21-KL/TU', to: '08-NQ/TU', relation: 'reviews' }],
    },
    {
      text: 'Học tập Quy định số 207-QĐ/TW, thay thế Quy định số 37-QĐ/TW.',
      citations: [
        { code: '207-QĐ/TW', relation: 'implement' },
        { code: '37-QĐ/TW', relation: 'nested', via: '207-QĐ/TW' },
      ],
      links: [{ from: '207-QĐ/TW', to: '37-QĐ/TW', relation: 'replaces' }],
    },
    {
      text: 'Triển khai Nghị định số 05/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 08/2022/NĐ-CP.',
      citations: [
        { code: '05/2025/NĐ-CP', relation: 'implement' },
        { code: '08/2022/NĐ-CP', relation: 'nested', via: '05/2025/NĐ-CP' },
      ],
      links: [{ from: '05/2025/NĐ-CP', to: '08/2022/NĐ-CP', relation: 'amends' }],
    },
    {
      text: 'Thực hiện Quyết định số 131/QĐ-TTg phê duyệt Đề án “Tăng cường ứng dụng công nghệ thông tin trong giáo dục”.',
      citations: [
        { code: '131/QĐ-TTg', relation: 'implement' },
        { coded: false, type: 'Đề án', relation: 'nested', via: '131/QĐ-TTg' },
      ],
      links: [
        {
          from: '131/QĐ-TTg',
          to: 'Đề án “Tăng cường ứng dụng công nghệ thông tin trong giáo dục”',
          relation: 'promulgates',
        },
      ],
    },
    {
      text: 'Theo đề nghị của Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW, tỉnh sắp xếp lại các sở.',
      citations: [{ code: '18-NQ/TW', relation: 'nested' }],
    },

    // Without a code.
    {
      text: 'Quán triệt Nghị quyết Đại hội XIV của Đảng.',
      citations: [{ quote: 'Nghị quyết Đại hội XIV của Đảng', coded: false, type: 'Nghị quyết', code: null }],
    },
    {
      text: 'Thực hiện Nghị quyết Trung ương 4 khóa XII về xây dựng Đảng.',
      citations: [{ quote: 'Nghị quyết Trung ương 4 khóa XII', coded: false, term: 'XII', title: 'về xây dựng Đảng' }],
    },
    {
      text: 'Thực hiện Nghị quyết Hội nghị lần thứ 8 Ban Chấp hành Trung ương khóa XI.',
      citations: [{ coded: false, term: 'XI', issuer: 'Hội nghị lần thứ 8 Ban Chấp hành Trung ương' }],
    },
    { text: 'Thực hiện NQTW 4 khóa XII.', citations: [{ quote: 'NQTW 4 khóa XII', term: 'XII', coded: false }] },
    { text: 'Thực hiện Nghị quyết TW8 khóa XIII.', citations: [{ quote: 'Nghị quyết TW8 khóa XIII', term: 'XIII' }] },
    {
      text: 'Thực hiện Nghị quyết số 21 về y tế cơ sở.',
      citations: [{ quote: 'Nghị quyết số 21', coded: false, number: '21', code: null, title: 'về y tế cơ sở' }],
    },
    { text: 'Theo Kế hoạch số 08, các lớp mở từ tháng 3.', citations: [{ quote: 'Kế hoạch số 08', number: '08' }] },
    { text: 'Thực hiện Nghị quyết 33/2014.', citations: [{ quote: 'Nghị quyết 33/2014', number: '33', coded: false }] },
    {
      text: 'Tuyên truyền Luật Bảo hiểm xã hội năm 2024.',
      citations: [{ quote: 'Luật Bảo hiểm xã hội năm 2024', coded: false, type: 'Luật', title: null }],
    },
    {
      text: 'Học tập Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2025 - 2030.',
      citations: [{ coded: false, type: 'Nghị quyết', issuer: 'Đại hội Đảng bộ tỉnh lần thứ XX' }],
    },

    // Relations from position, verbs, headings.
    {
      text: plan(
        'Thực hiện Hướng dẫn số 19-HD/BTGDVTU, ngày 20/01/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy, Đảng ủy xã xây dựng kế hoạch như sau:',
        '1. Các chi bộ quán triệt Chỉ thị số 34-CT/TW.',
      ),
      citations: [
        { code: '19-HD/BTGDVTU', relation: 'basis', issuer: 'Ban Tuyên giáo và Dân vận Tỉnh ủy' },
        { code: '34-CT/TW', relation: 'implement', section: 'ĐẢNG BỘ TỈNH NGHỆ AN > KẾ HOẠCH > I. NHIỆM VỤ' },
      ],
      gap: 'the section should be “I. NHIỆM VỤ”: lines of the header are no headings',
    },
    {
      text: plan(
        'Căn cứ Kế hoạch số 486-KH/TU;\nCăn cứ Quy định số 22-QĐ/TW;',
        '1. Kiểm tra việc thực hiện Quy định số 37-QĐ/TW.',
      ),
      citations: [
        { code: '486-KH/TU', relation: 'basis' },
        { code: '22-QĐ/TW', relation: 'basis' },
        { code: '37-QĐ/TW', relation: 'monitor' },
      ],
    },
    {
      text: plan(
        'Đảng ủy xã xây dựng kế hoạch như sau:',
        '1. Các chi bộ học tập nghị quyết.',
        'PHỤ LỤC',
        'CÁC VĂN BẢN CẦN THEO DÕI, HƯỚNG DẪN, KIỂM TRA, GIÁM SÁT',
        '1. Nghị quyết số 57-NQ/TW.',
        '2. Chỉ thị số 06-CT/TW.',
      ),
      citations: [
        { code: '57-NQ/TW', relation: 'monitor' },
        { code: '06-CT/TW', relation: 'monitor' },
      ],
    },
    {
      text: plan(
        'Đảng ủy xã xây dựng kế hoạch như sau:',
        '1. Kế hoạch này thay thế Kế hoạch số 09-KH/ĐU, ngày 03/3/2024 của Đảng ủy xã.',
      ),
      citations: [{ code: '09-KH/ĐU', relation: 'replace', date: '2024-03-03' }],
    },
    {
      text: plan('Đảng ủy xã xây dựng kế hoạch như sau:', '1. Sửa đổi, bổ sung Quy định số 03-QĐ/ĐU.'),
      citations: [{ code: '03-QĐ/ĐU', relation: 'amend' }],
    },
    {
      text: plan('Đảng ủy xã xây dựng kế hoạch như sau:', '1. Bãi bỏ Quyết định số 05-QĐ/ĐU.'),
      citations: [{ code: '05-QĐ/ĐU', relation: 'replace' }],
    },
    {
      text: plan(
        'Đảng ủy xã xây dựng kế hoạch như sau:',
        '1. Các chi bộ tuyên truyền.',
        'PHỤ LỤC',
        '(Kèm theo Kế hoạch số 14-KH/ĐU, ngày 05/02/2026 của Đảng ủy xã Tân Lập)',
      ),
      citations: [{ code: '14-KH/ĐU', relation: 'self', date: '2026-02-05' }],
    },
    {
      text: plan(
        'Đảng ủy xã xây dựng kế hoạch như sau:',
        '1. Sơ kết 05 năm thực hiện Chỉ thị số 06-CT/TW.',
        '2. Thực hiện tốt các văn bản sau:',
        '- Nghị quyết số 57-NQ/TW.',
        '- Chỉ thị số 34-CT/TW.',
      ),
      citations: [
        { code: '06-CT/TW', relation: 'review' },
        { code: '57-NQ/TW', relation: 'implement' },
        { code: '34-CT/TW', relation: 'implement' },
      ],
    },
    {
      text: 'Nghị quyết số 57-NQ/TW đã đi vào cuộc sống.',
      citations: [{ code: '57-NQ/TW', relation: 'mention', title: null }],
    },

    // More of tails, titles and nesting.
    {
      text: 'Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị, Đảng ủy xã yêu cầu các chi bộ đăng ký việc làm cụ thể.',
      citations: [{ code: '57-NQ/TW', issuer: 'Bộ Chính trị', title: null }],
    },
    {
      text: 'Thực hiện Kết luận số 123-KL/TW của Ban Chấp hành Trung ương Đảng khóa XIII về Đề án bổ sung về phát triển kinh tế - xã hội năm 2025.',
      citations: [
        { code: '123-KL/TW', term: 'XIII', title: 'về Đề án bổ sung về phát triển kinh tế - xã hội năm 2025' },
        { type: 'Đề án', coded: false, relation: 'nested', via: '123-KL/TW' },
      ],
    },
    {
      text: 'Triển khai Chỉ thị số 32-CT/TU và Kế hoạch số 88-KH/TU cùng ngày 15/4/2025 của Ban Thường vụ Tỉnh ủy.',
      citations: [
        { code: '32-CT/TU', date: '2025-04-15', issuer: 'Ban Thường vụ Tỉnh ủy' },
        { code: '88-KH/TU', date: '2025-04-15', issuer: 'Ban Thường vụ Tỉnh ủy' },
      ],
    },
    {
      text: 'Triển khai Nghị quyết số 71-NQ/TW ngày 22/8/2025 của Bộ Chính trị về đột phá phát triển giáo dục và đào tạo; Nghị quyết số 72-NQ/TW ngày 09/9/2025 của Bộ Chính trị về một số giải pháp đột phá, tăng cường bảo vệ, chăm sóc và nâng cao sức khỏe Nhân dân.',
      citations: [
        { code: '71-NQ/TW', date: '2025-08-22', title: 'về đột phá phát triển giáo dục và đào tạo' },
        {
          code: '72-NQ/TW',
          date: '2025-09-09',
          title: 'về một số giải pháp đột phá, tăng cường bảo vệ, chăm sóc và nâng cao sức khỏe Nhân dân',
        },
      ],
    },
    {
      text: 'Thực hiện Quy định số 144-QĐ/TW của Bộ Chính trị về chuẩn mực đạo đức cách mạng của cán bộ, đảng viên giai đoạn mới, Kế hoạch số 55-KH/TU của Tỉnh ủy.',
      citations: [
        { title: 'về chuẩn mực đạo đức cách mạng của cán bộ, đảng viên giai đoạn mới' },
        { code: '55-KH/TU', relation: 'implement', via: null },
      ],
    },
    {
      text: 'Chương trình hành động số 15-CTr/TU, ngày 20/3/2025 của Tỉnh ủy Nghệ An thực hiện Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ đã được phổ biến.',
      citations: [
        { code: '15-CTr/TU', relation: 'mention', issuer: 'Tỉnh ủy Nghệ An' },
        { code: '57-NQ/TW', relation: 'nested', title: 'về đột phá phát triển khoa học, công nghệ' },
      ],
    },
    {
      text: 'Nghị quyết số 57-NQ/TW do Bộ Chính trị ban hành ngày 22/12/2024 là nghị quyết quan trọng.',
      citations: [{ date: '2024-12-22', issuer: 'Bộ Chính trị', relation: 'mention' }],
    },
    {
      text: 'Quyết định này thay thế các Quyết định số 11-QĐ/TU ngày 03/3/2020 và số 15-QĐ/TU ngày 04/4/2021.',
      citations: [
        { code: '11-QĐ/TU', date: '2020-03-03', relation: 'replace' },
        { quote: 'số 15-QĐ/TU', date: '2021-04-04', relation: 'replace' },
      ],
    },
    {
      text: 'Bãi bỏ khoản 3 Điều 5 Quy chế làm việc ban hành kèm theo Quyết định số 20-QĐ/ĐU.',
      citations: [{ code: '20-QĐ/ĐU', relation: 'amend' }],
    },
    {
      // The body's name supervises nothing.
      text: 'Ủy ban Kiểm tra Tỉnh ủy hướng dẫn thực hiện Quy định số 22-QĐ/TW như sau:',
      citations: [{ code: '22-QĐ/TW', relation: 'implement' }],
    },
    {
      text: 'Thanh tra tỉnh tham mưu thực hiện Kết luận số 05-KL/TU trong quý II.',
      citations: [{ code: '05-KL/TU', relation: 'implement' }],
    },
    {
      text: 'Ủy ban Kiểm tra Huyện ủy kiểm tra việc thực hiện Quy định số 22-QĐ/TW tại các chi bộ.',
      citations: [{ code: '22-QĐ/TW', relation: 'monitor' }],
    },
    {
      text: 'Đưa việc thực hiện Kế hoạch số 12-KH/TU về cải cách hành chính vào chương trình kiểm tra năm 2026.',
      citations: [{ code: '12-KH/TU', relation: 'monitor' }],
    },
    {
      text: 'Theo dõi, đôn đốc các đơn vị thực hiện Kế hoạch số 12-KH/TU.',
      citations: [{ code: '12-KH/TU', relation: 'monitor' }],
    },
    {
      text: 'Thực hiện Chỉ thị 05 của Bộ Chính trị khóa XII về học tập và làm theo phong cách Hồ Chí Minh.',
      citations: [{ quote: 'Chỉ thị 05', coded: false, issuer: 'Bộ Chính trị', term: 'XII' }],
    },
    {
      text: 'Nghị quyết 57 và Nghị quyết 68 của Bộ Chính trị được ví như hai trụ cột.',
      citations: [
        { quote: 'Nghị quyết 57', issuer: null },
        { quote: 'Nghị quyết 68', issuer: 'Bộ Chính trị' },
      ],
    },
    {
      text: 'Theo Điều 12 Điều lệ Đảng, chi bộ họp mỗi tháng một lần.',
      citations: [{ quote: 'Điều lệ Đảng', coded: false }],
    },
    {
      text: 'Thực hiện Kế hoạch số 12-KH/TU (thực hiện Nghị quyết số 57-NQ/TW) của Tỉnh ủy.',
      citations: [
        { code: '12-KH/TU', issuer: null },
        { code: '57-NQ/TW', relation: 'nested', via: '12-KH/TU' },
      ],
      gap: 'issuer of 12-KH/TU should be Tỉnh ủy: nothing is read behind the bracket',
    },
    {
      text: 'Thực hiện Chỉ thị số 05-CT/TW gắn với Nghị quyết Trung ương 4 khóa XI, XII.',
      citations: [{ code: '05-CT/TW' }, { quote: 'Nghị quyết Trung ương 4 khóa XI', term: 'XI' }],
      gap: 'should be two plenums, of khóa XI and of khóa XII',
    },
    {
      text: 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
      citations: [{ quote: 'Luật Tổ chức chính quyền địa phương', date: '2025-06-16' }],
    },
    {
      text: 'Thực hiện Hướng dẫn số 05-HD/BTGTW, 12/02/2025, Ban Tuyên giáo Trung ương, về công tác tuyên truyền.',
      citations: [{ code: '05-HD/BTGTW', date: '2025-02-12', issuer: null, title: null }],
      gap: 'issuer should be Ban Tuyên giáo Trung ương, title “về công tác tuyên truyền”: a body between commas is not read',
    },
    {
      text: 'Thực hiện Kết luận số 01-KL/TW năm 2021 của Bộ Chính trị.',
      citations: [{ code: '01-KL/TW', date: '2021', issuer: 'Bộ Chính trị' }],
    },
    {
      text: 'Thực hiện Chỉ thị số 38-CT/TW tháng 7/2024 của Ban Bí thư.',
      citations: [{ code: '38-CT/TW', date: '2024-07', issuer: 'Ban Bí thư' }],
    },
    {
      text: 'Ngày 24/11/2023, Hội nghị Trung ương 8 khóa XIII đã thông qua Nghị quyết số 42-NQ/TW và Nghị quyết số 43-NQ/TW.',
      citations: [
        { code: '42-NQ/TW', date: '2023-11-24', issuer: 'Hội nghị Trung ương 8', term: 'XIII' },
        { code: '43-NQ/TW', date: '2023-11-24', issuer: 'Hội nghị Trung ương 8', term: 'XIII' },
      ],
    },
    {
      text: 'Thực hiện Chỉ thị số 51-CT/TW, ngày 08/8/2025 của Ban Bí thư và Quyết định số 347-QĐ/TW cùng ngày của Ban Bí thư về mẫu thẻ đảng viên.',
      citations: [
        { code: '51-CT/TW', date: '2025-08-08', issuer: 'Ban Bí thư' },
        { code: '347-QĐ/TW', date: '2025-08-08', issuer: 'Ban Bí thư', title: 'về mẫu thẻ đảng viên' },
      ],
    },
    {
      text: 'Quy định số 262-QĐ/TW, ngày 08/10/2014 (Bộ Chính trị, khóa XI) thay thế Quy định số 165-QĐ/TW.',
      citations: [
        { code: '262-QĐ/TW', issuer: 'Bộ Chính trị', term: 'XI' },
        { code: '165-QĐ/TW', relation: 'nested', via: '262-QĐ/TW' },
      ],
      links: [{ from: '262-QĐ/TW', to: '165-QĐ/TW', relation: 'replaces' }],
    },
    {
      text: 'Từ Nghị quyết số 39-NQ/TW1 ngày 17/4/2015 của Bộ Chính trị về tinh giản biên chế, nhiều nơi đã làm.',
      citations: [{ code: '39-NQ/TW', date: '2015-04-17', issuer: 'Bộ Chính trị', title: 'về tinh giản biên chế' }],
    },
    {
      text: 'Nghị định số 178/2024/NĐ-CP(3) của Chính phủ, được sửa đổi, bổ sung bởi Nghị định số 67/2025/NĐ-CP ngày 15/3/2025.',
      citations: [
        { code: '178/2024/NĐ-CP', issuer: 'Chính phủ' },
        { code: '67/2025/NĐ-CP', date: '2025-03-15', relation: 'nested', via: '178/2024/NĐ-CP' },
      ],
      links: [{ from: '67/2025/NĐ-CP', to: '178/2024/NĐ-CP', relation: 'amends' }],
    },
    {
      text: 'Năm 2023 có Nghị định số 29/2023/NĐ-CP quy định về tinh giản biên chế. Nghị định này đã bị thay thế bởi Nghị định số 154/2025/NĐ-CP.',
      citations: [
        { code: '29/2023/NĐ-CP', title: 'quy định về tinh giản biên chế' },
        { code: '154/2025/NĐ-CP', relation: 'mention' },
      ],
      links: [{ from: '154/2025/NĐ-CP', to: '29/2023/NĐ-CP', relation: 'replaces' }],
    },
    {
      text: 'Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khóa XI (ban hành kèm theo Quyết định số 27-QĐ/TU, ngày 30/11/2020);',
      citations: [
        { quote: 'Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khóa XI', coded: false },
        { code: '27-QĐ/TU', relation: 'nested' },
      ],
      links: [
        { from: '27-QĐ/TU', to: 'Quy chế làm việc của Ban Chấp hành Đảng bộ tỉnh khóa XI', relation: 'promulgates' },
      ],
    },
    {
      text: 'Nghị quyết số 27-NQ/TW, ngày 09/11/2022, Hội nghị Trung ương 6 khóa XIII: “Tiếp tục xây dựng Nhà nước pháp quyền”.',
      citations: [
        {
          code: '27-NQ/TW',
          issuer: 'Hội nghị Trung ương 6',
          term: 'XIII',
          title: 'Tiếp tục xây dựng Nhà nước pháp quyền',
        },
      ],
    },
    {
      text: 'Báo cáo tiến độ thực hiện Nghị quyết số 57-NQ/TW về Ban Xây dựng Đảng trước ngày 15 hằng tháng.',
      citations: [{ code: '57-NQ/TW', title: null }],
    },
    {
      text: 'Quốc hội xem xét Báo cáo thẩm tra số 92/BC-UBTCNS15 của Ủy ban Kinh tế và Tài chính.',
      citations: [{ quote: 'Báo cáo thẩm tra số 92/BC-UBTCNS15', type: 'Báo cáo', code: '92/BC-UBTCNS15' }],
    },
    {
      text: plan(
        'Ngày 12/01/1998, Bộ Chính trị ra Chỉ thị số 27-CT/TW về việc cưới, việc tang, Ban Thường vụ Đảng ủy xã đặt kế hoạch như sau:',
        '1. Ban Xây dựng Đảng dự thảo nghị quyết thay Nghị quyết số 12-NQ/ĐU.',
      ),
      citations: [
        { code: '27-CT/TW', date: '1998-01-12', issuer: 'Bộ Chính trị', relation: 'basis' },
        { code: '12-NQ/ĐU', relation: 'replace' },
      ],
    },
    {
      text: plan(
        'Căn cứ Quy định số 22-QĐ/TW;',
        'II. NỘI DUNG GIÁM SÁT',
        '1. Việc quán triệt và tổ chức thực hiện các văn bản sau:',
        '- Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương;',
        '2. Việc nêu gương của người đứng đầu theo Quy định số 08-QĐi/TW.',
      ),
      citations: [
        { code: '22-QĐ/TW', relation: 'basis' },
        { code: '21-NQ/TW', relation: 'monitor' },
        { code: '08-QĐi/TW', relation: 'monitor' },
      ],
    },
    {
      text: 'Căn cứ Nghị định số 29/2019/NĐCP ngày 24/01/2019 của Chính phủ quy định chuẩn nghèo;',
      citations: [{ code: '29/2019/NĐ-CP', issuer: 'Chính phủ', title: 'quy định chuẩn nghèo' }],
    },
    {
      text: 'Căn cứ Thông tư số 11/2020/TT-BNV ngày 03/02/2020 của Bộ Nội vụ hướng dẫn rà soát hộ nghèo; xác định thu nhập của hộ;',
      citations: [{ code: '11/2020/TT-BNV', title: 'hướng dẫn rà soát hộ nghèo; xác định thu nhập của hộ' }],
    },
    {
      text: 'Theo Quyết định số 211-QĐ/TW ngày 12/12/2013 của Bộ Chính trị ban hành kèm theo Quy chế giám sát xã hội của Mặt trận Tổ quốc.',
      citations: [
        { code: '211-QĐ/TW', title: 'ban hành kèm theo Quy chế giám sát xã hội của Mặt trận Tổ quốc' },
        { quote: 'Quy chế giám sát xã hội của Mặt trận Tổ quốc', relation: 'nested', via: '211-QĐ/TW' },
      ],
      links: [{ from: '211-QĐ/TW', to: 'Quy chế giám sát xã hội của Mặt trận Tổ quốc', relation: 'promulgates' }],
    },
    {
      text: 'Nghị định 318/2016/NĐ-CP có hiệu lực từ ngày 01/10/2016, thay thế Nghị định 18/2012/NĐ-CP.',
      citations: [
        { code: '318/2016/NĐ-CP', date: null },
        { code: '18/2012/NĐ-CP', relation: 'nested', via: '318/2016/NĐ-CP' },
      ],
      links: [{ from: '318/2016/NĐ-CP', to: '18/2012/NĐ-CP', relation: 'replaces' }],
    },
    {
      text: 'Hội nghị sơ kết 2 năm thực hiện Chỉ thị số 15-CT/TW và 1 năm thực hiện Quy định số 14-QĐ/TU.',
      citations: [
        { code: '15-CT/TW', relation: 'review' },
        { code: '14-QĐ/TU', relation: 'review' },
      ],
    },
    {
      text: 'Chỉ thị số 10-CT/TW của Ban Bí thư về tuyên truyền gương đồng chí Lê Văn Bình (17/3/1913 - 17/3/2023).',
      citations: [{ code: '10-CT/TW', title: 'về tuyên truyền gương đồng chí Lê Văn Bình (17/3/1913 - 17/3/2023)' }],
    },
    {
      text: 'Kế hoạch số 13-KH/TU ngày 17/11/2025, Ban Thường vụ Đảng ủy xã kết luận như sau.',
      citations: [{ code: '13-KH/TU', date: '2025-11-17', issuer: null }],
    },
    {
      text: 'Bốn nghị quyết 57, 59, 66, 68 của Bộ Chính trị.',
      citations: [
        { quote: 'nghị quyết 57', number: '57', coded: false },
        { quote: '59', type: 'Nghị quyết', number: '59' },
        { quote: '66', type: 'Nghị quyết', number: '66' },
        { quote: '68', type: 'Nghị quyết', number: '68', issuer: 'Bộ Chính trị' },
      ],
    },
  ],
  ignores: [
    { text: 'Thực hiện các nghị quyết của Đảng.', why: 'no one document' },
    { text: 'Kế hoạch này được phổ biến đến chi bộ.', why: 'the text itself, without its name' },
    { text: 'Theo Công văn này, các đơn vị báo cáo.', why: 'the text itself' },
    { text: 'Nghị quyết số 12/NQ-HĐQT của Công ty cổ phần Cảng Đông Hải.', why: 'a company resolves' },
    { text: 'Nghị quyết số 15-NQ/ĐHĐCĐ của Đại hội đồng cổ đông.', why: 'shareholders resolve' },
    { text: 'Quyết định số 88/QĐ-HĐTV của Ngân hàng.', why: 'a bank resolves' },
    { text: 'Bệnh viện có máy CT/MRI mới.', why: 'scanners' },
    { text: 'Chi bộ chưa ban hành Quy chế làm việc.', why: 'no one document' },
    {
      text: 'Ủy ban ban hành Quy chế phối hợp công tác giữa Ủy ban và Mặt trận như sau:',
      why: 'announces what the text itself is',
    },
    { text: 'Máy chụp 64-CT/GE và xét nghiệm nhóm 18-KL/SH.', why: 'a scanner and a test' },
    { text: 'Ngân hàng thông qua Tờ trình số 44/TTr-HĐQT và Báo cáo số 07/BC-BKS.', why: 'a bank resolves' },
    { text: 'Tổ Luật Hành chính trình bày chuyên đề.', why: 'where law is taught' },
    { text: 'Gọi số 0225.3842-156 để được hướng dẫn.', why: 'a telephone number' },
    { text: 'CÔNG BÁO/Số 123 + 124/Ngày 05-02-2025', why: 'running head of the gazette' },
    { text: 'Xem https://vanban.example.vn/57-NQ/TW để biết thêm.', why: 'part of an address' },
    { text: 'Trang 45 - 47, tập 12.', why: 'pages of a book' },
    { text: 'Kế hoạch 5 năm phát triển kinh tế - xã hội.', why: 'a span of years, no number' },
    { text: 'Quyết định 3 nội dung quan trọng.', why: 'a count' },
  ],
}
