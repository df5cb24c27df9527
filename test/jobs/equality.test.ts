import { afterAll, beforeAll, expect, test } from 'vitest'
import { runStudy } from '../../src/engine/index.ts'
import { createStudyRunner } from '../../src/jobs/study-runner.ts'
import { smallStudies } from './studies.ts'

const names = Object.keys(smallStudies)

/** Numbers of threads, and sizes of tasks: whole studies, the smallest there are, some leaves. */
const runners = [
  { threads: 1 },
  { threads: 2, armYearsPerTask: 1 },
  { threads: 3, armYearsPerTask: 20_000 },
].map((options) => createStudyRunner(options))

const here = new Map(names.map((name) => [name, runStudy(smallStudies[name]!)]))

// Starting the threads takes longer than any of the studies.
beforeAll(async () => {
  const studies = [1, 2, 3].map(() => smallStudies.attribution!)
  await Promise.all(runners.flatMap((runner) => studies.map((study) => runner.run(study))))
})

afterAll(async () => {
  for (const runner of runners) await runner.close()
})

test.each(names)('%s: however it is cut and shared out, the result has the same bits', async (name) => {
  for (const runner of runners) {
    // toStrictEqual tells −0 from 0 and NaN from null.
    expect(await runner.run(smallStudies[name]!)).toStrictEqual(here.get(name))
  }
})

test('studies that share the threads do not disturb each other', async () => {
  const runner = runners[1]!
  const results = await Promise.all(names.map((name) => runner.run(smallStudies[name]!)))
  expect(results).toStrictEqual(names.map((name) => here.get(name)))
  expect(runner.studies).toBe(0)
})

test('the cases stop where they are meant to', () => {
  const reached = (name: string) => (here.get(`ensemble that ${name}`) as { runs: number }).runs
  expect(reached('meets its precision early')).toBeGreaterThan(1_024)
  expect(reached('meets its precision early')).toBeLessThan(7_000)
  expect(reached('misses its precision')).toBe(7_000)
})
