// Saves a form while somebody types in it, so that nothing is lost by a closed tab, a lost connection or a session that ended. What cannot
// be saved stays on the device, for the same person only, and is saved the next time a form is opened.

(() => {
  const PAUSE = 1500
  const AGAIN = 15000
  const KEPT = 'vn-unsent:'
  const form = document.querySelector('form[data-draft]')
  if (!form) {
    return
  }
  const person = form.dataset.draftPerson
  const said = form.querySelector('[data-draft-said]')
  // What came back from the server with something to correct may not be saved yet.
  let saved = form.dataset.draftAgain ? '' : typed()
  let typedAt = 0
  let sent = false
  let timer
  let passedOver = false

  say('What you type is saved as you go.')
  bringOldCopies()
  form.addEventListener('input', () => {
    sent = false
    typedAt = Date.now()
    clearTimeout(timer)
    timer = setTimeout(save, PAUSE)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    if (typed() !== saved) {
      keep(body())
    }
    sent = true
  })
  if (form.dataset.draftAgain) {
    typedAt = Date.now()
    timer = setTimeout(save, PAUSE)
  }
  window.addEventListener('online', save)
  window.addEventListener('pagehide', () => {
    if (!sent && typed() !== saved) {
      keep(body())
      navigator.sendBeacon('/drafts', body())
    }
  })
  // Back to the page as it was left: what is typed from now on is saved again.
  window.addEventListener('pageshow', () => { sent = false })

  /** What was typed, without what the page makes anew each time. */
  function typed () {
    const fields = new URLSearchParams(new FormData(form))
    fields.delete('csrf-token')
    fields.delete('idempotencyKey')
    return fields.toString()
  }

  function body () {
    const fields = new URLSearchParams(new FormData(form))
    fields.delete('idempotencyKey')
    fields.set('draftAddress', form.dataset.draft)
    fields.set('typedAt', String(typedAt || Date.now()))
    return fields
  }

  async function save () {
    const now = typed()
    if (sent || now === saved) {
      return
    }
    const fields = body()
    const trouble = await post(fields)
    if (!trouble) {
      saved = now
      forget(fields.get('draft'))
      say('Saved as you typed, ' + new Date().toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }) + '. Not sent yet.')
      return
    }
    keep(fields)
    warn(trouble)
    clearTimeout(timer)
    timer = setTimeout(save, AGAIN)
  }

  /** Nothing when it is saved, else what to tell. */
  async function post (fields) {
    try {
      const answer = await fetch('/drafts', {
        method: 'POST',
        body: fields,
        headers: { 'X-Requested-With': 'XMLHttpRequest' },
        redirect: 'manual'
      })
      if (answer.ok) {
        passedOver = answer.status === 202
        return ''
      }
      if (answer.status === 401 || answer.status === 499 || answer.type === 'opaqueredirect') {
        return 'Your session has ended. Sign in again in another tab: your text is kept here and saved as soon as you have.'
      }
      return answer.status === 422
        ? 'This is too much to be saved as you type. Send it before you close this page.'
        : 'This could not be saved just now. Your text is kept here, and it is tried again.'
    } catch (noConnection) {
      return 'There is no connection. Your text is kept on this device and saved as soon as there is one.'
    }
  }

  function keep (fields) {
    try {
      localStorage.setItem(KEPT + fields.get('draft'), JSON.stringify({ person, fields: fields.toString() }))
    } catch (full) {
      // without room on the device it stays in the page
    }
  }

  function forget (draft) {
    localStorage.removeItem(KEPT + draft)
  }

  /** Saves what an earlier page had to leave on this device. */
  async function bringOldCopies () {
    const own = form.elements.draft.value
    let brought = 0
    for (const key of Object.keys(localStorage).filter(name => name.startsWith(KEPT) && name !== KEPT + own)) {
      const copy = JSON.parse(localStorage.getItem(key))
      if (copy.person === person) {
        const fields = new URLSearchParams(copy.fields)
        fields.set('csrf-token', form.elements['csrf-token'].value)
        if (!(await post(fields))) {
          localStorage.removeItem(key)
          brought += passedOver ? 0 : 1
        }
      }
    }
    if (brought > 0) {
      warn('Text that could not be saved before is now on your page, under “Not sent yet”.')
    }
  }

  function say (sentence) {
    said.textContent = sentence
  }

  /** Also told to those who cannot see it, because something is to be done. */
  function warn (sentence) {
    const status = document.getElementById('page-status')
    status.textContent = sentence
    status.className = 'nhsuk-inset-text'
    say('')
  }
})()
