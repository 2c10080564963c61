/** Links between two cited documents, as the text itself asserts them: "12-KH/TU thực hiện 57-NQ/TW". */
import type { Draft } from '../citationTail.js'
import { oneBlank, WORD_END } from '../text.js'
import type { Link, LinkRelation } from '../types.js'

const RELATIONS: readonly (readonly [LinkRelation, RegExp])[] = [
  [
    'reviews',
    new RegExp(
      `(?:sơ\\s+kết|tổng\\s+kết|đánh\\s+giá|kết\\s+quả\\s+\\d{1,2}\\s+năm\\s+(?:thực\\s+hiện|triển\\s+khai))${WORD_END}`,
      'i',
    ),
  ],
  ['replaces', new RegExp(`(?:thay\\s+thế|thay(?:\\s+cho)?|bãi\\s+bỏ|hủy\\s+bỏ)${WORD_END}`, 'i')],
  ['amends', new RegExp(`(?:sửa\\s+đổi|bổ\\s+sung)${WORD_END}`, 'i')],
  [
    'continues',
    new RegExp(
      `(?:tiếp\\s+tục\\s+(?:\\S+\\s+){0,3}?(?:thực\\s+hiện|triển\\s+khai)|tiếp\\s+nối|nối\\s+tiếp|kế\\s+tục|kế\\s+thừa)${WORD_END}`,
      'i',
    ),
  ],
  [
    'implements',
    new RegExp(
      `(?:thực\\s+hiện|triển\\s+khai|quán\\s+triệt|thi\\s+hành|cụ\\s+thể\\s+hóa|học\\s+tập|tuyên\\s+truyền|hướng\\s+dẫn|quy\\s+định\\s+chi\\s+tiết|theo)${WORD_END}`,
      'i',
    ),
  ],
]

/** "Hiến pháp … đã được sửa đổi, bổ sung một số điều theo Nghị quyết số 203/2025/QH15", "Luật … được thay thế bởi Luật …" */
export const CHANGED_BY =
  /^[\s,;(]*(?:đã\s+)?(?:được\s+)?(?:sửa\s+đổi|bổ\s+sung|(?<ends>thay\s+thế))(?:,?\s+(?:và\s+)?(?:bổ\s+sung|thay\s+thế))?(?:\s+(?:một\s+số\s+(?:điều|nội\s+dung)|toàn\s+diện))?\s+(?:theo|bởi|bằng|tại)\s+(?:các\s+)?$/

const WITH_THIS = /[Bb]an\s+hành\s+kèm\s+theo\s+\p{Lu}\p{L}+(?:\s+\p{L}+)?\s+này\s+$/u
const THIS_CHANGED_BY =
  /(?:[Vv]ăn\s+bản|[Nn]ghị\s+(?:định|quyết)|[Qq]uyết\s+định|[Qq]uy\s+định|[Cc]hỉ\s+thị|[Tt]hông\s+tư|[Kk]ế\s+hoạch|[Hh]ướng\s+dẫn)\s+(?:này|đó|ấy|trên)\s+(?:sau\s+đó\s+)?(?:đã\s+)?(?:bị|được)\s+(?:(?<ends>thay\s+thế|bãi\s+bỏ)|sửa\s+đổi(?:,?\s+bổ\s+sung)?|bổ\s+sung)\s+(?:bởi|bằng|theo|tại)\s+$/

/** "Quy chế làm việc của … (ban hành kèm theo Quyết định số 27-QĐ/TU)" */
export const PROMULGATED_BY = /^[\s,]*\(\s*(?:được\s+)?ban\s+hành\s+(?:kèm\s+)?theo\s+$/i

/** How the words between a document and the one named in its title tie the two. */
export function linkRelation(connector: string, child: Draft): LinkRelation | null {
  if (
    !child.coded &&
    /(?:ban\s+hành(?:\s+kèm\s+theo)?|phê\s+duyệt|về(?:\s+việc)?)\s*["]?\s*$/i.test(connector) &&
    child.rule.startsWith('uncoded.')
  )
    return 'promulgates'
  for (const [relation, form] of RELATIONS) if (form.test(connector)) return relation
  return null
}

/** Name of a citation in links and in `via`: its code, else its quote. */
export const nameOf = (draft: Draft, text: string): string => draft.code ?? oneBlank(text.slice(draft.start, draft.end))

/** All links, once a pair: from each document to those nested in its title, and from a decision to what it promulgates. */
export function readLinks(drafts: readonly Draft[], folded: string, text: string, ownCode: string | null): Link[] {
  const out: Link[] = []
  const linked = new Map<string, Set<string>>()
  const add = (from: string, to: string, relation: LinkRelation) => {
    const known = linked.get(from) ?? new Set()
    if (from === to || known.has(to)) return
    linked.set(from, known.add(to))
    out.push({ from, to, relation })
  }
  for (const draft of drafts) {
    let carried: LinkRelation | null = null
    for (const child of draft.children) {
      // "Hiến pháp … được sửa đổi theo Nghị quyết số …": the one named behind changes the one before.
      if (PROMULGATED_BY.test(child.connector)) {
        add(nameOf(child, text), nameOf(draft, text), 'promulgates')
        continue
      }
      const changed = CHANGED_BY.exec(child.connector)?.groups
      if (changed) {
        add(nameOf(child, text), nameOf(draft, text), changed['ends'] ? 'replaces' : 'amends')
        continue
      }
      const relation: LinkRelation | null = linkRelation(child.connector, child) ?? carried
      if (relation) add(nameOf(draft, text), nameOf(child, text), relation)
      carried = relation
    }
  }
  // "Ban hành kèm theo Quyết định này Quy chế …": what the document itself promulgates.
  for (const named of drafts)
    if (
      ownCode !== null &&
      !named.coded &&
      !named.parent &&
      WITH_THIS.test(folded.slice(Math.max(0, named.start - 60), named.start))
    )
      add(ownCode, nameOf(named, text), 'promulgates')
  // "Nghị định số 29/2023/NĐ-CP … Văn bản này bị thay thế bởi Nghị định số 154/2025/NĐ-CP."
  drafts.forEach((draft, index) => {
    const former = drafts[index - 1]
    if (!former || draft.parent || !draft.coded || !former.coded) return
    const between = folded.slice(former.extent, draft.start)
    const changed = between.length < 160 && !between.includes('\n') ? THIS_CHANGED_BY.exec(between)?.groups : undefined
    if (changed)
      add(nameOf(draft, text), nameOf(former.parent ?? former, text), changed['ends'] ? 'replaces' : 'amends')
  })
  // "Chiến lược … (theo Quyết định số 450/QĐ-TTg)": the decision promulgates what is named before it.
  for (let index = 1; index < drafts.length; index++) {
    const [named, decision] = [drafts[index - 1]!, drafts[index]!]
    if (named.rule !== 'uncoded.named' || decision.parent || !decision.coded) continue
    if (!/^(?:Quyết định|Quy định|Nghị quyết)$/.test(decision.type ?? '')) continue
    if (
      /^[\s,]*\(?\s*(?:được\s+)?(?:ban\s+hành\s+)?(?:kèm\s+)?theo\s+$/i.test(folded.slice(named.extent, decision.start))
    )
      add(nameOf(decision, text), nameOf(named, text), 'promulgates')
  }
  return out
}
