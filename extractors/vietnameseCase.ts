/** Printed capitals in normal case: "BAN TUYÊN GIÁO QUẬN ỦY" → "Ban Tuyên giáo Quận ủy". */

/** Names of bodies and offices whose inner words stay small; everything else is taken for a proper name. */
export const BODY_PHRASES: readonly string[] = [
  'Ban Chấp hành',
  'Ban Thường vụ',
  'Ban Bí thư',
  'Bộ Chính trị',
  'Ban Tuyên giáo và Dân vận',
  'Ban Tuyên giáo',
  'Ban Dân vận',
  'Ban Tổ chức',
  'Ban Nội chính',
  'Ban Kinh tế',
  'Ban Đối ngoại',
  'Ban Chỉ đạo',
  'Ban Xây dựng Đảng',
  'Ban Quản lý',
  'Ban cán sự đảng',
  'Ủy ban Kiểm tra',
  'Ủy ban nhân dân',
  'Ủy ban Mặt trận Tổ quốc Việt Nam',
  'Ủy ban Mặt trận Tổ quốc',
  'Ủy ban',
  'Hội đồng nhân dân',
  'Hội đồng',
  'Hội nghị',
  'Văn phòng',
  'Thường trực',
  'Trung ương',
  'Trung ương Đảng',
  'Đảng Cộng sản Việt Nam',
  'Đảng bộ',
  'Đảng ủy',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
  'Quận ủy',
  'Thị ủy',
  'Quân ủy',
  'Đảng đoàn',
  'Chi bộ',
  'tỉnh',
  'thành phố',
  'huyện',
  'quận',
  'thị xã',
  'thị trấn',
  'phường',
  'xã',
  'đặc khu',
  'và',
  'các',
  'của',
  'khối',
  'cơ quan',
  'doanh nghiệp',
  'đoàn thể',
  'tổ chức',
  'lần thứ',
  'Sở Giáo dục và Đào tạo',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Sở Văn hóa và Thể thao',
  'Sở Khoa học và Công nghệ',
  'Sở Nội vụ',
  'Sở Y tế',
  'Sở Tài chính',
  'Sở Nông nghiệp và Môi trường',
  'Sở Nông nghiệp và Phát triển nông thôn',
  'Sở Tài nguyên và Môi trường',
  'Sở Thông tin và Truyền thông',
  'Sở Lao động - Thương binh và Xã hội',
  'Sở Công Thương',
  'Sở Xây dựng',
  'Sở Tư pháp',
  'Sở Kế hoạch và Đầu tư',
  'Phòng Giáo dục và Đào tạo',
  'Bộ Giáo dục và Đào tạo',
  'Bộ Y tế',
  'Bộ Nội vụ',
  'Bộ Tài chính',
  'Bộ Khoa học và Công nghệ',
  'Bộ Công an',
  'Bộ Quốc phòng',
  'Bộ Tư pháp',
  'Bộ Công Thương',
  'Bộ Xây dựng',
  'Bộ Ngoại giao',
  'Bộ Văn hóa, Thể thao và Du lịch',
  'Bộ Nông nghiệp và Môi trường',
  'Thủ tướng Chính phủ',
  'Chính phủ',
  'Quốc hội',
  'Trường',
  'Trung tâm',
  'Bệnh viện',
  'Liên đoàn Lao động',
  'Hội Liên hiệp Phụ nữ',
  'Hội Nông dân',
  'Hội Cựu chiến binh',
  'Đoàn Thanh niên',
  'Công an',
  'Quân sự',
  'Ban Chỉ huy',
  'Bảo hiểm xã hội',
  'Tòa án nhân dân',
  'Viện kiểm sát nhân dân',
  'Mặt trận Tổ quốc',
  'Trường Chính trị',
  'Đại học',
  'Tiểu học',
  'Trung học cơ sở',
  'Trung học phổ thông',
  'Mầm non',
]
const BY_KEY = new Map(BODY_PHRASES.map((phrase) => [phrase.toLowerCase(), phrase]))
const LONGEST = 8

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
const ROMAN = /^(?:[IVX]+|\d+|TW|UBND|HĐND|MTTQ|TNCS|CAND|THPT|THCS|PTDTNT|ATK)$/

/** Words without a vowel, or with an ampersand: CNTT, GD&ĐT. */
const ABBREVIATION = /^(?=.{2})(?:[^AEIOUYÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯ\u1EA0-\u1EF9]+|.*&.*)$/

/** Gives a line of capitals in normal case; a line that is not in capitals comes back as it is. */
export function normalCase(line: string): string {
  const text = line.replace(/\s+/g, ' ').trim()
  if (text !== text.toUpperCase()) return text
  const words = text.split(' ')
  const out: string[] = []
  let at = 0
  while (at < words.length) {
    let taken = 0
    for (let count = Math.min(LONGEST, words.length - at); count > 0; count--) {
      const phrase = BY_KEY.get(
        words
          .slice(at, at + count)
          .join(' ')
          .toLowerCase(),
      )
      if (phrase) {
        out.push(phrase)
        taken = count
        break
      }
    }
    if (taken === 0) {
      const word = words[at]!
      out.push(ROMAN.test(word) || ABBREVIATION.test(word) ? word : word.split('-').map(capitalise).join('-'))
      taken = 1
    }
    at += taken
  }
  const joined = out.join(' ')
  return joined.charAt(0).toUpperCase() + joined.slice(1)
}
