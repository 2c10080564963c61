/** The built program end to end, as child processes over the sample archive. */
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plain } from '../../extractors/codeQuery.js'

const root = join(import.meta.dirname, '../..')
const program = join(root, 'dist/scripts/vankien.js')
const archive = 'corpus/samples/archive'
const sources = join(root, 'corpus/samples/sources')
const folder = mkdtempSync(join(tmpdir(), 'vankien-cli-'))
const db = join(folder, 'kho.db')
const TRUNCATED = `${archive}/Hà Nội/Thành ủy/09-CT-TU (tải dở).pdf`
const EMPTY = `${archive}/Hải Phòng/xã Thái Sơn/2026/Biên bản (tệp rỗng).docx`

// biome-ignore lint/suspicious/noExplicitAny: what the program prints has a shape for every command
type Json = any

interface Answer {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly json: () => Json
}

/** Runs one command line; whatever it is, nothing of it may be meant for a terminal only. */
function vankien(...words: string[]): Answer {
  const { VANKIEN_DB: _db, VANKIEN_LANG: _lang, VANKIEN_REGISTRY: _registry, ...env } = process.env
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [program, ...words], {
    cwd: root,
    env: { ...env, FORCE_COLOR: '1' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (error) throw error
  expect(stdout + stderr, 'colour or cursor movement').not.toContain('\u001B')
  expect(stderr, 'a progress bar').not.toContain('\r')
  return { code: status, out: stdout, err: stderr, json: () => JSON.parse(stdout) }
}

const ask = (...words: string[]) => vankien(...words, '--db', db)

let first: Answer
let first57: Json

beforeAll(() => {
  if (!existsSync(program)) throw new Error('dist/ is not built; run npm run build')
  first = ask('import', archive)
  first57 = ask('cites', '57-NQ/TW', '--json').json()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Path of each sample and what its annotation says; a copy stands under its own path too. */
function gold(): { paths: string[]; annotation: Json }[] {
  const manifest = JSON.parse(readFileSync(join(root, 'corpus/samples/manifest.json'), 'utf8'))
  const documents: Json[] = manifest.documents ?? manifest.files
  return documents.map(({ name, path }) => ({
    paths: [path, ...manifest.copies.filter((copy: Json) => copy.of === name).map((copy: Json) => copy.path)].map(
      (each) => `corpus/samples/${each}`,
    ),
    annotation: JSON.parse(readFileSync(join(sources, `${name}.json`), 'utf8')),
  }))
}

describe('import', () => {
  test('says what became of every file, names those set aside with their reason, and ends with 3', () => {
    expect(first.code).toBe(3)
    expect(first.out).toMatch(
      /Tìm thấy +33 +tệp\nĐã nhập +30 +tệp\nKhông đổi +0 +tệp\nTrùng nội dung +1 +tệp\nĐể riêng +2 +tệp/,
    )
    const list = first.out.slice(first.out.indexOf('Các tệp để riêng'))
    expect(list).toMatch(new RegExp(`${escaped(TRUNCATED)}\\n +Tệp PDF bị hỏng`))
    expect(list).toMatch(new RegExp(`${escaped(EMPTY)}\\n +Tệp rỗng`))
    expect(first.err).toContain(`Cơ sở dữ liệu: ${db}`)
  })

  test('a second time changes nothing and says so', () => {
    const rows = () => {
      const path = join(folder, 'rows.json')
      expect(ask('report', '--out', path).code).toBe(0)
      const { about: _about, ...tables } = JSON.parse(readFileSync(path, 'utf8'))
      return tables
    }
    const before = rows()
    const again = ask('import', archive)
    expect(again.code).toBe(3)
    expect(again.out).toMatch(/Đã nhập +0 +tệp\nKhông đổi +31 +tệp\nTrùng nội dung +0 +tệp\nĐể riêng +2 +tệp/)
    expect(again.out).toContain('Không có gì thay đổi so với lần nhập trước.')
    expect(rows()).toEqual(before)
  })

  test('--json is one value, with the same files set aside; English says why in English', () => {
    const answer = ask('import', archive, '--json', '--lang', 'en')
    expect(answer.code).toBe(3)
    expect(answer.json()).toMatchObject({ found: 33, imported: 0, unchanged: 31, duplicate: 0, documents: 0 })
    expect(answer.json().setAside).toEqual([
      { path: TRUNCATED, reason: 'damaged', message: 'The file is damaged or was not downloaded whole.' },
      { path: EMPTY, reason: 'empty', message: 'The file is empty.' },
    ])
  })

  test('a good archive ends with 0; a path that is not there with 1 and no database', () => {
    const own = join(folder, 'one.db')
    expect(vankien('import', `${archive}/Nghệ An`, '--db', own).code).toBe(0)
    const none = join(folder, 'none.db')
    const answer = vankien('import', 'khong-co', '--db', none)
    expect([answer.code, answer.out]).toEqual([1, ''])
    expect(answer.err).toContain('Không tìm thấy: khong-co')
    expect(existsSync(none)).toBe(false)
  })
})

describe('cites', () => {
  test('--json names exactly the documents whose annotation cites 57-NQ/TW, each with relation, sentence and page', () => {
    expect(first57.work.id).toBe('tw/57-NQ/TW@2024-12-22')
    const found = new Set(first57.documents.map((row: Json) => row.path))
    const cites57 = (citation: Json) => citation.code === '57-NQ/TW' && citation.relation !== 'self'
    let expected = 0
    // One document prints 22/12/2025 for it: a slip of the pen, and found all the same.
    expect(gold().some(({ annotation }) => annotation.citations.some(({ date }: Json) => date === '2025-12-22'))).toBe(
      true,
    )
    for (const { paths, annotation } of gold()) {
      if (!annotation.citations.some(cites57)) continue
      expected++
      expect(
        paths.some((path) => found.has(path)),
        paths[0],
      ).toBe(true)
    }
    expect(expected).toBeGreaterThan(5)
    for (const row of first57.documents) {
      expect(row.quote).toMatch(/57\s?[-–]\s?NQ\/TW/)
      expect(row.sentence).toContain(row.quote)
      expect(row.page).toBeGreaterThan(0)
      expect(['basis', 'implement', 'review', 'monitor', 'amend', 'replace', 'nested', 'mention']).toContain(
        row.relation,
      )
      const annotated = gold().find(({ paths }) => paths.includes(row.path))!
      expect(annotated.annotation.citations.some((citation: Json) => citation.code === '57-NQ/TW')).toBe(true)
    }
    expect(first57.alsoPrinted).toEqual([])
  })

  test('text groups by level and place, keeps results on standard output and notes on standard error', () => {
    const { code, out, err } = ask('cites', '57-NQ/TW')
    expect(code).toBe(0)
    expect(out).toMatch(/^57-NQ\/TW · Bộ Chính trị · 22\/12\/2024 · khóa XIII\n/)
    const order = ['TRUNG ƯƠNG', 'TỈNH, THÀNH PHỐ', 'XÃ, PHƯỜNG'].map((heading) => out.indexOf(`\n${heading}\n`))
    expect(order.every((at) => at > 0)).toBe(true)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(out).toMatch(/\n {2}Hải Phòng \(\d+ văn bản\)\n/)
    expect(out).toMatch(/\n {6}thực hiện · tr\. 1\n {8}“/)
    expect(err).toBe('')
  })

  test('a code that stands with another day, which no evidence explains, is told apart', () => {
    const own = join(folder, 'other-day.db')
    const paths = ['2025-12-22', '2024-12-22', '2024-12-22'].map((date, at) => {
      const path = join(folder, `other-day-${at}.txt`)
      const [year, month, day] = date.split('-')
      writeFileSync(
        path,
        `Bài ${at}. Nghị quyết số 57-NQ/TW ngày ${day}/${month}/${year} của Bộ Chính trị về ${at === 0 ? 'bảo hiểm y tế toàn dân ở miền núi, hải đảo' : 'đột phá phát triển khoa học, công nghệ'} đã được phổ biến.\n`,
      )
      return path
    })
    expect(vankien('import', ...paths, '--db', own).code).toBe(0)
    const { err } = vankien('cites', '57-NQ/TW', '--db', own)
    expect(err).toMatch(/^Lưu ý: 1 văn bản dẫn số hiệu này với ngày 22\/12\/2025, .*--date 2025-12-22\n$/)
    expect(vankien('cites', '57-NQ/TW', '--db', own, '--lang', 'en').err).toContain('perhaps a misprint')
  })

  test('--via adds who cites it through what carries it out, each with the chain', () => {
    const { via } = ask('cites', '57-NQ/TW', '--via', '--json').json()
    const program = via.find((chain: Json) => chain.work.id === 'hai-phong/102-CTr/TU@2025-03-14')
    expect(program.through).toEqual(['tw/57-NQ/TW@2024-12-22'])
    expect(program.documents.length).toBeGreaterThan(0)
    const deeper = via.filter((chain: Json) => chain.through.length > 1)
    for (const chain of deeper) expect(via.map(({ work }: Json) => work.id)).toContain(chain.through.at(-1))
    const { out } = ask('cites', '57-NQ/TW', '--via')
    expect(out).toContain('\nQUA hai-phong/102-CTr/TU@2025-03-14 → tw/57-NQ/TW@2024-12-22\n')
    const [head, ...rows] = csv(ask('cites', '57-NQ/TW', '--via', '--csv').out)
    expect(head!.at(-1)).toBe('through')
    expect(rows.some((row) => row.at(-1) === 'hai-phong/102-CTr/TU@2025-03-14')).toBe(true)
  })

  test('--csv gives the same rows under the same names', () => {
    const { code, out } = ask('cites', '57-NQ/TW', '--csv')
    const [head, ...rows] = csv(out)
    expect(code).toBe(0)
    expect(head).toEqual('level,province,issuer,type,code,date,title,relation,via,quote,sentence,page,path'.split(','))
    expect(rows.map((row) => [row[2], row[7], row[12]])).toEqual(
      first57.documents.map((row: Json) => [row.issuer ?? '', row.relation, row.path]),
    )
  })

  test.each<[string[], (row: Json) => boolean]>([
    [['--province', 'hai phong'], (row) => row.province === 'Hải Phòng'],
    [['--province', 'tỉnh Nghệ An'], (row) => row.province === 'Nghệ An'],
    [['--level', 'xã'], (row) => row.level === 'xã'],
    [['--level', 'TW'], (row) => row.level === 'trung ương'],
    [['--relation', 'thực hiện'], (row) => row.relation === 'implement'],
    [['--relation', 'nested'], (row) => row.relation === 'nested'],
    [['--since', '2026'], (row) => row.date !== null && row.date >= '2026'],
    [['--until', '31/12/2025'], (row) => row.date !== null && row.date <= '2025-12-31'],
    [['--since', '2025-11', '--until', '2025-11'], (row) => row.date?.startsWith('2025-11')],
    [['--level', 'xã', '--province', 'Hà Nội'], (row) => row.level === 'xã' && row.province === 'Hà Nội'],
  ])('%j keeps what it says, all of it', (filter, keeps) => {
    const rows = ask('cites', '57-NQ/TW', '--json', ...filter).json().documents
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.length).toBeLessThan(first57.documents.length)
    expect(rows).toEqual(first57.documents.filter(keeps))
  })

  test('a filter that nothing meets is no failure', () => {
    const { code, err } = ask('cites', '57-NQ/TW', '--until', '1990')
    expect(code).toBe(0)
    expect(err).toContain('Không văn bản nào thỏa các điều kiện đã cho.')
  })

  test.each([
    ['nq57'],
    ['NQ 57-NQ/TW'],
    ['nghi quyet 57'],
    ['nghi', 'quyet', '57'],
    ['57 NQ/TW'],
    ['57–NQ/TW'],
    ['Nghị quyết số 57-NQ/TW, ngày 22/12/2024'],
    ['tw/57-NQ/TW@2024-12-22'],
  ])('the spelling %j %s %s', (...typed) => {
    expect(ask('cites', ...typed, '--json').json().documents).toEqual(first57.documents)
  })

  test('a code of several works shows each, says how to choose, and ends with 1', () => {
    const { code, out, err } = ask('cites', '36-NQ/TW')
    expect([code, out]).toEqual([1, ''])
    const ids = [...err.matchAll(/^ {2}(tw\/36-NQ\/TW@\S+)$/gm)].map((found) => found[1]!)
    expect(ids).toContain('tw/36-NQ/TW@2023-01-30')
    expect(ids).toContain('tw/36-NQ/TW@2014-07-01')
    expect(err).toMatch(/Hãy chọn một: thêm --date 2023-01-30, --term XIII, .*vankien cites "tw\/36-NQ\/TW@2023-01-30"/)
    const chosen = ask('cites', '36-NQ/TW', '--date', '2023-01-30', '--json')
    expect(chosen.code).toBe(0)
    expect(ask('cites', '36-NQ/TW', '--term', '13', '--json').json()).toEqual(chosen.json())
    expect(ask('cites', 'tw/36-NQ/TW@2023-01-30', '--json').json()).toEqual(chosen.json())
    const asJson = ask('cites', '36-NQ/TW', '--json')
    expect(asJson.code).toBe(1)
    expect(asJson.json()).toMatchObject({ reason: 'several-works', error: expect.not.stringContaining('\n') })
    expect(asJson.json().candidates.map((work: Json) => work.id)).toEqual(ids)
  })

  test('an unknown code ends with 1 and the nearest known ones', () => {
    const { code, out, err } = ask('cites', '571-NQ/TW')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^Không có văn bản nào mang số hiệu “571-NQ\/TW” trong cơ sở dữ liệu\.\nSố hiệu gần nhất:\n/)
    expect(err).toContain('\n  57-NQ/TW\n')
    expect(ask('cites', '571-NQ/TW', '--json').json().nearest).toContain('57-NQ/TW')
    expect(ask('cites', 'xin chào').err).toContain('không phải số hiệu văn bản')
  })
})

describe('what is not there, and what is said wrongly', () => {
  test.each([
    ['cites', '57-NQ/TW'],
    ['coverage', '57-NQ/TW'],
    ['show', '57-NQ/TW'],
    ['graph', '57-NQ/TW'],
    ['search', 'số'],
    ['works'],
    ['missing'],
    ['reviews'],
    ['deadlines'],
    ['problems'],
    ['correct', 'undo', '1'],
    ['corrections'],
    ['corrections', 'export', join(folder, 'never.jsonl')],
    ['status'],
    ['report', '--out', join(folder, 'never.json')],
  ])('%s without a database: 1, and the command that makes one', (...words) => {
    const missing = join(folder, 'missing.db')
    const { code, out, err } = vankien(...words, '--db', missing)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`vankien import THƯ_MỤC --db ${missing}`)
    expect(vankien(...words, '--db', missing, '--lang', 'en').err).toContain(`vankien import FOLDER --db ${missing}`)
    expect(existsSync(missing)).toBe(false)
  })

  test('a file that is no database is named', () => {
    const path = join(folder, 'text.db')
    writeFileSync(path, 'not a database, but long enough to be taken for one '.repeat(99))
    const { code, err } = vankien('status', '--db', path)
    expect(code).toBe(1)
    expect(err).toContain(path)
    expect(err).not.toContain('    at ')
  })

  test.each([
    [[]],
    [['nothing']],
    [['registry']],
    [['registry', 'nothing']],
    [['cites']],
    [['cites', '57-NQ/TW', '--nothing']],
    [['cites', '57-NQ/TW', '--level', 'làng']],
    [['cites', '57-NQ/TW', '--since', '32/1/2026']],
    [['cites', '57-NQ/TW', '--province', 'Atlantis']],
    [['cites', '57-NQ/TW', '--json', '--csv']],
    [['cites', '57-NQ/TW', '--lang', 'fr']],
    [['graph']],
    [['graph', '57-NQ/TW', '--depth', '0']],
    [['graph', '57-NQ/TW', '--format', 'png']],
    [['graph', '57-NQ/TW', '--out', 'so-do.png']],
    [['graph', '57-NQ/TW', '--json', '--format', 'svg']],
    [['coverage']],
    [['coverage', '57-NQ/TW', '--level', 'làng']],
    [['coverage', '57-NQ/TW', '--province', 'Atlantis']],
    [['missing', '--limit', '0']],
    [['reviews', '--year', 'nay']],
    [['problems', '--kind', 'lạ']],
    [['problems', '--severity', 'rất nặng']],
    [['correct', 'everything']],
    [['correct', 'mention', '215-KH-UBND.docx', '57-NQ/TW']],
    [['correct', 'field', '215-KH-UBND.docx', 'signer', 'A']],
    [['correct', 'field', '215-KH-UBND.docx', 'date', '31/2/2026']],
    [['correct', 'field', '215-KH-UBND.docx', 'date', '2026-02-01', '--nth', '2']],
    [['corrections', 'export']],
    [['corrections', 'forget', 'x']],
    [['works', '--limit', '0']],
    [['works', '--held', '--missing']],
    [['import']],
    [['report']],
    [['report', '--out', join(folder, 'x.docm')]],
    [['eval', sources, '--min', 'nothing=1']],
  ])('wrong usage %j: 2, a sentence, nothing on standard output', (words) => {
    const { code, out, err } =
      words[0] && !['nothing', 'eval', 'import', 'registry'].includes(words[0]) ? ask(...words) : vankien(...words)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err.trim().length).toBeGreaterThan(10)
    expect(err).not.toContain('    at ')
  })

  test('--help of the program and of each command ends with 0 and shows an example', () => {
    const all = commands().flatMap((command) => [[command], ...commands(command).map((part) => [command, part])])
    expect(all).toContainEqual(['registry', 'check'])
    for (const words of [[], ...all]) {
      const { code, out, err } = vankien(...words, '--help')
      expect([words, code, err]).toEqual([words, 0, ''])
      expect(out).toContain('Ví dụ:\n  vankien ')
    }
  })
})

