import { expect, test } from 'vitest'
import { sentenceAround } from '../../pipeline/sentence.js'

const around = (text: string, quote: string): string => {
  const start = text.indexOf(quote)
  return sentenceAround(text, { start, end: start + quote.length })
}

test('one sentence of several in a line, wherever it stands', () => {
  const text =
    'Dòng trên.\nCâu đầu nói một việc. Câu hai dẫn 57-NQ/TW. Câu ba giao việc. Câu cuối dẫn 18-NQ/TW.\nDòng dưới.'
  expect(around(text, 'một việc')).toBe('Câu đầu nói một việc.')
  expect(around(text, '57-NQ/TW')).toBe('Câu hai dẫn 57-NQ/TW.')
  expect(around(text, 'giao việc')).toBe('Câu ba giao việc.')
  expect(around(text, '18-NQ/TW')).toBe('Câu cuối dẫn 18-NQ/TW.')
})

test('a long sentence is cut at blanks around the quote and says so', () => {
  const long = `Đảng ủy ${'chỉ đạo các chi bộ '.repeat(60)}thực hiện 57-NQ/TW ${'đến từng đảng viên '.repeat(60)}trong năm.`
  const cut = around(long, '57-NQ/TW')
  expect(cut).toMatch(/^… \S.*57-NQ\/TW.*\S …$/)
  expect(cut.length).toBeLessThan(430)
})

test('in a text of one endless line it is that of the line by itself', () => {
  const sentence = 'Câu này dẫn 57-NQ/TW của Bộ Chính trị.'
  const text = `${'Câu trước dài vừa phải, không dẫn gì. '.repeat(50_000)}${sentence}${' Câu sau cũng vậy.'.repeat(50_000)}`
  expect(around(text, '57-NQ/TW')).toBe(sentence)
})
