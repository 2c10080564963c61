/** How relations are drawn: each with a colour of its own, and with a dash of its own for paper without colours. */

export interface Stroke {
  /** The relation of citations that names it in the legend: implement stands for implements too. */
  readonly name: string
  /** On white. */
  readonly colour: string
  /** On black. */
  readonly light: string
  readonly width: number
  /** Lengths of dashes and gaps; none of a line that is drawn through. */
  readonly dash: readonly number[]
}

/** From the strongest to the weakest, as in the legend. */
export const STROKES: readonly Stroke[] = [
  { name: 'implement', colour: '#0b57a4', light: '#6cb2ff', width: 2, dash: [] },
  { name: 'continues', colour: '#0a6e5c', light: '#52cdb4', width: 2, dash: [14, 4] },
  { name: 'promulgates', colour: '#6d28a8', light: '#c79bf2', width: 2, dash: [14, 4, 2, 4] },
  { name: 'replace', colour: '#b3261e', light: '#ff8f86', width: 2, dash: [8, 3, 2, 3] },
  { name: 'amend', colour: '#b3261e', light: '#ff8f86', width: 1.6, dash: [8, 3, 2, 3, 2, 3] },
  { name: 'review', colour: '#96500a', light: '#f0ac5e', width: 1.8, dash: [9, 5] },
  { name: 'monitor', colour: '#6b6100', light: '#d3c750', width: 1.8, dash: [3.5, 3] },
  { name: 'basis', colour: '#44505e', light: '#b3bfcc', width: 1.2, dash: [] },
  { name: 'nested', colour: '#76818d', light: '#8b97a4', width: 1.4, dash: [1.5, 3] },
  { name: 'mention', colour: '#76818d', light: '#8b97a4', width: 1.2, dash: [1.5, 6] },
]

const OF_LINKS: Readonly<Record<string, string>> = {
  implements: 'implement',
  replaces: 'replace',
  amends: 'amend',
  reviews: 'review',
}

const BY_NAME = new Map(STROKES.map((stroke) => [stroke.name, stroke]))

/** The stroke of a relation; one that is not known is drawn as a mention. */
export const strokeOf = (relation: string): Stroke =>
  BY_NAME.get(OF_LINKS[relation] ?? relation) ?? BY_NAME.get('mention')!
