/** The foot of a document: Nơi nhận (recipients) and the signature block, in whatever order a reader gave them. */
import type { Signer, Span } from './types.js'

export interface Foot {
  readonly span: Span | null
  readonly signer: Signer | null
  readonly recipients: readonly string[]
}

interface Line extends Span {
  readonly text: string
}

const RECIPIENTS = /^[\s*]*[nN][ơƠ][iI]\s+[nN][hH][ậẬ][nN](?![ \t]+\p{Ll})\s*:?\s*/u
const AUTHORITY =
  /^[\s*]*(?:T\s?\/\s?M|TM\.?|K\s?\/\s?T|KT\.?|T\s?\/\s?L|TL\.?|T\s?\/\s?U\s?Q|TUQ\.?|Q\.)\s*(?=[\p{Lu}])/u
const POSITION =
  /^[\s*]*(?:QUYỀN\s+|P\.\s*|Q\.\s*)?(?:PHÓ\s+|TRƯỞNG|BÍ\s+THƯ|CHỦ\s+TỊCH|GIÁM\s+ĐỐC|THỦ\s+TƯỚNG|BỘ\s+TRƯỞNG|THỨ\s+TRƯỞNG|CHÁNH|TỔNG|ỦY\s+VIÊN|HIỆU\s+TRƯỞNG|CHỦ\s+NHIỆM|VIỆN\s+TRƯỞNG|CỤC\s+TRƯỞNG|CHÍNH\s+ỦY|THƯỜNG\s+TRỰC|ĐỘI\s+TRƯỞNG|TỔ\s+TRƯỞNG|CHỈ\s+HUY|TƯ\s+LỆNH|QUYỀN)/u
