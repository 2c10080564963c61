import { describe, expect, test } from 'vitest'
import { DamagedContainerError, openCompoundFile } from '../../../pipeline/compoundFile.js'
import { readDoc, readWithWordExtractor } from '../../../pipeline/read/doc.js'
import { UnreadableDocumentError } from '../../../pipeline/types.js'
import {
  compound,
  DELETED,
  font,
  IN_TABLE,
  ROW_END,
  type WordParagraph,
  type WordParts,
  word97,
  wordLines,
  wordTable,
} from '../../../scripts/samples/officeFiles.js'
import { words } from '../samples.js'

const read = (body: readonly WordParagraph[], parts?: WordParts) => readDoc(word97(body, parts), 'a.doc')
const textOf = async (body: readonly WordParagraph[], parts?: WordParts): Promise<string> => {
  const { reader, pages } = await read(body, parts)
  expect(reader).toBe('word97')
  return pages[0]!.text
}

describe('what an old Word file says', () => {
  test('paragraphs are lines, runs are not', async () => {
    expect(await textOf([{ runs: [{ text: 'Số 57-' }, { text: 'NQ/TW' }] }, ...wordLines('năm 2026')])).toBe(
      'Số 57-NQ/TW\nnăm 2026',
    )
  })

  test('hyphens that do not break are hyphens, optional ones are soft; breaks end lines, tabs are blanks', async () => {
    expect(await textOf(wordLines('12\u001ECT/TW\u000Btuyên\u001F truyền\tnăm\u000C2026'))).toBe(
      '12-CT/TW\ntuyên\u00AD truyền năm\n2026',
    )
  })

  test('what a tracked change struck out is left out, an end of a paragraph too', async () => {
    expect(
      await textOf([{ runs: [{ text: 'Số ' }, { text: '11', properties: [DELETED] }, { text: '40-CT/TW' }] }]),
    ).toBe('Số 40-CT/TW')
  })

  test('field codes are not text, what they show is, one in another', async () => {
    expect(
      await textOf(
        wordLines('Chỉ thị \u0013 HYPERLINK "x\u0013 PAGE \u00141\u0015" \u001440\u0015 và \u0001\u0002\u0008hết'),
      ),
    ).toBe('Chỉ thị 40 và hết')
  })

  test('footnotes follow the text', async () => {
    expect(await textOf(wordLines('Số 29-NQ/TW\u0002.'), { footnotes: wordLines('\u0002 Ngày 04/11/2013.', '') })).toBe(
      'Số 29-NQ/TW.\n Ngày 04/11/2013.',
    )
  })

  test('letters of a font from before Unicode are those that it prints', async () => {
    const fonts = ['Times New Roman', '.VnTime', '.VnTimeH']
    // The optional hyphen has the place of ư.
    const body = [
      {
        runs: [
          { text: '§¶ng bé ph\u001Fêng ', properties: [font(1)] },
          { text: 'an b×nh', properties: [font(2)] },
        ],
      },
    ]
    const { pages, notes } = await read(body, { fonts })
    expect(pages[0]!.text).toBe('Đảng bộ phường AN BÌNH')
    expect(notes).toEqual(['decoded TCVN3'])
    const unicode = await read([{ runs: [{ text: 'Đảng bộ xã An Bình', properties: [font(1)] }] }], { fonts })
    expect(unicode.pages[0]!.text).toBe('Đảng bộ xã An Bình')
    expect(unicode.notes).toEqual([])
  })

  test('automatic numbers, "Điều 1." and "a)"; bullets are dashes', async () => {
    const item = (text: string, level = 0): WordParagraph => ({
      runs: [{ text }],
      properties: [
        [0x260a, level],
        [0x460b, 1, 0],
      ],
    })
    const levels = [
      { format: 0, text: 'Điều \u0000.' },
      { format: 4, text: '\u0001)' },
      { format: 23, text: '\uF0B7' },
    ]
    expect(
      await textOf([item('Phạm vi'), item('Ở xã', 1), item('Ở thôn', 1), item('Đối tượng'), item('Lưu', 2)], {
        levels,
      }),
    ).toBe('Điều 1. Phạm vi\na) Ở xã\nb) Ở thôn\nĐiều 2. Đối tượng\n- Lưu')
  })
})