describe('show', () => {
  test('a work: who it is, who carries it out, who cites it', () => {
    const { code, out } = ask('show', '57-NQ/TW')
    expect(code).toBe(0)
    expect(out).toContain('Mã: tw/57-NQ/TW@2024-12-22 · kho không có văn bản này')
    expect(out).toMatch(/Được thực hiện, tiếp nối bởi\n(?: {2}.*\n)* {2}hai-phong\/102-CTr\/TU@2025-03-14: thực hiện\n/)
    expect(out).toContain('Được viện dẫn (')
    expect(ask('show', '57-NQ/TW', '--json').json().citedBy).toEqual(first57.documents)
  })

  test('a file, by its path or the end of it: what it cites, reviews and sets as deadlines', () => {
    const path = `${archive}/Nghệ An/UBND tỉnh/215-KH-UBND.docx`
    const whole = ask('show', path, '--json').json()
    expect(whole.documents.map((row: Json) => row.path)).toEqual([path])
    expect(whole.work.id).toBe('nghe-an/215/KH-UBND@2025-03-28')
    expect(whole.cites.map((row: Json) => row.code)).toContain('749/QĐ-TTg')
    expect(whole.reviews.map((row: Json) => row.target)).toEqual(['193/2025/QH15'])
    expect(whole.deadlines.length).toBeGreaterThan(1)
    expect(ask('show', '215-KH-UBND.docx', '--json').json()).toEqual(whole)
    expect(ask('show', path).out).toMatch(/^215\/KH-UBND · Ủy ban nhân dân tỉnh Nghệ An · 28\/03\/2025/)
    const unknown = ask('show', 'khong-co.docx')
    expect([unknown.code, unknown.err]).toEqual([1, 'Không có tệp hay số hiệu “khong-co.docx” trong cơ sở dữ liệu.\n'])
  })
})

