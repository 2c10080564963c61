/** The review queue from the keyboard; without it the buttons send their forms and the page comes back. */
const queue = document.querySelector('.queue')
const items = [...document.querySelectorAll('.item')]
const keys = document.getElementById('keys')
const { done, undo, failed, saving } = queue.dataset
/** What was recorded here, the last at the end: number and item. */
const recorded = []

const current = () => document.activeElement?.closest('.item') ?? null

function go(by) {
  const open = items.filter((item) => !item.classList.contains('done') || item === current())
  const at = open.indexOf(current())
  const next = open[at === -1 ? (by > 0 ? 0 : open.length - 1) : at + by]
  if (!next) {
    if (by > 0) document.querySelector('[rel=next]')?.focus()
    return
  }
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

async function send(fields) {
  fields.set('dang', 'json')
  try {
    const answer = await fetch('/dinh-chinh', { method: 'POST', body: fields })
    return await answer.json()
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error
    return { error: failed }
  }
}

function tell(item, words, bad = false) {
  const outcome = item.querySelector('.outcome')
  outcome.textContent = words
  outcome.classList.toggle('bad', bad)
  return outcome
}

/** Works of which one must be chosen: shown among the others, the first of them marked. */
function offer(item, choices) {
  const details = item.querySelector('.choose')
  let list = details.querySelector('.choices')
  if (!list) {
    list = document.createElement('ul')
    list.className = 'choices'
    details.querySelector('summary').after(list)
  }
  list.replaceChildren(
    ...choices.map(({ id, name }) => {
      const row = document.createElement('li')
      const label = document.createElement('label')
      const radio = document.createElement('input')
      radio.type = 'radio'
      radio.name = 'chon'
      radio.value = id
      label.append(radio, ` ${name}`)
      row.append(label)
      return row
    }),
  )
  details.open = true
  list.querySelector('input').focus()
}

/** Decisions are sent one after another, in the order they were made. */
let sending = Promise.resolve()

function act(form, submitter) {
  const item = form.closest('.item')
  if (item.dataset.busy) return
  item.dataset.busy = '1'
  const fields = new URLSearchParams(new FormData(form, submitter))
  // What needs no answer is taken for done, so that the next one can be looked at; a code may be several works.
  const sure = submitter?.value !== 'van-ban'
  tell(item, saving)
  if (sure) settle(item)
  sending = sending.then(() => send(fields)).then((answer) => heard(item, answer, sure))
}

/** Folds an entry up and goes on, unless the hands are elsewhere by now. */
function settle(item) {
  const here = item.contains(document.activeElement) || document.activeElement === document.body
  item.classList.add('done')
  if (!here) return
  const next = items.slice(items.indexOf(item) + 1).find((each) => !each.classList.contains('done')) ?? item
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

function heard(item, answer, settled) {
  delete item.dataset.busy
  if (answer.choices || answer.error) {
    item.classList.remove('done')
    tell(item, answer.error ?? '', true)
    if (answer.choices) offer(item, answer.choices)
    return
  }
  recorded.push({ id: answer.id, item })
  const outcome = tell(item, `${done.replace('{id}', answer.id)}: ${answer.says} `)
  const back = document.createElement('button')
  back.type = 'button'
  back.textContent = undo
  back.addEventListener('click', () => takeBack(answer.id, item))
  outcome.append(back)
  if (!settled) settle(item)
}

async function takeBack(id, item) {
  const answer = await send(new URLSearchParams({ viec: 'hoan-tac', so: String(id) }))
  if (answer.error) {
    tell(item, answer.error, true)
    return
  }
  const at = recorded.findIndex((each) => each.id === id)
  if (at !== -1) recorded.splice(at, 1)
  item.classList.remove('done')
  tell(item, '')
  item.focus()
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('.act')) return
  event.preventDefault()
  act(event.target, event.submitter)
})

const press = (act) =>
  (current() ?? items.find((item) => !item.classList.contains('done')))?.querySelector(`[data-act="${act}"]`)
const KEYS = {
  j: () => go(1),
  ArrowDown: () => go(1),
  k: () => go(-1),
  ArrowUp: () => go(-1),
  a: () => press('a')?.click(),
  m: () => press('m')?.click(),
  x: () => press('x')?.click(),
  o: () => press('o')?.click(),
  c: () => {
    const summary = press('c')
    if (!summary) return
    const details = summary.closest('details')
    details.open = true
    details.querySelector('input')?.focus()
  },
  u: () => {
    sending = sending.then(() => {
      const last = recorded.at(-1)
      return last && takeBack(last.id, last.item)
    })
  },
  '?': () => keys.showModal(),
}
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return
  if (event.target.closest('input, textarea, select')) {
    if (event.key === 'Escape') event.target.closest('.item')?.focus()
    return
  }
  const does = KEYS[event.key]
  if (!does) return
  event.preventDefault()
  does()
})
if (items.length > 0 && !location.hash) items[0].focus({ preventScroll: true })
