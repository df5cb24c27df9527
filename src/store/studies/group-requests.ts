import { z } from 'zod'
import {
  completeGroups,
  type Design,
  defaultGroups,
  defaultParameters,
  drawnSymbols,
  type ParameterGroup,
  parameterIndex,
  parameterTable,
} from '../../engine/index.ts'
import type { InputIssue } from '../errors.ts'
import { nearestSymbol } from '../nearest-symbol.ts'
import { shorten } from '../shorten.ts'
import { entriesOf } from '../simulation-contradictions.ts'
import { listOf } from '../simulation-input.ts'
import { label, repetitions } from './labels.ts'
import { studyBounds } from './study-bounds.ts'

const uncertainSymbol = z.string({ error: 'must be a symbol' }).superRefine((symbol, context) => {
  const spec = parameterTable[parameterIndex.get(symbol) ?? -1]
  if (!spec) {
    const message = `"${shorten(symbol)}" is no parameter of the model; the nearest is "${nearestSymbol(symbol)}"`
    context.addIssue({ code: 'custom', message })
  } else if (spec.prior.kind === 'fixed') {
    context.addIssue({ code: 'custom', message: `${symbol} has a fixed value: nothing depends on its draws` })
  }
})

/** Name of the group of all parameters that no other group holds. */
const remainder = completeGroups(
  {
    startYear: 0,
    horizonYears: 0,
    parameters: defaultParameters(),
    held: new Uint8Array(parameterTable.length),
    seed: 0,
  },
  [],
)[0]!.name

/** Parameters to be looked at together, by groups. */
export const parameterGroups = listOf(
  z.strictObject({
    name: label.refine((name) => name !== remainder, {
      error: `must not be "${remainder}", the group of all parameters that no group holds`,
    }),
    symbols: listOf(uncertainSymbol, { minimum: 1 }),
  }),
  studyBounds.groups,
)

type GroupRequest = z.output<typeof parameterGroups>[number]

/** Names and symbols that are there twice. */
export function groupIssues(given: readonly GroupRequest[] | null | undefined): InputIssue[] {
  const groups = entriesOf(given)
  const names = repetitions(
    groups.map(({ name }) => name),
    (group) => `groups.${group}.name`,
  )
  const places = groups.flatMap(({ symbols }, group) =>
    entriesOf(symbols).map((symbol, position) => ({ symbol, path: `groups.${group}.symbols.${position}` })),
  )
  const symbols = repetitions(
    places.map(({ symbol }) => symbol),
    (place) => places[place]!.path,
  )
  return [...names, ...symbols]
}

/**
 * The groups of a request, or the default ones: what is drawn of each in the order of the draws, so that the order in which
 * symbols were written changes nothing, and a last group of all other parameters that are drawn.
 */
export function groupsOf(
  design: Design,
  given: readonly GroupRequest[] | null | undefined,
): ParameterGroup[] {
  const drawn = drawnSymbols(design)
  const inOrder = (given ?? defaultGroups).map(({ name, symbols }) => ({
    name,
    symbols: drawn.filter((symbol) => symbols.includes(symbol)),
  }))
  return completeGroups(design, inOrder)
}
