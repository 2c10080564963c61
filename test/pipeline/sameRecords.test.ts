/** One text as .docx, .doc, .odt, .rtf, .pdf, .html and .txt gives the same records. Differences that remain are listed, with their reason. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import type { Extraction } from '../../extractors/types.js'
import { processFile } from '../../pipeline/process.js'
import { loadManifest } from '../../scripts/samples/manifest.js'
import {
  odt,
  odtLines,
  odtTable,
  rtf,
  rtfLines,
  rtfTable,
  word97,
  wordLines,
  wordTable,
} from '../../scripts/samples/officeFiles.js'
import { partsOf } from '../../scripts/samples/parts.js'
import { differences, recordLines } from './comparison.js'
import { builtFile, samples, sourceText } from './samples.js'

const lexicon = loadLexicon()

/** Records of a file, read without a path that could tell more than the text. */
const recordsOf = async (bytes: Uint8Array, name: string): Promise<Extraction> =>
  (await processFile(bytes, name, lexicon)).extraction

describe('the samples: each file against the text it was built from', () => {
  test('all kinds are there', () => {
    expect([...new Set(samples.map(({ format }) => format))].sort()).toEqual(['docx', 'html', 'md', 'pdf', 'txt'])
  })

  test.each(samples)('$name.$format', async (sample) => {
    const source = await recordsOf(sourceText(sample), 'source.txt')
    expect(recordLines(source).length).toBeGreaterThan(15)
    expect(differences(source, await recordsOf(builtFile(sample), `file.${sample.format}`))).toEqual([])
  })
})

/** Samples in the official layout, set anew in the formats that no sample file has. */
const SET = loadManifest(join(import.meta.dirname, '..', '..', 'corpus', 'samples')).documents.filter(
  ({ format }) => format === 'docx',
)

describe.each(SET)('$name set in other formats', (sample) => {
  const text = sourceText(sample)
  const { left, right, subject, title, rule, body, recipients, signature, attached } = partsOf(
    new TextDecoder().decode(text),
    sample,
  )
  const blocks: Block[] = [
    { table: [[[...left, ...(subject ? [subject] : [])], right]] },
    ...[...title, ...(rule ? ['-----'] : []), ...body].map(blockOf),
    { table: [[recipients, signature]] },
    ...attached.map(blockOf),
  ]

  test.each([
    [
      'odt',
      odt(
        tied(blocks)
          .map((block) =>
            block.table
              ? odtTable(...block.table.map((row) => row.map((cell) => odtLines(...cell))))
              : odtLines(block.line),
          )
          .join(''),
      ),
    ],
    [
      'rtf',
      rtf(
        tied(blocks)
          .map((block) => (block.table ? rtfTable(...cells(block.table)) : rtfLines(block.line)))
          .join(''),
      ),
    ],
    [
      'doc',
      word97(tied(blocks).flatMap((block) => (block.table ? wordTable(...cells(block.table)) : wordLines(block.line)))),
    ],
  ])('.%s', async (format, bytes) => {
    expect(differences(await recordsOf(text, 'source.txt'), await recordsOf(bytes, `file.${format}`))).toEqual([])
  })
})

type Table = readonly (readonly (readonly string[])[])[]
type Block =
  | { readonly table: Table; readonly line?: undefined }
  | { readonly table?: undefined; readonly line: string }

/** A line with tabs is a row. */
const blockOf = (line: string): Block =>
  line.includes('\t') ? { table: [line.split('\t').map((cell) => [cell])] } : { line }

/** Rows that follow one another are one table, but a header or a foot is a table of its own. */
function tied(blocks: readonly Block[]): Block[] {
  const out: Block[] = []
  for (const block of blocks) {
    const last = out[out.length - 1]
    if (block.table && last?.table && block.table[0]!.length > 2)
      out[out.length - 1] = { table: [...last.table, ...block.table] }
    else out.push(block)
  }
  return out
}

const cells = (table: Table): string[][] => table.map((row) => row.map((lines) => lines.join('\n')))

test('a difference is seen', async () => {
  const text = (code: string) => Buffer.from(`Thực hiện Nghị quyết số ${code} ngày 22/12/2024 của Bộ Chính trị.`)
  const [a, b] = [await recordsOf(text('57-NQ/TW'), 'a.txt'), await recordsOf(text('59-NQ/TW'), 'a.txt')]
  expect(differences(a, b)).toEqual([
    expect.stringMatching(/^- citation .*57-NQ/),
    expect.stringMatching(/^\+ citation .*59-NQ/),
  ])
  expect(differences(a, a)).toEqual([])
})

const SHARED = join(import.meta.dirname, '..', '..', '..', 'shared')

/**
 * Real texts in real formats, kept outside the repository. Each set of files was given a header, a number, a date and a
 * signature of its own, which its text has not, and lost a few headings ("II. NỘI DUNG", "PHỤ LỤC"): these fields of the
 * document differ, and the sections that citations stand under; nothing else may.
 */
const ARCHIVE = [
  {
    text: '000',
    files: [
      '01_KH_thai-tan.docx',
      '01_KH_thai-tan.doc',
      '01_KH_thai-tan.odt',
      '01_KH_thai-tan.rtf',
      '01_KH_thai-tan.pdf',
      '01_KH_thai-tan_mixedfont.pdf',
      '01_KH_thai-tan.html',
    ],
    own: ['number', 'code', 'date', 'signer', 'recipients', 'inferred'],
  },
  {
    text: '002',
    files: ['03_KH_thanh-dong.docx', '03_KH_thanh-dong.pdf'],
    own: ['number', 'code', 'signer', 'recipients', 'inferred'],
  },
  {
    text: '003',
    files: ['04_HD_quan-uy.docx', '04_HD_quan-uy.pdf'],
    own: ['number', 'code', 'place', 'issuer', 'signer', 'recipients', 'inferred'],
  },
] as const

describe.skipIf(!existsSync(join(SHARED, 'archive')))('real texts in real formats', () => {
  const fileRecords = (file: string) => recordsOf(readFileSync(join(SHARED, 'archive', file)), file)

  describe.each(ARCHIVE)('text $text', ({ text, files, own }) => {
    test.each(files)('%s against the text', async (file) => {
      const source = await recordsOf(readFileSync(join(SHARED, 'gold', 'seeds', `${text}.txt`)), 'source.txt')
      const expected = own.flatMap((field) => [`- document.${field}`, `+ document.${field}`]).sort()
      const found = differences(source, await fileRecords(file), ['section'])
      expect(
        found.map((line) => (line.slice(2).startsWith('document.') ? line.split(' ', 2).join(' ') : line)).sort(),
      ).toEqual(expected)
    })

    test.each(files.slice(1))(`%s against ${files[0]}, sections too`, async (file) => {
      expect(differences(await fileRecords(files[0]), await fileRecords(file))).toEqual([])
    })
  })

  test('footnotes, tables, numbers, a text box, tracked changes: 06_QD_features.odt against the .docx', async () => {
    expect(differences(await fileRecords('06_QD_features.docx'), await fileRecords('06_QD_features.odt'))).toEqual([])
  })

  test('06_QD_features.doc against the .docx', async () => {
    // The converter put "Điều 1." and "Điều 2." into two lists: in the .doc each is the first of its own, so that the
    // sections are named otherwise.
    const [docx, doc] = [await fileRecords('06_QD_features.docx'), await fileRecords('06_QD_features.doc')]
    expect(differences(docx, doc, ['section'])).toEqual([])
    expect(differences(docx, doc).length).toBeGreaterThan(0)
  })
})
