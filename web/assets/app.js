/** On every page: "/" goes to the search box, "?" shows the keys, dates and forms need no script. */
const box = document.getElementById('find')

document.addEventListener('keydown', (event) => {
  const target = /** @type {HTMLElement} */ (event.target)
  if (event.ctrlKey || event.metaKey || event.altKey || target.closest('input, textarea, select, [contenteditable]'))
    return
  if (event.key === '/' && box) {
    event.preventDefault()
    box.focus()
    box.select()
  }
  // Pages with keys of their own open their list.
  if (event.key === '?' && !document.getElementById('keys')) location.href = '/tro-giup'
})

// A choice of a filter answers at once; without scripts the button does.
for (const field of document.querySelectorAll('[data-submit]'))
  field.addEventListener('change', () => field.form.requestSubmit())
