/** A cell opens its sentence over the matrix; without scripts it is a page of its own. */
const dialog = document.getElementById('evidence')

document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-evidence]')
  if (!link || !dialog || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const answer = await fetch(link.href)
  if (!answer.ok) {
    location.href = link.href
    return
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const article = page.querySelector('article.evidence')
  if (!article) {
    location.href = link.href
    return
  }
  dialog.querySelector('.into').replaceChildren(article)
  dialog.showModal()
})
