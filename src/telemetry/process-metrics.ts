import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { Meter } from '@opentelemetry/api'

/** How often the event loop is looked at, in ms. */
const resolution = 20

/** Time after which delays are told, and looked at anew: what is told does not depend on who asks how often. */
const windowMillis = 10_000

/** Nanoseconds of a histogram as the seconds that its timer came late; it counts from one firing to the next. */
const lateness = (nanos: number) => Math.max(0, nanos / 1e9 - resolution / 1e3)

/** Memory, processor time and event loop of this process. */
export function observeProcess(meter: Meter) {
  const delays = monitorEventLoopDelay({ resolution })
  delays.enable()
  let told = { p50: 0, p99: 0, max: 0 }
  const timer = setInterval(() => {
    if (delays.count > 0) {
      told = {
        p50: lateness(delays.percentile(50)),
        p99: lateness(delays.percentile(99)),
        max: lateness(delays.max),
      }
    }
    delays.reset()
  }, windowMillis).unref()

  meter
    .createObservableGauge('nodejs_eventloop_delay_seconds', {
      description:
        'How late the event loop was in the last full 10 seconds: median, 99th percentile, maximum.',
      unit: 'seconds',
    })
    .addCallback((result) => {
      for (const [quantile, seconds] of Object.entries(told)) result.observe(seconds, { quantile })
    })
  meter
    .createObservableCounter('nodejs_eventloop_time_seconds_total', {
      description: 'Time that the event loop has worked (active) and waited (idle).',
      unit: 'seconds',
    })
    .addCallback((result) => {
      const { active, idle } = performance.eventLoopUtilization()
      result.observe(active / 1e3, { state: 'active' })
      result.observe(idle / 1e3, { state: 'idle' })
    })
  meter
    .createObservableGauge('process_memory_bytes', {
      description:
        'Memory of the process: all that is resident (rss), JavaScript objects (heap), buffers and other memory outside of the heap (external).',
      unit: 'bytes',
    })
    .addCallback((result) => {
      const { rss, heapUsed, external } = process.memoryUsage()
      result.observe(rss, { kind: 'rss' })
      result.observe(heapUsed, { kind: 'heap' })
      result.observe(external, { kind: 'external' })
    })
  meter
    .createObservableCounter('process_cpu_seconds_total', {
      description: 'Processor time of the process, threads included.',
      unit: 'seconds',
    })
    .addCallback((result) => {
      const { user, system } = process.cpuUsage()
      result.observe(user / 1e6, { mode: 'user' })
      result.observe(system / 1e6, { mode: 'system' })
    })
  meter
    .createObservableGauge('nodejs_version_info', {
      description: 'Version of Node.js; the value is always 1.',
    })
    .addCallback((result) => result.observe(1, { version: process.version }))

  return {
    close() {
      clearInterval(timer)
      delays.disable()
    },
  }
}
