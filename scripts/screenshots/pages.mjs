/** What is pictured: every page at three widths, and what the guide shows. */

const WORK = '/van-ban?id=tw%2F57-NQ%2FTW%402024-12-22'

/** Opens the first document that matches a word, by its link on the search page. */
const openDocument = (words) => async (page) => {
  await page.goto(new URL(`/tim?q=${encodeURIComponent(words)}`, page.url()).href)
  const link = page.locator('main a[href^="/tai-lieu/"]').first()
  await page.goto(new URL((await link.getAttribute('href')).split('#')[0], page.url()).href, {
    waitUntil: 'networkidle',
  })
}
const card = (words) => async (page) => {
  await openDocument(words)(page)
  await page.locator('.text .hl.citation').nth(1).click()
}
const evidence = async (page) => {
  await page.locator('td.state a[data-evidence]').first().click()
  await page.locator('dialog[open]').waitFor()
}

const toSums = (page) =>
  page
    .locator('main h2')
    .first()
    .evaluate((heading) => heading.scrollIntoView())

export const PAGES = [
  { name: 'home', at: '/', dark: true },
  { name: 'search-code', at: '/tim?q=nq57' },
  { name: 'search-words', at: '/tim?q=chuy%E1%BB%83n%20%C4%91%E1%BB%95i%20s%E1%BB%91', dark: true },
  { name: 'search-nothing', at: '/tim?q=xyzzy' },
  { name: 'work', at: WORK, dark: true },
  { name: 'network', at: '/van-ban/mang?id=tw%2F57-NQ%2FTW%402024-12-22' },
  { name: 'document', at: '/', act: openDocument('Thái Sơn'), dark: true },
  { name: 'document-card', at: '/', act: card('Thái Sơn'), dark: true },
  { name: 'document-original', at: '/', act: openDocument('khoa giáo Hồng Bàng') },
  { name: 'coverage-empty', at: '/do-phu' },
  { name: 'coverage', at: '/do-phu?code=57-NQ%2FTW', dark: true },
  { name: 'coverage-many', at: '/do-phu?code=57-NQ%2FTW%0A71-NQ%2FTW%0A72-NQ%2FTW%0A05-CT%2FTW' },
  { name: 'coverage-evidence', at: '/do-phu?code=57-NQ%2FTW', act: evidence },
  { name: 'calendar', at: '/lich?thang=2026-03', dark: true },
  { name: 'calendar-passed', at: '/lich/qua-han' },
  { name: 'calendar-open', at: '/lich/khong-ngay' },
  { name: 'queue', at: '/can-xem', dark: true },
  { name: 'queue-doubts', at: '/can-xem?loai=unresolved' },
  { name: 'imports', at: '/nhap' },
  { name: 'sql', at: '/sql' },
  { name: 'help', at: '/tro-giup' },
  { name: 'work-en', at: `${WORK}&lang=en` },
  { name: 'queue-en', at: '/can-xem?lang=en' },
  { name: 'coverage-en', at: '/do-phu?code=57-NQ%2FTW&lang=en' },
  { name: 'imports-en', at: '/nhap?lang=en' },
  { name: 'help-en', at: '/tro-giup?lang=en' },
  { name: 'home-vi-again', at: '/?lang=vi' },
]

export const GUIDE = [
  { name: 'trang-dau', at: '/?lang=vi' },
  { name: 'tim', at: '/tim?q=chuy%E1%BB%83n%20%C4%91%E1%BB%95i%20s%E1%BB%91' },
  { name: 'van-ban', at: WORK, height: 900 },
  { name: 'tai-lieu', at: '/', act: card('Thái Sơn'), height: 1000 },
  { name: 'do-phu', at: '/do-phu?code=57-NQ%2FTW', act: toSums, height: 900 },
  { name: 'lich', at: '/lich?thang=2026-03', height: 860 },
  { name: 'can-xem', at: '/can-xem' },
  { name: 'nhap', at: '/nhap' },
]
