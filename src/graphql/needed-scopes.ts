import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getVariableValues,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { ScopeFlags } from './scopes.ts'

type ScopeMap = Partial<ScopeFlags> & { readonly $any?: Partial<ScopeFlags> }
type Arguments = Record<string, unknown>

/** What the schema builder keeps of a root type about who may ask for its fields. */
interface TypeRules {
  readonly authScopes?: ScopeMap
}

/** The same of a root field. */
interface FieldRules {
  readonly authScopes?: ScopeMap | ((root: unknown, args: Arguments) => ScopeMap)
  readonly skipTypeScopes?: boolean
}

/**
 * The least scopes with which every root field of a document answers, by the rules of the schema itself.
 *
 * @param variables without them, fields whose scopes depend on their arguments are passed over
 */
export function neededScopes(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Arguments | undefined,
): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const needed = new Set<string>()
  const need = (scopes: ScopeMap) => {
    for (const name of leastOf(scopes)) needed.add(name)
  }
  const typeInfo = new TypeInfo(schema)
  const visitor = visitWithTypeInfo(typeInfo, {
    Field(node) {
      const type = typeInfo.getParentType()
      const field = typeInfo.getFieldDef()
      if (!isObjectType(type) || !roots.includes(type) || !field) return
      const rules: FieldRules = rulesOf(field)
      if (!rules.skipTypeScopes) need((rulesOf(type) as TypeRules).authScopes ?? {})
      if (typeof rules.authScopes !== 'function') need(rules.authScopes ?? {})
      else if (variables) {
        const values = valuesOf(schema, document, variables)
        need(rules.authScopes(undefined, getArgumentValues(field, node, values)))
      }
    },
  })
  visit(document, visitor)
  return [...needed]
}

function rulesOf({ extensions }: GraphQLObjectType | GraphQLField<unknown, unknown>): object {
  return (extensions.pothosOptions ?? {}) as object
}

/** Of scopes that do as well as each other, the first. */
function leastOf({ $any = {}, ...all }: ScopeMap): string[] {
  return [...Object.keys(all), ...Object.keys($any).slice(0, 1)]
}

/** @throws GraphQLError for variables that the document does not take */
function valuesOf(schema: GraphQLSchema, document: DocumentNode, variables: Arguments): Arguments {
  const definitions = document.definitions.flatMap((definition) =>
    'variableDefinitions' in definition ? definition.variableDefinitions! : [],
  )
  const { coerced, errors } = getVariableValues(schema, definitions, variables)
  if (errors) throw errors[0]!
  return coerced
}
