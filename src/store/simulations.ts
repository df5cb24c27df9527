import {
  type Levers,
  MODEL_VERSION,
  parameterIndex,
  parameterTable,
  type Summary,
  simulate,
  yearColumns,
} from '../engine/index.ts'
import { InvalidInput } from './errors.ts'
import { bytesOf, fingerprintOf } from './fingerprint.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { issuesOf } from './input-issues.ts'
import { overlay, type ResolvedLevers, resolveLevers } from './levers.ts'
import type { ModelParameters } from './model-parameters.ts'
import { findScenario } from './scenarios.ts'
import { parameterContradictions } from './simulation-contradictions.ts'
import { type SimulationRequest, simulationInput } from './simulation-input.ts'

/** A request with everything filled in that its result depends on. */
export interface PreparedRun {
  readonly request: SimulationRequest
  readonly scenarioId: string | null
  readonly resolved: ResolvedLevers
  readonly parameters: Float64Array
  /** Symbols whose value differs from that of the data set, in table order. */
  readonly overridden: readonly string[]
  readonly dataSetVersion: string
  readonly fingerprint: string
}

/** A result in the form in which it is stored. */
export interface ComputedResult {
  readonly fingerprint: string
  readonly modelVersion: string
  readonly startYear: number
  readonly horizonYears: number
  readonly levers: Levers
  /** Value of every model parameter by symbol. */
  readonly parameters: Readonly<Record<string, number>>
  readonly columns: readonly string[]
  /** Little-endian float64, one row a year, both arms alike. */
  readonly years: Uint8Array<ArrayBuffer>
  readonly baseline: Uint8Array<ArrayBuffer>
  readonly summary: Summary
}

/**
 * Resolves a valid request: its scenario (one statement), its levers, the parameters of the current data set with the
 * overrides, and the fingerprint. Throws NotFound for an unknown scenario, and InvalidInput where request and scenario,
 * or parameters among each other, contradict.
 */
export async function prepareRun(
  db: PrismaClient,
  request: SimulationRequest,
  currentParameters: Promise<ModelParameters>,
): Promise<PreparedRun> {
  const [scenario, current] = await Promise.all([
    request.scenario == null ? undefined : findScenario(db, request.scenario),
    currentParameters,
  ])
  const merged = scenario ? merge(scenario.input, request) : request
  const resolved = resolveLevers(merged)
  const { parameters, overridden } = override(current, merged)
  return {
    request,
    scenarioId: scenario?.id ?? null,
    resolved,
    parameters,
    overridden,
    dataSetVersion: current.dataSetVersion,
    fingerprint: fingerprintOf(resolved, parameters),
  }
}

function merge(scenario: SimulationRequest, request: SimulationRequest): SimulationRequest {
  const parsed = simulationInput.safeParse(overlay(scenario, request))
  if (!parsed.success) throw new InvalidInput(issuesOf(parsed.error))
  return parsed.data
}

function override(current: ModelParameters, { parameters: overrides }: SimulationRequest) {
  const parameters = Float64Array.from(current.values)
  for (const { symbol, value } of overrides ?? []) {
    // −0 and 0 are one value, but not one bit pattern.
    parameters[parameterIndex.get(symbol)!] = value === 0 ? 0 : value
  }
  const set = overrides?.map((one) => one.symbol) ?? []
  const contradictions = parameterContradictions((symbol) => parameters[parameterIndex.get(symbol)!]!, set)
  if (contradictions.length > 0) {
    throw new InvalidInput(
      contradictions.map(({ symbol, message }) => ({
        path: `parameters.${set.indexOf(symbol)}.value`,
        message,
      })),
    )
  }
  const overridden = parameterTable
    .filter((_, index) => parameters[index] !== current.values[index])
    .map((spec) => spec.symbol)
  return { parameters, overridden }
}

/** Runs the model: scenario and baseline. */
export function compute({ resolved, parameters, fingerprint }: PreparedRun): ComputedResult {
  const result = simulate({ ...resolved, parameters })
  return {
    fingerprint,
    modelVersion: MODEL_VERSION,
    startYear: resolved.startYear,
    horizonYears: resolved.horizonYears,
    levers: resolved.levers,
    parameters: Object.fromEntries(parameterTable.map((spec, index) => [spec.symbol, parameters[index]!])),
    columns: yearColumns.map((column) => column.name),
    years: bytesOf(result.scenario),
    baseline: bytesOf(result.baseline),
    summary: result.summary,
  }
}

/** Who asks, when, and the id that a new run gets. */
export interface RunStamp {
  readonly ownerId: string
  readonly id: string
  readonly createdAt: Date
}

/**
 * Stores a run for its owner, and its result unless that exists. Two equal requests at once are safe: the second waits
 * for the first one's rows and keeps them. The result is always computed, so that the time an answer takes does not
 * tell whether somebody else has asked the same.
 */
export async function storeRun(db: PrismaClient, prepared: PreparedRun, stamp: RunStamp): Promise<void> {
  const { levers, parameters, columns, summary, ...result } = compute(prepared)
  await db.$transaction([
    db.simulationResult.createMany({
      data: {
        ...result,
        levers: levers as unknown as Prisma.InputJsonObject,
        parameters,
        columns: [...columns],
        summary: { ...summary },
        computedAt: stamp.createdAt,
      },
      skipDuplicates: true,
    }),
    db.simulation.createMany({
      data: {
        ...stamp,
        fingerprint: prepared.fingerprint,
        request: prepared.request as Prisma.InputJsonObject,
        overridden: [...prepared.overridden],
        dataSetVersion: prepared.dataSetVersion,
        scenarioId: prepared.scenarioId,
      },
      skipDuplicates: true,
    }),
  ])
}
