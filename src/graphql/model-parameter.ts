import { createContextCache } from '@pothos/core'
import { type ParameterSpec, type Prior, parameterIndex, parameterTable } from '../engine/index.ts'
import { resolveParameters } from '../store/model-parameters.ts'
import { builder } from './builder.ts'
import type { GraphQLContext } from './context.ts'
import { Observation } from './observation.ts'
import { Source } from './source.ts'

/** Parameter values of the current data set, read once per request. */
export const currentParameters = createContextCache((context: GraphQLContext) =>
  resolveParameters(context.db),
)

/** Sources of all parameters by id, read once per request. */
const parameterSources = createContextCache(async (context: GraphQLContext) => {
  const ids = [...new Set(parameterTable.flatMap((spec) => spec.sources))]
  const rows = await context.db.source.findMany({ where: { id: { in: ids } } })
  return new Map(rows.map((row) => [row.id, row]))
})

/** Observations behind all parameters by id, read once per request. */
const parameterEvidence = createContextCache(async (context: GraphQLContext) => {
  const { provenance } = await currentParameters(context)
  const ids = [...new Set([...provenance.values()].flatMap((one) => one.observationIds))]
  const rows = await context.db.observation.findMany({ where: { id: { in: ids } } })
  return new Map(rows.map((row) => [row.id, row]))
})

const Grade = builder.enumType('Grade', {
  description: 'How well a parameter value is founded.',
  values: {
    REPORTED: { description: 'Read in a named source.' },
    DERIVED: { description: 'Computed from sources.' },
    ASSUMPTION: { description: 'Chosen by those who made the model, for want of a source.' },
  },
})

const PriorKind = builder.enumType('PriorKind', {
  description: 'Family of the distribution that a parameter is drawn from.',
  values: {
    FIXED: { value: 'fixed', description: 'Always the default value.' },
    UNIFORM: { value: 'uniform', description: 'Any value from `low` to `high` alike.' },
    TRIANGULAR: { value: 'triangular', description: 'From `low` to `high` with the peak at `mode`.' },
    NORMAL: {
      value: 'normal',
      description: 'With `mean` and `sd`, cut off below `minimum` where there is one.',
    },
    BETA: { value: 'beta', description: '`offset` + `scale` × Beta(`alpha`, `beta`).' },
    BETA_ABOVE: {
      value: 'betaAbove',
      description:
        'The drawn value v of the parameter `above`, plus (`ceiling` − v) × Beta(`alpha`, `beta`).',
    },
    LOGNORMAL: { value: 'lognormal', description: 'Given by its 5 % and 95 % points, `p05` and `p95`.' },
  },
} as const)

const PriorNumber = builder.objectRef<{ name: string; value: number }>('PriorNumber').implement({
  description: 'One number that fixes a distribution.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name as the kind of distribution uses it.' }),
    value: t.exposeFloat('value', { description: 'Number that the distribution is given.' }),
  }),
})

const PriorType = builder.objectRef<Prior>('Prior').implement({
  description:
    'What is held likely of a parameter before the run: the distribution that its draws follow in an ensemble of runs.',
  fields: (t) => ({
    kind: t.field({
      type: PriorKind,
      description: 'Family of the distribution.',
      resolve: ({ kind }) => kind,
    }),
    above: t.string({
      nullable: true,
      description: 'Symbol of the parameter that the distribution starts from. Null for all but BETA_ABOVE.',
      resolve: (prior) => (prior.kind === 'betaAbove' ? prior.above : null),
    }),
    numbers: t.field({
      type: [PriorNumber],
      description: 'Numbers that fix the distribution.',
      resolve: (prior) =>
        Object.entries(prior).flatMap(([name, value]) =>
          typeof value === 'number' ? [{ name, value }] : [],
        ),
    }),
  }),
})

export const ModelParameter = builder.objectRef<ParameterSpec>('ModelParameter')

builder.node(ModelParameter, {
  description:
    'One number that the model takes as given, with its standing: where it is from and how sure it is.',
  id: { resolve: (spec) => spec.symbol, description: 'Opaque id, unique over all types.' },
  loadWithoutCache: (symbol) => parameterTable[parameterIndex.get(symbol) ?? -1] ?? null,
  fields: (t) => ({
    symbol: t.exposeString('symbol', { description: 'Key for overrides.' }),
    notation: t.exposeString('notation', { description: 'How the equations write it.' }),
    title: t.exposeString('title', { description: 'What it is, in a few words.' }),
    description: t.exposeString('description', {
      description: 'What it means. May be empty where the title says it.',
    }),
    value: t.float({
      description: 'Value that runs use unless they override it: from the current data set where `fromData`.',
      resolve: async (spec, _args, context) =>
        (await currentParameters(context)).values[parameterIndex.get(spec.symbol)!]!,
    }),
    defaultValue: t.exposeFloat('defaultValue', { description: 'Value that the model itself ships with.' }),
    minimum: t.exposeFloat('minimum', { description: 'Lowest value that an override may have.' }),
    maximum: t.exposeFloat('maximum', { description: 'Highest value that an override may have.' }),
    unit: t.exposeString('unit', { description: 'Unit of all these values.' }),
    prior: t.field({
      type: PriorType,
      description: 'How it varies in an ensemble.',
      resolve: (spec) => spec.prior,
    }),
    baseYear: t.exposeInt('baseYear', {
      nullable: true,
      description: 'Year that the value describes. Null where it holds for all.',
    }),
    grade: t.field({ type: Grade, description: 'How well it is founded.', resolve: (spec) => spec.grade }),
    fromData: t.exposeBoolean('fromData', {
      description: 'Whether the imported data set supplies the value.',
    }),
    derivation: t.string({
      nullable: true,
      description:
        'How the value follows from the data set: files, items and arithmetic. Null where it does not come from there.',
      resolve: async ({ symbol }, _args, context) =>
        (await currentParameters(context)).provenance.get(symbol)?.formula ?? null,
    }),
    evidence: t.field({
      type: [Observation],
      description: 'Numbers of the data set that the value was computed from.',
      resolve: async ({ symbol }, _args, context) => {
        const used = (await currentParameters(context)).provenance.get(symbol)?.observationIds ?? []
        const known = await parameterEvidence(context)
        return used.flatMap((id) => known.get(id) ?? [])
      },
    }),
    note: t.exposeString('note', {
      nullable: true,
      description:
        'Origin or derivation in words, or what contradicts it. Null when there is nothing to say.',
    }),
    sources: t.field({
      type: [Source],
      description: 'Publications that it rests on.',
      resolve: async (spec, _args, context) => {
        const known = await parameterSources(context)
        return spec.sources.flatMap((id) => known.get(id) ?? [])
      },
    }),
  }),
})

builder.queryFields((t) => ({
  modelParameters: t.field({
    type: [ModelParameter],
    description: 'Every parameter of the model, in the order of its documentation.',
    complexity: { field: 1, multiplier: parameterTable.length },
    resolve: () => [...parameterTable],
  }),
  modelParameter: t.field({
    type: ModelParameter,
    nullable: true,
    description: 'The parameter with this symbol. Null when there is none.',
    args: { symbol: t.arg.string({ required: true, description: 'Symbol, such as `kappa`.' }) },
    resolve: (_root, { symbol }) => parameterTable[parameterIndex.get(symbol) ?? -1] ?? null,
  }),
}))