const SIGNED = /^\s*[[(]?\s*(?:đã\s+ký|ký\s+tên|ký,|chữ\s+ký)/i
const APPENDIX = /^[\s*]*(?:PHỤ LỤC|Phụ lục)(?:\s|$)/
const NAME =
  /^[\s*]*(?:(?:GS|PGS|TS|ThS|BS|KS|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Trung tướng|Thượng tướng|Đại tướng|Đ\/c|Đồng chí)[.\s]+)*(?<name>(?:\p{Lu}\p{Ll}+|[HKY](?:['’]\s?\p{Lu}\p{Ll}+)?)(?:\s+\p{Lu}\p{Ll}*){1,5}|\p{Lu}{2,}(?:\s+\p{Lu}{1,}){1,5})[\s*]*$/u
const ITEM = /^\s*[-–—+•·*]\s*/

const linesOf = (text: string): Line[] => {
  const out: Line[] = []
  let start = 0
  for (const text_ of text.split('\n')) {
    out.push({ text: text_, start, end: start + text_.length })
    start += text_.length + 1
  }
  return out
}

/** Reads the foot of a normalized text; everything null or empty where none stands. */
export function readFoot(text: string): Foot {
  const lines = linesOf(text)
  const headed = lines.findIndex((line) => RECIPIENTS.test(line.text) && !/kính gửi/i.test(line.text))
  // Copies lose the words "Nơi nhận" but keep the list: "- Như Điều 3; … - Lưu VT".
  const at = headed >= 0 ? headed : unheadedList(lines) - 1
  const authorityAt = lines.findIndex(
    (line, index) => AUTHORITY.test(line.text) && line.text.trim() === line.text.trim().toUpperCase() && index > 3,
  )
  const recipients: string[] = []
  let last = at
  const stop = (index: number): boolean => {
    const line = lines[index]!.text
    return (
      APPENDIX.test(line) ||
      AUTHORITY.test(line) ||
      (POSITION.test(line) && line.trim() === line.trim().toUpperCase()) ||
      SIGNED.test(line)
    )
  }
  if (at >= 0) {
    const first = headed >= 0 ? lines[at]!.text.replace(RECIPIENTS, '') : ''
    for (const part of first
      .split(/\s*[;,.]\s+-\s*|^\s*-\s*/)
      .map((piece) => piece.trim())
      .filter((piece) => piece.length > 1))
      recipients.push(part)
    for (let index = at + 1; index < lines.length && index < at + 60; index++) {
      const line = lines[index]!.text
      if (line.trim() === '') continue
      if (stop(index)) break
      const item = ITEM.test(line)
      if (!item && NAME.test(line) && recipients.length > 0) break
      if (/^\s*(?:-{3,}|_{3,})/.test(line) || /^[\s*]*$/.test(line)) continue
      if (item) recipients.push(line.replace(ITEM, ''))
      else if (recipients.length > 0 && !/[;.]\s*$/.test(recipients[recipients.length - 1]!) && line.trim().length < 90)
        recipients[recipients.length - 1] += ` ${line.trim()}`
      else if (/^(?:Như|Lưu|Các|Ban|Thường|UBND|Đảng|Tỉnh|Thành|Huyện|Văn|Sở|Bộ|Cổng)/.test(line.trim()))
        recipients.push(line.trim())
      else break
      last = index
      if (/^\s*[-–]?\s*Lưu\b/.test(line) && /\.\s*$/.test(line)) {
        // The filing line closes the list.
        break
      }
    }
  }
  const signer = readSigner(lines, at, last, authorityAt)
  if (at < 0 && !signer) return { span: null, signer: null, recipients: [] }
  const from = Math.min(
    at >= 0 ? lines[at]!.start : Number.POSITIVE_INFINITY,
    signer ? signer.span.start : Number.POSITIVE_INFINITY,
  )
  const to = Math.max(at >= 0 ? lines[last]!.end : 0, signer ? signer.span.end : 0)
  return {
    span: { start: from, end: to },
    signer: signer?.signer ?? null,
    recipients: recipients.map(cleanRecipient).filter((line) => line.length > 1),
  }
}

/** First line of a list of recipients without its heading: it opens with "Như …" and is closed by "Lưu …"; 0 where none stands. */
function unheadedList(lines: readonly Line[]): number {
  const first = lines.findIndex(
    (line, index) => index > lines.length / 2 && /^\s*[-–]\s*Như\s+(?:[Đđ]iều|trên|kính\s+gửi)/.test(line.text),
  )
  if (first < 1) return 0
  const filed = lines.slice(first, first + 30).some((line) => /^\s*[-–]?\s*Lưu\b/.test(line.text))
  return filed ? first : 0
}

/** "Ban Tuyên giáo Thành ủy (để b/c)," → "Ban Tuyên giáo Thành ủy". */
function cleanRecipient(line: string): string {
  return line
    .replace(/\*/g, '')
    .replace(
      /\(\s*(?:để\s+)?(?:b\s?\/\s?c|báo\s+cáo|t\s?\/\s?h|thực\s+hiện|c\s?\/\s?đ|chỉ\s+đạo|p\s?\/\s?h|phối\s+hợp|biết|để\s+[^)]*|qua\s+[^)]*|kèm[^)]*|theo\s+dõi|t\/d|đăng[^)]*|\d{1,2}\s?b(?:ản)?(?!\p{L}))[^)]*\)/giu,
      '',
    )
    .replace(/^(\s*Lưu.*?)\s*\([^()]*\)[\s.;,]*$/, '$1')
    .replace(/\s+/g, ' ')
    .replace(/[\s,;.]+$/, '')
    .trim()
}

function readSigner(
  lines: readonly Line[],
  at: number,
  last: number,
  authorityAt: number,
): { signer: Signer; span: Span } | null {
  // The block stands after Nơi nhận, or before it where the columns were read the other way round.
  let start = authorityAt
  if (start < 0) {
    const near =
      at >= 0
        ? [
            last + 1,
            ...Array.from({ length: 12 }, (_, index) => last + 2 + index),
            ...Array.from({ length: 8 }, (_, index) => at - 8 + index),
          ]
        : Array.from({ length: 15 }, (_, index) => lines.length - 15 + index)
    start =
      near.find(
        (index) =>
          index > 5 &&
          index < lines.length &&
          !APPENDIX.test(lines[index]!.text) &&
          POSITION.test(lines[index]!.text) &&
          lines[index]!.text.trim() === lines[index]!.text.trim().toUpperCase(),
      ) ?? -1
  }
  let authority: string | null = null
  let position: string | null = null
  let name: string | null = null
  let end = -1
  if (start >= 0) {
    for (let index = start; index < lines.length && index < start + 14; index++) {
      const raw = lines[index]!.text.replace(/\*/g, '').replace(/\s+/g, ' ').trim()
      if (raw === '' || SIGNED.test(raw) || /^[-_]+$/.test(raw)) continue
      if (APPENDIX.test(raw) || RECIPIENTS.test(raw)) break
      if (authority === null && position === null && AUTHORITY.test(raw)) {
        const split =
          /^(.+?)\s+((?:QUYỀN\s+)?(?:PHÓ\s|BÍ\s+THƯ|CHỦ\s+TỊCH\s*$|TRƯỞNG\s+BAN\s*$|GIÁM\s+ĐỐC\s*$|THỦ\s+TƯỚNG\s*$|BỘ\s+TRƯỞNG\s*$).*)$/u.exec(
            raw,
          )
        // "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ" on one line holds both; "KT. CHỦ TỊCH" alone is the authority.
        if (
          split &&
          /^(?:T\s?\/\s?M|TM)/.test(raw) &&
          !/^\S+\s+BAN$/.test(split[1]!) &&
          split[1]!.split(' ').length > 1 &&
          !/ĐOÀN$/.test(split[1]!)
        )
          [authority, position] = [split[1]!, split[2]!]
        else authority = raw
        end = index
        continue
      }
      const upper = raw === raw.toUpperCase()
      if (upper && authority !== null && position === null && !POSITION.test(raw) && !NAME.test(raw)) {
        authority += ` ${raw}`
        end = index
        continue
      }
      if (upper && position === null && POSITION.test(raw)) {
        position = raw
        end = index
        continue
      }
      if (upper && position !== null && POSITION.test(raw) && !NAME.test(raw)) {
        end = index
        continue
      }
      const named = NAME.exec(raw)
      if (
        named?.groups &&
        !/^(?:Nơi|Lưu|Phụ|Kính|VỀ\s|DANH\s+SÁCH|KẾ\s+HOẠCH|CHƯƠNG\s+TRÌNH|ĐỀ\s+CƯƠNG|BIỂU|PHỤ\s+LỤC|QUY\s+CHẾ|MỤC\s+LỤC)/.test(
          raw,
        )
      ) {
        name = named.groups['name']!
        end = index
        break
      }
      if (!upper) break
    }
  } else if (at >= 0) {
    // Only the name was left: the first line of its shape after the recipients.
    for (let index = last + 1; index < lines.length && index < last + 8; index++) {
      const raw = lines[index]!.text.replace(/\*/g, '').trim()
      if (raw === '') continue
      if (APPENDIX.test(raw)) break
      const named = NAME.exec(raw)
      if (named?.groups && raw !== raw.toUpperCase()) {
        name = named.groups['name']!
        start = index
        end = index
      }
      break
    }
  }
  if (authority === null && position === null && name === null) return null
  return {
    signer: { authority, position, name },
    span: { start: lines[start]!.start, end: lines[Math.max(end, start)]!.end },
  }
}
