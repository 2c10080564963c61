/**
 * Names of bodies (cơ quan) in running text: "Ban Thường vụ Thành ủy Hải Phòng", "Hội nghị lần thứ tám Ban Chấp hành
 * Trung ương Đảng", "Bộ Chính trị, Ban Bí thư", "Sở Văn hóa, Thể thao và Du lịch", "UBND tỉnh".
 */

import { anyOfPieces, LETTER } from './text.js'

const NOT_LETTER = `(?![${LETTER}0-9])`

/** Words a body's name may begin with. Matching is without case on the first letter only. */
const HEADS = [
  'Ban Chấp hành',
  'Ban Thường vụ',
  'Ban Bí thư',
  'Ban Tuyên giáo và Dân vận',
  'Ban Tuyên giáo',
  'Ban Tổ chức',
  'Ban Dân vận',
  'Ban Nội chính',
  'Ban Kinh tế',
  'Ban Đối ngoại',
  'Ban Chỉ đạo',
  'Ban Xây dựng Đảng',
  'Ban Chính sách, chiến lược',
  'Ban Khoa giáo',
  'Ban Tư tưởng - Văn hóa',
  'Ban Tư tưởng-Văn hóa',
  'Ban Cán sự đảng',
  'Ban Chỉ huy',
  'Ban Quản lý',
  'Ban Thường trực',
  'Ban Thanh niên',
  'Ban Tổng Giám đốc',
  'Ban',
  'BCH',
  'BTV',
  'BCT',
  'BBT',
  'BCĐ',
  'Bộ Chính trị',
  'Bộ trưởng',
  'Bộ Tư lệnh',
  'Bộ Chỉ huy',
  'Bộ',
  'Tổng Bí thư',
  'Chủ tịch nước',
  'Chủ tịch',
  'Phó Chủ tịch',
  'Thủ tướng Chính phủ',
  'Thủ tướng',
  'Chính phủ',
  'Quốc hội',
  'Ủy ban Kiểm tra',
  'Ủy ban nhân dân',
  'Ủy ban Mặt trận Tổ quốc',
  'Ủy ban Thường vụ Quốc hội',
  'Ủy ban',
  'UBND',
  'UBKT',
  'UBMTTQ',
  'UBTVQH',
  'MTTQ',
  'HĐND',
  'Hội đồng',
  'Hội nghị',
  'Hội',
  'Liên hiệp',
  'Liên đoàn',
  'Tổng Liên đoàn',
  'Tổng cục',
  'Chi cục',
  'Thuế tỉnh',
  'Thuế thành phố',
  'Cục',
  'Vụ',
  'Tổng Công ty',
  'Tập đoàn',
  'Công ty',
  'Ngân hàng',
  'Quỹ',
  'Đại hội',
  'ĐH',
  'Đảng bộ',
  'Đảng ủy',
  'Đảng đoàn',
  'Đảng',
  'Tỉnh ủy',
  'Thành ủy',
  'Huyện ủy',
  'Quận ủy',
  'Thị ủy',
  'Quân ủy',
  'Chi bộ',
  'Chi ủy',
  'Trung ương',
  'TW',
  'Thành đoàn',
  'Tỉnh đoàn',
  'Huyện đoàn',
  'Trung ương Đoàn',
  'Thường trực',
  'Thường vụ',
  'Văn phòng',
  'Sở',
  'Phòng',
  'Trường',
  'Học viện',
  'Viện',
  'Đoàn Chủ tịch',
  'Đoàn giám sát',
  'Đoàn kiểm tra',
  'Đoàn công tác',
  'Đoàn khảo sát',
  'Tổ giám sát',
  'Tổ kiểm tra',
  'Phòng Dân vận',
  'Công đoàn',
  'Ban Chỉ huy Quân sự',
  'Đoàn',
  'Mặt trận',
  'Công an',
  'Bảo hiểm xã hội',
  'Tòa án',
  'Viện kiểm sát',
  'Kiểm toán',
  'Thanh tra',
  'Kho bạc',
  'Tiểu ban',
  'Tập thể lãnh đạo',
  'Tổ công tác',
  'Nhà nước',
  'Giám đốc',
  'Bí thư',
  'Quân khu',
  'Quân đội',
  'Bệnh viện',
  'Trung tâm',
  'tỉnh',
  'thành phố',
  'huyện',
  'quận',
  'phường',
  'xã',
]

