/** Links between two cited documents, as the text itself asserts them: "12-KH/TU thực hiện 57-NQ/TW". */
import type { Draft } from '../citationTail.js'
import { oneBlank, WORD_END } from '../text.js'
import type { Link, LinkRelation } from '../types.js'

const RELATIONS: readonly (readonly [LinkRelation, RegExp])[] = [
  ['reviews', new RegExp(`(?:sơ\\s+kết|tổng\\s+kết|đánh\\s+giá)${WORD_END}`, 'i')],
  ['replaces', new RegExp(`(?:thay\\s+thế|thay\\s+cho|bãi\\s+bỏ|hủy\\s+bỏ)${WORD_END}`, 'i')],
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

/** How the words between a document and the one named in its title tie the two. */
export function linkRelation(connector: string, child: Draft): LinkRelation | null {
  if (
    !child.coded &&
    /(?:ban\s+hành|phê\s+duyệt|về(?:\s+việc)?)\s*["]?\s*$/i.test(connector) &&
    child.rule.startsWith('uncoded.')
  )
    return 'promulgates'
  for (const [relation, form] of RELATIONS) if (form.test(connector)) return relation
  return null
}

/** Name of a citation in links and in `via`: its code, else its quote. */
export const nameOf = (draft: Draft, text: string): string => draft.code ?? oneBlank(text.slice(draft.start, draft.end))

/** All links, once a pair: from each document to those nested in its title, and from a decision to what it promulgates. */
export function readLinks(drafts: readonly Draft[], folded: string, text: string): Link[] {
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
      const relation: LinkRelation | null = linkRelation(child.connector, child) ?? carried
      if (relation) add(nameOf(draft, text), nameOf(child, text), relation)
      carried = relation
    }
  }
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