describe('graph', () => {
  const graph = (...words: string[]) => ask('graph', ...words)

  test('JSON on standard output: works around the one asked for, each edge with the sentence that proves it', () => {
    const { code, out } = graph('nq57')
    expect(code).toBe(0)
    const value = JSON.parse(out)
    expect(value).toMatchObject({ root: 'tw/57-NQ/TW@2024-12-22', depth: 2, omitted: 0 })
    const ids = value.nodes.map((node: Json) => node.id)
    expect(ids[0]).toBe(value.root)
    expect(value.nodes.map((node: Json) => node.level)).toEqual(expect.arrayContaining(['trung ương', 'tỉnh', 'xã']))
    for (const edge of value.edges) {
      expect(ids).toContain(edge.from)
      expect(ids).toContain(edge.to)
      expect(edge.evidence.sentence).toContain(edge.evidence.quote)
      expect(edge.evidence.path.startsWith(archive)).toBe(true)
    }
    const direct = value.edges.filter((edge: Json) => edge.to === value.root && edge.kind === 'cites')
    const citing = first57.documents.map((row: Json) => ask('show', row.path, '--json').json().work?.id)
    expect(new Set(direct.map((edge: Json) => edge.from))).toEqual(new Set(citing.filter(Boolean)))
    expect(value.edges).toContainEqual(
      expect.objectContaining({ from: 'nghe-an/88-CTr/TU@2025-03-10', to: value.root, kind: 'asserts' }),
    )
    expect(graph('57-NQ/TW', '--json').out).toBe(out)
    expect(graph('57-NQ/TW', '--format', 'json').out).toBe(out)
  })

  test('--depth goes further, both ways', () => {
    const steps = (...words: string[]) =>
      graph('19-HD/BTGDVTU', ...words)
        .json()
        .nodes.map((node: Json) => node.steps)
    expect(new Set(steps('--depth', '1'))).toEqual(new Set([0, -1, 1]))
    expect(new Set(steps())).toEqual(new Set([0, -1, -2, 1]))
  })

  test.each([
    ['so-do.svg', /^<\?xml .*\n<svg .*57-NQ\/TW/s],
    ['so-do.dot', /^digraph "tw\/57-NQ\/TW@2024-12-22" \{/],
    ['so-do.gv', /^digraph /],
    ['so-do.graphml', /<graphml xmlns="http:\/\/graphml\.graphdrawing\.org\/xmlns">/],
    ['SO-DO.GEXF', /<gexf xmlns="http:\/\/gexf\.net\/1\.3"/],
    ['so-do.json', /^\{\n {2}"root": "tw\/57-NQ\/TW@2024-12-22"/],
  ])('--out %s takes its format from its ending', (name, begins) => {
    const path = join(folder, name)
    const { code, out, err } = graph('57-NQ/TW', '--out', path)
    expect([code, out]).toEqual([0, ''])
    expect(err).toMatch(new RegExp(`^Đã ghi ${escaped(path)}\n\\d+ văn bản, \\d+ quan hệ\n`))
    expect(readFileSync(path, 'utf8')).toMatch(begins)
    const said = graph('57-NQ/TW', '--out', path, '--json').json()
    expect(said).toMatchObject({ path, root: 'tw/57-NQ/TW@2024-12-22', omitted: 0 })
  })

  test('--format decides where both are given, and prints without --out', () => {
    const path = join(folder, 'do-thi.txt')
    expect(graph('57-NQ/TW', '--out', path, '--format', 'svg').code).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(graph('57-NQ/TW', '--format', 'svg').out)
  })

  test('--limit says what it left out; a work that hangs on nothing is no failure', () => {
    const cut = graph('57-NQ/TW', '--limit', '3')
    expect([cut.code, JSON.parse(cut.out).nodes.length]).toEqual([0, 3])
    expect(cut.err).toMatch(/^Lưu ý: sơ đồ dừng ở 3 văn bản, bỏ lại ít nhất \d+; /)
    const alone = graph('tw/36-NQ/TW@2018-10-22')
    expect([alone.code, JSON.parse(alone.out).edges]).toEqual([0, []])
    expect(alone.err).toContain('Chưa thấy văn bản nào viện dẫn')
  })

  test('a code of several works shows each, as cites does', () => {
    const { code, out, err } = graph('36-NQ/TW')
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('vankien graph "tw/36-NQ/TW@')
    expect(graph('36-NQ/TW', '--date', '2023-01-30').json().root).toBe('tw/36-NQ/TW@2023-01-30')
    expect(graph('36-NQ/TW', '--term', 'XIII').json().root).toBe('tw/36-NQ/TW@2023-01-30')
  })
})

describe('coverage', () => {
  const state = (answer: Json, column = 0) =>
    Object.fromEntries(answer.units.map((unit: Json) => [unit.unit, unit.cells[column].state]))
  const list = (name: string, text: string) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  test('--json: a state for every unit of the archive, the first plan with its sentence and the days to it', () => {
    const answer = ask('coverage', '57-NQ/TW', '--json').json()
    expect(state(answer)).toMatchObject({
      'thành phố Hải Phòng': 'issued',
      'tỉnh Nghệ An': 'issued',
      'xã Thái Sơn': 'issued',
      'phường Hồng Bàng': 'implements',
      'phường Sơn Tây': 'cites',
      'xã Gia Lâm': 'nothing',
    })
    expect(answer.units.at(-1).cells[0].state).toBe('issued')
    const [work] = answer.works
    expect(work.id).toBe('tw/57-NQ/TW@2024-12-22')
    const states = ['issued', 'implements', 'reviews', 'cites', 'nothing', 'absent']
    expect(states.reduce((sum, each) => sum + work[each], 0)).toBe(answer.units.length)
    const province = answer.units.find((unit: Json) => unit.unit === 'thành phố Hải Phòng')
    expect(province.cells[0]).toMatchObject({
      days: 82,
      unclear: false,
      evidence: {
        path: `${archive}/Hải Phòng/Thành ủy/102-CTr-TU 14.3.2025.docx`,
        code: '102-CTr/TU',
        date: '2025-03-14',
        relation: 'implement',
        page: 1,
        sentence: expect.stringContaining('57-NQ/TW'),
      },
    })
    // A document that prints another date for it, a slip of the pen, counts with the others.
    const slip = answer.units.find((unit: Json) => unit.unit === 'xã Yên Thành').cells[0]
    expect(slip).toMatchObject({ state: 'issued', unclear: false, evidence: { code: '16-KH/ĐU' } })
    for (const { cells } of answer.units)
      for (const cell of cells)
        expect([cell.state, cell.evidence !== null]).toEqual([cell.state, cell.state !== 'nothing' || cell.unclear])
  })

  test('text: those that lack it first, totals below, notes on standard error', () => {
    const { code, out, err } = ask('coverage', '57-NQ/TW', '--level', 'xã', '--province', 'hải phòng')
    expect(code).toBe(0)
    expect(out).toMatch(/^57-NQ\/TW · Bộ Chính trị · 22\/12\/2024 · khóa XIII\n/)
    const places = ['xã An Lão', 'đặc khu Cát Hải', 'xã Thái Sơn'].map((unit) => out.indexOf(`\n${unit} `))
    expect(places.every((at) => at > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(out).toMatch(/\nxã Thái Sơn +Hải Phòng +đã ban hành kế hoạch +Kế hoạch +02\/2026\n/)
    expect(out).not.toContain('Gia Lâm')
    expect(out).toMatch(/\n4 đơn vị +đã ban hành kế hoạch .*\n57-NQ\/TW +1 +3 +0 +0 +0 +0\n$/)
    expect(err).toContain('thêm --json hoặc --csv')
    const english = ask('coverage', '57-NQ/TW', '72-NQ/TW', '--lang', 'en').out
    expect(english).toMatch(/\ntỉnh Nghệ An +issued a plan, after 96 days +issued a plan, after 57 days\n/)
    expect(english).toMatch(/\n23 units +issued a plan +carries it out +/)
  })

  test('many works are columns of letters', () => {
    const { code, out } = ask(
      'coverage',
      '57-NQ/TW',
      '71-NQ/TW',
      '72-NQ/TW',
      '204-QĐ/TW',
      '102-CTr/TU',
      '--level',
      'tỉnh',
    )
    expect(code).toBe(0)
    expect(out).toMatch(/^ {2}1 {2}57-NQ\/TW · /)
    expect(out).toContain('\n  5  102-CTr/TU · ')
    expect(out).toMatch(/\nChữ tắt: B đã ban hành kế hoạch · T có thực hiện · /)
    expect(out).toMatch(/\nthành phố Hải Phòng +B +V +V +– +B\n/)
  })

  test('codes stand side by side, or in words', () => {
    const ids = (...words: string[]) =>
      ask('coverage', ...words, '--json')
        .json()
        .works.map((work: Json) => work.id)
    const two = ['tw/57-NQ/TW@2024-12-22', 'tw/72-NQ/TW@2025-09-09']
    expect(ids('57-NQ/TW', '72-NQ/TW')).toEqual(two)
    expect(ids('nq57', 'nghị quyết 72', '57-NQ/TW')).toEqual(two)
    expect(ids('nghị', 'quyết', '57', 'nghị', 'quyết', '72')).toEqual(two)
    expect(ids('57', 'NQ/TW')).toEqual(two.slice(0, 1))
    const several = ask('coverage', '57-NQ/TW', '36-NQ/TW')
    expect([several.code, several.out]).toEqual([1, ''])
    expect(several.err).toMatch(/"36-NQ\/TW ngày 30\/01\/2023", .*vankien coverage "tw\/36-NQ\/TW@2023-01-30"/)
    expect(ids('36-NQ/TW ngày 30/01/2023')).toEqual(['tw/36-NQ/TW@2023-01-30'])
    expect(ask('coverage', '571-NQ/TW').code).toBe(1)
  })

  test('--of asks about the units of a list: in any spelling, and those the archive knows nothing of', () => {
    const file = list(
      'don-vi.csv',
      '\uFEFFSTT;Đơn vị;Tỉnh\r\n1;Đảng ủy xã Thái Sơn;Hải Phòng\r\n2;p. hong bang;Hải Dương\r\n3;Gia Lâm;\r\n4;xã Thái Sơn;Nghệ An\r\n5;UBND xã Thái Sơn;hai phong\r\n',
    )
    const answer = ask('coverage', '57-NQ/TW', '--of', file, '--json')
    expect(answer.code).toBe(0)
    expect(answer.json().units.map((unit: Json) => [unit.line, unit.unit, unit.province, unit.cells[0].state])).toEqual(
      [
        [5, 'xã Thái Sơn', 'Nghệ An', 'absent'],
        [4, 'xã Gia Lâm', 'Hà Nội', 'nothing'],
        [3, 'phường Hồng Bàng', 'Hải Phòng', 'implements'],
        [2, 'xã Thái Sơn', 'Hải Phòng', 'issued'],
      ],
    )
    expect(answer.err).toContain('chỉ tính một lần: dòng 6')
    expect(ask('coverage', '57-NQ/TW', '--of', file).out).toMatch(/\nxã Thái Sơn +Nghệ An +không có trong kho\n/)
    const only = ask('coverage', '57-NQ/TW', '--of', file, '--province', 'Nghệ An', '--json').json()
    expect(state(only)).toEqual({ 'Gia Lâm': 'absent', 'xã Thái Sơn': 'absent' })
  })

  test('a line that may be several units, or none, ends with 1 and says what to do', () => {
    const file = list('chua-ro.txt', 'xã Gia Lâm\nxã Thái Sơn, Atlantis\n')
    const { code, out, err } = ask('coverage', '57-NQ/TW', '--of', file)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/có 1 dòng chưa rõ:\n {2}dòng 2: cột tỉnh: “Atlantis” không hợp lệ/)
    expect(ask('coverage', '57-NQ/TW', '--of', file, '--json').json()).toMatchObject({
      reason: 'bad-list',
      lines: [{ line: 2 }],
    })
    expect(ask('coverage', '57-NQ/TW', '--of', join(folder, 'khong-co.csv'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('khong-co.csv'),
    })
  })

  test('--csv: one row a unit and work', () => {
    const json = ask('coverage', '57-NQ/TW', '72-NQ/TW', '--json').json()
    const [head, ...rows] = csv(ask('coverage', '57-NQ/TW', '72-NQ/TW', '--csv').out)
    expect(head!.slice(0, 8)).toEqual('unit,level,province,documents,work,code,state,days'.split(','))
    const [at, path] = [head!.indexOf('state'), head!.indexOf('path')]
    expect(rows.map((row) => [row[0], row[4], row[at], row[path]])).toEqual(
      json.units.flatMap((unit: Json) =>
        unit.cells.map((cell: Json) => [unit.unit, cell.work, cell.state, cell.evidence?.path ?? '']),
      ),
    )
  })

  test('units that no filter leaves are no failure', () => {
    const { code, err } = ask('coverage', '57-NQ/TW', '--province', 'Cà Mau')
    expect(code).toBe(0)
    expect(err).toContain('Không có đơn vị nào thỏa các điều kiện đã cho.')
  })
})

describe('missing', () => {
  test('the works of works --missing, with the dates they are cited between; --who adds who cites them', () => {
    const rows = ask('missing', '--json').json().works
    expect(rows.map((row: Json) => row.id)).toEqual(
      ask('works', '--missing', '--json')
        .json()
        .works.map((row: Json) => row.id),
    )
    expect(rows[0]).toMatchObject({
      id: 'tw/57-NQ/TW@2024-12-22',
      documents: first57.work.documents,
      first: '2025-03-14',
      last: '2026-11-12',
    })
    expect(rows[0].title).toMatch(/^đột phá phát triển khoa học/)
    expect(ask('missing', '--limit', '2', '--json').json().works).toEqual(rows.slice(0, 2))
    const [first] = ask('missing', '--limit', '1', '--who', '--json').json().works
    const paths = new Set(first57.documents.map((row: Json) => row.path))
    expect(new Set(first.citedBy.map((row: Json) => row.path))).toEqual(paths)
    const { code, out } = ask('missing', '--limit', '1', '--who')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^57-NQ\/TW · Bộ Chính trị · .* · 16 văn bản viện dẫn, ở \d+ chỗ · từ 14\/03\/2025 đến 12\/11\/2026\n/,
    )
    for (const path of paths) expect(squeezed(out)).toContain(squeezed(path as string))
    expect(csv(ask('missing', '--csv').out).length).toBe(rows.length + 1)
    expect(csv(ask('missing', '--limit', '1', '--who', '--csv').out).length).toBe(paths.size + 1)
    expect(ask('missing', '--limit', '1', '--lang', 'en').out).toContain('from 2025-03-14 to 2026-11-12')
  })
})

describe('listings', () => {
  test('works: most cited first; --held and --missing part them; --limit, --type', () => {
    const rows = ask('works', '--json').json().works
    expect(rows[0].id).toBe('tw/57-NQ/TW@2024-12-22')
    const counts = rows.map((row: Json) => row.documents)
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a))
    const [held, missing] = ['--held', '--missing'].map((each) => ask('works', each, '--json').json().works)
    expect(held.length + missing.length).toBe(rows.length)
    expect(held.every((row: Json) => row.held > 0) && missing.every((row: Json) => row.held === 0)).toBe(true)
    expect(ask('works', '--limit', '3', '--json').json().works).toEqual(rows.slice(0, 3))
    expect(ask('works', '--type', 'Chỉ thị', '--json').json().works).toEqual(
      rows.filter((row: Json) => row.type === 'Chỉ thị'),
    )
    expect(csv(ask('works', '--csv').out).length).toBe(rows.length + 1)
    expect(ask('works', '--limit', '1').out).toMatch(/^57-NQ\/TW · Bộ Chính trị · 22\/12\/2024 · .*\n.*\n +Mã: tw\/57/)
  })

  test('search without diacritics finds all that search with them finds, and shows the words in their place', () => {
    const typed = ask('search', 'chuyển', 'đổi', 'số', '--json').json().documents
    expect(typed.length).toBeGreaterThan(3)
    const loose = ask('search', 'chuyen doi so', '--json').json().documents
    const ids = loose.map((row: Json) => row.id)
    for (const row of typed) expect(ids).toContain(row.id)
    for (const row of [...typed, ...loose]) expect(plain(row.snippet.normalize('NFC'))).toMatch(/«(?:chuyen|doi|so)/)
    expect(ask('search', 'chuyen', 'doi', 'so', '--limit', '2').out).toMatch(/«chuyển đổi số»|«chuyển đổi\n *số»/)
    expect(ask('search', 'chuyen', '--limit', '2', '--json').json()).toMatchObject({ more: true })
    expect(ask('search', 'kinh thien van', '--json').json().documents.length).toBeGreaterThan(0)
    const none = ask('search', 'kính thiên văn')
    expect([none.code, none.out, none.err]).toEqual([0, '', 'Không văn bản nào có đủ các từ: kính thiên văn\n'])
  })

  test('reviews --year keeps the year, and says a review that several call for once', () => {
    const rows = ask('reviews', '--year', '2026', '--json').json().reviews
    expect(new Set(rows.map((row: Json) => row.year))).toEqual(new Set([2026]))
    const { code, out } = ask('reviews', '--year', '2026')
    expect(code).toBe(0)
    expect(out).toMatch(/^2026\n/)
    const of06 = rows.filter((row: Json) => row.target === '06-CT/TW' && row.kind === 'sơ kết')
    expect(of06.length).toBeGreaterThan(1)
    expect(out.match(/^ {2}sơ kết 5 năm 06-CT\/TW · 24\/06\/2021$/gm)).toHaveLength(1)
    for (const row of rows) expect(squeezed(out)).toContain(squeezed(`“${row.quote}”`))
    expect(csv(ask('reviews', '--year', '2026', '--csv').out).length).toBe(rows.length + 1)
    expect(ask('reviews', '--json').json().reviews.length).toBeGreaterThan(rows.length)
  })

  test('deadlines: dated ones in order, then what recurs, then what has no day; --since and --until', () => {
    const rows = ask('deadlines', '--json').json().deadlines
    const dates = rows.map((row: Json) => row.date ?? '9999')
    expect(dates).toEqual(dates.toSorted())
    const within = ask('deadlines', '--since', '2026-07', '--until', '2026-12', '--json').json().deadlines
    expect(within).toEqual(
      rows.filter((row: Json) => row.date === null || (row.date >= '2026-07' && row.date < '2027')),
    )
    const { out } = ask('deadlines', '--since', '2026-07', '--until', '2026-12')
    const headings = out.split('\n').filter((line) => /^\S/.test(line))
    expect(headings).toEqual(['2026', 'Định kỳ', 'Không ghi ngày cụ thể'])
    expect(out).toContain('\n  chậm nhất ngày 20/10/2026 · ')
    expect(out).toContain('\n  chậm nhất ngày 25 hằng tháng · ')
    expect(csv(ask('deadlines', '--csv').out).length).toBe(rows.length + 1)
  })

  test('status --runs tells what each import changed', () => {
    const own = join(folder, 'runs.db')
    vankien('import', `${archive}/Nghệ An`, '--db', own, '--ocr', 'off')
    vankien('import', archive, '--db', own, '--ocr', 'off')
    const { runs } = vankien('status', '--runs', '--json', '--db', own).json()
    expect(runs.map(({ id }: Json) => id)).toEqual([2, 1])
    expect(runs[0]).toMatchObject({ finished: expect.any(String), stopped: false, gone: 0, nowReadable: 0 })
    expect(runs[0].newFiles).toBe(runs[0].found - runs[1].found)
    expect(runs[0].reasons).toMatchObject({ empty: 1, damaged: 1 })
    const { code, out } = vankien('status', '--runs', '--lang', 'en', '--db', own)
    expect(code).toBe(0)
    expect(out).toMatch(/^Run 2 · .* · vankien /)
    expect(out).toContain(`since the run before: ${runs[0].newFiles} new`)
    const csv = vankien('status', '--runs', '--csv', '--db', own).out.split(/\r?\n/)
    expect(csv[0]).toMatch(/^id,started,finished,program,arguments,stopped,found,/)
    expect(csv[1]).toMatch(/^2,/)
    expect(vankien('status', '--csv', '--db', own).code).toBe(2)
  })

  test('status counts what was imported and lists what was set aside', () => {
    const status = ask('status', '--json').json()
    expect(status).toMatchObject({ files: { imported: 30, duplicate: 1, 'set-aside': 2 }, documents: 30 })
    expect(status.setAside.map((file: Json) => file.path)).toEqual([TRUNCATED, EMPTY])
    const { code, out } = ask('status')
    expect(code).toBe(0)
    expect(out).toMatch(/^Tệp +33 +đã nhập 30, để riêng 2, trùng nội dung 1\n/)
    expect(out).toContain(EMPTY)
  })
})

describe('problems and corrections', () => {
  const own = join(folder, 'dinh-chinh.db')
  const on = (...words: string[]) => vankien(...words, '--db', own)
  const hongBang = `${archive}/Hải Phòng/phường Hồng Bàng/23-KH-ĐU khoa giáo.pdf`
  const listed = (...words: string[]): Json[] => on('problems', '--json', ...words).json().problems
  const rows = (): Json[] => on('corrections', '--json').json().corrections

  // A database of its own: what is corrected here must not change the answers above and below.
  beforeAll(() => void on('import', archive))

  test('problems: by kind, each with its place, what is wrong, what is meant and the id to correct it by', () => {
    const all = listed()
    expect(all.map(({ kind }) => kind)).toContain('blank-number')
    for (const row of all) {
      expect(row.id).toMatch(/^[a-z-]+:[0-9a-f]{8}:\d+$/)
      expect(row.fingerprint).toMatch(/^[a-z-]+:[0-9a-f]{16}:\d+$/)
      expect(row).toMatchObject({ severity: expect.stringMatching(/^(?:error|warning|note)$/), muted: null })
    }
    const slip = all.find(({ kind, path }) => kind === 'date-misprint' && path === hongBang)
    expect(slip).toMatchObject({ page: 3, suggestion: 'tw/45-NQ/TW@2023-11-24', documentCode: '23-KH/ĐU' })
    expect(slip.suggestionTitle).toContain('đội ngũ trí thức')
    const { code, out } = on('problems')
    expect(code).toBe(0)
    expect(out).toMatch(/^CÓ THỂ IN NHẦM NGÀY \(\d+\) · date-misprint\n {2}Ngày in bên số hiệu khác ngày ban hành/)
    expect(out).toContain(`mã chỗ: ${slip.id}\n`)
    expect(squeezed(out)).toContain('gợi ý: tw/45-NQ/TW@2023-11-24 · Nghị quyết về tiếp tục xây dựng')
    expect(on('problems', '--lang', 'en').out).toMatch(/^DATE MISPRINT \(\d+\) · date-misprint\n {2}The date printed/)
    expect(csv(on('problems', '--csv').out).length).toBe(all.length + 1)
  })

  test('a correction changes the answers at once, survives the next import, and is taken back by its undo', () => {
    const other = join(folder, 'co-hieu-luc.db')
    const at = (...words: string[]) => vankien(...words, '--db', other)
    expect(at('import', archive).code).toBe(3)
    const cites = (work: string): string[] =>
      at('cites', work, '--json')
        .json()
        .documents?.map((row: Json) => row.path) ?? []
    const [right, wrong] = ['tw/45-NQ/TW@2023-11-24', 'tw/42-NQ/TW@2023-11-24']
    expect(cites(right)).toContain(hongBang)
    expect(cites(wrong)).not.toContain(hongBang)
    expect(at('correct', 'mention', hongBang, '45-NQ/TW', '--nth', '1', '--work', wrong).code).toBe(0)
    expect(cites(wrong)).toContain(hongBang)
    expect(at('import', archive, '--reprocess').code).toBe(3)
    expect(cites(wrong)).toContain(hongBang)
    expect(at('correct', 'undo', '1').code).toBe(0)
    expect(cites(wrong)).not.toContain(hongBang)
    expect(cites(right)).toContain(hongBang)
    // A header put right: the document is another place's.
    expect(at('correct', 'field', hongBang, 'parent', 'Nghệ An').code).toBe(0)
    const places = () =>
      at('cites', right, '--json')
        .json()
        .documents.filter(({ path }: Json) => path === hongBang)
    expect(new Set(places().map(({ province }: Json) => province))).toEqual(new Set(['Nghệ An']))
    const last = at('corrections', '--json').json().corrections.at(-1).id
    expect(at('correct', 'undo', String(last)).code).toBe(0)
    expect(new Set(places().map(({ province }: Json) => province))).toEqual(new Set(['Hải Phòng']))
  })

  test('--kind, --severity, --document keep what they say, all of it', () => {
    const all = listed()
    const keeps = (filter: string[], keep: (row: Json) => boolean) => {
      const rows = listed(...filter)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows).toEqual(all.filter(keep))
    }
    keeps(['--kind', 'blank-number'], ({ kind }) => kind === 'blank-number')
    keeps(['--kind', 'blank-date', 'để trống số'], ({ kind }) => /^blank-/.test(kind))
    keeps(['--severity', 'warning'], ({ severity }) => severity === 'warning')
    keeps(['--document', hongBang], ({ path }) => path === hongBang)
    keeps(['--document', '23-KH/ĐU'], ({ path }) => path === hongBang)
    const none = on('problems', '--kind', 'ocr-repaired')
    expect([none.code, none.out, none.err]).toEqual([0, '', 'Không có chỗ nào cần xem lại.\n'])
    expect(on('problems', '--document', '57-NQ/TW').err).toContain('Kho không có văn bản tw/57-NQ/TW@2024-12-22')
  })

  test('a problem that is none is muted, shown by --muted with who and why, and unmuted', () => {
    const [problem] = listed('--kind', 'blank-number')
    const muted = on('correct', 'mute', problem.id, '--author', 'Lan', '--note', 'bản dự thảo')
    expect([muted.code, muted.out]).toEqual([0, `Đã ghi đính chính số 1: không phải lỗi: ${problem.id}\n`])
    expect(listed().map(({ id }) => id)).not.toContain(problem.id)
    expect(listed('--muted')).toMatchObject([{ id: problem.id, muted: { author: 'Lan', note: 'bản dự thảo' } }])
    expect(on('problems', '--muted').out).toMatch(/không phải lỗi: \S+ \S+ · Lan · bản dự thảo\n/)
    expect(
      on('show', problem.path, '--json')
        .json()
        .problems.map((row: Json) => row.fingerprint),
    ).not.toContain(problem.fingerprint)
    expect(on('correct', 'mute', problem.fingerprint).err).toContain('Đã có đính chính số 1 y như vậy')
    expect(on('import', archive).code).toBe(3)
    expect(listed('--muted')).toHaveLength(1)
    expect(on('correct', 'unmute', problem.id.replace(/^[a-z-]+:/, '')).code).toBe(0)
    expect(listed('--muted')).toEqual([])
    expect(on('correct', 'unmute', problem.id).err).toContain('không ghi gì thêm')
    expect(rows()).toMatchObject([
      { id: 1, kind: 'mute', target: problem.fingerprint, state: 'replaced', path: problem.path },
      { id: 2, kind: 'unmute', target: problem.fingerprint, state: 'in-force' },
    ])
    expect(on('correct', 'mute', 'blank-number:00000000:1')).toMatchObject({ code: 1, out: '' })
  })

  test('a citation that stands several times is listed, not guessed; nothing is recorded', () => {
    const before = rows()
    const { code, out, err } = on('correct', 'mention', '23-KH/ĐU', '45-NQ/TW', '--work', 'none')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^“45-NQ\/TW” có 2 lần trong văn bản:\n {2}1\. Nghị quyết số 45-NQ\/TW · tr\. 3/)
    expect(err).toContain('--nth 2')
    const asJson = on('correct', 'mention', '23-KH/ĐU', 'nq45', '--work', 'none', '--json').json()
    expect(asJson).toMatchObject({ reason: 'several-mentions', candidates: [{ nth: 1 }, { nth: 2 }] })
    for (const [words, says] of [
      [['23-KH/ĐU', '45-NQ/TW', '--nth', '3', '--work', 'none'], 'chỉ có 2 lần'],
      [['23-KH/ĐU', '99-NQ/TW', '--work', 'none'], 'không có viện dẫn nào'],
      [['23-KH/ĐU', '45-NQ/TW', '--nth', '1', '--work', '36-NQ/TW'], '--work "tw/36-NQ/TW@'],
      [['57-NQ/TW', '45-NQ/TW', '--work', 'none'], 'Kho không có văn bản'],
      [['khong-co.docx', '45-NQ/TW', '--work', 'none'], 'khong-co.docx'],
      [['23-KH/ĐU', '45-NQ/TW', '--nth', '1', '--work', '4545-NQ/TW'], '4545-NQ/TW'],
    ] as const) {
      const answer = on('correct', 'mention', ...words)
      expect([words, answer.code, answer.out]).toEqual([words, 1, ''])
      expect(answer.err).toContain(says)
    }
    expect(rows()).toEqual(before)
  })

  test('mention, field, undo are recorded under the digest of the content', () => {
    const mention = on('correct', 'mention', hongBang, '45-NQ/TW', '--nth', '1', '--work', '57-NQ/TW', '--json').json()
    const { sha256 } = vankien('extract', hongBang).json()
    const made = { kind: 'work', value: 'tw/57-NQ/TW@2024-12-22', note: null }
    expect(mention).toMatchObject({ recorded: true, correction: made, mention: { code: '45-NQ/TW' } })
    expect(mention.correction.target).toBe(`${sha256}:${mention.mention.start}`)
    expect(on('correct', 'mention', hongBang, '45-NQ/TW', '--nth', '1', '--work', 'nq57').err).toContain('y như vậy')
    const field = on('correct', 'field', '23-KH/ĐU', 'date', '15/1/2026', '--lang', 'en')
    expect([field.code, field.out]).toEqual([
      0,
      `Recorded correction ${mention.correction.id + 1}: date → 2026-01-15\n`,
    ])
    expect(on('correct', 'undo', String(mention.correction.id)).out).toContain('Nay: ')
    expect(on('correct', 'undo', String(mention.correction.id)).err).toContain('đã được rút lại trước đó')
    expect(on('correct', 'undo', '99').code).toBe(1)
    expect(on('correct', 'undo', String(mention.correction.id + 2)).err).toContain('là một lần rút lại')
    expect(on('correct', 'undo', String(mention.correction.id + 1)).code).toBe(0)
    expect(rows().slice(-4)).toMatchObject([
      { ...made, state: 'undone', path: hongBang, quote: 'Nghị quyết số 45-NQ/TW' },
      { kind: 'field', target: `${sha256}:date`, value: '2026-01-15', state: 'undone', path: hongBang },
      { kind: 'undo', target: String(mention.correction.id) },
      { kind: 'undo', target: String(mention.correction.id + 1) },
    ])
    const { out } = on('corrections')
    expect(out).toContain(`. “Nghị quyết số 45-NQ/TW” → tw/57-NQ/TW@2024-12-22\n`)
    expect(csv(on('corrections', '--csv').out).length).toBe(rows().length + 1)
  })

  test.each(['.jsonl', '.json'])(
    'export to %s and import into another database: the same corrections, once',
    (ending) => {
      const path = join(folder, `dinh-chinh${ending}`)
      expect(on('corrections', 'export', path).code).toBe(0)
      const other = join(folder, `khac${ending}.db`)
      expect(vankien('import', `${archive}/Nghệ An`, '--db', other).code).toBe(0)
      const taken = vankien('corrections', 'import', path, '--db', other)
      expect(taken.code).toBe(0)
      expect(taken.out).toBe(`Đã thêm ${rows().length} đính chính; 0 đã có từ trước.\n`)
      expect(taken.err).toContain('2 đính chính nói về văn bản kho chưa có')
      const strip = ({ path: _path, quote: _quote, ...row }: Json) => row
      const there = (): Json[] => vankien('corrections', '--json', '--db', other).json().corrections
      expect(there().map(strip)).toEqual(rows().map(strip))
      expect(vankien('corrections', 'import', path, '--db', other, '--json').json()).toMatchObject({
        added: 0,
        skipped: rows().length,
      })
      expect(there()).toHaveLength(rows().length)
    },
  )

  test('a file with an error is named with its lines, and nothing of it is taken', () => {
    const before = rows()
    const path = join(folder, 'sai.jsonl')
    const good = { made: '2026-03-01T08:00:00.000Z', author: null, kind: 'mute', target: `x:${'0'.repeat(16)}:1` }
    writeFileSync(path, `${JSON.stringify(good)}\n\n{"made":\n${JSON.stringify({ ...good, kind: 'forget' })}\n`)
    const { code, out, err } = on('corrections', 'import', path)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`${path}, dòng 3: không phải JSON hợp lệ\n${path}, dòng 4: “kind” cần một trong: work,`)
    expect(on('corrections', 'import', path, '--json').json()).toMatchObject({ errors: [{ line: 3 }, { line: 4 }] })
    expect(on('corrections', 'import', join(folder, 'khong-co.jsonl')).err).toContain('khong-co.jsonl')
    expect(rows()).toEqual(before)
  })

  test('show: problems with their severity; --decisions says what each decision rests on', () => {
    const { out } = on('show', hongBang)
    expect(out).toMatch(/\n {2}có thể in nhầm ngày \((?:lỗi|cần xem|lưu ý)\) · 45-NQ\/TW: /)
    const decided = on('show', hongBang, '--decisions')
    expect(decided.code).toBe(0)
    const { cites } = on('show', hongBang, '--json').json()
    expect(decided.out.match(/^ {6}(?:đã xác định|nhiều khả năng|chưa xác định)/gm)!.length).toBe(cites.length)
    for (const row of cites) expect([row.candidates, row.refused].every(Array.isArray)).toBe(true)
    expect(on('show', '57-NQ/TW', '--decisions').out).toMatch(/\n {6}đã xác định văn bản: \S/)
    expect(on('show', '36-NQ/TW', '--date', '2023', '--json').json().considered).toEqual(expect.any(Array))
  })

  test('a name that several files end in is not guessed', () => {
    const twice = join(folder, 'hai')
    for (const name of ['a', 'b']) {
      mkdirSync(join(twice, name), { recursive: true })
      writeFileSync(join(twice, name, 'kh.txt'), `Đảng ủy xã ${name === 'a' ? 'An Bình' : 'Bình An'} họp.`)
    }
    const other = join(folder, 'hai.db')
    expect(vankien('import', twice, '--db', other).code).toBe(0)
    const { code, err } = vankien('show', 'kh.txt', '--db', other)
    expect(code).toBe(1)
    expect(err).toContain('Có 2 văn bản ở đường dẫn kết thúc bằng “kh.txt”:')
    expect(vankien('show', 'a/kh.txt', '--db', other).code).toBe(0)
  })
})