/** The pieces of a word of a head. Inner words are printed with or without capitals: "Ban thường vụ", "thành ủy". */
function looseWord(word: string, index: number): string[] {
  const [first, second, ...rest] = word
  if (index > 0) {
    const letters = word.slice(1)
    return ['\\s+', /^\p{Ll}/u.test(letters) ? eitherCase(first!) : first!, ...letters]
  }
  // A capital too many is forgiven: "BAn Thường vụ".
  const loose = second !== undefined && /^\p{Ll}/u.test(rest[0] ?? '')
  return [`[${first}${first!.toLowerCase()}]`, ...(second ? [loose ? eitherCase(second) : second] : []), ...rest]
}

const eitherCase = (letter: string): string =>
  letter.toUpperCase() === letter.toLowerCase() ? letter : `[${letter.toUpperCase()}${letter.toLowerCase()}]`

const HEAD = new RegExp(`${anyOfPieces(HEADS.map((head) => head.split(' ').flatMap(looseWord)))}${NOT_LETTER}`, 'y')

/** Names with commas and "và" inside, which would otherwise end the body: ministries, departments, commissions. */
const FIXED = new RegExp(
  `(?:[Bb]ộ(?:\\s+trưởng\\s+[Bb]ộ)?|[Ss]ở|[Pp]hòng|[Bb]an|[Tt]rung\\s+tâm|[Ủủ]y\\s+ban)\\s+(?:${[
    'Văn\\s+hóa,\\s+Thể\\s+thao\\s+và\\s+Du\\s+lịch',
    'Văn\\s+hóa(?:,|\\s*-)\\s+Thông\\s+tin\\s+và\\s+Thể\\s+thao',
    'Văn\\s+hóa,\\s+Khoa\\s+học\\s+và\\s+Thông\\s+tin',
    'Văn\\s+hóa\\s*-\\s*Thông\\s+tin',
    'Văn\\s+hóa\\s+và\\s+Thông\\s+tin',
    'Văn\\s+hóa\\s+và\\s+Thể\\s+thao',
    'Lao\\s+động\\s*[-,]?\\s*Thương\\s+binh\\s+(?:và|-)\\s+Xã\\s+hội',
    'Giáo\\s+dục\\s+(?:và|&|-)\\s+Đào\\s+tạo',
    'Khoa\\s+học\\s+và\\s+Công\\s+nghệ',
    'Khoa\\s+học,\\s+Công\\s+nghệ\\s+và\\s+Môi\\s+trường',
    'Nông\\s+nghiệp\\s+và\\s+Phát\\s+triển\\s+[Nn]ông\\s+thôn',
    'Nông\\s+nghiệp\\s+và\\s+Môi\\s+trường',
    'Tài\\s+nguyên\\s+và\\s+Môi\\s+trường',
    'Thông\\s+tin\\s+và\\s+Truyền\\s+thông',
    'Kế\\s+hoạch\\s+và\\s+Đầu\\s+tư',
    'Dân\\s+tộc\\s+và\\s+Tôn\\s+giáo',
    'Chính\\s+sách,\\s+chiến\\s+lược',
    'Giao\\s+thông\\s+[Vv]ận\\s+tải',
    'Nội\\s+vụ',
    'Y\\s+tế',
    'Tài\\s+chính',
    'Công\\s+[Tt]hương',
    'Tư\\s+pháp',
    'Xây\\s+dựng',
    'Quốc\\s+phòng',
    'Công\\s+an',
    'Ngoại\\s+giao',
    'Dân\\s+số,\\s+Gia\\s+đình\\s+và\\s+Trẻ\\s+em',
    'Kinh\\s+tế,\\s+Hạ\\s+tầng\\s+và\\s+Đô\\s+thị',
  ].join('|')})${NOT_LETTER}`,
  'y',
)

