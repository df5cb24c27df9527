import { defaultParameters, parameterIndex, parameterTable } from '../engine/index.ts'
import type { PrismaClient } from './generated/client.ts'
import { derivations, type RatesPerUsd } from './parameter-derivations.ts'
import { type Evidence, evidenceIndicators, evidenceLookup, MissingEvidence } from './parameter-evidence.ts'

/** Where the value of a parameter comes from. */
interface Provenance {
  /** Files, items and arithmetic in words. */
  readonly formula: string
  /** Ids of the observations that went in. */
  readonly observationIds: readonly string[]
}

/** Values of all model parameters under the current data set. Shared between callers: copy before changing. */
export interface ModelParameters {
  /** In the order of the engine's `parameterTable`. */
  readonly values: Float64Array
  readonly dataSetVersion: string
  /** By symbol, for the parameters that the data set supplies. */
  readonly provenance: ReadonlyMap<string, Provenance>
}

const cache = new WeakMap<PrismaClient, ModelParameters>()

/**
 * The engine's defaults overlaid with what the current data set says. One statement; three more the first time that a
 * process meets a data set.
 *
 * @throws Error when no data set has been imported
 */
export async function resolveParameters(db: PrismaClient): Promise<ModelParameters> {
  const dataSetVersion = await currentVersion(db)
  const cached = cache.get(db)
  if (cached?.dataSetVersion === dataSetVersion) return cached
  // One snapshot: an import that commits in between cannot mix two data sets.
  const resolved = await db.$transaction(
    async (snapshot) => {
      const version = await currentVersion(snapshot)
      const observations = await snapshot.observation.findMany({
        where: { indicator: { in: [...evidenceIndicators] } },
        select: evidenceFields,
      })
      const rates = await snapshot.exchangeRate.findMany({ select: { currency: true, perUsd: true } })
      return computeParameters(version, observations, ratesOf(rates))
    },
    { isolationLevel: 'RepeatableRead' },
  )
  cache.set(db, resolved)
  return resolved
}

const evidenceFields = {
  id: true,
  indicator: true,
  year: true,
  value: true,
  low: true,
  high: true,
  quality: true,
  preferred: true,
  label: true,
  element: true,
  countryIso3: true,
  partnerIso3: true,
  companyId: true,
  materialId: true,
  sectorId: true,
} as const satisfies Record<keyof Evidence, true>

async function currentVersion(db: Pick<PrismaClient, 'dataSet'>): Promise<string> {
  const current = await db.dataSet.findFirst({ where: { current: true }, select: { version: true } })
  if (!current) throw new Error('No data set has been imported.')
  return current.version
}

/** Why a parameter has no value. */
export interface ParameterFault {
  readonly symbol: string
  /** What is wrong, with the derivation in words. */
  readonly reason: string
  /** Ids of the observations that went in. */
  readonly observationIds: readonly string[]
  /** The observation that is not there, or has no number; undefined where the numbers give a value out of bounds. */
  readonly missing: MissingEvidence | undefined
}

/**
 * Computes the parameters from observations.
 *
 * @param onFault takes the parameters that have no value, instead of an error
 */
export function computeParameters(
  dataSetVersion: string,
  observations: readonly Evidence[],
  rates: RatesPerUsd,
  onFault: (fault: ParameterFault) => void = ({ symbol, reason }) => {
    throw new Error(`The model parameter ${symbol} cannot be computed: ${reason}.`)
  },
): ModelParameters {
  const data = evidenceLookup(observations)
  const values = defaultParameters()
  const provenance = new Map<string, Provenance>()
  for (const [symbol, { formula, compute }] of Object.entries(derivations)) {
    const index = parameterIndex.get(symbol)!
    const { minimum, maximum, unit } = parameterTable[index]!
    let reason: string | undefined
    let missing: MissingEvidence | undefined
    try {
      const value = compute(data, rates)
      if (value >= minimum && value <= maximum) values[index] = value
      else if (Number.isNaN(value)) reason = 'a number that it needs is missing'
      else reason = `${value} ${unit} is not between ${minimum} and ${maximum}`
    } catch (cause) {
      if (!(cause instanceof MissingEvidence)) throw cause
      missing = cause
      reason = cause.message
    }
    const observationIds = data.used()
    provenance.set(symbol, { formula, observationIds })
    if (reason !== undefined) onFault({ symbol, reason: `${reason} (${formula})`, observationIds, missing })
  }
  return { values, dataSetVersion, provenance }
}

export function ratesOf(rates: readonly { currency: string; perUsd: number }[]): RatesPerUsd {
  return Object.fromEntries(rates.map(({ currency, perUsd }) => [currency, perUsd]))
}
