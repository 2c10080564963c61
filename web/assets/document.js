/** A document: cards of highlights, keys, and the original that follows the text. Without it lists and links remain. */
const text = document.querySelector('.text')
const card = document.getElementById('the')
const inner = card.querySelector('.inner')
const sheets = document.querySelector('.sheets')
const keys = document.getElementById('keys')
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
document.querySelector('.steps').hidden = false

/* Cards */
let pinned = null
let leaving = 0

const isShown = (mark) => document.querySelector(`#to-${mark.classList[1]}`)?.checked ?? true
const marksAround = (mark) => {
  const found = []
  for (let at = mark; at && at !== text; at = at.parentElement) if (at.matches('.hl') && isShown(at)) found.push(at)
  return found
}

function show(mark, pin) {
  const around = marksAround(mark)
  if (around.length === 0) return
  clearTimeout(leaving)
  inner.replaceChildren(
    ...around.slice(0, 4).map((each) => {
      const part = document.createElement('div')
      part.className = 'part'
      const entry = document.getElementById(each.dataset.k)
      for (const child of entry?.children ?? []) part.append(child.cloneNode(true))
      for (const more of part.querySelectorAll('details')) more.open = true
      return part
    }),
  )
  for (const each of text.querySelectorAll('.hl.on')) each.classList.remove('on')
  for (const each of text.querySelectorAll(`[data-k="${around[0].dataset.k}"]`)) each.classList.add('on')
  card.hidden = false
  const place = mark.getClientRects()[0] ?? mark.getBoundingClientRect()
  const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - card.offsetWidth - 8))
  // Where it fits on neither side it stands on the larger one and is scrolled in itself.
  card.style.maxHeight = ''
  const room = { below: innerHeight - place.bottom - 14, above: place.top - 14 }
  const below = card.offsetHeight <= room.below || room.below >= room.above
  const most = below ? room.below : room.above
  if (card.offsetHeight > most && getComputedStyle(card).position === 'absolute')
    card.style.maxHeight = `${Math.max(most, 200)}px`
  card.style.left = `${left + scrollX}px`
  card.style.top = `${(below ? place.bottom + 6 : place.top - card.offsetHeight - 6) + scrollY}px`
  if (pin) pinned = mark
}

function hide(back = false) {
  card.hidden = true
  for (const each of text.querySelectorAll('.hl.on')) each.classList.remove('on')
  if (back && pinned) pinned.focus({ preventScroll: true })
  pinned = null
}

const leave = () => {
  clearTimeout(leaving)
  if (!pinned) leaving = setTimeout(hide, 250)
}
text.addEventListener('pointerover', (event) => {
  const mark = event.target.closest('.hl')
  if (mark && !pinned && event.pointerType === 'mouse') show(mark, false)
})
text.addEventListener('pointerout', leave)
card.addEventListener('pointerover', () => clearTimeout(leaving))
card.addEventListener('pointerout', leave)
text.addEventListener('focusin', (event) => {
  if (event.target.matches('.hl') && !pinned) show(event.target, false)
})
text.addEventListener('focusout', (event) => {
  if (!card.contains(event.relatedTarget)) leave()
})
document.addEventListener('click', (event) => {
  const mark = event.target.closest('.text .hl')
  if (mark && getSelection().isCollapsed) show(mark, true)
  else if (!card.hidden && !card.contains(event.target)) hide()
  if (event.target.closest('.shut')) hide(true)
})

/* Places: "#c123" is a place in the text, "#m12" an entry of a list. */
function flash(element) {
  element.classList.remove('flash')
  void element.offsetWidth
  element.classList.add('flash')
}

function lineAt(place) {
  let found = null
  for (const line of text.querySelectorAll('[data-s]')) {
    if (Number(line.dataset.s) > place) break
    found = line
  }
  return found
}

function goTo(hash) {
  const place = /^#c(\d+)$/.exec(hash)
  if (place) {
    const element = document.getElementById(hash.slice(1)) ?? lineAt(Number(place[1]))
    if (!element) return
    element.scrollIntoView({ block: 'center' })
    flash(element)
    if (element.matches('.hl')) element.focus({ preventScroll: true })
    return
  }
  const entry = /^#[mrdp]\d+$/.test(hash) ? document.getElementById(hash.slice(1)) : null
  if (!entry) return
  const tab = document.getElementById(`xem-${entry.closest('.panel').id.slice(2)}`)
  if (tab) tab.checked = true
  entry.scrollIntoView({ block: 'nearest' })
  flash(entry)
}
addEventListener('hashchange', () => goTo(location.hash))
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[href^="#c"]')
  if (!link) return
  event.preventDefault()
  hide()
  history.replaceState(null, '', link.hash)
  goTo(link.hash)
})