/** Small-letter words that go on a name: "Ban Tuyên giáo và Dân vận thành ủy", "Đảng ủy xã", "Hội nghị lần thứ tám". */
const INNER = new RegExp(
  `(?:${[
    'ủy\\s+ban',
    'ủy',
    'tổng\\s+liên\\s+đoàn',
    'liên\\s+đoàn',
    'thành\\s+đoàn',
    'tỉnh\\s+đoàn',
    'huyện\\s+đoàn',
    'đảng\\s+bộ',
    'đảng\\s+ủy',
    'đảng\\s+đoàn',
    'đảng',
    'chấp\\s+hành',
    'thường\\s+vụ',
    'thường\\s+trực',
    'trung\\s+ương',
    'tỉnh\\s+ủy',
    'thành\\s+ủy',
    'huyện\\s+ủy',
    'quận\\s+ủy',
    'thị\\s+ủy',
    'tỉnh',
    'thành\\s+phố',
    'thị\\s+xã',
    'thị\\s+trấn',
    'huyện',
    'quận',
    'phường',
    'xã',
    'đặc\\s+khu',
    'thôn',
    'xóm',
    'ấp',
    'khóm',
    'khu\\s+phố',
    'tổ\\s+dân\\s+phố',
    'khối',
    'các\\s+cơ\\s+quan',
    'cơ\\s+quan',
    'doanh\\s+nghiệp',
    'nhân\\s+dân',
    'nhà\\s+nước',
    'nước',
    'lần\\s+thứ',
    'nhất',
    'hai',
    'ba',
    'tư',
    'bốn',
    'năm',
    'sáu',
    'bảy',
    'tám',
    'chín',
    'mười(?:\\s+(?:một|hai|ba|bốn|lăm))?',
    'chính\\s+trị',
    'bí\\s+thư',
    'hội\\s+nghị',
    'tổ\\s+quốc',
    'cấp\\s+tỉnh',
    'cấp\\s+huyện',
    'cấp\\s+xã',
    'các\\s+cấp',
    'các\\s+đoàn\\s+thể',
    'lâm\\s+thời',
    'đại\\s+biểu\\s+toàn\\s+quốc',
    'đại\\s+biểu',
    'toàn\\s+quốc',
    'cán\\s+sự\\s+đảng',
    'phụ\\s+nữ',
    'cựu\\s+chiến\\s+binh',
    'nông\\s+dân',
    'thanh\\s+niên',
    'lao\\s+động',
    'quân\\s+sự',
    'tối\\s+cao',
    'quốc\\s+gia',
    'các\\s+hội',
    'các\\s+khu\\s+(?:công\\s+nghiệp|kinh\\s+tế)',
    'học\\s+sinh',
    'nhà\\s+trường',
  ].join('|')})${NOT_LETTER}`,
  'iy',
)

/** Words of several syllables in names; only the first is printed with a capital: "Hội Nông dân", "Liên đoàn Lao động". */
const COMPOUND = new RegExp(
  `(?:${[
    'An toàn (?:giao thông|thực phẩm)',
    'Bảo vệ,? (?:và )?[Cc]hăm sóc sức khỏe',
    'Bảo vệ [Cc]hính trị nội bộ',
    'Bảo hiểm xã hội',
    'Biên phòng',
    'Cao đẳng',
    'Chiến lược',
    'Chính phủ',
    'Chính sách',
    'Chính trị(?: [Qq]uốc gia)?',
    'Chữ thập đỏ',
    'Công an',
    'Công đoàn',
    'Công nghệ',
    'Công nghiệp',
    'Cộng sản',
    'Cựu chiến binh',
    'Cựu giáo chức',
    'Dân quân',
    'Dân số',
    'Dân tộc',
    'Du lịch',
    'Đại học',
    'Đào tạo',
    'Đảm bảo chất lượng',
    'Đầu tư',
    'Đối ngoại',
    'Đối thoại',
    'Đô thị',
    'Gia đình',
    'Giao thông [Vv]ận tải',
    'Giám đốc',
    'Giám hiệu',
    'Giám sát',
    'Giáo dục',
    'Hành chính',
    'Hạ tầng',
    'Hải quan',
    'Hàng hải',
    'Học sinh',
    'Hợp tác xã',
    'Khen thưởng',
    'Khoa giáo',
    'Khoa học',
    'Khuyến học',
    'Kiểm lâm',
    'Kiểm tra',
    'Kinh tế',
    'Kỹ thuật',
    'Lao động',
    'Liên hiệp',
    'Luật gia',
    'Lý luận',
    'Mặt trận',
    'Mầm non',
    'Môi trường',
    'Ngoại giao',
    'Nghệ thuật',
    'Nghiên cứu',
    'Người cao tuổi',
    'Người mù',
    'Nhà báo',
    'Nhà nước',
    'Nhà văn',
    'Nội chính',
    'Nội vụ',
    'Nông dân',
    'Nông nghiệp',
    'Nông thôn',
    'Phát thanh',
    'Phát triển',
    'Phụ nữ',
    'Phòng không',
    'Quân chính',
    'Quân đội',
    'Quân sự',
    'Quản trị',
    'Quốc gia',
    'Quốc hội',
    'Quốc phòng',
    'Quốc tế',
    'Sinh viên',
    'Sư phạm',
    'Tài chính',
    'Tài nguyên',
    'Thanh niên',
    'Thanh tra',
    'Thể dục',
    'Thể thao',
    'Thi đua',
    'Thiếu nhi',
    'Thông tấn xã',
    'Thông tin',
    'Thống kê',
    'Thương binh',
    'Thương mại',
    'Tiền phong',
    'Tiểu học',
    'Tổ chức',
    'Tổ quốc',
    'Tôn giáo',
    'Trẻ em',
    'Trung học(?: [Cc]ơ sở| [Pp]hổ thông)?',
    'Truyền hình',
    'Truyền thông',
    'Tuyên giáo',
    'Tuyên huấn',
    'Tư pháp',
    'Tư tưởng',
    'Văn hóa',
    'Văn học',
    'Văn phòng',
    'Việc làm',
    'Xã hội',
    'Xây dựng',
    'Xuất bản',
    'Y tế',
  ]
    .map((words) => words.replace(/ /g, '\\s+'))
    .join('|')})${NOT_LETTER}`,
  'y',
)

