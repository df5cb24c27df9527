import type { GraphQLField } from 'graphql'
import { exampleBlock, type ShownExample } from './example-block.ts'
import { type Html, html } from './html.ts'
import type { Markdown } from './markdown.ts'
import { explanation, inputsTable, typeReference } from './members-table.ts'

/** A field where an operation can begin, with the examples that use it. */
export function entrySection(options: {
  /** Name of the root type. */
  root: string
  field: GraphQLField<unknown, unknown>
  examples: readonly ShownExample[]
  markdown: Markdown
}): Html {
  const { root, field, examples, markdown } = options
  const id = `${root}.${field.name}`
  const inputs = field.args
  return html`<article aria-labelledby="${id}">
<h3 id="${id}"><a href="#${id}"><code>${field.name}</code></a></h3>
${explanation(field, markdown)}
<p>Result: ${typeReference(field.type)}</p>
${inputs.length > 0 && inputsTable({ owner: id, title: 'Argument', inputs, markdown })}
${examples.map((example) => exampleBlock(example, id))}</article>
`
}
