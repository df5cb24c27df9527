import { stripIgnoredCharacters } from 'graphql'
import type { Example } from '../examples.ts'
import { codeBlock, standardOrigin } from './code-block.ts'
import { type Html, html } from './html.ts'

/** An operation to try, folded: as a document with its variables, and as a command for a shell. */
export function exampleBlock({ name, query, variables }: Example, entry: string): Html {
  const body = {
    query: stripIgnoredCharacters(query),
    ...(variables && { variables: JSON.parse(variables) }),
  }
  const quoted = JSON.stringify(body).replaceAll("'", String.raw`'\''`)
  const command = `curl -s ${standardOrigin}/graphql -H 'content-type: application/json' -d '${quoted}'`
  return html`<details class="example" id="${entry}.example-${name}"><summary>Example: ${name}</summary>
${codeBlock(query.trim())}
${variables !== null && html`<p>Variables:</p>${codeBlock(variables.trim())}`}
<p>From a shell:</p>${codeBlock(command)}</details>
`
}
