import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import type { Resource } from '@opentelemetry/resources'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import type { Log } from '../log.ts'
import { observeProcess } from './process-metrics.ts'

export interface MetricsOptions {
  resource: Resource
  freshMillis: number
  log: Log
}

/** Sets of label values that a metric may have, should labels ever not be of a closed set; the rest is counted as one. */
const labelSets = 1_000

/** How long asking for what is observed, such as the state of the database, may take. */
const collectMillis = 2_000

/** Counts, from here to `close`, and tells the counts in Prometheus' text format 0.0.4. */
export function startMetrics({ resource, freshMillis, log }: MetricsOptions) {
  const reader = new PrometheusExporter({ preventServerStart: true })
  const serializer = new PrometheusSerializer(undefined, false, undefined, false, true)
  const provider = new MeterProvider({
    resource,
    readers: [reader],
    views: [{ instrumentName: '*', aggregationCardinalityLimit: labelSets }],
  })
  const meter = provider.getMeter('monazite')
  const process = observeProcess(meter)

  const collect = async () => {
    const { resourceMetrics, errors } = await reader.collect({ timeoutMillis: collectMillis })
    for (const error of errors) log.warn({ err: error }, 'a metric could not be read')
    return serializer.serialize(resourceMetrics)
  }
  let text: Promise<string> | undefined
  let collectedAt = 0

  return {
    meter,
    prometheusText() {
      const now = performance.now()
      if (text === undefined || now - collectedAt >= freshMillis) {
        text = collect()
        collectedAt = now
      }
      return text
    },
    async close() {
      process.close()
      await provider.shutdown()
    },
  }
}
