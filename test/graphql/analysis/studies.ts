import { expect } from 'vitest'
import {
  type Design,
  defaultLevers,
  type Levers,
  type ParameterGroup,
  parameterIndex,
  parameterTable,
} from '../../../src/engine/index.ts'
import type { TestServer } from '../../support/server.ts'

/** A short run with a cut and a parameter of the caller's own, as it is sent. */
export const run = {
  horizonYears: 4,
  china: { oxide: { severityByYear: [0.6, 0.3] } },
  india: { suspendAgreementFrom: 2027 },
  parameters: [{ symbol: 'g', value: 0.04 }],
}

/** The levers that it comes to. */
export const levers: Levers = {
  ...defaultLevers,
  china: { oxide: [0.6, 0.3, 0, 0], magnet: [0, 0, 0, 0] },
  india: { ...defaultLevers.india, suspendAgreementFrom: 2027 },
}

/** The draws around it, with the values that the server itself gives for the parameters. */
export async function designOf(server: TestServer, seed: number): Promise<Design> {
  const { body } = await server.execute('{ modelParameters { symbol value } }')
  const values = new Map<string, number>(
    body.data.modelParameters.map((one: { symbol: string; value: number }) => [one.symbol, one.value]),
  )
  const held = new Uint8Array(parameterTable.length)
  for (const { symbol, value } of run.parameters) {
    values.set(symbol, value)
    held[parameterIndex.get(symbol)!] = 1
  }
  const parameters = Float64Array.from(parameterTable, ({ symbol }) => values.get(symbol)!)
  return { startYear: 2026, horizonYears: run.horizonYears, parameters, held, seed }
}

/** Parameters that are drawn, in the order of the draws; a request may write the symbols in any. */
export const hoarding: ParameterGroup[] = [{ name: 'hoarding', symbols: ['m', 'h'] }]

/** What the server answers to a study of the run with seed 7. */
export async function askStudy(server: TestServer, mutation: Mutation, selection: string, input: object) {
  const variables = { input: { ...run, seed: 7, ...input } }
  const { body } = await server.execute(mutationOf(mutation, selection), variables)
  expect(body.errors).toBeUndefined()
  const { __typename, ...answer } = body.data[mutation]
  return answer
}

/** A value as JSON carries it. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is that of the value.
export function overTheWire(value: unknown): any {
  return JSON.parse(JSON.stringify(value))
}

/** Selections of all numbers of these types, named as the engine names them. */
export const distribution = 'central mean standardError p05 p25 p50 p75 p95 definedShare'
export const interval = '{ estimate lower upper }'
export const figure = `${distribution} meanInterval ${interval}
  tail { confidence valueAtRisk ${interval} conditionalValueAtRisk ${interval} }
  exceedance { threshold probability }`

/** The smallest request of each mutation that runs a study. */
export const smallest = {
  compare: { horizonYears: 1, uncertainty: { runs: 64 }, policies: [{ label: 'a' }, { label: 'b' }] },
  attribute: { horizonYears: 1, uncertainty: { runs: 64 } },
  sensitivity: { horizonYears: 1, samples: 16, shapleySamples: 0 },
  recommend: { horizonYears: 1, runs: 64, policies: [{ label: 'a' }, { label: 'b' }] },
}

export type Mutation = keyof typeof smallest

export const mutations = Object.keys(smallest) as Mutation[]

export const inputTypes: Record<Mutation, string> = {
  compare: 'CompareInput',
  attribute: 'AttributeInput',
  sensitivity: 'SensitivityInput',
  recommend: 'RecommendInput',
}

/** Fields of Query for what a mutation stores: one by id, and the list. */
export const queryFields: Record<Mutation, { one: string; list: string }> = {
  compare: { one: 'comparison', list: 'comparisons' },
  attribute: { one: 'attribution', list: 'attributions' },
  sensitivity: { one: 'sensitivity', list: 'sensitivities' },
  recommend: { one: 'recommendation', list: 'recommendations' },
}

/** A mutation with what is to be read of the stored analysis. */
export function mutationOf(mutation: Mutation, selection: string): string {
  return `mutation ($input: ${inputTypes[mutation]}!) {
    ${mutation}(input: $input) {
      __typename
      ... on Error { code message }
      ... on InvalidInputError { issues { path message } }
      ... on NotFoundError { kind key }
      ... on LimitExceededError { limit requested maximum }
      ${selection}
    }
  }`
}