/** Small words that are part of a name only between two of its words. */
const CONNECTOR = new Set(['và', 'của', '-'])

/** "Ban Chỉ đạo … về …": a steering committee's subject belongs to its name. */
const WITH_SUBJECT = /^(?:ban chỉ đạo|tiểu ban|tổ công tác|ban tổ chức (?:cuộc|hội))/i

const WORD = new RegExp(`[${LETTER}0-9]+(?:[/.][${LETTER}0-9]+)*`, 'y')
// A tab parts the cells of a table; no name runs over it.
const BLANK = /[^\S\n\t]*/y
/** Roman numerals and arabic numbers in names: "Trung ương 8", "Đại hội XVI". */
const NUMERAL = /^(?:[IVXL]+|\d{1,2})$/

/** Where a steering committee's subject, or any name, must end. */
const STOP_WORDS = new RegExp(
  `\\s*(?:[;.:()"\\n]|,?\\s*(?:ngày|về\\s+việc|về|thực\\s+hiện|triển\\s+khai|ban\\s+hành|khóa|Khóa|nhiệm\\s+kỳ|sơ\\s+kết|tổng\\s+kết|tiếp\\s+tục|hướng\\s+dẫn)${NOT_LETTER})`,
  'y',
)

function at(expression: RegExp, text: string, position: number): string | null {
  expression.lastIndex = position
  return expression.exec(text)?.[0] ?? null
}

/** True where a body's name begins at this place. */
export function startsBody(text: string, position: number): boolean {
  return at(HEAD, text, position) !== null
}

const DOCUMENT_WORD = new RegExp(
  `(?:Nghị\\s+quyết|Chỉ\\s+thị|Kết\\s+luận|Quyết\\s+định|Quy\\s+định|Quy\\s+chế|Hướng\\s+dẫn|Kế\\s+hoạch|Chương\\s+trình|Thông\\s+báo|Thông\\s+tư|Nghị\\s+định|Công\\s+văn|Báo\\s+cáo|Đề\\s+án|Luật|Bộ\\s+luật|Pháp\\s+lệnh|Hiến\\s+pháp|Điều\\s+lệ|Chiến\\s+lược|Thông\\s+tri|Tờ\\s+trình|Văn\\s+bản|Công\\s+điện|Phong\\s+trào|Phụ\\s+lục)${NOT_LETTER}`,
  'y',
)

