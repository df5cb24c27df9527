import { type Checked, checkScenario } from './check-request.ts'
import { type InputIssue, InvalidInput, NotFound } from './errors.ts'
import { requestKeyOf } from './fingerprint.ts'
import type { ModelParameters } from './model-parameters.ts'
import type { ResolvedRun } from './resolve-run.ts'
import { type Asker, findScenario } from './scenarios.ts'
import { shorten } from './shorten.ts'
import type { RunRequest } from './simulation-input.ts'

/** A request with everything filled in, and the address of its result. */
export interface ResolvedRequest extends ResolvedRun {
  readonly fingerprint: string
  /** Error bars of a simulation. */
  readonly ensemble?: { readonly fingerprint: string } | null
}

/** How the requests of one kind are read. */
export interface RequestForm<Request extends RunRequest, Resolved extends ResolvedRequest> {
  /** Checks each value alone. */
  check(request: unknown): Checked<Request>
  /** All that is wrong with a request, alone and together with its scenario and the data set. */
  issues(
    checked: Checked<Request>,
    scenario: Checked<RunRequest> | undefined,
    current: ModelParameters,
  ): InputIssue[]
  /** Fills in a request that has no issues. Throws LimitExceeded where it asks for too much. */
  resolve(request: Request, scenario: RunRequest | undefined, current: ModelParameters): Resolved
  /** Names of what the request states beside its scenario. */
  stated(request: Request): readonly string[]
}

/** What is known of a request before anything is computed. */
export type PreparedRequest<Request, Resolved> = Resolved & {
  readonly request: Request
  readonly scenarioId: string | null
  /** Equal for requests of one caller and kind that are answered by the same stored result. */
  readonly requestKey: string
  readonly dataSetVersion: string
}

/** Stands in for a scenario that does not exist: nothing can be said about years that were left to it. */
const unknownYears: Checked<RunRequest> = {
  request: {},
  sound: { startYear: Number.NaN, horizonYears: Number.NaN },
  issues: [],
}

/**
 * Resolves a request: its scenario (one statement), its levers and the parameters of the current data set with the
 * overrides. Throws InvalidInput with everything that is wrong, an unknown scenario included, NotFound where that is all,
 * and LimitExceeded where nothing is wrong but the size.
 */
export async function prepareRequest<Request extends RunRequest, Resolved extends ResolvedRequest>(
  asker: Asker,
  form: RequestForm<Request, Resolved>,
  checked: Checked<Request>,
  currentParameters: Promise<ModelParameters>,
): Promise<PreparedRequest<Request, Resolved>> {
  const { request } = checked
  const [scenario, current] = await Promise.all([
    request.scenario == null ? undefined : findScenario(asker, request.scenario),
    currentParameters,
  ])
  if (scenario === null) throw unknown(request.scenario!, form.issues(checked, unknownYears, current))
  const resolved = resolveRequest(form, checked, { scenario: scenario?.input, current })
  const { fingerprint, overridden, ensemble } = resolved
  const scenarioId = scenario?.id ?? null
  const stated = scenario ? form.stated(request) : []
  return {
    ...resolved,
    request,
    scenarioId,
    requestKey: requestKeyOf({
      fingerprint,
      scenarioId,
      overridden,
      stated,
      ensemble: ensemble?.fingerprint,
    }),
    dataSetVersion: current.dataSetVersion,
  }
}

/** What a request is resolved with: input of its scenario, undefined without one, and the current parameters. */
export interface Surroundings {
  readonly scenario: unknown
  readonly current: ModelParameters
}

/** Fills a request in. Throws InvalidInput with everything that is wrong, or LimitExceeded. */
export function resolveRequest<Request extends RunRequest, Resolved extends ResolvedRequest>(
  form: RequestForm<Request, Resolved>,
  checked: Checked<Request>,
  { scenario, current }: Surroundings,
): Resolved {
  const start = scenario === undefined ? undefined : checkScenario(scenario)
  const issues = form.issues(checked, start, current)
  if (issues.length > 0) throw new InvalidInput(issues)
  return form.resolve(checked.request, start?.request, current)
}

function unknown(scenario: string, others: readonly InputIssue[]): Error {
  if (others.length === 0) return new NotFound('Scenario', scenario)
  return new InvalidInput([
    { path: 'scenario', message: `"${shorten(scenario)}" is neither id nor slug of a scenario` },
    ...others,
  ])
}