describe('tables', () => {
  test('a row is a line, its cells apart by tabs, lines of a cell run together', async () => {
    const body = [...wordTable(['TT', 'Nội dung', 'Hạn'], ['1', 'Học tập\nNghị quyết', 'quý II']), ...wordLines('Sau')]
    expect(await textOf(body)).toBe('TT\tNội dung\tHạn\n1\tHọc tập Nghị quyết\tquý II\nSau')
  })

  test('the two-column header and foot go column by column', async () => {
    const foot = wordTable(['Nơi nhận:\n- Như trên,', 'T/M BAN THƯỜNG VỤ'], ['- Lưu.', 'Trần Văn Mẫu'])
    expect((await textOf(foot)).split('\n')).toEqual([
      'Nơi nhận:',
      '- Như trên,',
      '- Lưu.',
      'T/M BAN THƯỜNG VỤ',
      'Trần Văn Mẫu',
    ])
  })

  test('a table in a cell stays in its cell', async () => {
    const deep = [IN_TABLE, [0x6649, 2, 0, 0, 0]] as const
    const body: WordParagraph[] = [
      { runs: [{ text: '1' }], end: '\u0007', properties: [IN_TABLE] },
      { runs: [{ text: 'a' }], properties: [...deep, [0x244b, 1]] },
      { runs: [{ text: 'b' }], properties: [...deep, [0x244b, 1]] },
      { runs: [], properties: [...deep, [0x244b, 1], [0x244c, 1]] },
      { runs: [], end: '\u0007', properties: [IN_TABLE] },
      { runs: [{ text: '2' }], end: '\u0007', properties: [IN_TABLE] },
      { runs: [], end: '\u0007', properties: [IN_TABLE, ROW_END] },
    ]
    expect(await textOf(body)).toBe('1\ta\tb\t2')
  })
})

test('the second reader finds the same words, hyphens and all', async () => {
  const file = word97(
    [...wordLines('Kế hoạch số 12\u001EKH/ĐU'), ...wordTable(['TT', 'Nội dung', 'Hạn'], ['1', 'Học tập', 'quý II'])],
    { footnotes: wordLines('\u0002 Ngày 04/11/2013.', '') },
  )
  const second = await readWithWordExtractor(file)
  expect(second).toContain('số 12-KH/ĐU')
  expect(words(second)).toEqual(words((await readDoc(file, 'a.doc')).pages[0]!.text))
})

describe('damage', () => {
  const refused = async (bytes: Uint8Array): Promise<string> => {
    const error = await readDoc(bytes, 'a.doc').then(
      ({ reader }) => reader,
      (thrown: unknown) => thrown,
    )
    if (typeof error === 'string') return error
    if (!(error instanceof UnreadableDocumentError)) throw new Error('no reason', { cause: error })
    return error.reason
  }
  const whole = word97(wordLines('Kế hoạch số 12-KH/ĐU'))
  const spoilt = (at: number, value: number): Buffer => {
    const out = Buffer.from(whole)
    out.writeUInt32LE(value, at)
    return out
  }
  const fat = whole.length - 512

  test.each([
    ['a file cut off', whole.subarray(0, 2000)],
    ['a chain of sectors that leads in a circle', spoilt(fat, 0)],
    ['two sectors that lead to one another', spoilt(fat + 8, 1)],
    ['a chain that leads out of the file', spoilt(fat + 4, 0x00ffffff)],
    ['a table of sectors that lies beyond the file', spoilt(76, 0x00ffffff)],
    ['more tables than sectors', spoilt(44, 0x7fffffff)],
    ['no main stream', compound({ '1Table': Buffer.alloc(10) })],
    ['a main stream of nothing', compound({ WordDocument: Buffer.alloc(9000), '1Table': Buffer.alloc(10) })],
  ])('%s', async (_, bytes) => expect(await refused(bytes)).toBe('damaged'))

  test('what the first reader does not know, the second may', async () => {
    // The table of fonts lies beyond its stream.
    expect(await refused(spoilt(512 + 0x112, 0x00ffffff))).toBe('word-extractor')
    // So does the text.
    expect(await refused(spoilt(512 + 0x1a2, 0x00ffffff))).toBe('damaged')
  })

  test('a directory that leads in a circle', () => {
    const names = whole.indexOf(Buffer.from('1Table', 'utf16le'))
    expect(() => openCompoundFile(spoilt(names + 72, 1))).toThrow(DamagedContainerError)
    expect(() => openCompoundFile(spoilt(names + 72, 0))).toThrow(DamagedContainerError)
  })
})
