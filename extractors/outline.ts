/**
 * The outline of a text: headings, list items and paragraphs, and what each stands under. Numbering follows Party habit
 * (36-HD/VPTW): "I.", "I-", "1.", "1.1.", "a)", "-", "+", "(1)"; State texts add "Chương", "Điều", "Khoản".
 */
import { startsBefore } from './spans.js'
import type { Span } from './types.js'

/** One line of the normalized text: a heading, a list item or a paragraph. */
export interface Block extends Span {
  readonly index: number
  /** "II", "1.1", "a", "-", "+", "(1)", without its closing mark; null for a plain paragraph. */
  readonly marker: string | null
  readonly depth: number
  readonly kind: 'heading' | 'item' | 'paragraph'
  /** Index of the heading or lead-in that this block stands under. */
  readonly parent: number | null
  readonly appendix: boolean
  /** Offset after the marker. */
  readonly contentStart: number
}

export interface Outline {
  readonly blocks: readonly Block[]
  blockAt(offset: number): Block
  /** The headings and lead-ins above a block, outermost first. */
  ancestors(block: Block): readonly Block[]
}

const MARKER =
  /^[ \t]*(?:(?<part>(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:thứ\s+\p{L}+|THỨ\s+\p{L}+|[IVXLC]+|\d+)(?![\p{L}]))|(?<article>(?:Điều|ĐIỀU)\s+\d+)|(?<roman>[IVX]{1,5})\s?[.\-–)](?=[\s\p{Lu}])(?!\s?\p{Lu}\s?\.)\s*-?|(?<decimal>\d{1,2}(?:\.\d{1,2})+)\.?(?=[\s\p{L}])|(?<number>\d{1,2})(?:[.)](?![\d])(?:\s*-)?|\s?[-–](?=\s+\p{Lu}\p{Ll}))|(?<bracket>\(\d{1,2}\))\s?[.\-–]?|(?<capital>[A-HĐK])[.)]\s?-?(?=\s*\p{Lu})|(?<letter>[a-zđ])[.)](?=\s)|(?<bullet>[-–—•·+*○●▪])(?=[\s\p{Lu}]))\s*/u

const APPENDIX = /^[ \t]*(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?[\dIVX]+)?\s*(?:$|[:.\-–(])/
const FOOT = /^[ \t]*(?:Nơi nhận|NƠI NHẬN)\s*:?/

type Rank = number
const RANKS: Readonly<Record<string, Rank>> = {
  part: 1,
  capital: 1.8,
  roman: 2,
  article: 3,
  number: 4,
  decimal: 5,
  letter: 6,
  // Below a lead-in in words (7.5): "… như sau: (1) …".
  bracket: 7.6,
  bullet: 8,
}

/** Reads the outline of a normalized text, one block a line. Linear in the text. */
export function outline(text: string): Outline {
  const blocks: Block[] = []
  // Open headings by rank; a block stands under the nearest open one of a smaller rank.
  let stack: { index: number; rank: Rank }[] = []
  let appendix = false
  let start = 0
  while (start <= text.length) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    const line = text.slice(start, end)
    if (line.trim() !== '') {
      const index = blocks.length
      if (APPENDIX.test(line)) {
        appendix = true
        stack = []
      } else if (FOOT.test(line)) stack = []
      const marker = MARKER.exec(line)
      const groups = marker?.groups ?? {}
      const name = Object.keys(RANKS).find((key) => groups[key] !== undefined)
      const content = line.slice(marker?.[0].length ?? 0).trim()
      const leadIn = /:\s*$/.test(line) || /(?:như sau|sau đây|sau|gồm|gồm có)\s*[:.]?\s*$/i.test(content)
      let rank = name ? RANKS[name]! : 9
      // A decimal goes as deep as it is long: 1.1 < 1.1.1. Bullets "+" stand under "-".
      if (name === 'decimal') rank += 0.1 * (groups['decimal']!.split('.').length - 1)
      if (name === 'bullet' && /[+○▪]/.test(groups['bullet']!)) rank += 0.5
      const short = content.length <= 220
      const capitals = content.length > 3 && content === content.toUpperCase() && /\p{Lu}{2}/u.test(content)
      const heading =
        APPENDIX.test(line) ||
        name === 'part' ||
        name === 'roman' ||
        (name === 'capital' && short) ||
        (name === 'article' && short) ||
        ((name === 'number' || name === 'decimal' || name === 'letter') && short && !/[.;,]\s*$/.test(content)) ||
        (name === undefined && capitals && short)
      if (name === undefined && (capitals || APPENDIX.test(line))) {
        rank = 0.5
        if (index > 0 && !appendix && !APPENDIX.test(line)) rank = 1.5
        stack = stack.filter((open) => open.rank < rank)
      } else if (name !== undefined) {
        while (stack.length > 0 && stack[stack.length - 1]!.rank >= rank) stack.pop()
      } else {
        // A plain paragraph closes list lead-ins, unless it is a lead-in's own list without marks.
        while (stack.length > 0 && stack[stack.length - 1]!.rank >= 9) stack.pop()
      }
      const parent = stack[stack.length - 1]?.index ?? null
      blocks.push({
        index,
        start,
        end,
        marker: name ? (groups[name] ?? null) : null,
        depth: stack.length,
        kind: heading ? 'heading' : name ? 'item' : 'paragraph',
        parent,
        appendix,
        contentStart: start + (line.length - line.slice(marker?.[0].length ?? 0).trimStart().length),
      })
      if (heading || leadIn || name === 'number' || name === 'decimal' || name === 'letter') {
        if (name === undefined && !heading) rank = 7.5
        while (stack.length > 0 && stack[stack.length - 1]!.rank >= rank) stack.pop()
        stack.push({ index, rank })
      }
    }
    start = end + 1
  }
  if (blocks.length === 0)
    blocks.push({
      index: 0,
      start: 0,
      end: text.length,
      marker: null,
      depth: 0,
      kind: 'paragraph',
      parent: null,
      appendix: false,
      contentStart: 0,
    })
  return {
    blocks,
    blockAt(offset) {
      return blocks[Math.max(0, startsBefore(blocks, offset + 1) - 1)]!
    },
    ancestors(block) {
      const chain: Block[] = []
      for (let at = block.parent; at !== null; at = blocks[at]!.parent) chain.push(blocks[at]!)
      return chain.reverse()
    },
  }
}
