// The drawn map: Cytoscape paints what the page's own address for data answers; beside it the same nodes as a list of buttons.
const SHAPES = {
  condition: 'ellipse', population: 'rectangle', setting: 'triangle', approach: 'diamond', outcome: 'star', orientation: 'hexagon',
  'case-study': 'cut-rectangle', discussion: 'ellipse', 'practice-note': 'rectangle'
}
// As the classes vn-theme-0 to vn-theme-7 of the style sheet.
const HUES = ['#b3d4ec', '#f7d7a8', '#c3e2c0', '#e3c9e6', '#f5c6cb', '#d5d8a8', '#bfe3e0', '#d8dde0']
// As wide as a name may be, and a line of it as high, on the screen.
const NAME_WIDTH = 110
const LINE_HEIGHT = 15
const LONGEST = 44
const HOW = { 'used-together': 'used together', similar: 'similar', about: 'one speaks of the other' }

const explore = document.getElementById('explore')
const chosen = document.getElementById('explore-chosen')
const list = document.getElementById('explore-nodes')
const buttons = new Map()

function element (name, text, attributes = {}) {
  const made = document.createElement(name)
  if (text) made.textContent = text
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  return made
}

function around (id) {
  const at = id.indexOf(':')
  return '/map?' + (id.startsWith('tag:') ? 'tag=' : 'entry=') + encodeURIComponent(id.substring(at + 1))
}

function short (label) {
  return label.length > LONGEST ? label.substring(0, LONGEST).trimEnd() + '…' : label
}

function drawn (graph) {
  if (graph.cut && graph.total > graph.nodes.length) {
    document.getElementById('explore-part').textContent = 'Drawn are the ' + graph.nodes.length + ' that matter most of ' + graph.total + '.'
  }
  const most = Math.max(1, ...graph.nodes.map(node => node.count))
  const strongest = Math.max(0.0001, ...graph.edges.map(edge => edge.weight))
  const ordered = [...graph.nodes].sort((a, b) => (a.theme || 1e9) - (b.theme || 1e9))
  return cytoscape({
    container: document.getElementById('explore-canvas'),
    elements: {
      nodes: ordered.map(node => ({
        data: {
          // The number tells the theme to those who do not see its colour, and there are more themes than colours.
          id: node.id, label: short(node.label) + (node.theme ? ' [' + node.theme + ']' : ''), size: 16 + 24 * Math.sqrt(node.count / most),
          shape: SHAPES[node.facet || node.kind] || 'pentagon', hue: HUES[(node.theme || 7) % 8]
        }
      })),
      edges: graph.edges.map((edge, i) => ({
        data: { id: 'e' + i, source: edge.source, target: edge.target, width: 1 + 5 * edge.weight / strongest },
        classes: edge.kind === 'used-together' || edge.kind === 'similar' ? '' : 'typed'
      }))
    },
    style: [
      {
        selector: 'node',
        style: {
          label: 'data(label)', width: 'data(size)', height: 'data(size)', shape: 'data(shape)', 'background-color': 'data(hue)',
          'border-width': 1, 'border-color': '#425563', 'font-family': 'Arial, sans-serif',
          color: '#212b32', 'text-valign': 'bottom', 'text-margin-y': 3, 'text-wrap': 'wrap', 'text-background-color': '#fff',
          'text-background-opacity': 0.8
        }
      },
      { selector: 'edge', style: { width: 'data(width)', 'line-color': '#aeb7bd', 'curve-style': 'straight' } },
      { selector: 'edge.typed', style: { 'line-color': '#005eb8', 'line-style': 'dashed', 'target-arrow-shape': 'triangle', 'curve-style': 'bezier' } },
      { selector: 'node.quiet', style: { 'text-opacity': 0, 'text-background-opacity': 0 } },
      { selector: '.faded', style: { opacity: 0.25 } },
      { selector: 'node.middle', style: { 'border-width': 4, 'border-color': '#005eb8' } },
      { selector: 'node.chosen', style: { 'border-width': 5, 'border-color': '#212b32' } },
      { selector: 'edge.near', style: { 'line-color': '#005eb8' } }
    ],
    // From a ring in which the themes stand side by side: the same data gives the same picture.
    layout: { name: 'circle', fit: false, radius: 300 },
    wheelSensitivity: 0.3
  })
}

