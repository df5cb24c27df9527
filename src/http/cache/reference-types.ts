import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/** Entities of the data set: the same for everyone until another data set is imported. */
const entities = [
  'Company',
  'Country',
  'Facility',
  'Material',
  'Note',
  'Observation',
  'PolicyMeasure',
  'ProductionTarget',
  'Sector',
  'Source',
  'TradeAgreement',
]

/**
 * The only object types whose answers may be shared between callers. A type that is not named here, and so each that
 * is added to the schema, is answered afresh.
 */
export const referenceTypes: ReadonlySet<string> = new Set([
  ...entities.flatMap((name) => [name, `${name}Connection`, `${name}Edge`]),
  'PageInfo',
  'TradeAgreementEvent',
  'DataSet',
  'DataSetCount',
  'ExchangeRate',
  'Money',
  'ModelParameter',
  'Prior',
  'PriorNumber',
  'ModelCard',
  'SkillEpisode',
  'SkillScores',
  'SkillTarget',
  'SkillYear',
])

const verdicts = new WeakMap<DocumentNode, boolean>()

/**
 * Whether a document can give nothing but reference data, whatever its variables: it holds queries alone, and each
 * field it names is of a reference type, or is a plain value of one. The types are those that the schema declares. So
 * `node` never qualifies: it could give any type, and a null tells whether somebody else's row exists.
 */
export function asksForReferenceData(schema: GraphQLSchema, document: DocumentNode): boolean {
  const known = verdicts.get(document)
  if (known !== undefined) return known
  const verdict = holdsReferenceFields(schema, document)
  verdicts.set(document, verdict)
  return verdict
}

function holdsReferenceFields(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema)
  let references = 0
  let others = 0
  const count = (isReference: boolean) => {
    if (isReference) references++
    else others++
  }
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition({ operation }) {
        if (operation !== 'query') others++
      },
      Field({ name }) {
        const parent = types.getParentType()
        const type = getNamedType(types.getType())
        // The name of the root is the same for all, and not worth keeping.
        if (name.value === '__typename' && parent === schema.getQueryType()) return
        if (isCompositeType(type)) count(givesReferencesAlone(schema, type))
        else count(isCompositeType(parent) && givesReferencesAlone(schema, parent))
      },
    }),
  )
  return references > 0 && others === 0
}

function givesReferencesAlone(schema: GraphQLSchema, type: GraphQLCompositeType): boolean {
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  return possible.length > 0 && possible.every(({ name }) => referenceTypes.has(name))
}
