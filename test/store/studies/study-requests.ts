import { randomUUID } from 'node:crypto'
import { InvalidInput } from '../../../src/store/errors.ts'

/** Little to compute: two years of a cut. */
export const small = { horizonYears: 2, china: { oxide: { severityByYear: [0.5] } } }

/** Who stores something, under a new id. */
export function stampOf(ownerId: string) {
  return { ownerId, id: randomUUID(), createdAt: new Date('2026-03-04T05:06:07.890Z') }
}

/** Smallest request of each kind that is answered. */
export const smallest = {
  COMPARISON: { policies: [{ label: 'a' }, { label: 'b', japan: { publicStockDays: 180 } }] },
  ATTRIBUTION: {},
  SENSITIVITY: {},
  RECOMMENDATION: { policies: [{ label: 'a' }, { label: 'b', japan: { publicStockDays: 180 } }] },
}

/** What a request is refused for: its name, the request, and the path of every refused value. */
export type Case = [name: string, request: object, paths: string[]]

/** Paths that a request was refused at, in the order of the message. */
export async function refusedPaths(asked: Promise<unknown>): Promise<string[]> {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof InvalidInput) return error.issues.map(({ path }) => path)
  throw new Error(`Not refused as invalid: ${error}`)
}

/** A list of `length` entries made by position. */
export function times<Entry>(length: number, make: (position: number) => Entry): Entry[] {
  return Array.from({ length }, (_, position) => make(position))
}
