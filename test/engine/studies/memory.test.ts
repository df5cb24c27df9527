import { expect, test } from 'vitest'
import { startProcess } from '../../support/process.ts'
import { cases } from '../../support/size.ts'

test('memory does not grow with the number of draws', async () => {
  const peakMegabytes = async (runs: number) => {
    const run = startProcess('test/engine/studies/large-ensemble.ts', {}, [String(runs)])
    const [, figure] = await run.printed(/peak (\d+) MB/)
    expect(await run.ended).toBe(0)
    return Number(figure)
  }
  const few = await peakMegabytes(70_000)
  const many = await peakMegabytes(cases(600_000, 10_000_000))
  expect(many).toBeLessThan(200)
  // Both count values in histograms; more draws fill few new buckets.
  expect(many - few).toBeLessThan(40)
}, 300_000)
