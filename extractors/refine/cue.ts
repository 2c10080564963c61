/** The verb that governs a citation: "sơ kết …", "thay thế …", "tiếp tục thực hiện …", the last one before it in its sentence. */
import { inEitherCase, WORD_END, WORD_START } from '../text.js'
import { MARK } from './cell.js'

const FILL = '(?:[ ,]+[^\\s.;:]+){0,9}?'
// Between a review and the carrying out that it reviews stands no clause: "đánh giá địa phương đã có …" reviews nothing.
const REVIEW_FILL = '(?:[ ]+(?!(?:đã|là|rằng|cho|được|có|để|nhưng)\\s)[^\\s.,;:]+){0,9}?'

const REVIEW_VERB =
  '(?:sơ,?\\s+(?:kết,?\\s+)?(?:và\\s+)?tổng\\s+kết|tổng,?\\s+sơ\\s+kết|sơ\\s+kết|tổng\\s+kết|đánh\\s+giá)'
// "Ủy ban Kiểm tra Trung ương" and "Thanh tra tỉnh" are bodies, and supervise nothing by their names.
const MONITOR_VERB =
  '(?:theo\\s+dõi|(?<!ủy\\s+ban\\s+)kiểm\\s+tra|giám\\s+sát|đôn\\s+đốc|thanh\\s+tra(?!\\s+(?:chính\\s+phủ|nhà\\s+nước|bộ|tỉnh|thành\\s+phố|huyện)\\s))'

/** Verbs that govern a citation, longest phrase first; the last one before it decides. */
const CUE = new RegExp(
  inEitherCase(
    `${WORD_START}(?:` +
      `(?<monitor>${MONITOR_VERB}(?:[\\s,]+(?:và\\s+)?(?:${MONITOR_VERB}|hướng\\s+dẫn|đánh\\s+giá|khảo\\s+sát|nắm\\s+tình\\s+hình))*(?:${FILL}\\s+(?:thực\\s+hiện|triển\\s+khai|chấp\\s+hành)(?:\\s+(?:thực\\s+hiện|triển\\s+khai))*)?)` +
      `|(?<review>${REVIEW_VERB}(?:[\\s,]+(?:và\\s+)?${REVIEW_VERB})*(?:${REVIEW_FILL}\\s+(?:thực\\s+hiện|triển\\s+khai|thi\\s+hành|học\\s+tập)(?:\\s+(?:thực\\s+hiện|triển\\s+khai|làm\\s+theo))*)?)` +
      `|(?<part>bãi\\s+bỏ\\s+(?:khoản|điểm|điều|một\\s+số|nội\\s+dung|quy\\s+định\\s+tại))` +
      `|(?<replace>thay\\s+thế|thay\\s+cho|thay(?=\\s+(?:các\\s+)?(?:\u0001|$))|bãi\\s+bỏ|hủy\\s+bỏ|chấm\\s+dứt\\s+hiệu\\s+lực|thu\\s+hồi)` +
      `|(?<amend>sửa\\s+lại|sửa\\s+đổi(?:,?\\s+(?:và\\s+)?bổ\\s+sung)?|điều\\s+chỉnh,?\\s+bổ\\s+sung|bổ\\s+sung,?\\s+sửa\\s+đổi)` +
      `|(?<self>[Kk]èm\\s+theo|ban\\s+hành\\s+kèm\\s+theo)` +
      `|(?<implement>(?:tiếp\\s+tục\\s+)?(?:tổ\\s+chức\\s+)?(?:triển\\s+khai|thực\\s+hiện|thi\\s+hành|(?<!ban\\s)chấp\\s+hành|quán\\s+triệt|học\\s+tập|tuyên\\s+truyền|phổ\\s+biến|cụ\\s+thể\\s+hóa|thể\\s+chế\\s+hóa|hiện\\s+thực\\s+hóa|(?:đạt|hoàn\\s+thành)(?:\\s+được)?\\s+(?:các\\s+)?mục\\s+tiêu|nghiên\\s+cứu|hưởng\\s+ứng|vận\\s+dụng|bám\\s+sát|gắn\\s+với|lồng\\s+ghép\\s+với))` +
      `|(?<made>(?:(?:đã|vừa|mới|tiếp\\s+tục)\\s+)(?:[^\\s,.;]+\\s+)?(?:ký\\s+)?(?:ban\\s+hành|thông\\s+qua))` +
      `|(?<issue>ban\\s+hành|ký\\s+ban\\s+hành)` +
      `|(?<other>cụ\\s+thể\\s+hóa\\s+(?:bằng|thành|qua)|(?:bị|được)\\s+thay\\s+thế\\s+(?:bởi|bằng)|phân\\s+biệt\\s+với|nhầm\\s+với|khác\\s+với|so\\s+với|đồng\\s+bộ\\s+với|phù\\s+hợp\\s+với|thống\\s+nhất\\s+với)` +
      `|(?<weak>tinh\\s+thần|theo(?:\\s+đúng)?(?:\\s+(?:biểu\\s+)?mẫu\\s+(?:tại|của))?|học|đối\\s+chiếu\\s+với|bám(?:\\s+sát)?|làm\\s+tốt|áp\\s+dụng|yêu\\s+cầu\\s+(?:tại|của)|quy\\s+định\\s+(?:tại|của)|nội\\s+dung|đưa)` +
      `)${WORD_END}`,
  ),
  'g',
)

