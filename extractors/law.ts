/** Laws named without a number: "Luật Bảo hiểm xã hội năm 2024", "Bộ luật Lao động", "Hiến pháp năm 2013". */
import { LETTER } from './text.js'

/** Names of laws, which older texts print in small letters ("Luật giáo dục") and simple readings cut at "và" or a comma. */
const KNOWN_NAMES = [
  'Khoa học và công nghệ',
  'Khoa học, công nghệ và đổi mới sáng tạo',
  'Tổ chức Chính phủ',
  'Tổ chức chính quyền địa phương',
  'Phòng, chống ma túy',
  'Phòng, chống tham nhũng',
  'Phòng, chống bạo lực gia đình',
  'Phòng, chống tác hại của rượu, bia',
  'Phòng, chống tác hại của thuốc lá',
  'Phòng, chống thiên tai',
  'Phòng, chống bệnh truyền nhiễm',
  'Phòng, chống mua bán người',
  'Phòng, chống rửa tiền',
  'Phòng, chống khủng bố',
  'Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)',
  'Phòng cháy, chữa cháy và cứu nạn, cứu hộ',
  'Phòng cháy và chữa cháy',
  'Thực hành tiết kiệm, chống lãng phí',
  'Trật tự, an toàn giao thông đường bộ',
  'An toàn, vệ sinh lao động',
  'Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân',
  'Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam',
  'Hôn nhân và gia đình',
  'Bảo vệ và Phát triển rừng',
  'Bảo vệ và phát triển rừng',
  'Lưu trữ',
  'Thể dục, thể thao',
  'Cán bộ, công chức',
  'Hoạt động giám sát của Quốc hội và Hội đồng nhân dân',
  'Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng',
  'Bảo vệ, chăm sóc và giáo dục trẻ em',
  'Khiếu nại, tố cáo',
  'Thi đua, khen thưởng',
  'Ngân sách nhà nước',
  'Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ',
  'Tín ngưỡng, tôn giáo',
  'Biên giới quốc gia',
  'Quy hoạch đô thị và nông thôn',
  'Tài nguyên, môi trường biển và hải đảo',
  'Thuế thu nhập doanh nghiệp',
  'Viên chức',
  'Thủ đô',
  'Thực hiện dân chủ ở cơ sở',
  'Ưu đãi người có công với cách mạng',
  'Ban hành văn bản quy phạm pháp luật',
  'Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân',
  'Công nghiệp công nghệ số',
  'Tổ chức Quốc hội',
  'Tổ chức HĐND và UBND',
  'Tổ chức Tòa án nhân dân',
  'Tổ chức Viện kiểm sát nhân dân',
  'Tổ chức Hội đồng nhân dân và Ủy ban nhân dân',
  'Giáo dục',
  'Giáo dục đại học',
  'Giáo dục nghề nghiệp',
  'Dạy nghề',
  'Nhà giáo',
  'Đất đai',
  'Nhà ở',
  'Kinh doanh bất động sản',
  'Xây dựng',
  'Đầu tư',
  'Đầu tư công',
  'Đầu tư theo phương thức đối tác công tư',
  'Doanh nghiệp',
  'Hợp tác xã',
  'Đấu thầu',
  'Bảo vệ môi trường',
  'Tài nguyên nước',
  'Đa dạng sinh học',
  'Lâm nghiệp',
  'Thủy sản',
  'Thủy lợi',
  'Chăn nuôi',
  'Trồng trọt',
  'Thú y',
  'Bảo hiểm xã hội',
  'Bảo hiểm y tế',
  'Việc làm',
  'Công đoàn',
  'Trẻ em',
  'Người cao tuổi',
  'Người khuyết tật',
  'Thanh niên',
  'Bình đẳng giới',
  'Dân số',
  'Khám bệnh, chữa bệnh',
  'Dược',
  'An toàn thực phẩm',
  'Phòng bệnh',
  'Phòng, chống HIV/AIDS',
  'Mặt trận Tổ quốc Việt Nam',
  'Tiếp công dân',
  'Khiếu nại',
  'Tố cáo',
  'Thanh tra',
  'Kiểm toán nhà nước',
  'Tiếp cận thông tin',
  'Báo chí',
  'Xuất bản',
  'Thư viện',
  'Di sản văn hóa',
  'Điện ảnh',
  'Quảng cáo',
  'Du lịch',
  'Viễn thông',
  'Giao dịch điện tử',
  'Công nghệ thông tin',
  'Công nghệ cao',
  'Chuyển giao công nghệ',
  'Sở hữu trí tuệ',
  'Tiêu chuẩn và quy chuẩn kỹ thuật',
  'Chất lượng sản phẩm, hàng hóa',
  'An toàn thông tin mạng',
  'An ninh mạng',
  'Bảo vệ bí mật nhà nước',
  'Dữ liệu',
  'Bảo vệ dữ liệu cá nhân',
  'Căn cước',
  'Cư trú',
  'Hộ tịch',
  'Nghĩa vụ quân sự',
  'Quốc phòng',
  'An ninh quốc gia',
  'Công an nhân dân',
  'Sĩ quan Quân đội nhân dân Việt Nam',
  'Dân quân tự vệ',
  'Biên phòng Việt Nam',
  'Giáo dục quốc phòng và an ninh',
  'Phòng thủ dân sự',
  'Giao thông đường bộ',
  'Đường bộ',
  'Xử lý vi phạm hành chính',
  'Phổ biến, giáo dục pháp luật',
  'Hòa giải ở cơ sở',
  'Trợ giúp pháp lý',
  'Trưng cầu ý dân',
  'Quản lý thuế',
  'Thuế giá trị gia tăng',
  'Thuế thu nhập cá nhân',
  'Quản lý, sử dụng tài sản công',
  'Giá',
  'Kế toán',
  'Thống kê',
  'Quy hoạch',
  'Năng lượng nguyên tử',
  'Điện lực',
  'Sử dụng năng lượng tiết kiệm và hiệu quả',
  'Hóa chất',
  'Khoáng sản',
  'Địa chất và khoáng sản',
  'Biển Việt Nam',
  'Cảnh sát biển Việt Nam',
  'Hỗ trợ doanh nghiệp nhỏ và vừa',
  'Các tổ chức tín dụng',
  'Trọng tài thương mại',
  'Phá sản',
  'Cạnh tranh',
  'Bảo vệ quyền lợi người tiêu dùng',
  'Nhà giáo',
].sort((a, b) => b.length - a.length)

