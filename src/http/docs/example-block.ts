import { type GraphQLSchema, parse, stripIgnoredCharacters } from 'graphql'
import { neededScopes } from '../../graphql/needed-scopes.ts'
import type { ShippedOperation } from '../examples.ts'
import { codeBlock, standardOrigin } from './code-block.ts'
import { type Html, html } from './html.ts'

/** An operation with what its caller needs. */
export interface ShownExample extends ShippedOperation {
  /** Scopes without which it is refused. */
  scopes: readonly string[]
  /** Whether callers without a credential lack one of them. */
  keyed: boolean
}

/** @param openScopes what callers without a credential may do */
export function shownExample(
  operation: ShippedOperation,
  schema: GraphQLSchema,
  openScopes: ReadonlySet<string>,
): ShownExample {
  const { query, variables, unset } = operation
  const values = unset.length === 0 ? JSON.parse(variables ?? '{}') : undefined
  const scopes = neededScopes(schema, parse(query), values)
  return { ...operation, scopes, keyed: scopes.some((scope) => !openScopes.has(scope)) }
}

/** An operation to try, folded: as a document with its variables and, where they are complete, as a command for a shell. */
export function exampleBlock(example: ShownExample, entry: string): Html {
  const { name, query, variables, unset, scopes, keyed } = example
  return html`<details class="example" id="${entry}.example-${name}"><summary>Example: ${name}</summary>
${scopes.length > 0 && html`<p>Needs the ${scopes.length > 1 ? 'scopes' : 'scope'} ${codeList(scopes)}${keyed && html`: put an API key that has ${scopes.length > 1 ? 'them' : 'it'} into <code>MONAZITE_KEY</code>`}.</p>`}
${codeBlock(query.trim())}
${variables !== null && html`<p>Variables:</p>${codeBlock(variables.trim())}`}
${
  unset.length > 0
    ? html`<p>To be filled in: ${codeList(unset.map((variable) => `$${variable}`))}. The descriptions of the arguments say where such values come from.</p>`
    : html`<p>From a shell:</p>${codeBlock(command(example))}`
}</details>
`
}

function command({ query, variables, keyed }: ShownExample): string {
  const body = {
    query: stripIgnoredCharacters(query),
    ...(variables && { variables: JSON.parse(variables) }),
  }
  const quoted = JSON.stringify(body).replaceAll("'", String.raw`'\''`)
  // In double quotes, in which a shell puts in what the variable holds.
  const credential = keyed ? ' -H "authorization: Bearer $MONAZITE_KEY"' : ''
  return `curl -s ${standardOrigin}/graphql${credential} -H 'content-type: application/json' -d '${quoted}'`
}

function codeList(names: readonly string[]): Html[] {
  return names.map((name, index) => html`${index > 0 && ', '}<code>${name}</code>`)
}
