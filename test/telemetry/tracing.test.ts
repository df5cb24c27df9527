import { afterEach, expect, test } from 'vitest'
import { createTelemetry, type Telemetry, type TelemetryOptions } from '../../src/telemetry/telemetry.ts'
import { continueTrace, traced, traceIds, traceParent } from '../../src/telemetry/traced.ts'
import { type Collector, startCollector } from '../support/collector.ts'
import { keepLog } from '../support/log-lines.ts'
import { silentLog } from '../support/silent-log.ts'

const closers: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const closer of closers.splice(0).reverse()) await closer.close()
})

async function start(options: Partial<TelemetryOptions> = {}) {
  const collector: Collector = await startCollector()
  closers.push(collector)
  const telemetry: Telemetry = await createTelemetry({
    role: 'worker',
    version: '1.2.3',
    instanceId: 'one',
    metrics: false,
    collectorUrl: collector.url,
    log: silentLog,
    ...options,
  })
  closers.push(telemetry)
  return { collector, telemetry }
}

const foreign = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const asParent = (flags: string) => `00-${foreign.traceId}-${foreign.spanId}-${flags}`

test('what runs inside of a span is below it, and the collector learns of it when the process ends', async () => {
  const { collector, telemetry } = await start()
  const result = await traced('outer', { kind: 'ensemble' }, () => traced('inner', {}, async () => 7))
  await telemetry.close()
  expect(result).toBe(7)
  const [inner, outer] = collector.spans
  expect([inner, outer]).toMatchObject([
    { name: 'inner', failed: false },
    { name: 'outer', failed: false, attributes: { kind: 'ensemble' } },
  ])
  expect(outer!.parentSpanId).toBeUndefined()
  expect(inner).toMatchObject({ traceId: outer!.traceId, parentSpanId: outer!.spanId })
  expect(collector.resource).toMatchObject({
    'service.name': 'monazite-worker',
    'service.version': '1.2.3',
    'service.instance.id': 'one',
  })
})

test('a failure goes on to the caller, and the span names its kind but none of its text', async () => {
  const { collector, telemetry } = await start()
  await expect(
    traced('failing', {}, async () => {
      throw new RangeError('a secret of a caller')
    }),
  ).rejects.toThrow('a secret of a caller')
  await telemetry.close()
  expect(collector.spans).toMatchObject([{ failed: true, attributes: { 'error.type': 'RangeError' } }])
  expect(collector.text).not.toContain('secret')
})

test('a stored trace parent is continued by whoever takes the work up', async () => {
  const { collector, telemetry } = await start()
  const stored = await traced('submit', {}, async () => traceParent())
  expect(stored).toMatch(/^00-[\da-f]{32}-[\da-f]{16}-01$/)
  const ids = await continueTrace(stored, () => traced('job', {}, async () => traceIds()))
  await telemetry.close()
  const [submit, job] = collector.spans
  expect(job).toMatchObject({ name: 'job', traceId: submit!.traceId, parentSpanId: submit!.spanId })
  expect(ids).toEqual({ traceId: job!.traceId, spanId: job!.spanId })
})

test.each([
  null,
  undefined,
  '',
  'nonsense',
  `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  asParent('01').slice(3),
])('a trace parent of %j begins a trace of its own', async (parent) => {
  const { collector, telemetry } = await start()
  await continueTrace(parent, () => traced('job', {}, async () => undefined))
  await telemetry.close()
  expect(collector.spans).toHaveLength(1)
  expect(collector.spans[0]!.parentSpanId).toBeUndefined()
})

test('of traces that begin here a share is recorded; of others, what was decided where they began', async () => {
  const { collector, telemetry } = await start({ traceShare: 0 })
  await traced('own', {}, async () => undefined)
  await continueTrace(asParent('00'), () => traced('not recorded there', {}, async () => undefined))
  await continueTrace(asParent('01'), () => traced('recorded there', {}, async () => undefined))
  await telemetry.close()
  expect(collector.spans.map(({ name }) => name)).toEqual(['recorded there'])
  expect(collector.spans[0]).toMatchObject({ traceId: foreign.traceId, parentSpanId: foreign.spanId })
})

test('without a collector nothing is traced, and work runs as ever', async () => {
  await start({ collectorUrl: undefined })
  const seen = await traced('outer', {}, async () => ({ parent: traceParent(), ids: traceIds() }))
  expect(seen).toEqual({ parent: undefined, ids: {} })
  expect(await continueTrace(asParent('01'), () => traced('job', {}, async () => 7))).toBe(7)
})

/** As many spans as are sent at once, so that no timer has to run out. */
const batch = 512
const spans = (count: number) =>
  Promise.all(Array.from({ length: count }, () => traced('x', {}, async () => 0)))

test('a collector that fails is told of once, and so is its return', async () => {
  const { log, lines, next } = keepLog()
  const { collector } = await start({ log })
  collector.answerWith(500)
  await spans(batch)
  await next('the collector does not take traces: they are dropped')
  await spans(batch)
  await collector.answered(2)
  collector.answerWith(200)
  await spans(batch)
  expect(await next('the collector takes traces again')).toMatchObject({ lost: 2 * batch })
  expect(lines).toHaveLength(2)
})

test('a collector that is not there disturbs nobody, and does not hold up the end', async () => {
  const { log, lines } = keepLog()
  const { collector, telemetry } = await start({ log, sendMillis: 100 })
  await collector.close()
  expect(await traced('x', {}, async () => 7)).toBe(7)
  await telemetry.close()
  expect(lines).toMatchObject([
    { level: 'warn', msg: 'the collector does not take traces: they are dropped' },
  ])
})
