import {
  type Levers,
  MODEL_VERSION,
  parameterTable,
  type Summary,
  simulate,
  yearColumns,
} from '../engine/index.ts'
import { type CheckedRequest, checkRequest } from './check-request.ts'
import { type InputIssue, InvalidInput, NotFound } from './errors.ts'
import { bytesOf, requestKeyOf } from './fingerprint.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'
import { statedNames } from './levers.ts'
import type { ModelParameters } from './model-parameters.ts'
import { type ResolvedRun, resolveRun, runIssues } from './resolve-run.ts'
import { findScenario } from './scenarios.ts'
import { shorten } from './shorten.ts'
import type { SimulationRequest } from './simulation-input.ts'

/** A request with everything filled in that its result depends on. */
export interface PreparedRun extends ResolvedRun {
  readonly request: SimulationRequest
  readonly scenarioId: string | null
  /** Equal for requests of one caller that are answered by the same stored run. */
  readonly requestKey: string
  readonly dataSetVersion: string
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

/** Stands in for a scenario that does not exist: nothing can be said about years that were left to it. */
const unknownYears: CheckedRequest = {
  request: {},
  sound: { startYear: Number.NaN, horizonYears: Number.NaN },
  issues: [],
}

/**
 * Resolves a request: its scenario (one statement), its levers and the parameters of the current data set with the
 * overrides. Throws InvalidInput with everything that is wrong, an unknown scenario included, and NotFound where that
 * is all.
 */
export async function prepareRun(
  db: PrismaClient,
  checked: CheckedRequest,
  currentParameters: Promise<ModelParameters>,
): Promise<PreparedRun> {
  const { request } = checked
  const [scenario, current] = await Promise.all([
    request.scenario == null ? undefined : findScenario(db, request.scenario),
    currentParameters,
  ])
  if (scenario === null) throw unknown(request.scenario!, runIssues(checked, unknownYears, current))
  const run = resolveRun(checked, scenario && checkRequest(scenario.input), current)
  const scenarioId = scenario?.id ?? null
  const { fingerprint, overridden } = run
  const stated = scenario ? statedNames(request) : []
  return {
    ...run,
    request,
    scenarioId,
    requestKey: requestKeyOf({ fingerprint, scenarioId, overridden, stated }),
    dataSetVersion: current.dataSetVersion,
  }
}

function unknown(scenario: string, others: readonly InputIssue[]): Error {
  if (others.length === 0) return new NotFound('Scenario', scenario)
  return new InvalidInput([
    { path: 'scenario', message: `"${shorten(scenario)}" is neither id nor slug of a scenario` },
    ...others,
  ])
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
 * for the first one's rows and keeps them. A stored run whose scenario was deleted and is back is tied to it again. The
 * result is always computed, so that the time an answer takes does not tell whether somebody else has asked the same.
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
    db.simulation.upsert({
      where: { ownerId_requestKey: { ownerId: stamp.ownerId, requestKey: prepared.requestKey } },
      create: {
        ...stamp,
        fingerprint: prepared.fingerprint,
        requestKey: prepared.requestKey,
        request: prepared.request as Prisma.InputJsonObject,
        overridden: [...prepared.overridden],
        dataSetVersion: prepared.dataSetVersion,
        scenarioId: prepared.scenarioId,
      },
      update: { scenarioId: prepared.scenarioId },
      select: { id: true },
    }),
  ])
}
