import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
} from 'graphql'
import { type Html, html } from './html.ts'
import type { Markdown } from './markdown.ts'
import { fieldsTable, inputsTable, valuesTable } from './members-table.ts'

/** Everything that the schema says of one type, under the anchor of its name. */
export function typeSection(type: GraphQLNamedType, schema: GraphQLSchema, markdown: Markdown): Html {
  return html`<article aria-labelledby="${type.name}">
<h3 id="${type.name}"><a href="#${type.name}"><code>${type.name}</code></a></h3>
${markdown(type.description ?? '')}
${members(type, schema, markdown)}</article>
`
}

function members(type: GraphQLNamedType, schema: GraphQLSchema, markdown: Markdown): Html | false {
  const owner = type.name
  if (isEnumType(type)) return valuesTable(owner, type.getValues(), markdown)
  if (isUnionType(type)) return typeList('One of', type.getTypes())
  if (isScalarType(type)) {
    return (
      type.specifiedByURL != null &&
      html`<p>Specified by <a href="${type.specifiedByURL}">${type.specifiedByURL}</a>.</p>`
    )
  }
  if (isInputObjectType(type)) {
    const inputs = Object.values(type.getFields())
    return html`${type.isOneOf && html`<p>Exactly one of the fields must be given.</p>`}${inputsTable({ owner, title: 'Field', inputs, markdown })}`
  }
  const fields = fieldsTable(owner, Object.values(type.getFields()), markdown)
  if (isObjectType(type)) return html`${typeList('Implements', type.getInterfaces())}${fields}`
  return (
    isInterfaceType(type) &&
    html`${typeList('Implemented by', schema.getImplementations(type).objects)}${fields}`
  )
}

function typeList(title: string, types: readonly GraphQLNamedType[]): Html | false {
  const links = types.map(
    ({ name }, index) => html`${index > 0 && ', '}<a href="#${name}"><code>${name}</code></a>`,
  )
  return types.length > 0 && html`<p>${title}: ${links}</p>\n`
}
