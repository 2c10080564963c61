/** A source text cut into the parts that a layout places: header columns, title, body, foot, what follows the foot. */
import type { Sample } from './manifest.js'

export interface Parts {
  readonly left: readonly string[]
  readonly right: readonly string[]
  /** Subject of a công văn, "về việc …": the last line of the left column. */
  readonly subject: string | null
  /** Type word and title lines, "KẾ HOẠCH", "công tác khoa giáo năm 2026". */
  readonly title: readonly string[]
  /** "-----" closes the title of a Party document. */
  readonly rule: boolean
  readonly body: readonly string[]
  readonly recipients: readonly string[]
  readonly signature: readonly string[]
  /** Appendix, or the text that a decision promulgates. */
  readonly attached: readonly string[]
}

const RECIPIENTS = 'Nơi nhận:'
const RULE = '-----'
/** "NGHỊ QUYẾT" | "CỦA BAN THƯỜNG VỤ THÀNH ỦY" */
const CAPITALS = (line: string): boolean => line === line.toUpperCase()

export function partsOf(text: string, sample: Sample): Parts {
  const lines = text.replace(/\n$/, '').split('\n')
  const leftCount = sample.left ?? 0
  const rightCount = sample.right ?? 0
  const column = lines.slice(0, leftCount)
  const subject = sample.letter ? column.pop()! : null
  const right = lines.slice(leftCount, leftCount + rightCount)
  const rest = lines.slice(leftCount + rightCount)
  const ruleAt = rest.indexOf(RULE)
  const titleCount = sample.letter ? 0 : ruleAt >= 0 ? ruleAt : titleLength(rest)
  const rule = ruleAt >= 0
  const bodyAt = titleCount + (rule ? 1 : 0)
  const footAt = rest.indexOf(RECIPIENTS)
  if (footAt < 0) throw new Error(`${sample.name}: no line "${RECIPIENTS}"`)
  let at = footAt + 1
  while (rest[at]?.startsWith('- ')) at++
  const recipients = rest.slice(footAt, at)
  const signatureAt = at
  while (at < rest.length && CAPITALS(rest[at]!)) at++
  const signature = rest.slice(signatureAt, at + 1)
  return {
    left: column.map(openBlanks),
    right: right.map(openBlanks),
    subject,
    title: rest.slice(0, titleCount),
    rule,
    body: rest.slice(bodyAt, footAt),
    recipients,
    signature,
    attached: rest.slice(at + 1),
  }
}

/** Room for the pen where number or day was left blank: "Số      -KH/ĐU", "ngày      tháng 02 năm 2026". */
function openBlanks(line: string): string {
  return line.replace(/^Số -/, 'Số      -').replace(/ngày tháng/, 'ngày      tháng')
}

/** State layout has no rule: the type word in capitals and the one line after it. */
function titleLength(lines: readonly string[]): number {
  let count = 0
  while (CAPITALS(lines[count]!)) count++
  return count + 1
}

/** A heading that is printed bold: "I. MỤC TIÊU", "1. Tuyên truyền" without a full stop, "Điều 1. Nguyên tắc". */
export function isHeading(line: string): boolean {
  if (/^(?:[IVX]+|[A-Z])\.\s/.test(line)) return true
  if (/^Điều \d+\.\s/.test(line)) return line.length < 60
  if (/^(?:Phần thứ|QUYẾT NGHỊ|BAN THƯỜNG VỤ|KẾT QUẢ|NHIỆM VỤ)/.test(line)) return line.length < 60
  return /^\d+\.\s/.test(line) && line.length < 80 && !/[.;:!?]$/.test(line)
}

/** A line set in the centre: "QUYẾT NGHỊ:", "Phần thứ nhất", a line of capitals. */
export function isCentred(line: string): boolean {
  return /^Phần thứ/.test(line) || (CAPITALS(line) && /\p{L}{3}/u.test(line) && !/^[IVXA-Z]+\./.test(line))
}
