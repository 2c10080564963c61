/** How cells look: fonts, colours, borders. A cell names its style by number. */
import type { Language } from '../labels.js'

/** A state of coverage: the colour of its cell, and of the letter in it. */
export const STATE_COLOURS: Readonly<Record<string, readonly [fill: string, letter: string]>> = {
  issued: ['C6EFCE', '0B5B1E'],
  implements: ['D5E8F7', '1F4E78'],
  reviews: ['E4DFEC', '403151'],
  cites: ['FFF2CC', '7A5A00'],
  nothing: ['FAD4D4', '9C0006'],
  absent: ['E3E3E3', '4A4A4A'],
  unclear: ['FCE4D6', '833C0B'],
}

const STATES = Object.keys(STATE_COLOURS)

export const STYLE = {
  plain: 0,
  heading: 1,
  text: 2,
  number: 3,
  date: 4,
  link: 5,
  bold: 6,
  upright: 7,
  note: 8,
  title: 9,
  count: 10,
} as const

/** Style of a cell of the coverage. */
export const stateStyle = (state: string): number => 11 + Math.max(0, STATES.indexOf(state))

const FONT = '<name val="Times New Roman"/><family val="1"/><charset val="163"/>'
const font = (size: number, more = '', colour = '') =>
  `<font>${more}<sz val="${size}"/>${colour === '' ? '' : `<color rgb="FF${colour}"/>`}${FONT}</font>`
const fill = (colour: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
const LINE = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FFBFC7D1"/></${side}>`)
  .join('')

interface Look {
  readonly font?: number
  readonly fill?: number
  readonly border?: boolean
  readonly format?: number
  readonly horizontal?: 'left' | 'center' | 'right'
  readonly vertical?: 'top' | 'center' | 'bottom'
  readonly wrap?: boolean
  readonly rotation?: number
}

const xf = ({ font = 0, fill = 0, border = false, format = 0, horizontal, vertical = 'top', wrap, rotation }: Look) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment${horizontal ? ` horizontal="${horizontal}"` : ''} vertical="${vertical}"${wrap ? ' wrapText="1"' : ''}${rotation ? ` textRotation="${rotation}"` : ''}/></xf>`

/** xl/styles.xml; Vietnamese reads dates day first. */
export function styles(lang: Language): string {
  const fonts = [
    font(11),
    font(11, '<b/>'),
    font(11, '<u/>', '0B57A4'),
    font(14, '<b/>'),
    font(11, '<i/>', '4A4A4A'),
    ...STATES.map((state) => font(11, '<b/>', STATE_COLOURS[state]![1])),
  ]
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
    fill('DCE6F1'),
    ...STATES.map((state) => fill(STATE_COLOURS[state]![0])),
  ]
  const cells = [
    xf({}),
    xf({ font: 1, fill: 2, border: true, vertical: 'center', wrap: true }),
    xf({ border: true, wrap: true }),
    xf({ border: true, horizontal: 'center' }),
    xf({ border: true, format: 164, horizontal: 'left' }),
    xf({ font: 2, border: true, wrap: true }),
    xf({ font: 1, border: true, wrap: true }),
    xf({ font: 1, fill: 2, border: true, horizontal: 'center', vertical: 'bottom', rotation: 90 }),
    xf({ font: 4, wrap: true }),
    xf({ font: 3 }),
    xf({ border: true, format: 165, horizontal: 'right' }),
    ...STATES.map((_, at) =>
      xf({ font: 5 + at, fill: 3 + at, border: true, horizontal: 'center', vertical: 'center' }),
    ),
  ]
  const list = (tag: string, items: readonly string[]) => `<${tag} count="${items.length}">${items.join('')}</${tag}>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="${lang === 'vi' ? 'dd/mm/yyyy' : 'yyyy-mm-dd'}"/><numFmt numFmtId="165" formatCode="#,##0"/></numFmts>${list('fonts', fonts)}${list('fills', fills)}<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${LINE}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', cells)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}
