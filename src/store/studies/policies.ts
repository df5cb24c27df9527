import { z } from 'zod'
import type { Levers } from '../../engine/index.ts'
import type { InputIssue } from '../errors.ts'
import { overlay, resolveLevers, statedNames } from '../levers.ts'
import { states } from '../resolve-run.ts'
import { contradictionsIn, entriesOf } from '../simulation-contradictions.ts'
import { leverFields, type RunRequest } from '../simulation-input.ts'
import { label, repetitions } from './labels.ts'

/** Levers laid over those of the request, lever by lever, under a name. */
export const policyFields = { label, ...leverFields }

export const policy = z.strictObject(policyFields)

export type PolicyRequest = z.output<typeof policy>

/** A policy with every lever filled in. */
export interface ResolvedPolicy {
  readonly label: string
  readonly levers: Levers
}

/** A run with the levers of a policy laid over its own. */
function underPolicy(run: RunRequest, { china, india, japan }: PolicyRequest): RunRequest {
  return overlay(run, { china, india, japan })
}

/** Fills policies in. Needs a valid run and valid policies. */
export function resolvePolicies(run: RunRequest, policies: readonly PolicyRequest[]): ResolvedPolicy[] {
  return policies.map((one) => ({ label: one.label, levers: resolveLevers(underPolicy(run, one)).levers }))
}

/** Levers of a policy that contradict each other or the years of the run; paths below the policy. */
export function policyContradictions(run: RunRequest, one: PolicyRequest): InputIssue[] {
  return contradictionsIn(underPolicy(run, one), () => Number.NaN).filter(({ path }) => states(one, path))
}

/** Contradictions in policies, and labels that are there twice or among those `taken`. */
export function policyIssues(
  run: RunRequest,
  given: readonly PolicyRequest[],
  taken: readonly string[] = [],
): InputIssue[] {
  const policies = entriesOf(given)
  const others = [...new Set(taken)]
  return [
    ...repetitions(
      [...others, ...policies.map((one) => one.label)],
      (position) => `policies.${position - others.length}.label`,
    ),
    ...policies.flatMap((one, position) =>
      policyContradictions(run, one).map(({ path, message }) => ({
        path: `policies.${position}.${path}`,
        message,
      })),
    ),
  ]
}

/** Names of the levers that each policy states, by its position. */
export function statedByPolicies(policies: readonly PolicyRequest[]): string[] {
  return policies.flatMap((one, position) => statedNames(one).map((name) => `policies.${position}.${name}`))
}
