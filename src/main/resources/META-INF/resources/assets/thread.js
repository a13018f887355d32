// A thread that is open: new comments come in without a reload and never move what is being read, folded replies open in place, words
// that are marked go into a reply as a quote, and people can be named by the beginning of their names.

const thread = document.querySelector('[data-thread]')
if (thread) {
  const list = thread.querySelector('[data-comments]')
  const said = thread.querySelector('[data-live-said]')
  let newest = Number(thread.dataset.newest)
  let total = Number(thread.dataset.total)
  let source
  let turn = Promise.resolve()

  // The page itself keeps still what is read: with a browser that does so too, it would be done twice.
  document.body.style.setProperty('overflow-anchor', 'none')
  follow()
  // A browser keeps few connections to one place: a page that nobody looks at lets go of its own.
  document.addEventListener('visibilitychange', follow)
  thread.addEventListener('click', openBranch)

  function follow () {
    if (document.hidden) {
      source?.close()
      source = null
    } else if (!source) {
      source = new EventSource(`/live/entries/${thread.dataset.thread}/comments?after=${newest}`)
      source.addEventListener('comment', (event) => {
        const id = JSON.parse(event.data).id
        newest = Math.max(newest, id)
        turn = turn.then(() => arrived(id)).catch(() => {})
      })
    }
  }

  async function arrived (id) {
    if (document.getElementById('comment-' + id)) {
      return
    }
    const answer = await fetch(`/comments/${id}/alone`, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
    if (!answer.ok) {
      return
    }
    const article = parsed(await answer.text()).querySelector('article')
    thread.querySelector('[data-nobody]')?.remove()
    const put = article && !document.getElementById(article.id) && place(article)
    if (put) {
      keepingStill(put)
    }
    total++
    thread.querySelector('#comments-heading').textContent = total + (total === 1 ? ' comment' : ' comments')
    tell(article, put ? '#' + article.id : '/comments/' + id)
  }

  /** How to put it into the page, or nothing when its place is not on this page. */
  function place (article) {
    if (thread.dataset.begins) {
      article.className = 'vn-comment vn-comment-1'
      return () => list.prepend(article)
    }
    if (article.dataset.folded) {
      return null
    }
    if (!article.dataset.parent) {
      return thread.dataset.ends ? () => list.append(article) : null
    }
    const parent = document.getElementById('comment-' + article.dataset.parent)
    const last = parent && endOfBranch(parent)
    if (!last || (last === list.lastElementChild && !thread.dataset.ends)) {
      return null
    }
    return () => last.after(article)
  }

  function endOfBranch (parent) {
    let last = parent
    let next = parent.nextElementSibling
    while (next?.dataset.depth && Number(next.dataset.depth) > Number(parent.dataset.depth)) {
      last = next
      next = next.nextElementSibling
    }
    return last
  }

  function tell (article, address) {
    const name = article.querySelector('h3')?.textContent.trim()
    said.textContent = name ? `New comment by ${name}. ` : 'New comment. '
    const link = document.createElement('a')
    link.href = address
    link.textContent = 'Go to it'
    link.addEventListener('click', () => { said.textContent = '' })
    said.append(link)
  }

  async function openBranch (event) {
    const link = event.target.closest('a[data-branch]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
      return
    }
    event.preventDefault()
    try {
      const answer = await fetch(link.href, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
      if (!answer.ok) {
        throw new Error(answer.statusText)
      }
      const branch = parsed(await answer.text()).querySelector('#branch')
      const root = link.closest('article')
      let last = root
      let first
      for (const article of branch.querySelectorAll('article')) {
        const there = document.getElementById(article.id)
        if (!there) {
          last.after(article)
          first = first || article
        }
        last = there || article
      }
      const more = branch.querySelector('a[data-more]')
      if (more) {
        const rest = document.createElement('p')
        rest.append(more)
        endOfBranch(root).after(rest)
      }
      link.parentElement.remove()
      if (first) {
        first.tabIndex = -1
        first.focus({ preventScroll: true })
      }
    } catch (failed) {
      location.href = link.href
    }
  }
}

/** Does something to the page while what is in view stays where it is. */
function keepingStill (change) {
  const focused = document.activeElement
  const inView = (element) => {
    const box = element.getBoundingClientRect()
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight
  }
  const read = focused && focused !== document.body && inView(focused)
    ? focused
    : [...document.querySelectorAll('main article, main h2, main h3, main p, footer')].find(inView)
  const before = read?.getBoundingClientRect().top
  change()
  if (read) {
    scrollBy(0, read.getBoundingClientRect().top - before)
  }
}

function parsed (html) {
  return new DOMParser().parseFromString(html, 'text/html')
}

// ---- words that are marked go into the reply ----

let marked = ''
document.addEventListener('pointerdown', (event) => { marked = wordsMarkedFor(event.target.closest('a[data-reply]')) || marked }, true)
document.addEventListener('click', (event) => {
  const reply = event.target.closest('a[data-reply]')
  const words = reply && (wordsMarkedFor(reply) || marked)
  if (words) {
    const address = new URL(reply.href)
    address.searchParams.set('quote', words)
    reply.href = address.href
  }
  marked = ''
})

function wordsMarkedFor (reply) {
  const selection = getSelection()
  const text = reply?.closest('article').querySelector('.vn-prose')
  return text && selection.rangeCount > 0 && text.contains(selection.anchorNode) && text.contains(selection.focusNode)
    ? selection.toString().replace(/\s+/g, ' ').trim().slice(0, 1000)
    : ''
}

// ---- naming people ----

for (const area of document.querySelectorAll('textarea[name="body"]')) {
  const people = document.createElement('ul')
  people.className = 'vn-people'
  people.hidden = true
  people.setAttribute('aria-label', 'People you may mean')
  const status = document.createElement('p')
  status.className = 'nhsuk-u-visually-hidden'
  status.setAttribute('role', 'status')
  area.after(people, status)
  let asked = 0
  area.addEventListener('input', async () => {
    const begun = /(?:^|[\s(])@([a-z0-9][\w -]{1,30})$/i.exec(area.value.slice(0, area.selectionStart))
    const turn = ++asked
    if (!begun) {
      show([])
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
    if (turn !== asked) {
      return
    }
    const answer = await fetch('/mentions?q=' + encodeURIComponent(begun[1]), { headers: { 'X-Requested-With': 'XMLHttpRequest' } }).catch(() => null)
    if (turn === asked) {
      show(answer?.ok ? await answer.json() : [], begun[1].length + 1)
    }
  })
  area.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !people.hidden) {
      show([])
    }
  })

  function show (found, typed) {
    people.replaceChildren(...found.map((person) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'vn-quiet'
      button.textContent = `${person.name} (@${person.handle})`
      button.addEventListener('click', () => {
        const at = area.selectionStart
        area.setRangeText('@' + person.handle + ' ', at - typed, at, 'end')
        show([])
        area.focus()
      })
      const item = document.createElement('li')
      item.append(button)
      return item
    }))
    people.hidden = found.length === 0
    status.textContent = found.length === 0 ? '' : `${found.length} ${found.length === 1 ? 'person' : 'people'} below the text. Press Tab to choose.`
  }
}
