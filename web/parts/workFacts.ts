/** What a work is: what it says of itself, what is held of it, what changed it, what bears the same code. */
import { loadRegistry } from '../../corpus/registry/load.js'
import type { Db } from '../../db/open.js'
import { documentsOfWork, workById } from '../../db/queries.js'
import { citingCounts } from '../../db/search.js'
import type { WorkRow } from '../../db/types.js'
import { type Change, changesOf, namesakes } from '../../db/work.js'
import { dateLabel, type Language, numberLabel, relationLabel } from '../../reports/labels.js'
import { isMisprintOf } from '../../reports/whichWork.js'
import { documentAt, searchAt, workAt } from '../addresses.js'
import { type Html, html } from '../html.js'
import type { Visit } from '../types.js'
import { scopeLabel, workName } from './lists.js'

const SAYS = {
  vi: {
    type: 'Thể loại',
    code: 'Số hiệu',
    date: 'Ngày ban hành',
    issuer: 'Cơ quan ban hành',
    term: 'Khóa',
    scope: 'Phạm vi',
    held: 'Bản trong kho',
    notHeld: 'Kho không có văn bản này',
    origin: 'Biết từ',
    registry: 'danh mục văn bản Trung ương',
    heldOrigin: 'bản trong kho',
    cited: 'các tài liệu viện dẫn nó',
    replacedBy: 'Bị thay thế, sửa đổi bởi',
    replaces: 'Thay thế, sửa đổi',
    continuedBy: 'Được tiếp nối bởi',
    continues: 'Tiếp nối',
    namesakes: 'Cùng số hiệu',
    misprint: 'có thể chỉ là in nhầm ngày',
    misprintOf: (link: Html) =>
      html`Chỉ biết qua viện dẫn, và chỉ khác ${link} một phần của ngày: nhiều khả năng chính là văn bản ấy, in nhầm ngày.`,
    place: 'nơi nói',
    more: 'tất cả',
    files: (count: number) => `${count} tệp`,
    citing: (count: string) => `${count} tài liệu viện dẫn`,
    id: 'Mã',
  },
  en: {
    type: 'Type',
    code: 'Code',
    date: 'Date of issue',
    issuer: 'Issuer',
    term: 'Term',
    scope: 'Scope',
    held: 'Held copies',
    notHeld: 'The archive does not hold it',
    origin: 'Known from',
    registry: 'the registry of central documents',
    heldOrigin: 'the copy in the archive',
    cited: 'the documents that cite it',
    replacedBy: 'Replaced, amended by',
    replaces: 'Replaces, amends',
    continuedBy: 'Continued by',
    continues: 'Continues',
    namesakes: 'Of the same code',
    misprint: 'perhaps only a date misprinted',
    misprintOf: (link: Html) =>
      html`Known from citations only, and apart from ${link} by one part of the date: most likely that one, misprinted.`,
    place: 'where it is said',
    more: 'all',
    files: (count: number) => `${count} files`,
    citing: (count: string) => `cited by ${count} documents`,
    id: 'Id',
  },
} as const

const SHOWN = 8

export function workFacts({ site, lang }: Visit, work: WorkRow): Html {
  const says = SAYS[lang]
  const { db } = site
  const counts = citingCounts(db)
  const copies = documentsOfWork(db, work.id)
  const others = namesakes(db, work, SHOWN + 1)
  const better = others.filter((other) => isMisprintOf(work, [other]))
  const registry = loadRegistry()
  const next = (relation: 'replaces' | 'continues' | 'amends') =>
    registry
      .filter(({ relations }) => relations.some((each) => each.relation === relation && each.target === work.id))
      .map(({ id }) => id)
  const before = (relation: 'replaces' | 'continues' | 'amends') =>
    (registry.find(({ id }) => id === work.id)?.relations ?? []).flatMap((each) =>
      each.relation === relation ? [each.target] : [],
    )
  const known = (ids: readonly string[], relation: string) =>
    ids.map((id) => html`${relationLabel(relation, lang)} ${workLink(db, id, lang)}`)
  const said = (changes: readonly Change[]) =>
    changes.map(
      ({ relation, work: id, document, start }) =>
        html`${relationLabel(relation, lang)} ${workLink(db, id, lang)} <a class="place" href="${documentAt(document, start)}">${says.place}</a>`,
    )
  const rows: readonly (readonly [string, readonly (Html | string)[]])[] = [
    [says.type, work.type === null ? [] : [work.type]],
    [says.code, work.code === null ? [] : [work.code]],
    [says.date, work.date === null ? [] : [dateLabel(work.date, lang)]],
    [says.issuer, work.issuer === null ? [] : [work.issuer]],
    [says.term, work.term === null ? [] : [work.term]],
    [says.scope, [scopeLabel(work.scope, lang)]],
    [
      says.held,
      copies.length === 0
        ? [html`<span class="badge faint">${says.notHeld}</span>`]
        : copies
            .slice(0, SHOWN)
            .map(
              ({ id, path, files }) =>
                html`<a href="${documentAt(id)}">${path ?? id}</a>${files > 1 ? html` <span class="faint">(${says.files(files)})</span>` : ''}`,
            ),
    ],
    [says.origin, [{ registry: says.registry, held: says.heldOrigin, cited: says.cited }[work.origin]]],
    [
      says.replacedBy,
      [
        ...known(next('replaces'), 'replaces'),
        ...known(next('amends'), 'amends'),
        ...said(changesOf(db, work.id, 'by', SHOWN)),
      ],
    ],
    [says.continuedBy, next('continues').map((id) => workLink(db, id, lang))],
    [
      says.replaces,
      [
        ...known(before('replaces'), 'replaces'),
        ...known(before('amends'), 'amends'),
        ...said(changesOf(db, work.id, 'of', SHOWN)),
      ],
    ],
    [says.continues, before('continues').map((id) => workLink(db, id, lang))],
    [
      says.namesakes,
      [
        ...others
          .slice(0, SHOWN)
          .map(
            (other) =>
              html`<a href="${workAt(other.id)}">${workName(other)}</a> <span class="faint">${[dateLabel(other.date, lang), other.issuer ?? scopeLabel(other.scope, lang), says.citing(numberLabel(counts.get(other.id) ?? 0, lang))].filter(Boolean).join(' · ')}</span>${isMisprintOf(other, [work]) ? html` <span class="badge warn">${says.misprint}</span>` : ''}`,
          ),
        ...(others.length > SHOWN && work.code !== null
          ? [html`<a href="${searchAt({ q: work.code, all: 1 })}">${says.more}</a>`]
          : []),
      ],
    ],
    [says.id, [html`<code>${work.id}</code>`]],
  ]
  return html`${better.map((other) => html`<p class="notice">${says.misprintOf(html`<a href="${workAt(other.id)}">${workName(other)} ${dateLabel(other.date, lang)}</a>`)}</p>`)}
<dl class="facts">${rows.map(([name, values]) => (values.length === 0 ? '' : html`<dt>${name}</dt><dd>${values.map((value, at) => html`${at > 0 ? html`<br>` : ''}${value}`)}</dd>`))}</dl>`
}

/** A work by its id; of one that the database does not have, the id itself. */
function workLink(db: Db, id: string, lang: Language): Html {
  const work = workById(db, id)
  if (!work) return html`${id}`
  return html`<a href="${workAt(id)}">${workName(work)}</a> <span class="faint">${dateLabel(work.date, lang)}</span>`
}
