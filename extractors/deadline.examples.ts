/** Deadlines in whole documents: what is due, by whom, to whom; and times that set none. */
import type { Deadline } from './types.js'

/** A plan of a commune around one sentence, since only documents order. */
const plan = (...body: readonly string[]): string =>
  [
    'ĐẢNG BỘ TỈNH NGHỆ AN',
    'ĐẢNG ỦY XÃ TÂN LẬP',
    '*',
    'Số 14-KH/ĐU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Tân Lập, ngày 05 tháng 02 năm 2026',
    'KẾ HOẠCH',
    'thực hiện công tác khoa giáo năm 2026',
    '-----',
    'I. TỔ CHỨC THỰC HIỆN',
    ...body,
    'Nơi nhận:',
    '- Tỉnh ủy,',
    '- Lưu Văn phòng Đảng ủy.',
    'T/M BAN THƯỜNG VỤ',
    'PHÓ BÍ THƯ',
    'Trần Minh Quang',
  ].join('\n')

export const examples: {
  readonly finds: readonly {
    readonly text: string
    readonly deadlines: readonly Partial<Deadline>[]
    readonly gap?: string
  }[]
  readonly ignores: readonly { readonly text: string; readonly why: string }[]
} = {
  finds: [
    {
      text: plan('1. Các chi bộ gửi báo cáo tổng kết năm về Ban Xây dựng Đảng trước ngày 25/11/2026.'),
      deadlines: [
        {
          quote: 'trước ngày 25/11/2026',
          kind: 'once',
          date: '2026-11-25',
          relationToDate: 'before',
          task: 'gửi báo cáo tổng kết năm',
          actor: 'Các chi bộ',
          recipient: 'Ban Xây dựng Đảng',
        },
      ],
    },
    {
      text: plan('1. Văn phòng Đảng ủy hoàn thành việc rà soát chậm nhất ngày 20/3/2026.'),
      deadlines: [{ kind: 'once', date: '2026-03-20', relationToDate: 'by', actor: 'Văn phòng Đảng ủy' }],
    },
    {
      // The year is the document's.
      text: plan('1. Các chi bộ đăng ký chuyên đề, xong trước 15/4.'),
      deadlines: [{ quote: 'xong trước 15/4', date: '2026-04-15', actor: 'Các chi bộ' }],
    },
    {
      text: plan('1. Ủy ban nhân dân xã xây dựng kế hoạch cụ thể trong quý II/2026.'),
      deadlines: [{ date: '2026-06-30', relationToDate: 'within', actor: 'Ủy ban nhân dân xã' }],
    },
    {
      text: plan('1. Các chi bộ hoàn thành học tập nghị quyết trong tháng 6.'),
      deadlines: [{ date: '2026-06', relationToDate: 'within', actor: 'Các chi bộ' }],
    },
    {
      text: plan('1. Hội Nông dân xã gửi danh sách về Đảng ủy đến hết ngày 30/9/2026.'),
      deadlines: [{ date: '2026-09-30', relationToDate: 'by', recipient: 'Đảng ủy' }],
    },
    {
      text: plan('1. Các chi bộ báo cáo kết quả về Đảng ủy trước ngày 10 của tháng cuối quý.'),
      deadlines: [
        {
          kind: 'recurring',
          rrule: 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=10',
          relationToDate: 'before',
          actor: 'Các chi bộ',
          recipient: 'Đảng ủy',
        },
      ],
    },
    {
      text: plan('1. Các chi bộ báo cáo kết quả về Đảng ủy trước ngày 15/6 và 15/12 hằng năm.'),
      deadlines: [{ kind: 'recurring', rrule: 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15' }],
    },
    {
      text: plan('1. Ban Xây dựng Đảng báo cáo Ban Thường vụ ngày 20 hằng tháng.'),
      deadlines: [{ kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTHDAY=20', recipient: 'Ban Thường vụ' }],
    },
    {
      text: plan('1. Các chi bộ định kỳ hằng quý báo cáo Đảng ủy.'),
      deadlines: [{ kind: 'open', rrule: 'FREQ=MONTHLY;INTERVAL=3', date: null, actor: 'Các chi bộ' }],
    },
    {
      text: plan('1. Các chi bộ báo cáo Đảng ủy định kỳ hoặc đột xuất.'),
      deadlines: [{ kind: 'open', rrule: null, actor: 'Các chi bộ' }],
    },
    {
      // The day says it better than the cadence.
      text: plan('1. Định kỳ hằng quý, các chi bộ gửi báo cáo về Đảng ủy trước ngày 10 của tháng cuối quý.'),
      deadlines: [{ kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=10' }],
    },
    {
      // Two in one breath.
      text: plan(
        '1. Các chi bộ gửi báo cáo 6 tháng trước ngày 10/6/2026, báo cáo năm trước ngày 30/11/2026 về Ban Xây dựng Đảng.',
      ),
      deadlines: [
        { date: '2026-06-10', task: 'gửi báo cáo 6 tháng' },
        { date: '2026-11-30', actor: 'Các chi bộ', recipient: 'Ban Xây dựng Đảng' },
      ],
    },
    {
      // The actor from the heading above.
      text: plan('1. Ban Xây dựng Đảng', '- Hoàn thành bộ câu hỏi trước ngày 15/5/2026.'),
      deadlines: [{ date: '2026-05-15', actor: 'Ban Xây dựng Đảng' }],
    },
    {
      text: plan('1. Đề nghị Ủy ban nhân dân xã bố trí kinh phí trước ngày 01/3/2026.'),
      deadlines: [{ date: '2026-03-01', actor: 'Ủy ban nhân dân xã' }],
    },
    {
      // A row of a table.
      text: plan('1\tXây dựng bộ tài liệu hỏi đáp\tBan Xây dựng Đảng\tTrước ngày 30/4/2026'),
      deadlines: [{ date: '2026-04-30', task: 'Xây dựng bộ tài liệu hỏi đáp', actor: 'Ban Xây dựng Đảng' }],
    },

    {
      text: plan('1. Chi bộ Trường THCS nộp bài dự thi về Đảng ủy từ ngày 01/4/2026 đến hết ngày 30/4/2026.'),
      deadlines: [
        { date: '2026-04-30', relationToDate: 'within', task: 'nộp bài dự thi', actor: 'Chi bộ Trường THCS' },
      ],
    },
    {
      text: plan('1. Đề nghị các đồng chí gửi ý kiến góp ý về Ban Xây dựng Đảng trước 17 giờ ngày 12/3/2026.'),
      deadlines: [
        { date: '2026-03-12', task: 'gửi ý kiến góp ý', actor: 'các đồng chí', recipient: 'Ban Xây dựng Đảng' },
      ],
    },
    {
      text: plan('1. Lễ phát động tổ chức vào ngày 22/3/2026 tại nhà văn hóa xã.'),
      deadlines: [{ date: '2026-03-22', relationToDate: 'on' }],
    },
    {
      text: plan('1. Thời gian hoàn thành: trước ngày 31/3/2026.'),
      deadlines: [{ date: '2026-03-31', actor: null, recipient: null }],
    },
    {
      text: plan('1. Các chi bộ báo cáo đột xuất khi có yêu cầu.'),
      deadlines: [{ quote: 'đột xuất khi có yêu cầu', kind: 'open', rrule: null, date: null }],
    },
    {
      text: plan('1. Hằng năm, trước ngày 05/12, các chi bộ báo cáo Đảng ủy.'),
      deadlines: [{ rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5', actor: 'các chi bộ', recipient: 'Đảng ủy' }],
    },
    {
      text: plan('1. Trong tháng 3/2026, các chi bộ hoàn thành việc đăng ký.'),
      deadlines: [{ date: '2026-03', actor: 'các chi bộ', task: 'hoàn thành việc đăng ký' }],
    },
    {
      text: plan('1. Chậm nhất đến 10/5/2026, Ban Xây dựng Đảng trình Ban Thường vụ đề án.'),
      deadlines: [{ date: '2026-05-10', task: 'trình Ban Thường vụ đề án', actor: 'Ban Xây dựng Đảng' }],
    },
    {
      text: plan(
        '1. Giao Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng Đảng ủy tham mưu tổ chức sơ kết trong quý III năm 2026.',
      ),
      deadlines: [{ date: '2026-09-30', actor: 'Ban Xây dựng Đảng', recipient: null }],
    },
    {
      text: plan('1. Báo cáo 6 tháng gửi trước ngày 15/6, báo cáo năm gửi trước ngày 30/11 về Đảng ủy.'),
      deadlines: [
        { date: '2026-06-15', task: 'Báo cáo 6 tháng' },
        { date: '2026-11-30', task: 'Báo cáo 6 tháng gửi trước ngày 15/6, báo cáo năm' },
      ],
      gap: 'the second task should be “báo cáo năm”',
    },
    {
      text: plan('1. Báo cáo tháng gửi trước ngày 20; báo cáo quý gửi trước ngày 20 của tháng cuối quý.'),
      deadlines: [{ rrule: 'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=20', task: 'báo cáo quý' }],
      gap: 'should also be FREQ=MONTHLY;BYMONTHDAY=20 for “Báo cáo tháng”: a bare day is not read with the cadence before it',
    },
    {
      text: plan('1. Đợt hai: 12 xã rà lại danh sách đảng viên, xong trước ngày 20/8/2026.'),
      deadlines: [{ date: '2026-08-20', actor: '12 xã' }],
    },
    {
      text: plan('1. Các xã báo cáo Huyện ủy chậm nhất là ngày 20/8/1999.').replaceAll('2026', '1999'),
      deadlines: [{ quote: 'chậm nhất là ngày 20/8/1999', date: '1999-08-20', relationToDate: 'by' }],
    },
    {
      text: plan('1. Lập danh sách người già neo đơn ở từng khóm, ấp, xong trước ngày 30/9/2026.'),
      deadlines: [{ date: '2026-09-30' }],
    },
    {
      text: plan(
        '1. Văn phòng Đảng ủy trả lời vướng mắc trong ngày 10/9; Ban Xây dựng Đảng lập danh sách, trình Ban Thường vụ trước ngày 22/9/2026.',
      ),
      deadlines: [
        { date: '2026-09-10', actor: 'Văn phòng Đảng ủy', recipient: null },
        { date: '2026-09-22', actor: 'Ban Xây dựng Đảng', recipient: 'Ban Thường vụ' },
      ],
    },
    {
      text: plan(
        '1. Đối với mục 2, các cấp ủy nêu trên gửi báo cáo về Ban Tuyên giáo và Dân vận trước ngày 30/11/2026.',
      ),
      deadlines: [{ date: '2026-11-30', actor: 'các cấp ủy nêu trên', recipient: 'Ban Tuyên giáo và Dân vận' }],
    },
    {
      text: plan('1. Các chi bộ đối chiếu ngày vào Đảng với sổ danh sách, xong trước ngày 20/9/2026.'),
      deadlines: [{ date: '2026-09-20', actor: 'Các chi bộ' }],
    },
    {
      text: plan('1. Đoàn giám sát làm việc tại cơ sở từ ngày 12/6/2026 đến ngày 23/6/2026.'),
      deadlines: [{ date: '2026-06-23', relationToDate: 'within', actor: 'Đoàn giám sát' }],
    },
    {
      text: plan('1. Đảng viên mất thẻ gửi bản tường trình cho đồng chí Hồ Đắc An trước ngày 20/9/2026.'),
      deadlines: [{ date: '2026-09-20', recipient: 'đồng chí Hồ Đắc An' }],
    },
    {
      text: plan('1. Đến cuối tháng 6/2026 hoàn thành số hóa hồ sơ đảng viên.'),
      deadlines: [{ quote: 'Đến cuối tháng 6/2026', date: '2026-06', relationToDate: 'by' }],
    },
  ],
  ignores: [
    {
      text: plan('1. Các chi bộ học Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị.'),
      why: 'a signing date',
    },
    { text: plan('1. Phấn đấu đến năm 2030 có 80% người dân dùng dịch vụ số.'), why: 'a horizon' },
    { text: plan('1. Kết quả thực hiện giai đoạn 2021 - 2025 được đánh giá tốt.'), why: 'a period' },
    { text: plan('1. Quy định này có hiệu lực từ ngày 01/3/2026.'), why: 'a beginning' },
    { text: plan('1. Chi bộ duy trì sinh hoạt định kỳ hằng tháng.'), why: 'an order of life, no report' },
    { text: 'Đến hết ngày 31/12/2025, toàn tỉnh có 130 xã.', why: 'news of a state of things' },
    { text: 'Hội nghị diễn ra vào ngày 12/4/2026 tại nhà văn hóa.', why: 'news of an event' },
  ],
}
