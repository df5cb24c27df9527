import { z } from 'zod'
import { InvalidInput } from './errors.ts'
import { issuesOf } from './input-issues.ts'
import { scenarioIssues } from './scenarios.ts'
import type { RunRequest } from './simulation-input.ts'
import { prose, singleLine, slug } from './texts.ts'

/** What a caller states of a scenario. */
export interface ScenarioDraft {
  readonly slug: string
  readonly title: string
  readonly description: string
  /** Years, levers and parameters: the input of a run without `scenario`. */
  readonly run: RunRequest
}

const texts = { slug, title: singleLine(120), description: prose(4_000) }

const form = z.strictObject({
  ...texts,
  run: z.record(z.string(), z.unknown(), { error: 'must be an object' }),
})

/** Format of a scenario as a file. A change that older readers would misread gets another number. */
const scenarioFormat = 'monazite-scenario/1'

const document = z.strictObject({
  format: z.literal(scenarioFormat, { error: `must be "${scenarioFormat}"` }),
  ...form.shape,
})

/** Checks a scenario. Throws InvalidInput with everything that is wrong. */
export function checkScenarioDraft(draft: unknown): ScenarioDraft {
  return checked(form, draft)
}

/** A scenario as a file, in the shape that {@link readScenarioDocument} takes. */
export function scenarioDocument({ slug, title, description, run }: ScenarioDraft) {
  return { format: scenarioFormat, slug, title, description, run }
}

/** Reads a scenario from a file. Throws InvalidInput with everything that is wrong. */
export function readScenarioDocument(json: unknown): ScenarioDraft {
  return checked(document, json)
}

function checked(schema: typeof form | typeof document, value: unknown): ScenarioDraft {
  const parsed = schema.safeParse(value)
  const issues = parsed.success ? [] : issuesOf(parsed.error)
  const run = (value as { run?: unknown } | null)?.run
  if (run !== null && typeof run === 'object' && !Array.isArray(run)) {
    for (const { path, message } of scenarioIssues(run))
      issues.push({ path: path ? `run.${path}` : 'run', message })
    if ((run as RunRequest).scenario != null) {
      issues.push({ path: 'run.scenario', message: 'cannot be set: no scenario starts from another' })
    }
  }
  if (!parsed.success || issues.length > 0) throw new InvalidInput(issues)
  const { slug, title, description } = parsed.data
  return { slug, title, description, run: run as RunRequest }
}