/** Reads a body's name that begins at `position` of a folded text; its end, or null where none begins. */
export function readBody(text: string, position: number): number | null {
  const first = readOne(text, position)
  if (first === null) return null
  let end = first
  // "Bộ Chính trị, Ban Bí thư" and "Ban Thường vụ Thành ủy, Quận ủy" are joint; a comma before any other body opens a clause.
  for (;;) {
    const joint =
      /(?:,|\s+và)\s+(?=(?:Ban\s+Bí\s+thư|Bộ\s+Chính\s+trị|[TtHhQqĐđ](?:ỉnh|hành|uyện|uận|hị|ảng)\s+ủy|Chính\s+phủ)(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF]))/y
    const gap = at(joint, text, end)
    if (gap === null) return end
    const own = text.slice(position, end)
    const next = readOne(text, end + gap.length)
    if (next === null) return end
    const second = text.slice(end + gap.length, next)
    const both = /^(?:Bộ Chính trị|Ban Bí thư)/.test(own) && /^(?:Bộ Chính trị|Ban Bí thư)/.test(second)
    const committees = /ủy$/i.test(own) && /^\p{L}+\s+ủy$/iu.test(second)
    if (!both && !committees) return end
    // What follows must go on as a citation does, not as a clause whose subject this body is.
    if (
      !both &&
      !/^(?:\s*(?:[;.,)("\n]|$)|\s+(?:về|thực\s+hiện|ngày|khóa|triển\s+khai|tổng\s+kết|sơ\s+kết|và|ban\s+hành)(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF]))/.test(
        text.slice(next, next + 30),
      )
    )
      return end
    end = next
  }
}

function readOne(text: string, position: number): number | null {
  const fixed = at(FIXED, text, position)
  const head = fixed ?? at(HEAD, text, position)
  if (head === null) return null
  let end = position + head.length
  let open = -1
  for (;;) {
    const blank = at(BLANK, text, end) ?? ''
    const next = end + blank.length
    if (at(STOP_WORDS, text, end) !== null && !/^\s*năm/.test(text.slice(end, end + 6))) break
    if (blank === '' && text[next] !== ',' && text[next] !== '-') break
    if (text[next] === ',') {
      // "Hội nghị lần thứ tám, Ban Chấp hành Trung ương": the plenum names its committee after a comma.
      const committee = /,\s*(?=Ban\s+[Cc]hấp\s+hành|BCH)/y
      const gap = at(committee, text, next)
      if (gap !== null && /^hội nghị/i.test(text.slice(position, end))) {
        end = next + 1
        continue
      }
      break
    }
    const innerFixed = at(FIXED, text, next)
    if (innerFixed) {
      end = next + innerFixed.length
      open = -1
      continue
    }
    if (at(DOCUMENT_WORD, text, next) !== null) break
    const word = text[next] === '-' && /^-\s/.test(text.slice(next, next + 2)) ? '-' : at(WORD, text, next)
    if (word === null) break
    const low = word.toLowerCase()
    const inner = at(INNER, text, next)
    if (CONNECTOR.has(low)) {
      if (open >= 0) break
      open = end
      end = next + word.length
      continue
    }
    const capital = word[0] !== word[0]!.toLowerCase()
    // "TP. Hồ Chí Minh": the point belongs to the abbreviation.
    if (/^(?:TP|Tp)$/.test(word) && text[next + 2] === '.') {
      end = next + 3
      open = -1
      continue
    }
    const compound = capital ? at(COMPOUND, text, next) : null
    if (compound) {
      end = next + compound.length
      open = -1
      continue
    }
    if (low === 'năm' && !/lần\s+thứ$/.test(text.slice(position, end))) break
    if (
      /^(?:hai|ba|tư|bốn|sáu|bảy|tám|chín|nhất)$/.test(low) &&
      !capital &&
      !/(?:thứ|mười)$/.test(text.slice(position, end))
    )
      break
    if (!(capital || NUMERAL.test(word) || inner)) break
    end = next + (inner ?? word).length
    open = -1
  }
  // A connector with nothing after it was the sentence going on.
  if (open >= 0) end = open
  const name = text.slice(position, end)
  if (WITH_SUBJECT.test(name)) return withSubject(text, end)
  return end
}

/** "Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số" as one name. */
function withSubject(text: string, end: number): number {
  const about = /\s+về\s+(?!việc|triển\s+khai|thực\s+hiện|ban\s+hành|tổ\s+chức)/y
  const opening = at(about, text, end)
  if (opening === null) return end
  const rest = text.slice(end + opening.length, end + opening.length + 200)
  const stop =
    /[;.:()"\n]|,?\s+(?:ngày|về|thực\s+hiện|triển\s+khai|ban\s+hành|khóa|hướng\s+dẫn|tổ\s+chức)(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF])|,\s+(?=[A-ZĐ])|\s+và\s+(?=(?:Kế|Chương|Nghị|Quyết|Hướng)\s)/.exec(
      rest,
    )
  return end + opening.length + (stop ? stop.index : rest.trimEnd().length)
}
