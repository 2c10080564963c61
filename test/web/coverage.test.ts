/** The matrix of units and works, and the sentence behind a cell. */
import { beforeAll, describe, expect, test } from 'vitest'
import { sampleDatabase, siteOf, visitor } from './visit.js'

let visit: ReturnType<typeof visitor>
beforeAll(async () => {
  visit = visitor(siteOf(await sampleDatabase()))
}, 120_000)

const page = async (path: string, init?: RequestInit) => {
  const answer = await visit(path, init)
  return { status: answer.status, text: await answer.text() }
}

describe('the matrix', () => {
  test('a unit with a plan links to its sentence, and the sentence to its place in the document', async () => {
    const { text } = await page(`/do-phu?code=${encodeURIComponent('57-NQ/TW')}`)
    const issued = /<td class="state issued">\s*<a href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
    expect(issued).toBeDefined()
    const evidence = await page(issued!)
    expect(evidence.status).toBe(200)
    expect(evidence.text).toMatch(/<blockquote class="sentence">[^<]*57-NQ\/TW/)
    expect(evidence.text).toMatch(/href="\/tai-lieu\/\d+#c\d+"/)
  })

  test('units that lack it come first, and can be shown alone', async () => {
    const code = encodeURIComponent('57-NQ/TW')
    const all = [...(await page(`/do-phu?code=${code}`)).text.matchAll(/<td class="state (\w+)"/g)].map((hit) => hit[1])
    const firstDone = all.findIndex((state) => state !== 'nothing' && state !== 'unclear')
    expect(all.slice(firstDone).filter((state) => state === 'nothing')).toEqual([])
    const lacking = [...(await page(`/do-phu?code=${code}&only=lacking`)).text.matchAll(/<td class="state (\w+)"/g)]
    expect(new Set(lacking.map((hit) => hit[1]))).toEqual(new Set(['nothing']))
    expect(lacking.length).toBe(all.filter((state) => state === 'nothing').length)
  })

  test('a list of units shows those without documents; a line that is not understood is named and nothing counted', async () => {
    const send = (units: string) =>
      page('/do-phu', {
        method: 'POST',
        body: new URLSearchParams({ code: '57-NQ/TW', units }),
        headers: { origin: 'http://127.0.0.1:8057' },
      })
    const { text } = await send('xã Thái Sơn;Hải Phòng\nxã Tân Minh;Hải Phòng')
    expect(text).toContain('xã Tân Minh')
    expect(text).toMatch(/<td class="state absent">/)
    const wrong = await send('xã Thái Sơn;Hải Phòng\nxã Tân Minh;Atlantis')
    expect(wrong.text).toContain('Atlantis')
    expect(wrong.text).not.toMatch(/<td class="state/)
  })

  test('a code of several works is asked back, an unknown one is said', async () => {
    const { text } = await page(`/do-phu?code=${encodeURIComponent('36-NQ/TW\n9999-NQ/TW')}`)
    expect(text).toContain('có thể là nhiều văn bản')
    expect(text).toContain(`code=${encodeURIComponent('tw/36-NQ/TW@2014-07-01')}`.replaceAll('%20', '+'))
    expect(text).toContain('9999-NQ/TW')
  })

  test('the same as rows, with sentences', async () => {
    const answer = await visit(`/do-phu.csv?code=${encodeURIComponent('57-NQ/TW')}&level=${encodeURIComponent('xã')}`)
    expect(answer.headers.get('Content-Disposition')).toContain('do-phu.csv')
    const bytes = Buffer.from(await answer.arrayBuffer())
    // Excel reads UTF-8 by this mark alone.
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
    const lines = bytes.toString('utf8').trim().split('\r\n')
    expect(lines[0]).toMatch(/unit,level,province/)
    expect(lines.length).toBeGreaterThan(3)
    expect(lines.slice(1).every((line) => line.includes(',xã,'))).toBe(true)
  })

  test('a place that is not there is said so', async () => {
    const { status, text } = await page(
      '/do-phu/bang-chung?document=999999&work=tw/57-NQ/TW@2024-12-22&standing=issued',
    )
    expect(status).toBe(404)
    expect(text).toContain('Không tìm thấy')
  })
})
