import { expect, test } from 'vitest'
import { createJobMetrics } from '../../src/telemetry/job-metrics.ts'
import { observeLoad } from '../../src/telemetry/load-metrics.ts'
import { createTelemetry } from '../../src/telemetry/telemetry.ts'
import { keepLog } from '../support/log-lines.ts'
import { readPrometheus } from '../support/prometheus.ts'

async function start(freshMillis = 0) {
  const { log, lines } = keepLog()
  const telemetry = await createTelemetry({
    role: 'worker',
    version: '1.2.3',
    instanceId: 'one',
    metrics: true,
    freshMillis,
    log,
  })
  return { telemetry, lines, read: async () => readPrometheus(await telemetry.prometheusText!()) }
}

test('chunks of jobs are counted by kind and end, and what waits is asked for', async () => {
  const { telemetry, read } = await start()
  const jobs = createJobMetrics(telemetry.meter)
  let waiting = 3
  jobs.observeJobs(async () => ({ waiting, running: 1 }))
  jobs.chunkEnded({ kind: 'ensemble', outcome: 'done', seconds: 0.2 })
  jobs.chunkEnded({ kind: 'ensemble', outcome: 'done', seconds: 40 })
  jobs.chunkEnded({ kind: 'ensemble', outcome: 'failed', seconds: 0.3 })
  const { value } = await read()
  const name = 'monazite_job_chunk_duration_seconds'
  expect(value(`${name}_count`, { kind: 'ensemble', outcome: 'done' })).toBe(2)
  expect(value(`${name}_sum`, { kind: 'ensemble', outcome: 'failed' })).toBe(0.3)
  expect(value(`${name}_bucket`, { outcome: 'done', le: '0.25' })).toBe(1)
  expect(value(`${name}_bucket`, { outcome: 'done', le: '60' })).toBe(2)
  expect(value('monazite_jobs', { state: 'waiting' })).toBe(3)
  waiting = 5
  expect((await read()).value('monazite_jobs', { state: 'waiting' })).toBe(5)
  await telemetry.close()
})

test('the load of a process is what it is when asked', async () => {
  const { telemetry, read } = await start()
  observeLoad(telemetry.meter, {
    studies: () => 2,
    connections: () => ({ open: 10, idle: 4, waiting: 7 }),
  })
  const { value } = await read()
  expect(value('monazite_studies')).toBe(2)
  expect(value('db_client_connection_count', { state: 'used' })).toBe(6)
  expect(value('db_client_connection_count', { state: 'idle' })).toBe(4)
  expect(value('db_client_connection_pending_requests')).toBe(7)
  await telemetry.close()
})

test('what cannot be read is left out and told to the log; the rest is there', async () => {
  const { telemetry, lines, read } = await start()
  createJobMetrics(telemetry.meter).observeJobs(() => Promise.reject(new Error('no database')))
  const { value } = await read()
  expect(value('monazite_jobs', { state: 'waiting' })).toBeUndefined()
  expect(value('process_memory_bytes', { kind: 'rss' })).toBeGreaterThan(0)
  expect(lines).toMatchObject([{ level: 'warn', msg: 'a metric could not be read' }])
  await telemetry.close()
})

test('should labels ever be many, the series are not', async () => {
  const { telemetry, read } = await start()
  const counter = telemetry.meter.createCounter('runaway_total')
  for (let value = 0; value < 3_000; value++) counter.add(1, { value })
  const series = (await read()).series.filter(({ name }) => name === 'runaway_total')
  expect(series.length).toBeLessThanOrEqual(1_000)
  expect(series.reduce((sum, { value }) => sum + value, 0)).toBe(3_000)
  await telemetry.close()
})

test('asking often is asking once', async () => {
  const { telemetry } = await start(3_600_000)
  let asked = 0
  createJobMetrics(telemetry.meter).observeJobs(async () => ({ waiting: ++asked, running: 0 }))
  const texts = await Promise.all(Array.from({ length: 20 }, () => telemetry.prometheusText!()))
  expect(new Set(texts).size).toBe(1)
  expect(asked).toBe(1)
  await telemetry.close()
})
