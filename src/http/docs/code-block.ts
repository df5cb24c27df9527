import { type Html, html } from './html.ts'

/** Address that commands name until the page's script has put its own there: where a server listens unless it is told otherwise. */
export const standardOrigin = 'http://127.0.0.1:4000'

/** A block of code. The address of the server in it is marked, for the script to find. */
export function codeBlock(text: string): Html {
  const parts = text
    .split(standardOrigin)
    .map((part, index) => html`${index > 0 && html`<span class="origin">${standardOrigin}</span>`}${part}`)
  return html`<pre><code>${parts}</code></pre>`
}