const GOVERNS = /^[^,;:.]*\s(?:việc|tình\s+hình|kết\s+quả|tiến\s+độ|công\s+tác)(?:\s[^,;:.]*)?$/
/** What may stand between a weak word and the document that it governs: other documents, "các", "và". */
const CLOSE = /\s*(?:các\s+)?[\u0001\s,;và]*/y
/** No phrase of the pattern, grown by the words behind it, looks further than so many words. */
const LOOKS_AHEAD = 24
/** So much may stand between a review that names no carrying out and what it reviews. */
const REVIEW_REACH = 45
const COMPARED_REACH = 69

export type Cue = 'monitor' | 'review' | 'replace' | 'amend' | 'implement' | 'mention'

interface Phrase {
  readonly start: number
  readonly end: number
  readonly groups: Readonly<Record<string, string | undefined>>
  readonly carried: boolean
  /** Where a weak word's reach ends: up to here only documents follow it. */
  readonly closeUntil: number
}

interface State {
  readonly kind: Cue | null
  /** A review or supervision that names no carrying out: "đánh giá, xếp loại … theo Quy định số …" follows a rule. */
  readonly soft: boolean
  readonly since: number
}

/**
 * Tells for places of one cell, left to right, the kind of the last cue before each. Every word is read once but for the
 * last few before a place, since what stands behind the place must not lengthen a phrase before it.
 */
export function cueReader(words: string): (place: number) => Cue | null {
  let sentence = 0
  // Up to here no more phrase begins and none changes; the state is that of those whose weight is settled.
  let read = 0
  let settled: State = { kind: null, soft: false, since: 0 }
  let waiting: Phrase[] = []
  let before = 0
  const restart = (from: number): void => {
    sentence = from
    read = from
    settled = { kind: null, soft: false, since: from }
    waiting = []
  }
  return (place) => {
    if (place < before) {
      restart(0)
      before = 0
    }
    // Only the running sentence governs: a full stop ends the reach of a verb.
    const from = Math.max(sentence, before - 1)
    const stop = lastStop(words.slice(from, place))
    if (stop >= 0) restart(from + stop + 1)
    before = place
    const left = words.slice(0, place)
    const sure = wordsBack(words, place, LOOKS_AHEAD, read)
    const late: Phrase[] = []
    let open = place
    CUE.lastIndex = read
    for (let found = CUE.exec(left); found; found = CUE.exec(left)) {
      const phrase = phraseOf(found, words)
      if (late.length === 0 && phrase.end <= sure) waiting.push(phrase)
      else {
        open = Math.min(open, phrase.start)
        late.push(phrase)
      }
    }
    read = Math.max(read, waiting.at(-1)?.end ?? 0, Math.min(sure, open))
    while (waiting.length > 0 && isSettled(waiting[0]!, words, place))
      settled = stateAfter(settled, waiting.shift()!, words, place)
    let state = settled
    for (const phrase of waiting) state = stateAfter(state, phrase, words, place)
    for (const phrase of late) state = stateAfter(state, phrase, words, place)
    return state.kind
  }
}

