/** What the made-up archive of the benchmark is written with: names, subjects and sentences of our own, by template. */

/** Works of the centre that archives cite, most cited first; the share of all documents that cite each. */
export const CENTRAL: readonly (readonly [code: string, type: string, date: string, title: string, share: number])[] = [
  [
    '57-NQ/TW',
    'Nghị quyết',
    '2024-12-22',
    'đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia',
    0.5,
  ],
  ['18-NQ/TW', 'Nghị quyết', '2017-10-25', 'tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị', 0.4],
  ['05-CT/TW', 'Chỉ thị', '2016-05-15', 'đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh', 0.33],
  ['35-NQ/TW', 'Nghị quyết', '2018-10-22', 'tăng cường bảo vệ nền tảng tư tưởng của Đảng', 0.25],
  ['37-QĐ/TW', 'Quy định', '2021-10-25', 'những điều đảng viên không được làm', 0.2],
  ['21-NQ/TW', 'Nghị quyết', '2022-06-16', 'tăng cường củng cố, xây dựng tổ chức cơ sở đảng', 0.15],
  ['12-NQ/TW', 'Nghị quyết', '2022-03-16', 'đẩy mạnh công tác bảo đảm an ninh, trật tự', 0.12],
  ['29-NQ/TW', 'Nghị quyết', '2013-11-04', 'đổi mới căn bản, toàn diện giáo dục và đào tạo', 0.1],
  ['19-NQ/TW', 'Nghị quyết', '2022-06-16', 'nông nghiệp, nông dân, nông thôn', 0.08],
  ['41-CT/TW', 'Chỉ thị', '2024-12-25', 'tăng cường công tác quản lý', 0.06],
]

/** Syllables that names of communes are made of. */
export const SYLLABLES =
  'An Bình Cao Châu Đông Đức Hải Hòa Hưng Khánh Lộc Long Minh Mỹ Nam Nghĩa Phú Phước Quang Sơn Tân Thái Thanh Thịnh Thuận Tiên Trung Vân Xuân Yên'.split(
    ' ',
  )

export const SUBJECTS = [
  'chuyển đổi số trong các cơ quan đảng',
  'cải cách hành chính',
  'xây dựng nông thôn mới',
  'giảm nghèo bền vững',
  'bảo đảm an toàn thực phẩm',
  'phòng, chống tham nhũng, lãng phí, tiêu cực',
  'phát triển kinh tế biển',
  'bảo vệ môi trường lưu vực sông',
  'công tác kiểm tra, giám sát',
  'công tác cán bộ nữ',
  'đào tạo nghề cho thanh niên',
  'phát triển du lịch cộng đồng',
  'quản lý đất đai, khoáng sản',
  'phòng cháy, chữa cháy rừng',
  'chăm sóc sức khỏe nhân dân',
  'giáo dục mầm non vùng khó khăn',
  'phát triển văn hóa đọc',
  'bảo tồn di sản tư liệu',
  'ứng dụng trí tuệ nhân tạo',
  'năng lượng tái tạo',
  'nuôi trồng thủy sản bền vững',
  'sắp xếp đơn vị hành chính cấp xã',
  'bầu cử đại biểu Quốc hội và Hội đồng nhân dân',
  'phát triển đảng viên trong doanh nghiệp',
] as const

export const SENTENCES = [
  'Các chi bộ tổ chức quán triệt, tuyên truyền sâu rộng trong cán bộ, đảng viên và nhân dân.',
  'Phân công rõ người, rõ việc, rõ thời gian, rõ trách nhiệm và rõ kết quả.',
  'Mặt trận Tổ quốc và các đoàn thể vận động đoàn viên, hội viên hưởng ứng tham gia.',
  'Kinh phí thực hiện được bố trí trong dự toán ngân sách hằng năm theo quy định.',
  'Kịp thời biểu dương các tập thể, cá nhân tiêu biểu; chấn chỉnh nơi làm chưa tốt.',
  'Văn phòng theo dõi, đôn đốc và tổng hợp tình hình để báo cáo cấp có thẩm quyền.',
  'Nâng cao năng lực lãnh đạo, sức chiến đấu của tổ chức đảng và đảng viên.',
  'Gắn việc thực hiện với nhiệm vụ phát triển kinh tế - xã hội của địa phương.',
] as const

/** Words that few documents hold. */
export const RARE = [
  'rươi',
  'cói',
  'gốm',
  'vạn chài',
  'thổ cẩm',
  'quế hồi',
  'sâm Ngọc Linh',
  'nhãn lồng',
  'muối biển',
  'đờn ca',
  'hát xoan',
  'chè shan',
] as const

export const OWN_TYPES: readonly (readonly [type: string, sign: string, share: number])[] = [
  ['Kế hoạch', 'KH', 0.35],
  ['Công văn', 'CV', 0.2],
  ['Báo cáo', 'BC', 0.2],
  ['Thông báo', 'TB', 0.08],
  ['Nghị quyết', 'NQ', 0.05],
  ['Chương trình hành động', 'CTrHĐ', 0.05],
  ['Hướng dẫn', 'HD', 0.04],
  ['Quyết định', 'QĐ', 0.03],
]

/** How a citation is put in, by what it does. */
export const CITING: Readonly<Record<string, readonly [before: string, after: string]>> = {
  basis: ['Căn cứ ', ' và tình hình thực tế của địa phương;'],
  implement: ['Cấp ủy tập trung lãnh đạo thực hiện ', ' bảo đảm đúng tiến độ, chất lượng.'],
  review: ['Tổ chức sơ kết, tổng kết việc thực hiện ', ' ở các chi bộ trực thuộc.'],
  monitor: ['Thường xuyên kiểm tra, giám sát việc thực hiện ', ' ở cơ sở.'],
  nested: ['Thực hiện chương trình của cấp trên cụ thể hóa ', ' trên địa bàn.'],
  mention: ['Nội dung này đã được nêu tại ', ' và các văn bản liên quan.'],
  amend: ['Sửa đổi, bổ sung một số nội dung của ', ' cho phù hợp.'],
  replace: ['Văn bản này thay thế ', ' kể từ ngày ký.'],
}
