import { createHash } from 'node:crypto'
import { MODEL_VERSION } from '../engine/index.ts'
import type { ResolvedLevers } from './levers.ts'

/**
 * Address of a result: hexadecimal SHA-256 of the model version, the parameter values bit by bit, and the resolved
 * levers as JSON with sorted keys. Two requests that mean the same have the same address, however they were written.
 */
export function fingerprintOf(levers: ResolvedLevers, parameters: Float64Array): string {
  return createHash('sha256')
    .update(`monazite ${MODEL_VERSION}\n`)
    .update(bytesOf(parameters))
    .update(canonicalJson(levers))
    .digest('hex')
}

/** What tells two runs of one caller apart although their results are equal. */
export interface RequestIdentity {
  readonly fingerprint: string
  readonly scenarioId: string | null
  /** Symbols of the parameters that the request or its scenario sets, in table order. */
  readonly overridden: readonly string[]
  /** Names of what the request states beside its scenario, sorted; empty without one. */
  readonly stated: readonly string[]
  /** Fingerprint of the error bars of a simulation, where it has some. */
  readonly ensemble: string | undefined
}

/**
 * Hexadecimal SHA-256 of what was asked for. Runs with equal results are kept apart where they report something else:
 * another scenario, other parameters set, or other parts left to the scenario, which a change of it would reach.
 */
export function requestKeyOf(identity: RequestIdentity): string {
  return createHash('sha256').update(canonicalJson(identity)).digest('hex')
}

/** Little-endian float64, whatever the machine's own order. Its inverse is {@link floatsOf}. */
export function bytesOf(values: Float64Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * Float64Array.BYTES_PER_ELEMENT)
  const view = new DataView(bytes.buffer)
  values.forEach((value, index) => {
    view.setFloat64(index * Float64Array.BYTES_PER_ELEMENT, value, true)
  })
  return bytes
}

export function floatsOf(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Float64Array.from({ length: bytes.byteLength / Float64Array.BYTES_PER_ELEMENT }, (_, index) =>
    view.getFloat64(index * Float64Array.BYTES_PER_ELEMENT, true),
  )
}

/** JSON with object keys in code-unit order. JSON writes −0 as 0, which the model does not tell apart either. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
