// What htmx needs to know about this platform.

// Without this header the sign-in service would answer a script with a redirect that it cannot follow.
document.addEventListener('htmx:configRequest', (event) => {
  event.detail.headers['X-Requested-With'] = 'XMLHttpRequest'
})

// Says what went wrong without moving the focus; what was typed stays where it is.
document.addEventListener('htmx:responseError', (event) => {
  const ended = event.detail.xhr.status === 499 || event.detail.xhr.status === 401
  say(ended
    ? 'Your session has ended. Sign in again in another tab, then come back and try again. Your text is still here.'
    : 'That did not work. Your text is still here. Try again in a moment.')
})
document.addEventListener('htmx:sendError', () => {
  say('There is no connection. Your text is still here. Try again in a moment.')
})

function say (sentence) {
  const status = document.getElementById('page-status')
  status.textContent = sentence
  status.className = 'nhsuk-inset-text'
}
