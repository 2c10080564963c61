/** Words and figures that are one number, and what is none. */
import type { Examples } from './types.js'

export const examples: Examples<{ readonly number: number }> = {
  finds: [
    { text: '05', quote: '05', value: { number: 5 } },
    { text: 'năm', quote: 'năm', value: { number: 5 } },
    { text: 'nhất', quote: 'nhất', value: { number: 1 } },
    { text: 'một', quote: 'một', value: { number: 1 } },
    { text: 'Tư', quote: 'Tư', value: { number: 4 } },
    { text: 'bốn', quote: 'bốn', value: { number: 4 } },
    { text: 'mười', quote: 'mười', value: { number: 10 } },
    { text: 'mười\nlăm', quote: 'mười\nlăm', value: { number: 15 } },
    { text: 'hai  mươi', quote: 'hai  mươi', value: { number: 20 } },
  ],
  ignores: [
    { text: 'mươi', why: 'some ten' },
    { text: 'hai mốt', why: 'beyond the table' },
    { text: 'XIII', why: 'a numeral, which term.ts reads' },
    { text: '', why: 'nothing' },
  ],
}