const lastStop = (words: string): number =>
  Math.max(words.lastIndexOf('. '), words.lastIndexOf('.\n'), words.lastIndexOf('? '))

/** The place that lies so many words before this one. */
function wordsBack(words: string, place: number, count: number, least: number): number {
  let at = place
  for (let left = count; left > 0 && at > least; left--) {
    while (at > least && words[at - 1] !== ' ') at--
    while (at > least && words[at - 1] === ' ') at--
  }
  return at
}

function phraseOf(found: RegExpExecArray, words: string): Phrase {
  const groups = found.groups!
  const end = found.index + found[0].length
  CLOSE.lastIndex = end
  const closeUntil = groups['issue'] || groups['weak'] ? end + CLOSE.exec(words)![0].length : end
  return { start: found.index, end, groups, carried: /(?:hiện|khai|hành|tập|theo)$/i.test(found[0]), closeUntil }
}

/** True where a place further to the right would weigh this phrase as this one does. */
function isSettled({ end, groups, carried, closeUntil }: Phrase, words: string, place: number): boolean {
  if (groups['monitor']) return true
  if (groups['review']) return carried || saysMoreThan(REVIEW_REACH, words, end, place)
  if (groups['other']) return saysMoreThan(COMPARED_REACH, words, end, place)
  return !(groups['issue'] || groups['weak']) || closeUntil < place
}

/** True where more than so many characters stand between two places, documents left out. */
function saysMoreThan(limit: number, words: string, from: number, to: number): boolean {
  let count = 0
  for (let at = from; at < to && count <= limit; at++) if (words[at] !== MARK) count++
  return count > limit
}

/** A review or supervision of carrying out counts as one phrase; of all others the last decides. */
function stateAfter(state: State, phrase: Phrase, words: string, place: number): State {
  const { groups, start, end, carried } = phrase
  const { kind, soft, since } = state
  const become = (next: Cue): State => (next === kind ? state : { kind: next, soft, since })
  if (groups['monitor'] || groups['review']) {
    if (groups['review'] && !carried && saysMoreThan(REVIEW_REACH, words, end, place)) return state
    return { kind: groups['monitor'] ? 'monitor' : 'review', soft: !carried, since: end }
  }
  if (groups['other']) return saysMoreThan(COMPARED_REACH, words, end, place) ? state : become('mention')
  if (groups['made'] || (groups['issue'] && phrase.closeUntil >= place)) return become('mention')
  if (groups['part'] || groups['amend']) return become('amend')
  if (groups['replace']) return become('replace')
  if (groups['implement']) {
    // "giám sát … việc ban hành kế hoạch triển khai và thực hiện": what is supervised or reviewed is the carrying out.
    const joined =
      (!soft && /^\s*(?:và|,)\s*$/.test(words.slice(since, start))) ||
      /\u0001\s*(?:,|;|và|,\s*và)\s+\d{1,2}\s+năm\s+$/.test(words.slice(since, start))
    const governed =
      (soft || joined) &&
      (kind === 'monitor' || kind === 'review') &&
      (joined || GOVERNS.test(words.slice(since, start)))
    return governed ? state : become('implement')
  }
  // A weak word ("theo") governs only the document right after it.
  if (groups['weak'] && (kind === null || soft) && phrase.closeUntil >= place) return become('implement')
  return state
}
