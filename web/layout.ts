/** What stands around every page: its head, the way to the other pages, where the facts come from. */
import { calendarAt, coverageAt, HELP_AT, importsAt, queueAt, sameWith, searchAt, sqlAt } from './addresses.js'
import { type Html, html } from './html.js'
import type { View, Visit } from './types.js'

const SAYS = {
  vi: {
    name: 'Văn kiện',
    skip: 'Tới nội dung',
    search: 'Tìm số hiệu hoặc từ ngữ',
    find: 'Tìm',
    pages: 'Các trang',
    places: [
      ['Tra cứu', searchAt()],
      ['Độ phủ', coverageAt()],
      ['Lịch', calendarAt()],
      ['Cần xem', queueAt()],
      ['Nhập', importsAt()],
      ['SQL', sqlAt()],
    ],
    other: 'English',
    otherLang: 'en',
    foot: 'Chạy trên máy này, không dùng internet.',
    help: 'Trợ giúp, phím tắt',
  },
  en: {
    name: 'Văn kiện',
    skip: 'To the content',
    search: 'A code, or words',
    find: 'Search',
    pages: 'Pages',
    places: [
      ['Search', searchAt()],
      ['Coverage', coverageAt()],
      ['Calendar', calendarAt()],
      ['To review', queueAt()],
      ['Imports', importsAt()],
      ['SQL', sqlAt()],
    ],
    other: 'Tiếng Việt',
    otherLang: 'vi',
    foot: 'Runs on this machine, without the internet.',
    help: 'Help, keys',
  },
} as const

/** The whole page as HTML. */
export function layout(view: View, { site, lang, path, query }: Visit): Html {
  const says = SAYS[lang]
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${view.title} · ${says.name}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
${(view.styles ?? []).map((name) => html`<link rel="stylesheet" href="/assets/${name}">`)}
<script type="module" src="/assets/app.js"></script>
${(view.scripts ?? []).map((name) => html`<script type="module" src="/assets/${name}"></script>`)}
</head>
<body>
<a class="skip" href="#main">${says.skip}</a>
<header class="top">
<a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="22" height="22"> ${says.name}</a>
<form class="find" role="search" action="/tim" method="get">
<input type="search" name="q" id="find" value="${path === '/tim' ? (query.get('q') ?? '') : ''}" placeholder="${says.search}" aria-label="${says.search}" autocomplete="off" spellcheck="false">
<button>${says.find}</button>
</form>
<nav aria-label="${says.pages}">
${says.places.map(([name, address]) => html`<a href="${address}"${path === address ? html` aria-current="page"` : ''}>${name}</a>`)}
<a class="lang" href="${sameWith(path, query, { lang: says.otherLang })}" lang="${says.otherLang}">${says.other}</a>
</nav>
</header>
<main id="main" tabindex="-1"${view.wide ? html` class="wide"` : ''}>
${view.body}
</main>
<footer class="foot">${site.program} · ${site.database} · ${says.foot} <a href="/api">API</a> <a class="keys" href="${HELP_AT}">${says.help}</a></footer>
</body>
</html>`
}
