/** Short documents that the hazards hold: composed, each with a number of its own, so that no two are one content. */

const BODY =
  'Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia, Ban Thường vụ Đảng ủy xã thông báo như sau:'

/** Lines of a notice of the commune's Party committee; what is said is numbered after it. */
export const paper = (number: number, title: string, mark: string | null = null): string[] => [
  'ĐẢNG BỘ TỈNH QUẢNG NINH',
  'ĐẢNG ỦY XÃ ĐẦM HÀ',
  '*',
  `Số ${number}-TB/ĐU`,
  ...(mark === null ? [] : [mark]),
  'ĐẢNG CỘNG SẢN VIỆT NAM',
  'Đầm Hà, ngày 05 tháng 3 năm 2026',
  'THÔNG BÁO',
  title,
  '-----',
  BODY,
  `1. Chi bộ số ${number} tổ chức học tập trong tháng; bí thư chi bộ trực tiếp truyền đạt.`,
  '2. Tổng hợp kết quả về Văn phòng Đảng ủy trước ngày 25/4/2026.',
  ...FOOT,
]

const FOOT = [
  'Nơi nhận:',
  '- Các chi bộ trực thuộc,',
  '- Lưu Văn phòng Đảng ủy.',
  'T/M BAN THƯỜNG VỤ',
  'PHÓ BÍ THƯ',
  'Đặng Thị Hải Yến',
]

export const code = (number: number): string => `${number}-TB/ĐU`

/** The same notice as one text. */
export const paperText = (number: number, title: string, mark: string | null = null): string =>
  `${paper(number, title, mark).join('\n')}\n`

/** A notice whose tasks stand in a table; the foot comes after it. */
export const tablePaper = (number: number, title: string): { head: string[]; rows: string[][]; foot: string[] } => ({
  head: paper(number, title).slice(0, 10),
  rows: [
    ['TT', 'Nhiệm vụ', 'Văn bản', 'Thời hạn'],
    ['1', 'Học tập nghị quyết', 'Nghị quyết số 71-NQ/TW, ngày 22/8/2025 của Bộ Chính trị', 'trước ngày 15/4/2026'],
    ['2', 'Kiểm tra việc học tập', 'Quy định số 144-QĐ/TW, ngày 09/5/2024 của Bộ Chính trị', 'trước ngày 30/6/2026'],
  ],
  foot: FOOT,
})
