/** The document page: its text with highlights, its lists, and what a hostile document can do there: nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Parser } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deadlinesIn, documentWhole, mentionsIn, problemsIn, reviewsIn } from '../../db/document.js'
import type { Db } from '../../db/open.js'
import { documents } from '../../db/queries.js'
import type { Originals } from '../../web/types.js'
import { ARCHIVE, sampleDatabase, siteOf, visitor } from './visit.js'

const folder = mkdtempSync(join(tmpdir(), 'vankien-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const HOSTILE = '<img src=x onerror=alert(1)>"><script>alert(2)</script>'

let db: Db
let hostile: number
let visit: ReturnType<typeof visitor>
beforeAll(async () => {
  // A file name cannot hold "/", so the closing tag stands in the text alone.
  writeFileSync(
    join(folder, `12-KH-DU <b onclick=alert(3)>.txt`),
    `ĐẢNG ỦY XÃ THÁI SƠN\n*\nSố 12-KH/ĐU\nThái Sơn, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nthực hiện ${HOSTILE}\n-----\nThực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị ${HOSTILE}, Đảng ủy yêu cầu báo cáo trước ngày 15/3/2026.\n`,
  )
  db = await sampleDatabase([ARCHIVE, folder])
  hostile = [...documents(db)].find(({ path }) => path?.startsWith(folder))!.id
  visit = visitor(siteOf(db))
}, 120_000)

/** The text of the page's full text, and its highlights, as a browser would see them. */
function read(page: string): { text: string; marks: { key: string; words: string }[] } {
  let depth = 0
  let hidden = 0
  const out = { text: '', marks: [] as { key: string; words: string }[] }
  const open: { name: string; mark: { key: string; words: string } | null; hides: boolean }[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      const [look = ''] = [attributes['class']]
      if (depth === 0 && look === 'text') depth = 1
      else if (depth > 0) depth++
      if (depth === 0) return
      const mark = name === 'mark' && look.startsWith('hl') ? { key: attributes['data-k']!, words: '' } : null
      if (mark) out.marks.push(mark)
      const hides = look === 'pagemark'
      if (hides) hidden++
      open.push({ name, mark, hides })
    },
    ontext(words) {
      if (depth === 0 || hidden > 0) return
      out.text += words
      for (const { mark } of open) if (mark) mark.words += words
    },
    onclosetag() {
      if (depth === 0) return
      depth--
      if (open.pop()?.hides) hidden--
    },
  })
  parser.write(page)
  parser.end()
  return out
}

describe('the text', () => {
  test('of every sample stands on its page whole, and every highlight is the words it was read from', async () => {
    for (const { id } of documents(db)) {
      const document = documentWhole(db, id)!
      const page = read(await (await visit(`/tai-lieu/${id}`)).text())
      expect(page.text.replace(/[\s]/g, '')).toBe(document.text.replace(/\s/g, ''))
      const spans = [
        ...mentionsIn(db, id).map((each) => ({ ...each, key: `m${each.id}` })),
        ...reviewsIn(db, id).map((each) => ({ ...each, key: `r${each.id}` })),
        ...deadlinesIn(db, id).map((each) => ({ ...each, key: `d${each.id}` })),
        ...problemsIn(db, id).map((each) => ({ ...each, key: `p${each.id}` })),
      ]
      for (const { key, start, end } of spans) {
        const words = page.marks.filter((mark) => mark.key === key).map((mark) => mark.words)
        expect(words.join('').replace(/\s/g, '')).toBe(document.text.slice(start, end).replace(/\s/g, ''))
      }
    }
  })

  test('every citation has a place to go to and an entry that says what it is', async () => {
    const { id } = [...documents(db)].find(({ path }) => path?.endsWith('23-KH-ĐU khoa giáo.pdf'))!
    const page = await (await visit(`/tai-lieu/${id}`)).text()
    for (const mention of mentionsIn(db, id)) {
      expect(page).toContain(`id="c${mention.start}"`)
      expect(page).toContain(`id="m${mention.id}"`)
    }
    expect(page).toContain('id="trang-2"')
    expect(page).toContain('Trịnh Công Hậu')
    expect(page.match(/\bid="([^"]+)"/g)!.length).toBe(new Set(page.match(/\bid="([^"]+)"/g)).size)
  })

  test('rows of cells are tables', async () => {
    const { id } = [...documents(db)].find(({ path }) => path?.includes('TB 58 kết luận'))!
    const page = await (await visit(`/tai-lieu/${id}`)).text()
    expect(page).toMatch(/<tr data-s="\d+"><td>TT<\/td><td>Nội dung<\/td>/)
  })

  test('the page speaks English too', async () => {
    const page = await (await visit(`/tai-lieu/1?lang=en`)).text()
    expect(page).toContain('Full text')
    expect(page).not.toContain('Tô sáng')
  })

  test.each(['0', '99999', 'abc', '1%2F..', '-1'])('/tai-lieu/%s is no document', async (id) => {
    expect((await visit(`/tai-lieu/${id}`)).status).toBe(404)
  })
})

