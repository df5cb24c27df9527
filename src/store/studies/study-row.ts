import {
  type Levers,
  MODEL_VERSION,
  parameterTable,
  type Study,
  type StudyResults,
} from '../../engine/index.ts'
import type { Prisma, PrismaClient, StudyKind } from '../generated/client.ts'
import { heldSymbols } from './design.ts'
import type { ResolvedStudy } from './study-form.ts'

/** What is stored with the result of a study beside it. */
export interface StudyDetails {
  /** Names of the policies in their order; empty where the study has none. */
  readonly labels: readonly string[]
  /** Levers under each policy. */
  readonly policyLevers: readonly Levers[]
  /** Symbols of the parameters that would be drawn but were held, in table order. */
  readonly held: readonly string[]
  /** Everything of the result that is one value, and its precision: read without the lists. */
  readonly facts: Readonly<Record<string, unknown>>
}

const kinds = {
  ensemble: 'ENSEMBLE',
  comparison: 'COMPARISON',
  attribution: 'ATTRIBUTION',
  sensitivity: 'SENSITIVITY',
  recommendation: 'RECOMMENDATION',
} as const satisfies Record<Study['kind'], StudyKind>

/** What a result row is made from; studies without policies leave labels and levers out. */
type StoredStudy<S extends Study> = Omit<ResolvedStudy<S>, 'overridden'>

/**
 * The row of a result. JSON keeps every finite number bit for bit but −0, which becomes 0: the model does not tell them
 * apart. Results have null where a number is not finite.
 */
export function studyRow<S extends Study>(
  { study, resolved, parameters, fingerprint, labels, policyLevers }: StoredStudy<S>,
  result: StudyResults[S['kind']],
  computedAt: Date,
): Prisma.AnalysisResultCreateManyInput {
  const details: StudyDetails = {
    labels,
    policyLevers,
    held: heldSymbols(study.design),
    facts: factsOf(result),
  }
  return {
    fingerprint,
    kind: kinds[study.kind],
    modelVersion: MODEL_VERSION,
    startYear: resolved.startYear,
    horizonYears: resolved.horizonYears,
    levers: jsonOf(resolved.levers),
    parameters: valuesBySymbol(parameters),
    details: jsonOf(details),
    result: jsonOf(result),
    computedAt,
  }
}

/** Stores a result unless it is there; cleaning up does not take it away then before something points at it. */
export function storingStudyResult(
  db: PrismaClient,
  create: Prisma.AnalysisResultCreateManyInput,
): Prisma.PrismaPromise<unknown> {
  const { fingerprint, modelVersion } = create
  return db.analysisResult.upsert({
    where: { fingerprint },
    create,
    update: { modelVersion },
    select: { fingerprint: true },
  })
}

/** Value of every model parameter by symbol. */
export function valuesBySymbol(parameters: Float64Array): Record<string, number> {
  return Object.fromEntries(parameterTable.map(({ symbol }, index) => [symbol, parameters[index]!]))
}

/** Plain data is JSON; interfaces only lack the index signature that Prisma's type asks for. */
function jsonOf(data: object): Prisma.InputJsonObject {
  return data as unknown as Prisma.InputJsonObject
}

function factsOf(result: object): Record<string, unknown> {
  const isFact = ([name, value]: [string, unknown]) =>
    name === 'precision' || value === null || typeof value !== 'object'
  return Object.fromEntries(Object.entries(result).filter(isFact))
}
