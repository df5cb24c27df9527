import { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import { issuesOf } from '../input-issues.ts'
import { simulationInput } from '../simulation-input.ts'
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
        const parsed = simulationInput.safeParse(input)
        if (parsed.success) return input as Prisma.InputJsonObject
        for (const { path, message } of issuesOf(parsed.error)) fail(path ? `${path} ${message}` : message)
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
