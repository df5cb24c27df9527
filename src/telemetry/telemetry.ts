import { createNoopMeter, type Meter } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions'
import type { Log } from '../log.ts'

export interface TelemetryOptions {
  /** What the process does: traces name it `monazite-gateway` or `monazite-worker`. */
  role: 'gateway' | 'worker'
  /** Version of the software. */
  version: string
  /** Tells the process from others of its role. */
  instanceId: string
  /** Whether metrics are counted. */
  metrics: boolean
  /** Collector that takes OTLP over HTTP, without `/v1/traces`; without one nothing is traced. */
  collectorUrl?: string | undefined
  /** Share of the traces that begin here which are recorded, 0 to 1; what another service has begun, it has decided on. */
  traceShare?: number
  /** How long the collector may take for what it is sent, repeated attempts included. */
  sendMillis?: number
  /** How long a text of metrics is given out again, in ms: asking often costs no more than asking once. */
  freshMillis?: number
  log: Log
}

/** Traces and metrics of a process. Spans are made by `traced`, wherever something is worth one. */
export interface Telemetry {
  /** Makes instruments; where metrics are off, theirs count nothing. */
  readonly meter: Meter
  /** All metrics as Prometheus reads them; undefined where metrics are off. */
  readonly prometheusText: (() => Promise<string>) | undefined
  /** Sends what was not sent yet, for a few seconds at most. */
  close(): Promise<void>
}

/**
 * Starts what the options ask for; what is off is not even loaded. There is one of it in a process: tracing is a matter of
 * the whole process, as OpenTelemetry has it.
 */
export async function createTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const { role, version, instanceId, collectorUrl, log } = options
  const { traceShare = 1, sendMillis = 3_000, freshMillis = 1_000 } = options
  const resource = resourceFromAttributes({
    [ATTR_SERVICE_NAME]: `monazite-${role}`,
    [ATTR_SERVICE_VERSION]: version,
    'service.namespace': 'monazite',
    'service.instance.id': instanceId,
  })
  const tracing =
    collectorUrl === undefined
      ? undefined
      : (await import('./tracing.ts')).startTracing({ resource, collectorUrl, traceShare, sendMillis, log })
  const metrics = options.metrics
    ? (await import('./metrics.ts')).startMetrics({ resource, freshMillis, log })
    : undefined
  return {
    meter: metrics?.meter ?? createNoopMeter(),
    prometheusText: metrics?.prometheusText,
    async close() {
      await metrics?.close()
      await tracing?.close()
    },
  }
}
