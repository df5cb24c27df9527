import {
  defaultLevers,
  type Levers,
  namedHistories,
  type Stage,
  severityFromEpisodes,
} from '../engine/index.ts'
import { DEFAULT_HORIZON_YEARS, DEFAULT_START_YEAR } from './simulation-contradictions.ts'
import { type RunRequest, runFields, type SeverityRequest } from './simulation-input.ts'

/** Years and levers of a run with every default filled in; severities have one value per simulated year. */
export interface ResolvedLevers {
  readonly startYear: number
  readonly horizonYears: number
  readonly levers: Levers
}

/**
 * Lays a request over a scenario. A lever that the request states replaces the scenario's whole, null puts it back to
 * its default (a group of levers: all of them), and lists (severities, episodes, parameters) are never merged.
 */
export function overlay(scenario: RunRequest, request: RunRequest): RunRequest {
  const { scenario: _, ...own } = request
  return {
    ...scenario,
    ...stated(own),
    china: request.china === null ? null : { ...scenario.china, ...stated(request.china) },
    india: request.india === null ? null : { ...scenario.india, ...stated(request.india) },
    japan: request.japan === null ? null : { ...scenario.japan, ...stated(request.japan) },
  }
}

/** Names of what a request states beside its scenario: years, `parameters`, groups put back to defaults, levers. Sorted. */
export function statedNames({ scenario: _, ...own }: RunRequest): string[] {
  return Object.entries(stated(own))
    .filter(([name]) => name in runFields)
    .flatMap(([name, value]) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.keys(stated(value)).map((lever) => `${name}.${lever}`)
        : [name],
    )
    .sort()
}

function stated<Fields extends object>(fields: Fields | null | undefined): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>
}

/** Fills defaults and turns episodes and histories into one severity per simulated year. Needs a valid request. */
export function resolveLevers(request: RunRequest): ResolvedLevers {
  const startYear = request.startYear ?? DEFAULT_START_YEAR
  const horizonYears = request.horizonYears ?? DEFAULT_HORIZON_YEARS
  return {
    startYear,
    horizonYears,
    levers: {
      china: {
        oxide: severityByYear('oxide', request.china?.oxide, startYear, horizonYears),
        magnet: severityByYear('magnet', request.china?.magnet, startYear, horizonYears),
      },
      india: withDefaults(defaultLevers.india, request.india),
      japan: withDefaults(defaultLevers.japan, request.japan),
    },
  }
}

function withDefaults<Group extends object>(
  defaults: Group,
  given: { [Name in keyof Group]?: Group[Name] | null | undefined } | null | undefined,
): Group {
  return Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, given?.[name as keyof Group] ?? value]),
  ) as Group
}

function severityByYear(
  stage: Stage,
  severity: SeverityRequest | null | undefined,
  startYear: number,
  horizonYears: number,
): number[] {
  if (severity?.episodes != null) {
    const episodes = severity.episodes.map((episode) => ({ ...episode, stage }))
    return severityFromEpisodes(episodes, startYear, horizonYears)[stage]
  }
  const stated =
    severity?.severityByYear ??
    namedHistories.find((one) => one.name === severity?.history)?.severityByYear ??
    []
  // Histories longer than the run are cut off at its end, shorter lists mean no restriction afterwards.
  return Array.from({ length: horizonYears }, (_, index) => stated[index] ?? 0)
}