describe('report', () => {
  const NAMES = {
    vi: [
      'Tổng quan',
      'Văn bản',
      'Trích dẫn',
      'Sơ kết - tổng kết',
      'Thời hạn',
      'Độ phủ',
      'Độ phủ - chi tiết',
      'Vấn đề',
      'Còn thiếu',
      'Không đọc được',
      'Về báo cáo',
    ],
    en: [
      'Overview',
      'Documents',
      'Citations',
      'Reviews',
      'Deadlines',
      'Coverage',
      'Coverage - details',
      'Problems',
      'Missing',
      'Set aside',
      'About',
    ],
  } as const

  test.each(['vi', 'en'] as const)('.xlsx in %s: its sheets, with a row for every record', (lang) => {
    const path = join(folder, `${lang}.xlsx`)
    const { code, out, err } = ask('report', '--out', path, '--lang', lang)
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain(path)
    const made = ask('report', '--out', path, '--lang', lang, '--json').json()
    const sheets = workbook(path)
    expect([...sheets.keys()]).toEqual(NAMES[lang])
    const tables = [...sheets.values()].filter((_, at) => at !== 5 && at !== 10)
    expect(tables.map((rows) => rows.length - 1)).toEqual(Object.values(made.rows))
    const documents = tables[1]
    expect(documents![0]!.slice(0, 2)).toEqual(lang === 'vi' ? ['Số, ký hiệu', 'Loại'] : ['Code', 'Type'])
    expect(documents!.map((row) => row[0])).toContain('102-CTr/TU')
  })

  test.each(['vi', 'en'] as const)('.csv in %s: a .zip with a file for every table', (lang) => {
    const asked = join(folder, `bang-${lang}.csv`)
    const path = join(folder, `bang-${lang}.zip`)
    const { code, err } = ask('report', '--out', asked, '--lang', lang)
    expect(code).toBe(0)
    expect(err).toContain(path)
    const files = unzipSync(new Uint8Array(readFileSync(path)))
    expect(Object.keys(files)).toEqual(
      lang === 'vi'
        ? [
            'tong-quan.csv',
            'van-ban.csv',
            'trich-dan.csv',
            'so-ket-tong-ket.csv',
            'thoi-han.csv',
            'do-phu.csv',
            'van-de.csv',
            'con-thieu.csv',
            'khong-doc-duoc.csv',
            've-bao-cao.csv',
          ]
        : [
            'overview.csv',
            'documents.csv',
            'citations.csv',
            'reviews.csv',
            'deadlines.csv',
            'coverage.csv',
            'problems.csv',
            'missing.csv',
            'set-aside.csv',
            'about.csv',
          ],
    )
    const text = strFromU8(Object.values(files)[1]!)
    expect(csv(text.replace(/^\uFEFF/, '')).length).toBe(31)
  })

  test('.json holds every table under its key, .md the main columns under headings', () => {
    const path = join(folder, 'r.json')
    expect(ask('report', '--out', path).code).toBe(0)
    const made = JSON.parse(readFileSync(path, 'utf8'))
    expect(Object.keys(made)).toEqual([
      'about',
      'overview',
      'documents',
      'citations',
      'reviews',
      'deadlines',
      'coverage',
      'problems',
      'missing',
      'setAside',
    ])
    const total = (group: string) =>
      made.overview.find((row: Json) => row.group === group && row.item === 'Tổng số').value
    expect([total('Văn bản'), total('Trích dẫn'), total('Thời hạn')]).toEqual([
      made.documents.length,
      made.citations.length,
      made.deadlines.length,
    ])
    expect(made.about).toMatchObject({ database: db, program: expect.stringMatching(/^vankien \d/) })
    expect(made.citations.filter((row: Json) => row.work === 'tw/57-NQ/TW@2024-12-22').length).toBe(
      first57.documents.length,
    )
    expect(made.setAside.map((row: Json) => row.path)).toEqual([TRUNCATED, EMPTY])
    const markdown = join(folder, 'r.md')
    expect(ask('report', '--out', markdown, '--lang', 'en').code).toBe(0)
    const headings = readFileSync(markdown, 'utf8').match(/^## .*(?= \(\d+\)$)/gm)
    const listed = NAMES.en.filter((name) => name !== 'Coverage' && name !== 'About')
    expect(headings).toEqual(listed.map((name) => `## ${name}`))
  })

  test('a scope: a work, a province and a year, in what is asked for and in nothing else', () => {
    const path = join(folder, 'pham-vi.json')
    const words = ['--work', '57-NQ/TW', '--province', 'Hải Phòng', '--year', '2026']
    expect(ask('report', '--out', path, ...words).code).toBe(0)
    const made = JSON.parse(readFileSync(path, 'utf8'))
    expect(Object.keys(made)).not.toContain('setAside')
    expect(made.about.scope).toMatch(/^57-NQ\/TW · 22\/12\/2024 · .* · Hải Phòng · 2026$/)
    expect(made.citations.length).toBeGreaterThan(3)
    for (const row of made.citations)
      expect([row.work, row.province, row.documentDate.slice(0, 4)]).toEqual([
        'tw/57-NQ/TW@2024-12-22',
        'Hải Phòng',
        '2026',
      ])
    const cited = ask(
      'cites',
      '57-NQ/TW',
      '--province',
      'Hải Phòng',
      '--since',
      '2026',
      '--until',
      '2026',
      '--json',
    ).json()
    expect(made.citations.length).toBe(cited.documents.length)
    for (const row of made.deadlines) expect(row.date ?? '2026').toMatch(/^2026/)
    expect(made.coverage.every((row: Json) => row.work === 'tw/57-NQ/TW@2024-12-22')).toBe(true)
  })

  test('--only and --where choose tables and rows; what was asked stands in the report', () => {
    const path = join(folder, 'loc.json')
    const where = 'relation="thực hiện" province~"hai phong" page>=1'
    const { code, err } = ask('report', '--out', path, '--only', 'trich-dan,missing', '--where', where)
    expect(code).toBe(0)
    expect(err).toContain('Các bảng không có cột được hỏi thì không ghi: Còn thiếu.')
    const made = JSON.parse(readFileSync(path, 'utf8'))
    expect(Object.keys(made)).toEqual(['about', 'citations'])
    expect(made.citations.length).toBeGreaterThan(3)
    for (const row of made.citations) expect([row.relation, row.province]).toEqual(['implement', 'Hải Phòng'])
    expect(made.about.scope).toBe(where)
    expect(made.about.question).toContain(`--only trich-dan,missing --where '${where}'`)
  })

  test('.docx: the parts of a Party report, with the sentences in its appendix', () => {
    const path = join(folder, 'bc.docx')
    const list = ['--of', 'corpus/samples/don-vi-hai-phong.csv']
    expect(ask('report', '--out', path, '--work', '57-NQ/TW', '--province', 'Hải Phòng', ...list).code).toBe(0)
    const xml = strFromU8(unzipSync(new Uint8Array(readFileSync(path)))['word/document.xml']!)
    expect(xml).toContain('w:left="1701"')
    expect(xml).toContain('w:right="1134"')
    expect(xml).toContain('<w:tblHeader/>')
    const text = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]*>/g, '')
    const wanted = [
      'ĐẢNG CỘNG SẢN VIỆT NAM',
      'BÁO CÁO',
      'I. TÌNH HÌNH CHUNG',
      '2. Văn bản viện dẫn 57-NQ/TW (22/12/2024)',
      'II. VIỆC BAN HÀNH KẾ HOẠCH, TỔ CHỨC THỰC HIỆN',
      'Đơn vị chưa thấy kế hoạch thực hiện 57-NQ/TW',
      'phường Lê Chân, Hải Phòng',
      'III. SƠ KẾT, TỔNG KẾT',
      'IV. THỜI HẠN',
      'V. VẤN ĐỀ PHÁT HIỆN',
      'Nơi nhận:',
      'PHỤ LỤC',
      'Nguồn số liệu',
      `Cơ sở dữ liệu: ${db}`,
    ]
    let at = 0
    for (const part of wanted) {
      expect([part, text.indexOf(part, at)]).not.toEqual([part, -1])
      at = text.indexOf(part, at)
    }
    // Every number in brackets is a row of the appendix.
    const numbers = [...text.matchAll(/\[(\d+)\]/g)].map((found) => Number(found[1]))
    const rows = [...text.slice(text.indexOf('PHỤ LỤC')).matchAll(/^(\d+)$/gm)].map((found) => Number(found[1]))
    expect(Math.max(...numbers)).toBeGreaterThan(5)
    for (const number of numbers) expect(rows).toContain(number)
  })

  test('.ics of the report, of deadlines and of reviews', () => {
    const path = join(folder, 'lich.ics')
    const count = () => readFileSync(path, 'utf8').match(/^BEGIN:VEVENT\r$/gm)?.length ?? 0
    expect(ask('report', '--out', path).code).toBe(0)
    const all = count()
    expect(ask('deadlines', '--ics', path).err).toMatch(/việc không ghi ngày, không đưa vào/)
    const due = count()
    expect(ask('reviews', '--ics', path).code).toBe(0)
    expect(all).toBe(due + count())
    const year = ask('reviews', '--year', '2026', '--ics', path, '--json').json()
    expect(year).toEqual({ path, events: ask('reviews', '--year', '2026', '--json').json().reviews.length, leftOut: 0 })
    expect(count()).toBe(year.events)
  })

  test.each(['svg', 'dot', 'gexf', 'graphml'])('.%s draws the graph of one work, as graph does', (ending) => {
    const [path, other] = [join(folder, `r.${ending}`), join(folder, `g.${ending}`)]
    expect(ask('report', '--out', path, '--work', '57-NQ/TW').code).toBe(0)
    expect(ask('graph', '57-NQ/TW', '--out', other).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(other, 'utf8'))
    expect(ask('report', '--out', path).code).toBe(2)
  })

  test.each([
    [['--only', 'nothing'], 2, 'overview, documents, citations'],
    [['--where', 'nope=1'], 2, 'không có cột “nope”'],
    [['--where', 'code'], 2, 'không hiểu “code”'],
    [['--where', 'page=một'], 2, 'cần một số'],
    [['--year', 'nay'], 2, '--year'],
    [['--work', '9999-XX/YY'], 1, '9999-XX/YY'],
    [['--explorer', 'javascript:1'], 2, '--explorer'],
  ])('%j is refused with a sentence, and no file is made', (words, exit, sentence) => {
    const path = join(folder, 'khong-co.json')
    const { code, err } = ask('report', '--out', path, ...words)
    expect([code, existsSync(path)]).toEqual([exit, false])
    expect(err).toContain(sentence)
  })

  test('what cannot be written is said, and leaves nothing behind', () => {
    const { code, err } = ask('report', '--out', join(folder, 'no-folder', 'r.json'))
    expect(code).toBe(1)
    expect(err).toContain('no-folder')
    expect(err).not.toContain('    at ')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('batch', () => {
  const LIST = 'STT,Số ký hiệu,Ghi chú\n1,57-NQ/TW,\n2,nq 71,\n3,9999-NQ/TW,\n4,không phải,\n5,"06-CT/TW",x\n'
  const path = join(folder, 'so-hieu.csv')

  test('a row a code: found, ambiguous, unknown or no code; nothing stops the rest', () => {
    writeFileSync(path, LIST)
    const { code, out, err } = ask('batch', path)
    expect(code).toBe(0)
    const [heading, ...rows] = csv(out)
    const answers = rows.map((row) => Object.fromEntries(heading!.map((key, at) => [key, row[at]])))
    expect(answers.map(({ line, typed, state }) => [line, typed, state])).toEqual([
      ['2', '57-NQ/TW', 'found'],
      ['3', 'nq 71', 'found'],
      ['4', '9999-NQ/TW', 'unknown'],
      ['5', 'không phải', 'not-a-code'],
      ['6', '06-CT/TW', 'ambiguous'],
    ])
    expect(answers[4]!['candidates']!.split('; ').length).toBeGreaterThan(1)
    const coverage = ask('coverage', '57-NQ/TW', '--json').json().works[0]
    const shown = ask('show', '57-NQ/TW', '--json').json()
    expect(answers[0]).toMatchObject({
      work: 'tw/57-NQ/TW@2024-12-22',
      date: '2024-12-22',
      issuer: 'Bộ Chính trị',
      plans: String(coverage.issued),
      carriedOut: String(coverage.implements),
      documents: String(new Set(first57.documents.map((row: Json) => row.document)).size),
      held: '0',
      missing: '1',
    })
    expect(shown.work.title).toBe(answers[0]!['title'])
    expect(err).toContain('5 dòng: 2 xác định được, 1 có nhiều khả năng, 2 chưa biết hoặc không phải số hiệu.')
  })

  test('--json says the same; --column chooses; --out writes a file that Excel reads', () => {
    const { answers } = ask('batch', path, '--column', 'số ký hiệu', '--json').json()
    expect(answers[0]).toMatchObject({ state: 'found', held: false, candidates: [] })
    expect(answers[4].candidates.length).toBeGreaterThan(1)
    expect(ask('batch', path, '--column', 'lạ').err).toContain('STT, Số ký hiệu, Ghi chú')
    const out = join(folder, 'tra-loi.csv')
    expect(ask('batch', path, '--out', out)).toMatchObject({ code: 0, out: '' })
    expect(readFileSync(out, 'utf8').startsWith('\uFEFFline,typed,state,')).toBe(true)
  })

  test('a text file has a code a line, with or without a heading', () => {
    const text = join(folder, 'so-hieu.txt')
    writeFileSync(text, 'Danh sách\n57-NQ/TW\nnghị quyết 57, ngày 22/12/2024\n')
    const { answers } = ask('batch', text, '--json').json()
    expect(answers.map(({ work }: Json) => work)).toEqual(['tw/57-NQ/TW@2024-12-22', 'tw/57-NQ/TW@2024-12-22'])
    writeFileSync(text, '\n')
    expect(ask('batch', text).code).toBe(1)
  })
})

describe('extract', () => {
  const one = `${archive}/Hải Phòng/Thành ủy/102-CTr-TU 14.3.2025.docx`
  const two = `${archive}/Hà Nội/Thành ủy/09-CT-TU.pdf`

  test('one file is one object, whose offsets lead back into its text', () => {
    const { code, json } = vankien('extract', one)
    expect(code).toBe(0)
    const value = json()
    expect(value).toMatchObject({ file: one, format: 'docx', method: 'markup', language: 'vi' })
    expect(value.document).toMatchObject({ code: '102-CTr/TU', date: '2025-03-14', parent: 'Hải Phòng' })
    expect(value.citations.length).toBeGreaterThan(3)
    for (const record of [...value.citations, ...value.reviews, ...value.deadlines])
      expect(value.text.slice(record.start, record.end)).toBe(record.quote)
  })

  test('several are one object a line; a bad one is named and costs only itself', () => {
    const { code, out, err } = vankien('extract', one, TRUNCATED, two)
    expect(code).toBe(3)
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).file)).toEqual([one, two])
    expect(err).toBe(`${TRUNCATED}: Tệp PDF bị hỏng hoặc chưa tải xuống đủ, không mở được.\n`)
    expect(vankien('extract', EMPTY).code).toBe(1)
    expect(vankien('extract', 'khong-co.pdf').err).toContain('khong-co.pdf')
  })
})

