// Starts the design system's components, also in parts that htmx puts into the page.
import { initAll } from '/assets/nhsuk-10.6.1/nhsuk-frontend.min.js'

initAll()
document.body.addEventListener('htmx:afterSwap', (event) => initAll({ scope: event.detail.elt }))
