import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLEnumValue,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLType,
  getNamedType,
  print,
} from 'graphql'
import { type Html, html } from './html.ts'
import type { Markdown } from './markdown.ts'

/** A type as SDL writes it, with a link to its section. */
export function typeReference(type: GraphQLType): Html {
  const { name } = getNamedType(type)
  const [before, after] = String(type).split(name)
  return html`<code>${before}<a href="#${name}">${name}</a>${after}</code>`
}

/** Description and, where there is one, the reason of the deprecation. */
export function explanation(
  { description, deprecationReason }: Pick<GraphQLEnumValue, 'description' | 'deprecationReason'>,
  markdown: Markdown,
): Html {
  return html`${deprecationReason != null && html`<div class="deprecated"><strong>Deprecated.</strong> ${markdown(deprecationReason)}</div>`}${markdown(description ?? '')}`
}

/** Fields of an object type or interface; each has its arguments folded below its description. */
export function fieldsTable(
  owner: string,
  fields: readonly GraphQLField<unknown, unknown>[],
  markdown: Markdown,
): Html {
  const rows = fields.map((field) => {
    const id = `${owner}.${field.name}`
    const { args } = field
    const folded =
      args.length > 0 &&
      html`<details><summary>Arguments: ${args.map(({ name }, index) => html`${index > 0 && ', '}<code>${name}</code>`)}</summary>${inputsTable({ owner: id, title: 'Argument', inputs: args, markdown })}</details>`
    return row(id, field.name, typeReference(field.type), html`${explanation(field, markdown)}${folded}`)
  })
  return table(`Fields of ${owner}`, ['Field', 'Type', 'Description'], rows)
}

/** Arguments of a field, or fields of an input type, with their defaults. */
export function inputsTable(options: {
  owner: string
  title: 'Argument' | 'Field'
  inputs: readonly (GraphQLArgument | GraphQLInputField)[]
  markdown: Markdown
}): Html {
  const { owner, title, inputs, markdown } = options
  const rows = inputs.map((input) => {
    const initial = astFromValue(input.defaultValue, input.type)
    return row(
      `${owner}.${input.name}`,
      input.name,
      typeReference(input.type),
      html`${explanation(input, markdown)}${initial && html`<p>Default: <code>${print(initial)}</code></p>`}`,
    )
  })
  return table(`${title}s of ${owner}`, [title, 'Type', 'Description'], rows)
}

export function valuesTable(owner: string, values: readonly GraphQLEnumValue[], markdown: Markdown): Html {
  const rows = values.map((value) =>
    row(`${owner}.${value.name}`, value.name, undefined, explanation(value, markdown)),
  )
  return table(`Values of ${owner}`, ['Value', 'Description'], rows)
}

// Narrow screens stack the cells, and some browsers take a stacked table for no table: the roles keep it one.
function table(caption: string, titles: readonly string[], rows: readonly Html[]): Html {
  return html`<table role="table" class="members"><caption class="unseen">${caption}</caption>
<thead role="rowgroup"><tr role="row">${titles.map((title) => html`<th role="columnheader" scope="col">${title}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows}</tbody></table>
`
}

function row(id: string, name: string, type: Html | undefined, text: Html): Html {
  return html`<tr role="row" id="${id}"><th role="rowheader" scope="row"><a href="#${id}"><code>${name}</code></a></th>${type && html`<td role="cell">${type}</td>`}<td role="cell">${text}</td></tr>
`
}