describe('explain', () => {
  const file = `${archive}/Hải Phòng/Thành ủy/102-CTr-TU 14.3.2025.docx`

  test('every record of extract stands there with its rule, and what was declined with the reason', () => {
    const { code, out } = vankien('explain', file)
    expect(code).toBe(0)
    const { citations, reviews, deadlines } = vankien('extract', file).json()
    expect(out.match(/^ {4}\+ /gm)).toHaveLength(citations.length + reviews.length + deadlines.length)
    expect(out.match(/quy tắc \S+ · độ tin cậy \d+%/g)!.length).toBe(citations.length)
    for (const each of citations) expect(out.replace(/\s+/g, ' ')).toContain(`“${each.quote.replace(/\s+/g, ' ')}”`)
    expect(out).toMatch(/^ {4}- bỏ qua · “Số 102-CTr\/TU” · quy tắc \S+ · số hiệu của chính văn bản này$/m)
  })

  test('--json adds what was declined to what extract prints; --lang en says why in English', () => {
    const value = vankien('explain', file, '--json').json()
    const { declined, ...rest } = value
    expect(rest).toEqual(vankien('extract', file).json())
    for (const each of declined) {
      expect(value.text.slice(each.start, each.end)).toBe(each.quote)
      expect(value.citations.some((citation: { start: number }) => citation.start === each.start)).toBe(false)
    }
    expect(vankien('explain', file, '--lang', 'en').out).toContain('the code of this document itself')
  })

  test('a bad file is named and costs only itself', () => {
    const { code, err } = vankien('explain', TRUNCATED, file)
    expect(code).toBe(3)
    expect(err).toContain(TRUNCATED)
  })
})