/* Pages */
const pageMarks = [...text.querySelectorAll('.pagemark')]
const output = document.querySelector('[data-now]')
const sheetOf = (page) => sheets?.querySelector(`figure[data-page="${page}"]`) ?? null
let current = null
let steering = 0

function pageInView() {
  const limit = innerHeight * 0.35
  let page = pageMarks[0]?.dataset.page ?? '1'
  for (const mark of pageMarks) {
    if (mark.getBoundingClientRect().top > limit) break
    page = mark.dataset.page
  }
  return page
}

function follow() {
  const page = pageInView()
  if (page === current) return
  current = page
  if (output) output.textContent = `${output.dataset.now} ${page}/${pageMarks.length}`
  for (const old of sheets?.querySelectorAll('.now') ?? []) old.classList.remove('now')
  const sheet = sheetOf(page)
  if (!sheet) return
  sheet.classList.add('now')
  if (Date.now() > steering && sheets.offsetParent !== null && innerWidth > 1000)
    sheets.scrollTo({ top: sheet.offsetTop - sheets.offsetTop - 6, behavior: calm })
}
let waiting = false
addEventListener(
  'scroll',
  () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      follow()
    })
  },
  { passive: true },
)
document.getElementById('xem-goc')?.addEventListener('change', () => {
  current = null
  follow()
})
sheets?.addEventListener('click', (event) => {
  const figure = event.target.closest('figure')
  if (!figure) return
  event.preventDefault()
  // The picture that was clicked stays where it is.
  steering = Date.now() + 1200
  const mark = document.getElementById(`trang-${figure.dataset.page}`)
  ;(mark ?? text).scrollIntoView({ block: 'start', behavior: calm })
  if (mark) flash(mark)
})
const pictures = [...(sheets?.querySelectorAll('img') ?? [])]
for (const image of pictures)
  image.addEventListener('error', async () => {
    // Where no page was ever shown none will be: it is said once, and the others are not asked for.
    const none = !pictures.some((each) => each.naturalWidth > 0)
    if (none && sheets.dataset.failed) return
    sheets.dataset.failed = '1'
    const answer = await fetch(image.src)
    const note = document.createElement('p')
    note.className = 'notice bad'
    note.textContent = answer.ok ? image.alt : await answer.text()
    if (none)
      for (const other of pictures)
        if (other !== image) {
          other.removeAttribute('src')
          other.closest('figure').hidden = true
        }
    image.closest('a').replaceWith(note)
  })

/* Keys */
function stepMark(by) {
  const marks = [...text.querySelectorAll('.hl[tabindex]')].filter(isShown)
  if (marks.length === 0) return
  const now = marks.indexOf(pinned ?? document.activeElement)
  let next = now + by
  if (now === -1) {
    const below = marks.findIndex((mark) => mark.getBoundingClientRect().top > 80)
    next = by > 0 ? (below === -1 ? 0 : below) : (below === -1 ? marks.length : below) - 1
  }
  const mark = marks[(next + marks.length) % marks.length]
  hide()
  mark.scrollIntoView({ block: 'center' })
  mark.focus({ preventScroll: true })
  show(mark, false)
}

function stepPage(by) {
  const at = pageMarks.findIndex((mark) => mark.dataset.page === pageInView())
  pageMarks[at + by]?.scrollIntoView({ block: 'start', behavior: calm })
}

const STEPS = {
  j: () => stepMark(1),
  k: () => stepMark(-1),
  n: () => stepPage(1),
  p: () => stepPage(-1),
  '?': () => keys.showModal(),
}
for (const button of document.querySelectorAll('[data-step]'))
  button.addEventListener('click', (event) => {
    event.stopPropagation()
    STEPS[button.dataset.step]()
  })
document.addEventListener('keydown', (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.target.closest('input:not([type=radio],[type=checkbox]), textarea, select')
  )
    return
  if (keys.open) return
  if (event.key === 'Escape' && !card.hidden) hide(true)
  else if (event.key in STEPS) {
    event.preventDefault()
    STEPS[event.key]()
  } else if ((event.key === 'Enter' || event.key === ' ') && event.target.matches?.('.text .hl')) {
    event.preventDefault()
    show(event.target, true)
    card.querySelector('a, button:not(.shut)')?.focus()
  }
})

follow()
// The browser goes to the place by itself while the page loads; afterwards it is put in the middle.
if (location.hash) addEventListener('load', () => setTimeout(() => goTo(location.hash)))
