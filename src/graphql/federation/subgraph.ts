import {
  type ConstDirectiveNode,
  extendSchema,
  type GraphQLInterfaceType,
  type GraphQLSchema,
  type GraphQLUnionType,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'
import { entitiesCost } from '../cost.ts'
import { LIMITS } from '../limits.ts'
import { createSchema } from '../schema.ts'
import { resolveEntities } from './entities.ts'
import { keyFields } from './natural-keys.ts'

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])'

/** The schema as a Federation 2 subgraph: everything that `createSchema` has, and what a router asks for. */
export function createSubgraph(): GraphQLSchema {
  const base = createSchema()
  const sdl = subgraphSdl(base)
  const entities = entityNames(base)
  const schema = extendSchema(base, parse(routerFields(entities)))
  const { nodes, _entities, _service } = schema.getQueryType()!.getFields()
  _service!.resolve = () => ({ sdl })
  _entities!.resolve = resolveEntities(nodes!, new Set(entities))
  _entities!.extensions = { complexity: entitiesCost }
  const entity = schema.getType('_Entity') as GraphQLUnionType
  entity.resolveType = (schema.getType('Node') as GraphQLInterfaceType).resolveType
  return schema
}

/** What composition reads: the schema with the keys of its entities. */
export function subgraphSdl(schema: GraphQLSchema = createSchema()): string {
  const directives = new Map(entityNames(schema).map((type) => [type, keysOf(type)]))
  // Every subgraph with connections has this type.
  directives.set('PageInfo', '@shareable')
  const marked = visit(parse(printSchema(lexicographicSortSchema(schema))), {
    ObjectTypeDefinition: (type) => ({
      ...type,
      directives: parseDirectives(directives.get(type.name.value)),
    }),
  })
  return `${link}\n\n${print(marked)}\n`
}

function keysOf(type: string): string {
  return keyFields(type)
    .map((field) => `@key(fields: "${field}")`)
    .join(' ')
}

function parseDirectives(text = ''): readonly ConstDirectiveNode[] {
  const [definition] = parse(`type Bearer ${text}`).definitions
  return (definition as ObjectTypeDefinitionNode).directives ?? []
}

/** Whatever can be fetched by id is an entity. */
function entityNames(schema: GraphQLSchema): string[] {
  return schema
    .getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType)
    .map(({ name }) => name)
    .sort()
}

function routerFields(entities: readonly string[]): string {
  return `
    "A thing as another subgraph knows it: an object with its \`__typename\` and one of its keys."
    scalar _Any

    "Whatever other subgraphs may add fields to."
    union _Entity = ${entities.join(' | ')}

    "What a router has to know of this subgraph."
    type _Service {
      "The schema with its keys, in the schema definition language."
      sdl: String!
    }

    extend type Query {
      "Fetches what other subgraphs refer to, null in the place of each thing that is not there, or is neither yours nor shared."
      _entities(
        "The things, at most ${LIMITS.maxPage}."
        representations: [_Any!]!
      ): [_Entity]!

      "This subgraph, for composition."
      _service: _Service!
    }`
}
