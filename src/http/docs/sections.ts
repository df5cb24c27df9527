import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { ShippedOperation } from '../examples.ts'
import { publicTypes } from './anchors.ts'
import { entrySection } from './entry-section.ts'
import { shownExample } from './example-block.ts'
import { type Html, html } from './html.ts'
import type { Markdown } from './markdown.ts'
import { typeSection } from './type-section.ts'

/** A part of the page with a heading of its own. */
export interface Section {
  id: string
  title: string
  /** What it starts with. */
  text: Html
  /** Its entries, by the anchors that the contents name. */
  entries: { id: string; name: string; content: Html }[]
}

const kinds: [title: string, is: (type: GraphQLNamedType) => boolean][] = [
  ['Objects', isObjectType],
  ['Interfaces', isInterfaceType],
  ['Unions', isUnionType],
  ['Inputs', isInputObjectType],
  ['Enums', isEnumType],
  ['Scalars', isScalarType],
]

/** One section for each operation type: its fields are where operations begin. */
export function entrySections(options: {
  schema: GraphQLSchema
  examples: readonly ShippedOperation[]
  openScopes: ReadonlySet<string>
  markdown: Markdown
}): Section[] {
  const { schema, examples, openScopes, markdown } = options
  const typeInfo = new TypeInfo(schema)
  const uses = examples.map((example) => ({
    example: shownExample(example, schema, openScopes),
    entries: entriesOf(parse(example.query), typeInfo),
  }))
  const roots = [
    ['Queries', schema.getQueryType()],
    ['Mutations', schema.getMutationType()],
    ['Subscriptions', schema.getSubscriptionType()],
  ] as const
  return roots.flatMap(([title, type]) => {
    if (!type) return []
    const entries = Object.values(type.getFields()).map((field) => {
      const id = `${type.name}.${field.name}`
      const own = uses.filter(({ entries }) => entries.has(id)).map(({ example }) => example)
      return {
        id,
        name: field.name,
        content: entrySection({ root: type.name, field, examples: own, markdown }),
      }
    })
    return [{ id: type.name, title, text: markdown(type.description ?? ''), entries }]
  })
}

/** The fields at which the operations of a document begin, as `Query.country`. */
function entriesOf(document: DocumentNode, typeInfo: TypeInfo): Set<string> {
  const entries = new Set<string>()
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: ({ name }) => void entries.add(`${typeInfo.getParentType()?.name}.${name.value}`),
    }),
  )
  return entries
}

/** One section for each kind of type, without the types at which operations begin. */
export function typeSections(schema: GraphQLSchema, markdown: Markdown): Section[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const types = publicTypes(schema).filter((type) => !roots.some((root) => root === type))
  return kinds.flatMap(([title, is]) => {
    const entries = types
      .filter(is)
      .map((type) => ({ id: type.name, name: type.name, content: typeSection(type, schema, markdown) }))
    return entries.length > 0 ? [{ id: `kind-${title.toLowerCase()}`, title, text: html``, entries }] : []
  })
}
