/**
 * Issuer and date said before the document: "Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW", or behind
 * it in the passive: "Chỉ thị số 34-CT/TW được Ban Bí thư ban hành ngày 12/5/2025". Refines drafts; reads no new mentions.
 */
import { readBody, startsBody } from '../body.js'
import type { Draft } from '../citationTail.js'
import { dateOf, FULL_DATE } from '../date.js'
import { readTerm } from '../term.js'
import { matches, oneBlank, pattern } from '../text.js'

const AUXILIARY =
  '(?:đã|một\\s+lần\\s+nữa|lại|vừa|mới|tiếp\\s+tục|chính\\s+thức|cũng|lần\\s+lượt|kịp\\s+thời|thống\\s+nhất|sớm)'
const MAKE = '(?:ký\\s+ban\\s+hành|ban\\s+hành|thông\\s+qua|ra|có|ký|công\\s+bố|cho\\s+ban\\s+hành|đề\\s+ra)'
// "Bộ Chính trị. (2016). Chỉ thị số 05-CT/TW": an entry of a list of references.
const REFERENCE = /(?:^|\n)[\s\-–•*\d.[\]]*(?<body>\p{Lu}[^.\n]{3,80})\.\s*\((?:19|20)\d\d\)\.\s*["*]?$/u
// "… ban hành hai nghị quyết quan trọng: Nghị quyết số …"
const ACTIVE = new RegExp(
  `\\s+(?:${AUXILIARY}\\s+)*${MAKE}\\s+(?:(?<many>(?:các|hai|ba|bốn|năm|sáu|nhiều|một\\s+số|0?\\d)(?:\\s+[^:;.\\n]{0,60}:)?)\\s*)?$`,
)
const PASSIVE = /^\s+(?:(?:đã|vừa|mới)\s+)?(?:được|do)\s+(?=\p{Lu})/u
const MADE = /^\s+(?:ký\s+)?(?:ban\s+hành|thông\s+qua|ký)(?:\s+vào)?/
const DATED = pattern(String.raw`${FULL_DATE} \s*,?\s* $`)
const NEXT_DATE = pattern(String.raw`^ \s*,?\s* ${FULL_DATE}`)
const REACH = 220
const LIST_GAP = /^\s*(?:,|và|,\s*và|;|;\s*và)\s*$/

/** Fills issuer, date and term of coded drafts that print none themselves. `text` is folded, `printed` as it stands. */
export function attachAnnounced(text: string, printed: string, drafts: readonly Draft[]): void {
  for (let index = 0; index < drafts.length; index++) {
    const draft = drafts[index]!
    if ((!draft.coded && draft.rule !== 'uncoded.number') || draft.self || draft.parent || draft.issuer !== null)
      continue
    const many = before(text, printed, draft)
    if (many === null) passive(text, printed, draft)
    else if (many || pair(drafts, index, text)) {
      for (let next = index + 1; next < drafts.length; next++) {
        const right = drafts[next]!
        if (right.parent) continue
        const left = lastSibling(drafts, next)
        if (!LIST_GAP.test(text.slice(left.extent, right.start)) || right.issuer !== null || !right.coded) break
        right.issuer = draft.issuer
        right.date ??= draft.date
        right.term ??= draft.term
      }
    }
  }
}

/** "… đã thông qua Nghị quyết số 42-NQ/TW và Nghị quyết số 43-NQ/TW": two bare ones of one sign are announced together. */
function pair(drafts: readonly Draft[], index: number, text: string): boolean {
  const [first, second] = [drafts[index]!, drafts[index + 1]]
  if (!second || first.title !== null || second.parent) return false
  const sign = (code: string | null) => code?.replace(/^\d+\D?/, '')
  return sign(first.code) === sign(second.code) && /^\s*(?:,|và)\s*$/.test(text.slice(first.extent, second.start))
}

function lastSibling(drafts: readonly Draft[], index: number): Draft {
  let at = index - 1
  while (at > 0 && drafts[at]!.parent) at--
  return drafts[at]!
}

/** True where several documents are announced at once, false where one is; null where nothing is. */
function before(text: string, printed: string, draft: Draft): boolean | null {
  const reach = text.slice(Math.max(0, draft.start - REACH), draft.start)
  const left = reach.slice(reach.lastIndexOf('\n') + 1)
  const from = draft.start - left.length
  const reference = REFERENCE.exec(left)?.groups?.['body']
  if (reference && startsBody(reference, 0)) {
    const at = from + left.lastIndexOf(reference)
    draft.issuer = oneBlank(printed.slice(at, at + reference.length)).trim()
    return false
  }
  const verb = ACTIVE.exec(left)
  if (!verb) return null
  const until = from + verb.index
  const clause = Math.max(left.lastIndexOf('. ', verb.index), left.lastIndexOf('; ', verb.index), -1) + 1
  for (let at = from + clause; at < until; at++) {
    if (/[\p{L}\d]/u.test(text[at - 1] ?? ' ') || !startsBody(text, at)) continue
    const end = readBody(text, at)
    if (end === null || end > until) continue
    const term = readTerm(text, end)
    const stop = term && term.end <= until ? term.end : end
    if (text.slice(stop, until).replace(/[\s,)]+/g, '') !== '') {
      at = end - 1
      continue
    }
    // "theo đề nghị của …", "yêu cầu các cấp ủy ban hành": only a body that is the subject issues.
    if (/(?:của|cho|với|cùng|đề\s+nghị|yêu\s+cầu|để|giúp|tham\s+mưu|trình)\s+$/.test(text.slice(from, at))) return null
    draft.issuer = oneBlank(printed.slice(at, end)).trim()
    if (term && stop === term.end) draft.term ??= term.value
    if (draft.date === null && !draft.impossibleDate) {
      for (const date of matches(text.slice(from, at), DATED)) draft.date = dateOf(date)
    }
    return verb.groups?.['many'] !== undefined
  }
  return null
}

function passive(text: string, printed: string, draft: Draft): void {
  const opening = PASSIVE.exec(text.slice(draft.extent, draft.extent + 40))
  if (!opening) return
  const at = draft.extent + opening[0].length
  if (!startsBody(text, at)) return
  const end = readBody(text, at)
  if (end === null) return
  const term = readTerm(text, end)
  const stop = term?.end ?? end
  const made = MADE.exec(text.slice(stop, stop + 40))
  if (!made) return
  draft.issuer = oneBlank(printed.slice(at, end)).trim()
  draft.term ??= term?.value ?? null
  if (draft.date === null)
    for (const date of matches(text.slice(stop + made[0].length, stop + made[0].length + 40), NEXT_DATE)) {
      draft.date = dateOf(date)
      break
    }
}