function start (graph) {
  const byId = new Map(graph.nodes.map(node => [node.id, node]))
  const map = drawn(graph)
  map.layout({ name: 'cose', animate: false, randomize: false, nodeRepulsion: () => 12000, idealEdgeLength: () => 60, componentSpacing: 30, padding: 40 }).run()
  map.nodes().filter(node => byId.get(node.id()).label === explore.dataset.middle).addClass('middle')
  const whole = map.zoom()
  map.maxZoom(whole * 12)

  // Where a name stands on the screen: under its node.
  function place (drawn) {
    const label = drawn.data('label')
    const lines = Math.ceil(label.length * 7 / NAME_WIDTH)
    const width = lines > 1 ? NAME_WIDTH : label.length * 7
    const at = drawn.renderedPosition()
    const top = at.y + drawn.renderedHeight() / 2
    return { left: at.x - width / 2, right: at.x + width / 2, top, bottom: top + 4 + lines * LINE_HEIGHT }
  }

  // Letters keep their size, whatever the zoom. What matters more has its name beside it first, beginning with what is chosen; who would
  // stand on another name or another chosen node has none until there is room.
  function letter () {
    const zoom = map.zoom()
    const taken = []
    const inOrder = [...graph.nodes].map(node => map.getElementById(node.id))
    inOrder.sort((a, b) => rank(b) - rank(a))
    map.batch(() => {
      map.nodes().style({ 'font-size': 13 / zoom, 'text-max-width': NAME_WIDTH / zoom, 'text-margin-y': 3 / zoom })
      inOrder.forEach(drawn => {
        const box = place(drawn)
        const free = taken.every(other => box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top)
        drawn.toggleClass('quiet', !free)
        if (free) taken.push(box)
      })
    })
  }

  function rank (drawn) {
    return drawn.hasClass('chosen') ? 3 : drawn.hasClass('middle') ? 2 : drawn.hasClass('close') ? 1 : 0
  }
  map.on('zoom', letter)
  letter()

  function choose (id) {
    const node = map.getElementById(id)
    const near = node.closedNeighborhood()
    map.elements().removeClass('chosen near close').addClass('faded')
    near.removeClass('faded')
    near.nodes().addClass('close')
    near.edges().addClass('near')
    node.addClass('chosen')
    map.fit(near, 70)
    if (map.zoom() > whole * 4) {
      map.zoom(whole * 4)
      map.center(node)
    }
    letter()
    buttons.forEach((button, key) => button.setAttribute('aria-pressed', String(key === id)))
    tell(byId.get(id))
  }

  function tell (node) {
    const edges = graph.edges.filter(edge => edge.source === node.id || edge.target === node.id)
    const links = element('ul', '', { class: 'nhsuk-list nhsuk-list--bullet' })
    edges.slice(0, 12).forEach(edge => {
      const other = byId.get(edge.source === node.id ? edge.target : edge.source)
      const item = element('li', (HOW[edge.kind] || edge.kind) + ': ')
      item.append(element('bdi', other.label), edge.kind === 'used-together' ? ' (' + edge.shared + ')' : '')
      links.append(item)
    })
    const head = element('p')
    const theme = graph.themes.find(one => one.id === node.theme)
    head.append(element('strong', node.label), (theme ? ' – theme ' + theme.id + ', ' + theme.name : '') + ' – ' + node.count + (node.kind === 'tag' ? ' entries, ' : ' topics, ') + edges.length + ' links here')
    const ways = element('p')
    ways.append(element('a', 'Open its page', { href: node.url }), ' · ', element('a', 'Map around it', { href: around(node.id) }))
    chosen.replaceChildren(head, links, ways)
  }

  graph.nodes.forEach(node => {
    const button = element('button', node.label, { type: 'button', 'aria-pressed': 'false', class: 'vn-node' })
    button.addEventListener('click', () => choose(node.id))
    buttons.set(node.id, button)
    const item = element('li')
    item.append(button)
    list.append(item)
  })
  map.on('tap', 'node', event => choose(event.target.id()))
  explore.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => {
    if (button.dataset.zoom === 'all') {
      map.elements().removeClass('faded chosen near close')
      buttons.forEach(other => other.setAttribute('aria-pressed', 'false'))
      chosen.replaceChildren(element('p', 'Nothing is chosen.'))
      map.fit(undefined, 40)
      letter()
    } else {
      map.zoom({ level: map.zoom() * Number(button.dataset.zoom), renderedPosition: { x: map.width() / 2, y: map.height() / 2 } })
    }
  }))
  explore.dataset.nodes = String(map.nodes().length)
  explore.dataset.edges = String(map.edges().length)
}

explore.hidden = false
document.getElementById('explore-without').hidden = true
fetch(explore.dataset.source, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
  .then(answer => answer.ok ? answer.json() : Promise.reject(new Error('status ' + answer.status)))
  .then(graph => graph.nodes.length ? start(graph) : chosen.replaceChildren(element('p', 'Nothing that you may read is left on this map.')))
  .catch(() => {
    chosen.replaceChildren(element('p', 'The map could not be loaded. Try again in a moment, or read it as a table.'))
  })