describe('eval', () => {
  const own = join(folder, 'gold')
  const name = 'hp-thai-son-kh-57'
  const baseline = join(folder, 'baseline.json')

  beforeAll(() => {
    mkdirSync(own)
    copyFileSync(join(sources, `${name}.txt`), join(own, `${name}.txt`))
    const annotation = JSON.parse(readFileSync(join(sources, `${name}.json`), 'utf8'))
    annotation.document.issuer = 'Ban Thường vụ Đảng ủy xã Không Có'
    writeFileSync(join(own, `${name}.json`), JSON.stringify(annotation))
  })

  test('--min passes what is reached and ends with 1 for what is not, naming field and figure', () => {
    const good = vankien('eval', own, '--min', 'document.date=1', 'document.type=1')
    expect(good.code).toBe(0)
    expect(good.out).toMatch(/^document\.issuer +0\.000 +0\.000 +0\.000 +0\/1\/1$/m)
    const short = vankien('eval', own, '--min', 'document.date=1', '--min', 'document.issuer=0.5')
    expect(short.code).toBe(1)
    expect(short.err).toBe('Chưa đạt: document.issuer 0.000 < 0.5\n')
    expect(vankien('eval', own, '--min', 'document.issuer=0.5', '--json').json().short).toHaveLength(1)
  })

  test('--misses lists what the annotation has and what was read', () => {
    const { out } = vankien('eval', own, '--misses', '--lang', 'en')
    expect(out).toMatch(new RegExp(`^MISS ${name} document\\.issuer\\n +gold: ".*không có"`, 'im'))
    expect(out).toMatch(/got : ".*thái sơn"/i)
  })

  test('--baseline is written the first time, then shows what was gained and lost', () => {
    expect(vankien('eval', own, '--baseline', baseline).err).toContain(baseline)
    expect(vankien('eval', own, '--baseline', baseline).out).toContain('Không đổi so với lần trước.')
    copyFileSync(join(sources, `${name}.json`), join(own, `${name}.json`))
    const changed = vankien('eval', own, '--baseline', baseline)
    expect(changed.out).toMatch(/So với lần trước: [1-9]\d* chỗ mới đúng, 0 chỗ mới sai/)
    expect(changed.out).toMatch(/^ +document\.issuer +F1 0\.000 → 1\.000$/m)
    expect(changed.out).toMatch(/^GAIN /m)
  })

  test('a folder without gold ends with 1 and says what is missing', () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    expect(vankien('eval', empty)).toMatchObject({ code: 1, out: '' })
    expect(vankien('eval', empty).err).toContain(empty)
  })
})

