import { Marked } from 'marked'
import { codeBlock } from './code-block.ts'
import { Html, html } from './html.ts'

/** Renders Markdown of the schema or the guide. */
export type Markdown = (text: string) => Html

/**
 * Markdown without HTML: tags in the text stay text, addresses are links only where they lead to the web or into the page,
 * and images, which would load from elsewhere, leave their text. Code that names an anchor, such as `Country.iso3`, links to it.
 */
export function createMarkdown(anchors: ReadonlySet<string>): Markdown {
  const marked = new Marked({
    tokenizer: { html: () => undefined, tag: () => undefined },
    renderer: {
      code: ({ text }) => codeBlock(text).text,
      codespan: ({ text }) =>
        (anchors.has(text) ? html`<a href="#${text}"><code>${text}</code></a>` : html`<code>${text}</code>`)
          .text,
      link({ href, tokens }) {
        const label = new Html(this.parser.parseInline(tokens))
        return (/^(https?:|#|\/(?!\/))/i.test(href) ? html`<a href="${href}">${label}</a>` : label).text
      },
      image: ({ text }) => html`${text}`.text,
      // Headings of the page say where things are; those of a text must not take part.
      heading({ tokens }) {
        return html`<p><strong>${new Html(this.parser.parseInline(tokens))}</strong></p>`.text
      },
    },
  })
  // Many members share a text, those of all pages above all.
  const done = new Map<string, Html>()
  return (text) => {
    const known = done.get(text) ?? new Html(marked.parse(text, { async: false }))
    done.set(text, known)
    return known
  }
}
