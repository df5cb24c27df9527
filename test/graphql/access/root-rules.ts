import type { GraphQLSchema } from 'graphql'
import { type OwnedIds, type ThingKeys, typeOf } from './stored-things.ts'

/** Scopes under the names that refusals give them: of each list one, and the first list that a caller has none of is named. */
type Needs = readonly (readonly ('read' | 'simulate' | 'analyse' | 'admin')[])[]

/**
 * Whose data a root field gives or changes.
 *
 * - `reference`: nobody's; the same for everyone.
 * - `own`: what the caller has stored.
 * - `own and presets`: that, and what came with the data set.
 * - `own or shared`: what the caller has stored, and by its id what others share.
 * - `keys`: API keys of all owners.
 * - `the caller`: what the caller is or makes by this request.
 */
type Gives = 'reference' | 'own' | 'own and presets' | 'own or shared' | 'keys' | 'the caller'

export interface RootRule {
  readonly needs: Needs
  readonly gives: Gives
  /** Arguments by which the owner of these things gets something; none if not given. */
  readonly args?: (keys: ThingKeys) => string
  /** Type of which the arguments name a thing. */
  readonly of?: keyof OwnedIds
  /** Arguments that only `analyse` allows, because of the size of the study. They are refused as well, so that nothing is run. */
  readonly large?: string
}

const read = { needs: [['read']] } as const
const model = { needs: [['simulate', 'analyse']] } as const
const analyse = { needs: [['analyse']], gives: 'own' } as const
const admin = { needs: [['admin']], gives: 'keys' } as const
const reference: RootRule = { ...read, gives: 'reference' }

const named = (argument: string, kind: keyof ThingKeys): RootRule => ({
  ...reference,
  args: (keys) => `(${argument}: "${keys[kind]}")`,
})
const one = (of: keyof OwnedIds): RootRule => ({
  ...read,
  gives: 'own or shared',
  of,
  args: (keys) => `(id: "${keys[of]}")`,
})
const input = (fields: string) => () => `(input: { ${fields} })`
const target = (of: keyof OwnedIds, more = '') => ({
  of,
  args: (keys: ThingKeys) => `(input: { id: "${keys[of]}" ${more} })`,
})
const own: RootRule = { ...read, gives: 'own' }

const small = 'horizonYears: 1'
const draws = 'uncertainty: { runs: 64 }'
const policies = 'policies: [{ label: "a" }, { label: "b" }]'
/** More years than a run may have: what asks for so much is refused for its values where its size is no reason. */
const tooMuch = 'horizonYears: 1000, uncertainty: { runs: 1000000000 }'

/** Every field of the root types. One that the schema has and this table lacks fails a test. */
export const rootRules: Readonly<Record<string, RootRule>> = {
  'Query._entities': {
    ...one('Simulation'),
    args: ({ Simulation: id }) => `(representations: [{ __typename: "${typeOf(id)}", id: "${id}" }])`,
  },
  'Query._service': { needs: [], gives: 'reference' },
  'Query.apiKeys': admin,
  'Query.attribution': one('Attribution'),
  'Query.attributions': own,
  'Query.companies': reference,
  'Query.company': named('slug', 'company'),
  'Query.comparison': one('Comparison'),
  'Query.comparisons': own,
  'Query.countries': reference,
  'Query.country': named('iso3', 'country'),
  'Query.dataSet': reference,
  'Query.exchangeRates': reference,
  'Query.facilities': reference,
  'Query.facility': named('slug', 'facility'),
  'Query.material': named('slug', 'material'),
  'Query.materials': reference,
  'Query.modelCard': reference,
  'Query.modelParameter': named('symbol', 'parameter'),
  'Query.modelParameters': reference,
  'Query.node': one('Simulation'),
  'Query.nodes': { ...one('Simulation'), args: (keys) => `(ids: ["${keys.Simulation}"])` },
  'Query.notes': reference,
  'Query.observations': reference,
  'Query.policyMeasure': named('slug', 'policyMeasure'),
  'Query.policyMeasures': reference,
  'Query.preview': {
    needs: [...read.needs, ...model.needs],
    gives: 'the caller',
    args: input(`${small}, ${draws}`),
    large: tooMuch,
  },
  'Query.prices': reference,
  'Query.productionTarget': named('slug', 'productionTarget'),
  'Query.productionTargets': reference,
  'Query.rateLimit': { ...read, gives: 'the caller' },
  'Query.recommendation': one('Recommendation'),
  'Query.recommendations': own,
  'Query.scenario': { ...read, gives: 'own and presets', args: (keys) => `(slug: "${keys.slug}")` },
  'Query.scenarioChanges': own,
  'Query.scenarios': { ...read, gives: 'own and presets' },
  'Query.sector': named('slug', 'sector'),
  'Query.sectors': reference,
  'Query.sensitivities': own,
  'Query.sensitivity': one('Sensitivity'),
  'Query.simulation': one('Simulation'),
  'Query.simulations': own,
  'Query.source': named('key', 'source'),
  'Query.sources': reference,
  'Query.tradeAgreement': named('slug', 'tradeAgreement'),
  'Query.tradeAgreements': reference,
  'Query.viewer': { needs: [], gives: 'the caller' },
  'Mutation.attribute': { ...model, gives: 'own', args: input(`${small}, ${draws}`), large: tooMuch },
  'Mutation.compare': {
    ...model,
    gives: 'own',
    args: input(`${small}, ${draws}, ${policies}`),
    large: `${tooMuch}, ${policies}`,
  },
  'Mutation.createApiKey': { ...admin, args: input('name: "n", owner: "o", scopes: [READ]') },
  'Mutation.createScenario': { ...analyse, args: input('slug: "created", title: "t", run: {}') },
  'Mutation.deleteAnalysis': { ...model, gives: 'own', ...target('Comparison') },
  'Mutation.deleteScenario': { ...analyse, ...target('Scenario', 'version: 1') },
  'Mutation.deleteSimulation': { ...model, gives: 'own', ...target('Simulation') },
  'Mutation.importScenario': {
    ...analyse,
    args: input(
      'document: { format: "monazite-scenario/1", slug: "imported", title: "t", description: "", run: {} }',
    ),
  },
  'Mutation.recommend': {
    ...analyse,
    args: input(`${small}, runs: 64, ${policies}`),
  },
  'Mutation.revokeApiKey': { ...admin, ...target('ApiKey') },
  'Mutation.sensitivity': {
    ...analyse,
    args: input(`${small}, samples: 16, shapleySamples: 0`),
  },
  'Mutation.setVisibility': { ...model, gives: 'own', ...target('Simulation', 'visibility: PUBLIC') },
  'Mutation.simulate': { ...model, gives: 'own', args: input(small), large: tooMuch },
  'Subscription.simulationProgress': one('Simulation'),
  'Mutation.updateScenario': { ...analyse, ...target('Scenario', 'version: 1, title: "u"') },
}

/** Coordinates of every field of the root types. */
export function rootFields(schema: GraphQLSchema): string[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
    type ? Object.keys(type.getFields()).map((name) => `${type.name}.${name}`) : [],
  )
}
