/** From what a request names to the work or the documents that are meant; several are given as candidates, none is picked. */
import { type DocumentRow, documentById, documentsByPath, documentsOfWork, workUse } from '../../db/queries.js'
import { codesOfNumbers } from '../../db/search.js'
import type { WorkRow } from '../../db/types.js'
import { nearest, numberSlips } from '../../reports/nearest.js'
import { type Choice, whichWork } from '../../reports/whichWork.js'
import type { Site } from '../types.js'
import { ApiProblem } from './problem.js'

/** A work with how often it is cited. */
export type UsedWork = WorkRow & ReturnType<typeof workUse>

export interface FoundWork {
  readonly work: WorkRow
  readonly alsoPrinted: readonly UsedWork[]
}

export const withUse = ({ db }: Site, work: WorkRow): UsedWork => ({ ...work, ...workUse(db, work.id) })

/** The work that is meant. Throws ApiProblem. */
export function foundWork(site: Site, typed: string, choice: Choice = {}): FoundWork {
  const meant = whichWork(site.db, typed, choice, site.words)
  if (meant.kind === 'one') return { work: meant.work, alsoPrinted: meant.also.map((work) => withUse(site, work)) }
  if (meant.kind === 'no-code')
    throw new ApiProblem(
      'not-a-code',
      {
        vi: `“${typed}” không đọc được thành số hiệu; ví dụ đúng: 57-NQ/TW.`,
        en: `“${typed}” is no code; one is 57-NQ/TW.`,
      },
      { code: typed },
    )
  if (meant.kind === 'unknown') {
    const codes = nearest(typed, meant.query, codesOfNumbers(site.db, numberSlips(meant.query.number)), site.words)
    throw new ApiProblem(
      'unknown-code',
      {
        vi: `Kho và danh mục không có văn bản nào mang số hiệu “${typed}”.${codes.length > 0 ? ` Có phải: ${codes.join(', ')}?` : ''}`,
        en: `No work of the code “${typed}” in the archive or the registry.${codes.length > 0 ? ` Did you mean: ${codes.join(', ')}?` : ''}`,
      },
      { code: typed, nearest: codes },
    )
  }
  const candidates = meant.works
    .map((work) => withUse(site, work))
    .sort((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1))
  const count = candidates.length
  throw new ApiProblem(
    meant.noneFits ? 'no-such-date-or-term' : 'several-works',
    meant.noneFits
      ? {
          vi: `Không văn bản nào mang số hiệu “${typed}” có ngày hoặc khóa ấy; các văn bản đã biết ở “candidates”.`,
          en: `No work of the code “${typed}” has this date or term; “candidates” are the known ones.`,
        }
      : {
          vi: `“${typed}” có thể là ${count} văn bản; hãy hỏi lại bằng “id” của một trong “candidates”.`,
          en: `“${typed}” may be ${count} works; ask again with the “id” of one of “candidates”.`,
        },
    { code: typed, candidates },
  )
}

/** The documents that a number, a path, a code or an id of a work names: one, or all copies of a work. Throws ApiProblem. */
export function foundDocuments(site: Site, typed: string): readonly DocumentRow[] {
  const number = Number(typed)
  if (Number.isSafeInteger(number) && String(number) === typed.trim()) {
    const one = documentById(site.db, number)
    if (one) return [one]
  }
  const byPath = documentsByPath(site.db, typed.normalize('NFC'))
  if (byPath.length === 1) return byPath
  if (byPath.length > 1)
    throw new ApiProblem(
      'several-documents',
      {
        vi: `${byPath.length} tài liệu có đường dẫn kết thúc bằng “${typed}”; hãy ghi cả đường dẫn hoặc số của một tài liệu.`,
        en: `${byPath.length} documents have a path that ends in “${typed}”; give a whole path, or the number of one.`,
      },
      { candidates: byPath.map(({ id, path, code, date, issuer, work }) => ({ id, path, code, date, issuer, work })) },
    )
  const { work } = foundWork(site, typed)
  const copies = documentsOfWork(site.db, work.id)
  if (copies.length > 0) return copies
  throw new ApiProblem(
    'not-held',
    { vi: `Kho không có bản nào của ${work.id}.`, en: `The archive has no copy of ${work.id}.` },
    { work: work.id },
  )
}
