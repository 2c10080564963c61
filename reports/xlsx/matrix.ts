/** The coverage as a sheet: a row a unit, a column a work, in each cell a letter on its colour. */
import { COVERAGE_STATES } from '../coverage.js'
import { coverageLabel, coverageLetter, dateLabel, type Language } from '../labels.js'
import type { Matrix } from '../tables.js'
import { unitLabel } from '../units.js'
import { type Limits, SheetXml } from './sheet.js'
import { STATE_COLOURS, STYLE, stateStyle } from './styles.js'
import { columnName, content, numberCell, textCell } from './text.js'

/** The states in words, each letter in its colour, as one text of many colours. */
function legend(lang: Language): string {
  const run = (text: string, look: string) =>
    `<r><rPr>${look}<rFont val="Times New Roman"/></rPr><t xml:space="preserve">${content(text)}</t></r>`
  return [...COVERAGE_STATES, 'unclear']
    .map((state) => {
      const [, letter] = STATE_COLOURS[state]!
      return (
        run(coverageLetter(state, lang), `<b/><sz val="12"/><color rgb="FF${letter}"/>`) +
        run(` ${coverageLabel(state, lang)}     `, '<sz val="11"/>')
      )
    })
    .join('')
}

/** Widths of the columns, and of the legend, in characters. */
const [FIRST, SECOND, EACH, LEGEND] = [36, 22, 5, 165]

/** The sheet, and its name. */
export function matrixSheet({ coverage, address }: Matrix, lang: Language, limits: Limits) {
  const { units, works, cells } = coverage
  const vi = lang === 'vi'
  const name = vi ? 'Độ phủ' : 'Coverage'
  const fixed = 2
  const columns = fixed + works.length
  const labels = works.map(({ id, code, date }) => `${code ?? id}${date === null ? '' : ` (${dateLabel(date, lang)})`}`)
  const heights = Math.max(60, ...labels.map((label) => label.length * 6.2))
  const width = FIRST + SECOND + EACH * works.length
  const head = [
    `<row r="1" ht="${16 * Math.ceil(LEGEND / width) + 4}" customHeight="1"><c r="A1" s="${STYLE.note}" t="inlineStr"><is>${legend(lang)}</is></c></row>`,
    `<row r="2" ht="${heights.toFixed(0)}" customHeight="1">${textCell('A2', STYLE.heading, vi ? 'Đơn vị' : 'Unit')}${textCell('B2', STYLE.heading, vi ? 'Tỉnh, thành phố' : 'Province')}${labels.map((label, at) => textCell(`${columnName(fixed + at + 1)}2`, STYLE.upright, label)).join('')}</row>`,
  ]
  const last = columnName(columns)
  const sheet = new SheetXml(
    { widths: [FIRST, SECOND, ...works.map(() => EACH)], head, fixed, filter: 2, merged: [`A1:${last}1`], name },
    limits,
  )
  function* chunks(first: boolean): Generator<string> {
    yield sheet.open(first)
    for (const [row, unit] of units.entries()) {
      const at = sheet.next
      let xml = textCell(`A${at}`, STYLE.text, unitLabel(unit))
      xml += textCell(`B${at}`, STYLE.text, unit.level === 'tỉnh' ? '' : (unit.province ?? ''))
      for (let column = 0; column < works.length; column++) {
        const reference = `${columnName(fixed + column + 1)}${at}`
        const { state, unclear } = cells[row]![column]!
        const said = unclear === null ? state : 'unclear'
        xml += textCell(reference, stateStyle(said), coverageLetter(said, lang))
        const target = address(row, column)
        if (target !== null) sheet.link(reference, target)
      }
      yield sheet.row(xml, 18)
    }
    const last = sheet.next - 1
    yield* totals()
    yield* sheet.close(last)
  }

  /** How many units are in each state, below the matrix. */
  function* totals(): Generator<string> {
    for (const state of [...COVERAGE_STATES, 'unclear']) {
      const at = sheet.next
      let xml = textCell(`A${at}`, STYLE.bold, vi ? 'Số đơn vị' : 'Units')
      xml += textCell(`B${at}`, STYLE.bold, coverageLabel(state, lang))
      for (let column = 0; column < works.length; column++) {
        const count = cells.filter((row) => (row[column]!.unclear === null ? row[column]!.state : 'unclear') === state)
        xml += numberCell(`${columnName(fixed + column + 1)}${at}`, STYLE.number, count.length)
      }
      yield sheet.row(xml, coverageLabel(state, lang).length > 26 ? 30 : 18)
    }
  }
  return { name, sheet, chunks }
}
