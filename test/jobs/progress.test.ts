import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EnsembleStudy, leafRuns, runStudy } from '../../src/engine/index.ts'
import { EstimatePace, type StudyProgress } from '../../src/jobs/study-progress.ts'
import { createStudyRunner } from '../../src/jobs/study-runner.ts'
import { cases } from '../support/size.ts'
import { longEnsemble, smallStudies } from './studies.ts'

const runners = [
  createStudyRunner({ threads: 1, armYearsPerTask: 1 }),
  createStudyRunner({ threads: 2, armYearsPerTask: 100_000 }),
]

beforeAll(async () => {
  for (const runner of runners) await runner.run(smallStudies.attribution!)
})

afterAll(async () => {
  for (const runner of runners) await runner.close()
})

/** Notes all that it is told; looks at every estimate. */
function listener({ looks }: { looks: boolean }) {
  const told: [runsDone: number, runsPlanned: number][] = []
  const estimates: { runs: number }[] = []
  const progress: StudyProgress = {
    wantsEstimate: looks,
    progressed: (...runs) => told.push(runs),
    estimated: (estimate) => estimates.push(estimate as { runs: number }),
  }
  return { told, estimates, progress }
}

test.each(Object.keys(smallStudies).filter((name) => /ensemble|comparison|attribution/.test(name)))(
  '%s: progress rises from 0 to the draws that were made',
  async (name) => {
    for (const runner of runners) {
      const { told, estimates, progress } = listener({ looks: false })
      const study = smallStudies[name] as EnsembleStudy
      const result = await runner.run(study, { progress })
      const planned = 'runs' in study.effort ? study.effort.runs : study.effort.maxRuns
      const done = told.map(([runsDone]) => runsDone)
      expect(done).toEqual([...done].sort((a, b) => a - b))
      expect(done[0]).toBe(0)
      expect(done.at(-1)).toBe(result.runs)
      expect(new Set(told.map(([, runsPlanned]) => runsPlanned))).toEqual(new Set([planned]))
      expect(estimates).toEqual([])
    }
  },
)

/** Long enough for several estimates, whose quantiles come from counts as those of the whole do. */
const watched: EnsembleStudy = {
  ...longEnsemble,
  design: { ...longEnsemble.design, horizonYears: 8 },
  effort: { runs: 400_000 },
}
/** The most draws of which every value is kept; an estimate is compared with a study that counts, as the whole does. */
const exactRuns = 65_536

test('an estimate is the result of a study of its draws alone, and looking changes no bit of the result', async () => {
  const { estimates, progress } = listener({ looks: true })
  const result = await runners[1]!.run(watched, { progress })
  expect(estimates.length).toBeGreaterThan(0)
  const runs = estimates.map((estimate) => estimate.runs)
  expect(runs).toEqual([...new Set(runs)].sort((a, b) => a - b))
  for (const count of runs) expect(count % leafRuns).toBe(0)
  for (const estimate of estimates.filter((one) => one.runs > exactRuns).slice(0, 1)) {
    expect(estimate).toStrictEqual(runStudy({ ...watched, effort: { runs: estimate.runs } }))
  }
  const unwatched = await runners[1]!.run(watched)
  expect(result).toStrictEqual(unwatched)
})

test('an estimate on the way to a precision says how near it is', async () => {
  const precision = { output: 'peakPriceUsdPerKg', halfWidth: 1e-9, maxRuns: 400_000 } as const
  const { estimates, progress } = listener({ looks: true })
  await runners[1]!.run({ ...watched, effort: precision }, { progress })
  expect(estimates[0]).toMatchObject({ precision: { halfWidthAsked: 1e-9, met: false, maxRuns: 400_000 } })
})

test('estimates take at most a tenth of the time, and come at most every 250 ms', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 0, max: 5_000 })), {
        minLength: 1,
        maxLength: 50,
      }),
      async (steps) => {
        let time = 0
        let spent = 0
        let last = 0
        const pace = new EstimatePace(() => time)
        for (const [wait, cost] of steps) {
          time += wait
          if (!pace.due) continue
          expect(time - last).toBeGreaterThanOrEqual(250)
          // Before one is made, those before it have taken a tenth of the time at most.
          expect(spent).toBeLessThanOrEqual(time * 0.1 + 1e-6)
          await pace.spend(async () => {
            time += cost
          })
          spent += cost
          last = time
        }
      },
    ),
    { numRuns: cases(50, 2_000) },
  )
})
