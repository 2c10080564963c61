/** While an import is under way its line is renewed, and the page when it has ended. */
const line = document.getElementById('under-way')

async function renew() {
  const answer = await fetch(location.href)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const next = page.getElementById('under-way')
  if (!next) location.reload()
  else {
    document.getElementById('under-way').replaceWith(next)
    setTimeout(renew, 1500)
  }
}

if (line) setTimeout(renew, 1500)