describe('--lang en', () => {
  test('headings and messages are English; values stay as documents print them', () => {
    const { out } = ask('cites', '57-NQ/TW', '--lang', 'en')
    expect(out).toMatch(/^57-NQ\/TW · Bộ Chính trị · 2024-12-22 · term XIII\n/)
    expect(out).toMatch(/\ncited by \d+ documents, in \d+ places\n/)
    expect(out).toContain('\nCENTRAL\n')
    expect(out).toContain('implement · p. 1')
    expect(ask('status', '--lang', 'en').out).toMatch(/^Files +33 +imported 30, set aside 2, duplicate 1\n/)
    expect(vankien('--help', '--lang', 'en').out).toMatch(/^Usage: vankien <command> \[options\]/)
    expect(vankien('--lang', 'en', 'cites').err).toContain('The argument <code> is missing.')
  })
})

/** Names of the commands that --help lists, or the help of one command of several parts. */
function commands(...words: string[]): string[] {
  const { out } = vankien(...words, '--help', '--lang', 'en')
  const list = /\nCommands:\n((?: {2,}.*\n)+)/.exec(out)?.[1] ?? ''
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].map((found) => found[1]!).filter((name) => name !== 'help')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const squeezed = (text: string) => text.replace(/\s+/g, ' ')

/** Rows of a CSV text (RFC 4180). */
function csv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && row.length === 0 && !quoted && !bare) break
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end !== ',') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

/** Sheet names of a workbook with the text of every cell. */
function workbook(path: string): Map<string, string[][]> {
  const files = unzipSync(new Uint8Array(readFileSync(path)))
  const xml = (name: string) => strFromU8(files[name]!)
  const text = (part: string) =>
    part
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  const targets = new Map(
    [...xml('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      /\bId="([^"]*)"/.exec(tag)![1]!,
      /\bTarget="([^"]*)"/.exec(tag)![1]!,
    ]),
  )
  const sheets = new Map<string, string[][]>()
  for (const [tag] of xml('xl/workbook.xml').matchAll(/<sheet\b[^>]*>/g)) {
    const sheet = xml(`xl/${targets.get(/\br:id="([^"]*)"/.exec(tag)![1]!)!}`)
    const rows = [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row]) =>
      [...row!.matchAll(/<c\b[^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, content = '']) => text(content)),
    )
    sheets.set(text(/\bname="([^"]*)"/.exec(tag)![1]!), rows)
  }
  return sheets
}
