import { randomUUID } from 'node:crypto'
import manifest from '../package.json' with { type: 'json' }
import type { Env } from './env.ts'
import type { Log } from './log.ts'
import { createTelemetry, type Telemetry } from './telemetry/telemetry.ts'

/** Traces and metrics of a process, as the environment asks for them. */
export function startTelemetry(env: Env, role: 'gateway' | 'worker', log: Log): Promise<Telemetry> {
  return createTelemetry({
    role,
    version: manifest.version,
    instanceId: randomUUID(),
    metrics: env.METRICS,
    collectorUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT,
    traceShare: env.OTEL_TRACES_SAMPLER_ARG,
    log,
  })
}
