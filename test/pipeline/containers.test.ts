/** Archives other than zip, and mail: what is in them is found as in a folder. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadLexicon } from '../../corpus/registry/load.js'
import { discover } from '../../pipeline/discover.js'
import { identify } from '../../pipeline/identify.js'
import { beginsAsMail } from '../../pipeline/mail.js'
import { processFile } from '../../pipeline/process.js'
import { unpack } from '../../pipeline/sevenZip.js'
import { docx, lines } from '../../scripts/samples/files.js'
import { compound, word97, wordLines } from '../../scripts/samples/officeFiles.js'
import { eml, msg } from './mailFiles.js'
import { rar4, rar5, SEVEN_ZIP } from './packedFiles.js'

let root = ''
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vankien-containers-'))
})
afterAll(() => rm(root, { recursive: true }))

/** What a file is found to hold: names below its own with their texts, or with the reasons why not. */
async function found(name: string, bytes: Uint8Array): Promise<Record<string, string>> {
  const path = join(root, name)
  await writeFile(path, bytes)
  const out: Record<string, string> = {}
  for await (const file of discover([path])) {
    const own = file.path.slice(path.length + 1)
    expect(Object.keys(out)).not.toContain(own)
    out[own] = 'error' in file ? `! ${file.error.reason}` : Buffer.from(await file.read()).toString()
  }
  return out
}

const KH = Buffer.from('Kế hoạch số 12-KH/ĐU')
const NQ = Buffer.from('Nghị quyết số 57-NQ/TW')

describe.each([
  ['RAR 5', rar5],
  ['RAR 4', rar4],
])('%s', (_, rar) => {
  test('names as they are, contents; what is hidden is not there', async () => {
    const file = rar([
      { name: 'Văn bản/KH 12.txt', data: KH },
      { name: '.DS_Store', data: NQ },
      { name: 'NQ.txt', data: NQ },
    ])
    expect(await found('kho.rar', file)).toEqual({ 'Văn bản/KH 12.txt': `${KH}`, 'NQ.txt': `${NQ}` })
  })

  test('each entry that cannot be read says why, the others are read', async () => {
    const file = rar([
      { name: '../thoat.txt', data: KH },
      { name: '/goc.txt', data: KH },
      { name: 'C:\\goc.txt', data: KH },
      { name: 'khoa.txt', data: KH, encrypted: true },
      { name: 'hong.txt', data: KH, checksum: 1 },
      { name: 'thieu.txt', data: KH, claims: 4_000_000 },
      { name: 'NQ.txt', data: NQ },
    ])
    const out = await found('kho 2.rar', file)
    expect(Object.values(out)).toEqual([
      '! unsafe',
      '! unsafe',
      '! unsafe',
      '! password',
      '! damaged',
      '! damaged',
      `${NQ}`,
    ])
  })

  test('one that breaks off gives what there is, and is damaged', async () => {
    const file = rar([
      { name: 'KH.txt', data: KH },
      { name: 'NQ.txt', data: NQ },
    ])
    expect(await found('kho 3.rar', file.subarray(0, file.length - 30))).toEqual({
      'KH.txt': `${KH}`,
      'NQ.txt': '! damaged',
      '': '! damaged',
    })
    expect(await found('kho 4.rar', file.subarray(0, 12))).toEqual({ '': '! damaged' })
  })

  test('one that says it expands beyond all measure is not opened', async () => {
    expect(await found('kho 5.rar', rar([{ name: 'KH.txt', data: KH, claims: 900_000_000 }]))).toEqual({
      '': '! unsafe',
    })
  })
})

describe('7z', () => {
  test('names as they are, contents of a solid archive', async () => {
    expect(await found('kho.7z', SEVEN_ZIP.whole)).toEqual({ 'Kho/2026/KH 12.txt': `${KH}`, 'NQ.txt': `${NQ}` })
  })

  test('with passwords', async () => {
    expect(await found('kho 2.7z', SEVEN_ZIP.halfLocked)).toEqual({ 'KH 12.txt': `${KH}`, 'NQ.txt': '! password' })
    expect(await found('kho 3.7z', SEVEN_ZIP.locked)).toEqual({ '': '! password' })
  })

  test('cut off, or altered', async () => {
    expect(await found('kho 4.7z', SEVEN_ZIP.whole.subarray(0, 100))).toEqual({ '': '! damaged' })
    const altered = Buffer.from(SEVEN_ZIP.whole)
    altered[40]! ^= 1
    expect(Object.values(await found('kho 5.7z', altered))).toContain('! damaged')
  })

  test('bounds: the ratio, the whole, one file, the number of files', async () => {
    expect(await found('bom.7z', SEVEN_ZIP.bomb)).toEqual({ '': '! unsafe' })
    const all = { entries: 10, entry: 1000, total: 1000, ratio: 200 }
    const reasonOf = (limits: Partial<typeof all>) =>
      unpack(SEVEN_ZIP.whole, '7z', 'a.7z', { ...all, ...limits }).then(
        () => null,
        (error: { reason: string }) => error.reason,
      )
    expect(await reasonOf({})).toBe(null)
    expect(await reasonOf({ entries: 1 })).toBe('too-large')
    expect(await reasonOf({ entry: 20 })).toBe('too-large')
    expect(await reasonOf({ total: 40 })).toBe('too-large')
  })
})