describe('a hostile document', () => {
  test('is shown as it is written and makes no element of the page', async () => {
    const page = await (await visit(`/tai-lieu/${hostile}`)).text()
    const found: string[] = []
    const parser = new Parser({
      onopentag(name, attributes) {
        if (Object.keys(attributes).some((attribute) => attribute.startsWith('on'))) found.push(name)
        if (name === 'img' && attributes['src'] === 'x') found.push(name)
        if (name === 'script' && attributes['src'] === undefined) found.push(name)
        if (attributes['style'] !== undefined) found.push(`${name} with a style`)
      },
    })
    parser.write(page)
    parser.end()
    expect(found).toEqual([])
    expect(page).toContain('&lt;script&gt;')
  })

  test('is as inert in the review queue', async () => {
    const mention = mentionsIn(db, hostile).find(({ code }) => code === '57-NQ/TW')!
    const page = await (await visit(`/can-xem/${hostile}/${mention.start}`)).text()
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(page).not.toContain('<img src=x')
    const list = await (await visit(`/can-xem?document=${hostile}&tinh=${encodeURIComponent(HOSTILE)}`)).text()
    expect(list).not.toContain('<script>alert')
  })
})

describe('originals', () => {
  const originals: Originals = {
    picture: async (document, page) =>
      document === 1 && page === 1 ? { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) } : 'no-picture',
    rendering: async (document) => (document === 1 ? '<p>Kế hoạch</p>' : 'gone'),
    file: async (document) =>
      document === 1 ? { name: 'KH "số 12"\n – Thái Sơn.docx', bytes: new Uint8Array([7]) } : 'changed',
  }
  const ask = (path: string) => visitor(siteOf(db, { originals }))(path)

  test('a page is a picture and nothing else', async () => {
    const answer = await ask('/tai-lieu/1/trang/1')
    expect(answer.headers.get('Content-Type')).toBe('image/png')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
    for (const path of ['/tai-lieu/1/trang/2', '/tai-lieu/1/trang/0', '/tai-lieu/1/trang/x', '/tai-lieu/2/trang/1'])
      expect((await ask(path)).status).toBe(404)
  })

  test('a rendering may run and load nothing', async () => {
    const answer = await ask('/tai-lieu/1/ban-goc')
    const policy = answer.headers.get('Content-Security-Policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toMatch(/;\s*sandbox\s*;/)
    expect(policy).not.toContain('script-src')
    expect(await answer.text()).toContain('<p>Kế hoạch</p>')
  })

  test('why there is none is said in the language of the visitor', async () => {
    expect(await (await ask('/tai-lieu/2/ban-goc')).text()).toContain('Không thấy tệp gốc')
    expect(await (await ask('/tai-lieu/2/tep?lang=en')).text()).toContain('other contents')
  })

  test('the file is handed out to be kept, under a name that breaks no header', async () => {
    const answer = await ask('/tai-lieu/1/tep')
    expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
    const disposition = answer.headers.get('Content-Disposition')!
    expect(disposition).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%-]+$/)
    expect(decodeURIComponent(disposition.split("''")[1]!)).toBe('KH "số 12"\n – Thái Sơn.docx')
  })
})
