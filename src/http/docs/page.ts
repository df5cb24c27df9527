import { createHash } from 'node:crypto'
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql'
import type { ShippedOperation } from '../examples.ts'
import { anchorsOf } from './anchors.ts'
import type { GuideSection } from './guide.ts'
import { Html, html } from './html.ts'
import { createMarkdown } from './markdown.ts'
import { entrySections, type Section, typeSections } from './sections.ts'

/** Commands name the address under which the reader found the page. */
const script = "for (const place of document.querySelectorAll('.origin')) place.textContent = location.origin"

/**
 * The whole reference as one page that loads nothing, and the policy that holds it to that.
 *
 * @param guide what stands before the reference
 * @param openScopes what callers without a credential may do
 * @param style CSS of the page
 */
export function renderPage(options: {
  schema: GraphQLSchema
  guide: readonly GuideSection[]
  examples: readonly ShippedOperation[]
  openScopes: ReadonlySet<string>
  style: string
}): { page: string; contentSecurityPolicy: string } {
  const { guide, examples, openScopes, style } = options
  const schema = lexicographicSortSchema(options.schema)
  const markdown = createMarkdown(anchorsOf(schema))
  const sections = [
    ...guide.map(({ id, title, text }) => ({ id, title, text: html`${markdown(text)}`, entries: [] })),
    ...entrySections({ schema, examples, openScopes, markdown }),
    ...typeSections(schema, markdown),
  ]
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>monazite API reference</title>
<link rel="icon" href="data:,">
<style>${new Html(style)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header><p class="title">monazite <span>API reference</span></p></header>
<nav aria-label="Contents">${contents(sections)}</nav>
<main id="content" tabindex="-1">
<h1>The monazite API</h1>
${sections.map(sectionBlock)}</main>
<script>${new Html(script)}</script>
</body>
</html>
`
  return {
    page: page.text,
    contentSecurityPolicy: `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  }
}

/** How a policy names the text of an element that it allows. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function contents(sections: readonly Section[]): Html {
  const items = sections.map(({ id, title, entries }) => {
    const link = html`<a href="#${id}">${title}</a>`
    const inner = entries.map(
      (entry) => html`<li><a href="#${entry.id}"><code>${entry.name}</code></a></li>\n`,
    )
    return entries.length === 0
      ? html`<li>${link}</li>\n`
      : html`<li><details><summary>${title} <span class="count">${entries.length}</span></summary>
<ul><li>${link}</li>
${inner}</ul></details></li>\n`
  })
  return html`<ul>${items}</ul>`
}

function sectionBlock({ id, title, text, entries }: Section): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${text}${entries.map(({ content }) => content)}</section>
`
}