const YEAR = /^\s*(?:,?\s*năm\s+(?:19|20)\d\d|\s(?:19|20)\d\d(?![\d/]))/
const STOP = new Set([
  'và',
  'được',
  'là',
  'có',
  'đã',
  'số',
  'ngày',
  'quy',
  'của',
  'trong',
  'theo',
  'về',
  'cho',
  'với',
  'tại',
  'này',
  'khi',
  'để',
  'do',
  'đến',
  'trên',
  'các',
  'những',
  'như',
  'cùng',
  'từ',
  'vào',
  'phải',
  'không',
  'đang',
  'sẽ',
  'nêu',
  'hiện',
  'hoặc',
  'còn',
  'ra',
  'mới',
])
const WORD = new RegExp(`^[ ]+([${LETTER}]+)`)

// "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương"
const CHANGED =
  /^\s+(?:[Ss]ửa\s+đổi(?:,?\s+bổ\s+sung)?|[Bb]ổ\s+sung)(?:\s+(?:một\s+số\s+(?:điều|nội\s+dung)|các\s+điều|điều\s+\d+))?\s+(?:của\s+)?(?=(?:các\s+)?(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s)/
const NEXT_LAW = /^(?:,\s+|\s+và\s+)(?=(?:Luật|Bộ\s+luật|Pháp\s+lệnh)\s)/

function readChanged(text: string, position: number): number | null {
  let end: number | null = null
  for (let at = position; ; ) {
    const type = /^(?:Luật|Bộ\s+luật|Pháp\s+lệnh)/.exec(text.slice(at, at + 12))?.[0]
    const next = type === undefined ? null : readLaw(text, at, type.replace(/\s+/g, ' '))
    if (next === null) return end
    end = next
    const more = NEXT_LAW.exec(text.slice(end, end + 12))
    if (!more) return end
    at = end + more[0].length
  }
}

/** "Luật Giáo dục số 43/2019/QH14": name between the type word and the number of a law that is named by both. */
export const NAMED_LAW = /^\s+(?<name>[^;.\n"“”()]{2,200}?)\s+số\s*:?\s*$/

/** End of a law's name that begins with a type word at `start`; null where this is no law. */
export function readLaw(text: string, start: number, type: string): number | null {
  if (type === 'Cương lĩnh' || type === 'Cương lĩnh chính trị') {
    const end = start + type.length
    const named =
      /^(?:\s+xây\s+dựng\s+đất\s+nước[^,.;\n]{0,80}?)?\s*\(?(?:năm\s+)?(?:1930|1951|1991|2011)\)?(?!\d)/.exec(
        text.slice(end, end + 140),
      )
    return text[start] === 'C' && named ? end + named[0].length : null
  }
  if (type === 'Điều lệ Đảng') {
    if (text[start] !== 'Đ') return null
    const end = start + type.length
    return end + (/^\s+Cộng\s+sản\s+Việt\s+Nam(?![\p{L}])/u.exec(text.slice(end, end + 30))?.[0].length ?? 0)
  }
  if (type !== 'Luật' && type !== 'Bộ luật' && type !== 'Pháp lệnh' && type !== 'Hiến pháp' && type !== 'Điều lệ')
    return null
  // "Tổ Luật Hành chính", "Khoa Luật", "Trường Đại học Luật": where law is taught.
  if (/(?:Tổ|Khoa|môn|Trường|học|Phòng|ngành|Viện|Hội)\s+$/.test(text.slice(Math.max(0, start - 8), start))) return null
  const printed = text.slice(start, start + type.length)
  if (printed[0] === printed[0]!.toLowerCase()) return null
  const end = start + type.length
  const rest = text.slice(end, end + 160)
  if (type === 'Hiến pháp') {
    const named =
      /^(?:\s+nước\s+Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam)?(?:\s+(?:năm\s+)?(?:19|20)\d\d)?/i.exec(
        rest,
      )
    return named?.[0] ? end + named[0].length : null
  }
  if (type === 'Điều lệ') {
    const statute =
      /^\s+(?:Đảng(?:\s+Cộng\s+sản\s+Việt\s+Nam)?|Đoàn(?:\s+TNCS\s+Hồ\s+Chí\s+Minh)?(?:\s+khóa\s+[IVX]+)?|Đội(?:\s+TNTP\s+Hồ\s+Chí\s+Minh)?|Hội\s+(?:Liên\s+hiệp\s+Phụ\s+nữ|Nông\s+dân|Cựu\s+chiến\s+binh|Liên\s+hiệp\s+Thanh\s+niên|Chữ\s+thập\s+đỏ|Khuyến\s+học)(?:\s+Việt\s+Nam)?|Mặt\s+trận\s+Tổ\s+quốc\s+Việt\s+Nam|Công\s+đoàn\s+Việt\s+Nam)(?![A-Za-z\u00AA-\u024F\u1E00-\u1EFF])/.exec(
        rest,
      )
    return statute ? end + statute[0].length : null
  }
  const changed = CHANGED.exec(rest)
  if (changed) return readChanged(text, end + changed[0].length)
  const low = rest.toLowerCase()
  const long = KNOWN_NAMES.find(
    (name) => low.startsWith(` ${name.toLowerCase()}`) && !/^\p{L}/u.test(rest.slice(name.length + 1)),
  )
  // "Luật PCTN 2005": an abbreviated name.
  const short = /^\s+[A-ZĐ]{3,8}(?![\p{L}\d/-])/u.exec(rest)
  if (short && type !== 'Pháp lệnh') {
    const year = YEAR.exec(rest.slice(short[0].length))
    return end + short[0].length + (year ? year[0].length : 0)
  }
  if (!long && !/^\s+[A-ZĐÁÀẢÃẠĂÂẤẦẨẪẬÉÈÊÍÌÓÒÔƠÚÙƯỨỪÝ](?=[a-zà-ỹđ])/.test(rest)) return null
  if (/^\s+(?:Khoa học và Công nghệ|sư|gia)(?![a-zà-ỹ])/.test(rest) && type !== 'Luật') return null
  let length = 0
  if (long) length = long.length + 1
  else {
    let words = 0
    for (let word = WORD.exec(rest); word && words < 8; word = WORD.exec(rest.slice(length))) {
      if (words > 0 && STOP.has(word[1]!.toLowerCase())) break
      if (words > 0 && word[1] === 'năm') break
      // A capital later on opens another name, unless it is a place in the law's own name.
      if (words > 1 && word[1]![0] !== word[1]![0]!.toLowerCase() && !/Việt|Nam|Mặt|Tổ|Nhân|Công|Quốc/.test(word[1]!))
        break
      length += word[0].length
      words++
    }
    if (words === 0) return null
  }
  const year = YEAR.exec(rest.slice(length))
  return end + length + (year ? year[0].length : 0)
}
