/** The explorer in a real browser, as its users meet it: the built program, Debian's Chromium, nothing but this machine. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.js'
import { chromiumPath, launch, serve, vankien } from '../../scripts/browser.mjs'
import { HOSTILE } from './hostile.js'

const root = join(import.meta.dirname, '../..')
const chromium = chromiumPath()
if (chromium === null && process.env['CI'] !== '1')
  console.warn(
    'SKIPPED: no Chromium here (apt-get install chromium, or CHROMIUM=…); the explorer was not tried in a browser.',
  )

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
  }[]
}

const RESOLUTION = '/van-ban?id=tw%2F57-NQ%2FTW%402024-12-22'
const PAGES: readonly string[] = [
  '/',
  '/tim?q=nq57',
  '/tim?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91',
  '/tim?q=%3Cscript%3Ealert(1)%3C/script%3E',
  RESOLUTION,
  '/van-ban/mang?id=tw%2F57-NQ%2FTW%402024-12-22',
  '/do-phu',
  '/do-phu?code=57-NQ%2FTW%0A71-NQ%2FTW%0A72-NQ%2FTW%0A45-NQ%2FTW',
  '/lich?thang=2026-09',
  '/lich/qua-han',
  '/lich/khong-ngay',
  '/can-xem',
  '/can-xem?loai=uncoded',
  '/nhap',
  '/sql?q=SELECT+code,+title+FROM+documents',
  '/tro-giup',
  '/khong-co',
]

test.runIf(chromium === null && process.env['CI'] === '1')('there is a browser where everything must be tried', () => {
  expect(chromium, 'no Chromium: apt-get install chromium').not.toBeNull()
})

describe.skipIf(chromium === null)('the explorer in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-browser-'))
  const db = join(folder, 'kho.db')
  /** What no page may do: run what documents bring along, fail, break the rules for content, ask another machine. */
  const wrong: string[] = []
  let site: { readonly address: string; readonly stop: () => Promise<void> }
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    const archive = join(folder, 'Kho văn bản')
    mkdirSync(join(archive, 'Độc hại'), { recursive: true })
    cpSync(join(root, 'corpus/samples/archive'), archive, { recursive: true })
    for (const name of ['tên có mã.zip', 'có script.html', 'lệnh màn hình.txt', 'công thức 1.txt', 'đường dẫn.zip'])
      cpSync(join(root, 'corpus/samples/hazards/Độc hại', name), join(archive, 'Độc hại', name))
    for (const [name, text] of Object.entries(HOSTILE)) writeFileSync(join(archive, 'Độc hại', name), text)
    vankien(['import', archive, '--db', db, '--jobs', '1', '--ocr', 'off'], { expected: [0, 3] })
    site = await serve(db)
    browser = await launch(chromium!)
    context = await watched({ locale: 'vi-VN', viewport: { width: 1280, height: 900 } })
    page = await context.newPage()
  }, 240_000)

  afterAll(async () => {
    await browser?.close()
    await site?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A context whose pages tell everything that is wrong with them. */
  async function watched(options: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> {
    const made = await browser.newContext(options)
    const where = new URL(site.address).host
    await made.exposeFunction('violated', (what: string) => wrong.push(`CSP: ${what}`))
    await made.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
      violated(event.violatedDirective + ' ' + event.blockedURI + ' on ' + location.href))`)
    made.on('page', (opened) => {
      opened.on('pageerror', (error) => wrong.push(`${opened.url()}: ${error.message}`))
      opened.on('console', (line) => {
        // An address that is not there says so on the console too; that page is asked for on purpose.
        if (line.type() === 'error' && !(opened.url().endsWith('/khong-co') && /404/.test(line.text())))
          wrong.push(`${opened.url()}: ${line.text()}`)
      })
      opened.on('dialog', (box) => {
        wrong.push(`${opened.url()}: a dialog, ${box.message()}`)
        void box.dismiss()
      })
      opened.on('request', (request) => {
        const url = new URL(request.url())
        if (url.host !== where && !['data:', 'blob:', 'about:'].includes(url.protocol))
          wrong.push(`asked ${request.url()}`)
      })
    })
    return made
  }

  const go = (path: string) => page.goto(site.address + path, { waitUntil: 'networkidle' })
  /** Asks the page itself; as words, for the types of browsers are not those of this project. */
  const ask = <Answer>(expression: string) => page.evaluate<Answer>(expression)
  const focused = () => ask<string>("document.activeElement?.id || document.activeElement?.className || ''")
  /** The words of a place as people see them, once it is there. */
  const wordsOf = async (place: Locator): Promise<string> => {
    await place.first().waitFor()
    return (await place.allInnerTexts()).join('\n')
  }
  const rows = <Row>(sql: string): Row[] => {
    const opened = openDatabase(db, { readonly: true })
    try {
      return opened.prepare(sql).all() as Row[]
    } finally {
      opened.close()
    }
  }
  const documents = () =>
    rows<{ id: number; path: string }>('SELECT id, path FROM documents JOIN files ON files.document_id = documents.id')

  test('from a search to the work, its document, a highlight, a correction, and back', async () => {
    await go('/')
    await page.keyboard.press('/')
    expect(await focused()).toBe('find')
    await page.keyboard.type('nq57')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/tim?q=nq57')
    await page.locator('article.work a').first().click()
    await page.waitForURL('**/van-ban?id=*')
    expect(await wordsOf(page.locator('h1'))).toContain('57-NQ/TW')

    await page.locator('#vien-dan .sentence a[href*="#c"]').first().click()
    await page.waitForURL('**/tai-lieu/*#c*')
    const place = new URL(page.url()).hash.slice(1)
    await expect.poll(focused).toBe(place)
    const mark = page.locator(`#${place}`)
    expect(await mark.isVisible()).toBe(true)

    const card = page.locator('.hovercard')
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    await mark.hover()
    await card.waitFor({ state: 'visible' })
    expect(await wordsOf(card)).toContain('57-NQ/TW')
    await mark.click()
    await card.locator('a', { hasText: 'Đính chính' }).first().click()
    await page.waitForURL('**/can-xem/*/*')

    await page.keyboard.press('x')
    await page.locator('.outcome:not(:empty) button').waitFor()
    expect(rows('SELECT kind FROM corrections ORDER BY id')).toEqual([{ kind: 'work' }])
    await page.keyboard.press('u')
    await page.locator('.item:not(.done)').waitFor()
    await expect.poll(() => rows('SELECT kind, target FROM corrections ORDER BY id')).toHaveLength(2)
    const [made, undone] = rows<{ id: number; kind: string; target: string }>('SELECT * FROM corrections ORDER BY id')
    expect(undone).toMatchObject({ kind: 'undo', target: String(made!.id) })
    expect(rows('SELECT * FROM corrections_in_force')).toEqual([])
  })

  test('without scripts a correction is a form, and so is taking it back', async () => {
    const plain = await watched({ locale: 'vi-VN', javaScriptEnabled: false })
    const form = await plain.newPage()
    await form.goto(`${site.address}/can-xem`)
    const before = rows('SELECT * FROM corrections').length
    await form.locator('.item button[value="bo-qua"]').first().click()
    expect(await wordsOf(form.locator('.notice.recorded'))).toContain('Đã ghi đính chính')
    await form.locator('.notice.recorded button').click()
    expect(rows('SELECT kind FROM corrections ORDER BY id').slice(before)).toEqual([{ kind: 'mute' }, { kind: 'undo' }])
    await plain.close()
  })

  test('the queue is gone through from the keyboard', async () => {
    await go('/can-xem')
    const first = await focusedItem()
    await page.keyboard.press('j')
    const second = await focusedItem()
    expect(second).not.toBe(first)
    await page.keyboard.press('k')
    expect(await focusedItem()).toBe(first)
    await page.keyboard.press('c')
    expect(await ask('document.activeElement?.tagName')).toBe('INPUT')
    await page.keyboard.press('Escape')
    expect(await focusedItem()).toBe(first)
    await page.keyboard.press('?')
    await page.locator('dialog#keys[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('m')
    await page.locator('.item.done .outcome button').waitFor()
    expect(await focusedItem()).toBe(second)
    await page.keyboard.press('u')
    await expect.poll(() => page.locator('.item.done').count()).toBe(0)

    function focusedItem() {
      return ask<string | null>("document.activeElement?.closest('.item')?.id ?? null")
    }
  })

  test('a cell of the coverage opens its sentence, and leads to its place', async () => {
    await go('/do-phu?code=57-NQ%2FTW')
    const cell = page.locator('td.state.issued a[data-evidence]').first()
    await cell.click()
    const dialog = page.locator('dialog#evidence[open]')
    await dialog.waitFor()
    expect(await wordsOf(dialog)).toContain('57-NQ/TW')
    const sentence = (await wordsOf(dialog.locator('.sentence'))).trim()
    await dialog.locator('a.button.main').click()
    await page.waitForURL('**/tai-lieu/*#c*')
    const place = page.locator(new URL(page.url()).hash)
    await expect.poll(() => place.isVisible()).toBe(true)
    const [words, whole] = [await wordsOf(place), await wordsOf(page.locator('.text'))]
    expect(words.length).toBeGreaterThan(3)
    expect(flat(whole)).toContain(flat(sentence).slice(0, 60))
    expect((await place.boundingBox())!.y).toBeLessThan(900)
  })

  const flat = (text: string) => text.replace(/\s+/g, ' ')

  test('the calendar turns its months', async () => {
    await go('/lich?thang=2026-12')
    expect(await wordsOf(page.locator('main h2').first())).toContain('Tháng 12 năm 2026')
    await page.locator('a[rel=next]').click()
    await page.waitForURL('**thang=2027-01')
    expect(await wordsOf(page.locator('main h2').first())).toContain('Tháng 1 năm 2027')
    await page.locator('a[rel=prev]').click()
    await page.locator('a[rel=prev]').click()
    await page.waitForURL('**thang=2026-11')
    await page.locator('table.month td a').first().click()
    await page.waitForURL('**/tai-lieu/*#c*')
  })

  test('the first Tab leads to the content', async () => {
    await go(RESOLUTION)
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('skip')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('main')
    await page.keyboard.press('Tab')
    expect(await ask("document.activeElement?.closest('main') !== null")).toBe(true)
  })

  test('"?" opens the help where a page has no keys of its own', async () => {
    await go('/')
    await page.keyboard.press('?')
    await page.waitForURL('**/tro-giup')
    expect(await wordsOf(page.locator('main'))).toContain('nhận gợi ý')
  })

  test('every page in the other language and back', async () => {
    await go('/can-xem')
    await page.locator('nav .lang').click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await wordsOf(page.locator('h1'))).toBe('To review')
    await go('/lich?thang=2026-09')
    expect(await wordsOf(page.locator('main h2').first())).toContain('September 2026')
    await page.locator('nav .lang').click()
    expect(await page.locator('html').getAttribute('lang')).toBe('vi')
    expect(page.url()).toContain('thang=2026-09')
  })

  test('what hostile files bring along stays words', async () => {
    const hostile = documents().filter(({ path }) => path.includes('Độc hại'))
    expect(hostile.length).toBeGreaterThan(Object.keys(HOSTILE).length)
    for (const { id } of hostile) {
      await go(`/tai-lieu/${id}`)
      expect(
        await page.locator('.text script, .text img, .text svg, .text iframe, .head script, .head img').count(),
      ).toBe(0)
    }
    await go('/tim?q=onerror')
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await wordsOf(page.locator('main'))).toContain('onerror')
    expect(await ask('globalThis.hacked')).toBeUndefined()
  })

  test('dark and on paper every page still stands, and nothing runs over at the width of a telephone', async () => {
    const over: string[] = []
    for (const path of [...PAGES, `/tai-lieu/${documents()[0]!.id}`]) {
      await page.setViewportSize({ width: 1280, height: 900 })
      await go(path)
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(luminance(await ask<string>('getComputedStyle(document.body).backgroundColor'))).toBeLessThan(40)
      await page.emulateMedia({ media: 'print' })
      expect(await wordsOf(page.locator('main'))).not.toBe('')
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
      await page.setViewportSize({ width: 390, height: 844 })
      // A drawing takes a moment to follow its frame.
      let wide = Number.POSITIVE_INFINITY
      for (let times = 0; times < 50 && wide > 390; times++) {
        if (times > 0) await page.waitForTimeout(200)
        wide = await ask<number>('document.documentElement.scrollWidth')
      }
      if (wide > 390) over.push(`${path}: ${wide}`)
    }
    await page.setViewportSize({ width: 1280, height: 900 })
    expect(over).toEqual([])
  }, 180_000)

  const luminance = (colour: string) => Math.max(...colour.match(/\d+/g)!.map(Number))

  test('no page has a serious fault of accessibility', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    // The rules for content forbid foreign scripts, axe among them; they are tried by all other tests.
    const free = await browser.newContext({ locale: 'vi-VN', bypassCSP: true, viewport: { width: 1280, height: 900 } })
    const looked = await free.newPage()
    const faults: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await looked.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const path of [...PAGES, `/tai-lieu/${documents()[0]!.id}`]) {
        await looked.goto(site.address + path, { waitUntil: 'load' })
        await looked.addScriptTag({ content: axe })
        // Frames show documents, which are as they are.
        const { violations } = await looked.evaluate<Found>(
          `axe.run({ exclude: ['iframe'] }, { iframes: false, resultTypes: ['violations']${colorScheme === 'dark' ? ", runOnly: ['color-contrast']" : ''} })`,
        )
        const found = violations.flatMap(({ id, impact, nodes }) =>
          ['serious', 'critical'].includes(impact)
            ? [
                `${id} (${nodes.length}): ${nodes[0]!.target.join(' ')} ${nodes[0]!.failureSummary.split('\n')[1]?.trim()}`,
              ]
            : [],
        )
        faults.push(...found.map((fault) => `${colorScheme} ${path}: ${fault}`))
      }
    }
    await free.close()
    expect(faults).toEqual([])
  }, 180_000)

  test('nothing went wrong on any page', () => {
    expect(existsSync(db)).toBe(true)
    expect(wrong).toEqual([])
  })
})
