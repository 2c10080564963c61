/** Draws a network of works with sigma; where dots stand comes with the data. A click on a dot opens its work. */
const place = document.getElementById('network')
const failed = document.getElementById('network-failed')

async function draw() {
  const { nodes, edges } = await (await fetch(place.dataset.from)).json()
  const graph = new globalThis.graphology.DirectedGraph()
  for (const { key, ...looks } of nodes) graph.addNode(key, looks)
  for (const { from, to, ...looks } of edges) graph.addEdge(from, to, { ...looks, type: 'arrow' })
  const css = getComputedStyle(document.documentElement)
  const Sigma = globalThis.Sigma
  const faint = css.getPropertyValue('--line').trim()
  let near = null
  const drawing = new Sigma(graph, place, {
    labelColor: { color: css.getPropertyValue('--text').trim() },
    labelFont: getComputedStyle(document.body).fontFamily,
    labelSize: 13,
    labelDensity: 0.6,
    // Of a small network every name is shown.
    labelRenderedSizeThreshold: graph.order > 60 ? 7 : 0,
    defaultDrawNodeHover: hovered,
    // What hangs on the dot under the pointer stands out.
    nodeReducer: (key, looks) =>
      near === null || key === near || graph.areNeighbors(key, near) ? looks : { ...looks, color: faint, label: '' },
    edgeReducer: (key, looks) =>
      near === null ? looks : graph.hasExtremity(key, near) ? looks : { ...looks, hidden: true },
  })
  const look = (key) => {
    near = key
    drawing.refresh({ skipIndexation: true })
  }
  drawing.on('enterNode', ({ node }) => {
    place.classList.add('on-dot')
    look(node)
  })
  drawing.on('leaveNode', () => {
    place.classList.remove('on-dot')
    look(null)
  })
  drawing.on('clickNode', ({ node }) => {
    location.href = graph.getNodeAttribute(node, 'address')
  })
  document.getElementById('network-find')?.addEventListener('input', (event) => {
    const typed = event.target.value.trim().toLowerCase()
    const found = typed === '' ? undefined : graph.findNode((_, { label }) => label.toLowerCase().startsWith(typed))
    look(found ?? null)
    if (found) drawing.getCamera().animate({ ...drawing.getNodeDisplayData(found), ratio: 0.4 }, { duration: 300 })
  })
  place.dataset.drawn = String(graph.order)

  /** The name of the dot under the pointer, on a plate in the colours of the page. */
  function hovered(canvas, node, settings) {
    const words = node.label
    if (!words) return
    canvas.font = `600 ${settings.labelSize}px ${settings.labelFont}`
    const wide = canvas.measureText(words).width + 12
    canvas.fillStyle = css.getPropertyValue('--raised').trim()
    canvas.strokeStyle = css.getPropertyValue('--line').trim()
    canvas.beginPath()
    canvas.roundRect(node.x + node.size + 2, node.y - 12, wide, 24, 5)
    canvas.fill()
    canvas.stroke()
    canvas.fillStyle = css.getPropertyValue('--text').trim()
    canvas.fillText(words, node.x + node.size + 8, node.y + settings.labelSize / 3)
  }
}

draw().catch((error) => {
  // Without WebGL nothing is drawn: the list below the picture stays.
  failed.hidden = false
  console.warn(error)
})
