import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { scenarioIssues } from '../scenarios.ts'
import * as cell from './cells.ts'
import { type Reading, readRows } from './rows.ts'

/** Scenarios that come with the data; their levers are held to the same rules as a caller's. */
export function readScenarios(reading: Reading): (Prisma.ScenarioCreateManyInput & { slug: string })[] {
  const schema = z.object({
    slug: cell.slug,
    title: cell.text,
    description: cell.text,
    input: z.string().transform((json, context): Prisma.InputJsonObject => {
      const fail = (message: string) => context.addIssue({ code: 'custom', message })
      try {
        const input: unknown = JSON.parse(json)
        const issues = scenarioIssues(input)
        // Besides, the one lever that is free text, which could hold what jsonb does not take.
        if ((input as { scenario?: unknown } | null)?.scenario != null) {
          issues.push({ path: 'scenario', message: 'cannot be set: no scenario starts from another' })
        }
        if (issues.length === 0) return input as Prisma.InputJsonObject
        for (const { path, message } of issues) fail(path ? `${path} ${message}` : message)
      } catch (cause) {
        fail(`is no JSON: ${(cause as Error).message}`)
      }
      return z.NEVER
    }),
  })
  return readRows(reading, 'scenarios.csv', schema, ['slug']).map(({ cells }) => ({
    id: cells.slug,
    ...cells,
    preset: true,
  }))
}
