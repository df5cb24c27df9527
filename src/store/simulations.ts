import {
  type EnsembleResult,
  type Levers,
  MODEL_VERSION,
  type Summary,
  simulate,
  yearColumns,
} from '../engine/index.ts'
import type { CheckedRequest } from './check-request.ts'
import { bytesOf } from './fingerprint.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'
import type { ModelParameters } from './model-parameters.ts'
import { type PreparedRequest, prepareRequest } from './prepare-request.ts'
import type { Asker } from './scenarios.ts'
import { type ResolvedSimulation, simulationForm } from './simulation-form.ts'
import type { SimulationRequest } from './simulation-input.ts'
import { storingStudyResult, studyRow, valuesBySymbol } from './studies/study-row.ts'

/** A request with everything filled in that its result depends on. */
export type PreparedRun = PreparedRequest<SimulationRequest, ResolvedSimulation>

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
 * Resolves a request for a simulation. Throws InvalidInput with everything that is wrong, NotFound where that is the
 * scenario alone, and LimitExceeded where nothing is wrong but the size of its error bars.
 */
export function prepareRun(
  asker: Asker,
  checked: CheckedRequest,
  currentParameters: Promise<ModelParameters>,
): Promise<PreparedRun> {
  return prepareRequest(asker, simulationForm, checked, currentParameters)
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
    parameters: valuesBySymbol(parameters),
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
 * Stores a run for its owner, and its result and error bars unless they exist. A run whose error bars were asked for may be
 * stored before them: {@link storingErrorBars} or another `storeRun` completes it. Two equal requests at once are safe: the
 * second waits for the first one's rows and keeps them. A stored run whose scenario was deleted and is back is tied to it
 * again. The result is always computed, so that the time an answer takes does not tell whether somebody else has asked the
 * same.
 *
 * @param ensembleResult what the ensemble of `prepared` came to; null where there is none, or none yet
 */
export async function storeRun(
  db: PrismaClient,
  prepared: PreparedRun,
  stamp: RunStamp,
  ensembleResult: EnsembleResult | null = null,
): Promise<void> {
  const { levers, parameters, columns, summary, ...result } = compute(prepared)
  const ensembleFingerprint = ensembleResult === null ? null : prepared.ensemble!.fingerprint
  await db.$transaction([
    ...(ensembleResult === null ? [] : [createEnsemble(db, prepared, stamp.createdAt, ensembleResult)]),
    db.simulationResult.upsert({
      where: { fingerprint: result.fingerprint },
      create: {
        ...result,
        levers: levers as unknown as Prisma.InputJsonObject,
        parameters,
        columns: [...columns],
        summary: { ...summary },
        computedAt: stamp.createdAt,
      },
      // Nothing changes, but cleaning up does not take it away before the run points at it.
      update: { modelVersion: result.modelVersion },
      select: { fingerprint: true },
    }),
    db.simulation.upsert({
      where: { ownerId_requestKey: { ownerId: stamp.ownerId, requestKey: prepared.requestKey } },
      create: {
        ...stamp,
        fingerprint: prepared.fingerprint,
        ensembleFingerprint,
        requestKey: prepared.requestKey,
        request: prepared.request as Prisma.InputJsonObject,
        overridden: [...prepared.overridden],
        dataSetVersion: prepared.dataSetVersion,
        scenarioId: prepared.scenarioId,
      },
      update: { scenarioId: prepared.scenarioId, ...(ensembleFingerprint && { ensembleFingerprint }) },
      select: { id: true },
    }),
  ])
}

/**
 * Statements that complete a run which was stored without its error bars; they do nothing where the run is gone.
 *
 * @param stamp.completedAt when the error bars were computed
 */
export function storingErrorBars(
  db: PrismaClient,
  prepared: PreparedRun,
  { ownerId, completedAt }: { ownerId: string; completedAt: Date },
  result: EnsembleResult,
): Prisma.PrismaPromise<unknown>[] {
  return [
    createEnsemble(db, prepared, completedAt, result),
    db.simulation.updateMany({
      where: { ownerId, requestKey: prepared.requestKey },
      data: { ensembleFingerprint: prepared.ensemble!.fingerprint },
    }),
  ]
}

function createEnsemble(
  db: PrismaClient,
  { resolved, parameters, ensemble }: PreparedRun,
  computedAt: Date,
  result: EnsembleResult,
) {
  const data = studyRow(
    { ...ensemble!, resolved, parameters, labels: [], policyLevers: [] },
    result,
    computedAt,
  )
  return storingStudyResult(db, data)
}