describe('mail', () => {
  const WORD = docx(lines('Kế hoạch số 12-KH/ĐU'))
  test.each([
    ['eml', eml('Gửi Kế hoạch', 'Kính gửi các đồng chí.', [{ name: 'Kế hoạch 12.docx', content: WORD }])],
    ['msg', msg('Gửi Kế hoạch', 'Kính gửi các đồng chí.', [{ name: 'Kế hoạch 12.docx', content: WORD }])],
  ])('.%s: what it says is a document, what hangs on it are files in it', async (kind, bytes) => {
    const out = await found(`thu.${kind}`, bytes)
    expect(Object.keys(out)).toEqual(['', 'Kế hoạch 12.docx'])
    expect(out['Kế hoạch 12.docx']).toBe(Buffer.from(WORD).toString())
    const { format, text, notes, reader } = await processFile(bytes, `thu.${kind}`, loadLexicon())
    expect([format, reader, text, notes]).toEqual([
      kind,
      'mail',
      'Gửi Kế hoạch\nKính gửi các đồng chí.',
      ['files attached: 1'],
    ])
  })

  test('one that says nothing is only what hangs on it; one that holds nothing at all is itself set aside', async () => {
    expect(Object.keys(await found('trong.eml', eml('Gửi', ' \r\n', [{ name: 'KH.docx', content: WORD }])))).toEqual([
      'KH.docx',
    ])
    expect(Object.keys(await found('rong.eml', eml('Gửi', '')))).toEqual([''])
    await expect(processFile(eml('Gửi', ''), 'rong.eml', loadLexicon())).rejects.toMatchObject({ reason: 'no-text' })
  })

  test('text that is HTML is read as HTML', async () => {
    const html = eml('Gửi', '<p>Nghị quyết số <b>57-NQ/TW</b></p><style>p{}</style>', [], 'text/html')
    expect((await processFile(html, 'a.eml', loadLexicon())).text).toBe('Gửi\nNghị quyết số 57-NQ/TW')
  })

  test('hostile names are refused, two of one name are two, none gets one', async () => {
    const file = (name?: string) => ({ content: KH, ...(name !== undefined && { name }) })
    const parts = [file('../KH.txt'), file('/etc/KH.txt'), file('C:\\KH.txt'), file('KH.txt'), file('KH.txt'), file()]
    expect(await found('doc.eml', eml('Gửi', 'Kính gửi', parts))).toMatchObject({
      '../KH.txt': '! unsafe',
      '/etc/KH.txt': '! unsafe',
      'C:/KH.txt': '! unsafe',
      'KH.txt': `${KH}`,
      'KH (2).txt': `${KH}`,
      '6.octet-stream': `${KH}`,
    })
  })

  test('mail, archives and mail in one another, to a depth', async () => {
    const inner = eml('Trong', 'Bên trong', [{ name: 'kho.zip', content: zipSync({ 'KH.txt': strToU8(`${KH}`) }) }])
    const out = await found(
      'ngoai.eml',
      eml('Ngoài', 'Bên ngoài', [{ name: 'thu.eml', type: 'message/rfc822', content: inner }]),
    )
    expect(Object.keys(out)).toEqual(['', 'thu.eml', 'thu.eml/kho.zip/KH.txt'])
    let deep: Uint8Array = inner
    for (let level = 0; level < 5; level++)
      deep = eml(`Thư ${level}`, 'a', [{ name: 'thu.eml', type: 'message/rfc822', content: deep }])
    expect(Object.values(await found('sau.eml', deep)).at(-1)).toBe('! unsafe')
    expect(
      Object.keys(await found('kho.zip', zipSync({ 'thu.msg': msg('a', 'b', [{ name: 'KH.txt', content: KH }]) }))),
    ).toEqual(['thu.msg', 'thu.msg/KH.txt'])
  })

  test('a damaged mail of Outlook is damaged', async () => {
    const whole = msg('Gửi', 'Kính gửi', [{ name: 'KH.txt', content: KH }])
    await expect(processFile(whole.subarray(0, 1600), 'a.msg', loadLexicon())).rejects.toMatchObject({
      reason: 'damaged',
    })
  })

  test.each<[string, boolean]>([
    ['Return-Path: <a@b>\r\nReceived: x\r\n\ty\r\nFrom: a\r\n\r\nnội dung', true],
    ['From a@b Thu Feb 12\nDate: x\nMIME-Version: 1.0\n\n', true],
    // A text that quotes a mail's head; a text of fields; a text.
    ['From: a\nTo: b\nSubject: c\n\nnội dung', false],
    ['Số: 12-KH/ĐU\nNgày: 12/02/2026\n\nKế hoạch', false],
    ['Kế hoạch\nMIME-Version: 1.0\nDate: x\n\n', false],
  ])('%j is one: %s', (head, is) => expect(beginsAsMail(head)).toBe(is))

  test('other old Office files are none', async () => {
    expect(Object.keys(await found('KH.doc', word97(wordLines('Kế hoạch'))))).toEqual([''])
    const pretends = compound({ __a: KH, Workbook: KH })
    expect(Object.keys(await found('KH.xls', pretends))).toEqual([''])
    expect(identify(pretends, 'KH.xls')).toBe('xls')
  })
})
