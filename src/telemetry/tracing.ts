import { context, propagation, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import type { Resource } from '@opentelemetry/resources'
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node'
import { PrismaInstrumentation } from '@prisma/instrumentation'
import type { Log } from '../log.ts'
import { tellOutages } from './collector-outages.ts'

export interface TracingOptions {
  resource: Resource
  collectorUrl: string
  traceShare: number
  sendMillis: number
  log: Log
}

/** What `close` waits longer than sending may take, before it lets go of what hangs. */
const graceMillis = 1_000

/** Of Prisma's spans those that say what was asked of the database; the rest is its own work in between. */
const unwanted = /^prisma:client:(?!(operation|transaction|db_query)$)/

/**
 * Has spans recorded and sent as OTLP, from here to `close`. What cannot be sent is dropped: at most 2,048 ended spans
 * wait, and nothing waits for them.
 */
export function startTracing({ resource, collectorUrl, traceShare, sendMillis, log }: TracingOptions) {
  const exporter = new OTLPTraceExporter({
    url: `${collectorUrl.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: sendMillis,
  })
  const provider = new NodeTracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(traceShare) }),
    spanProcessors: [new BatchSpanProcessor(tellOutages(exporter, log))],
  })
  provider.register()
  const prisma = new PrismaInstrumentation({ ignoreSpanTypes: [unwanted] })
  prisma.setTracerProvider(provider)
  prisma.enable()
  return {
    async close() {
      prisma.disable()
      const late = Promise.withResolvers<void>()
      const deadline = setTimeout(late.resolve, sendMillis + graceMillis)
      // Of what fails here the log has been told.
      await Promise.race([provider.shutdown().catch(() => undefined), late.promise])
      clearTimeout(deadline)
      trace.disable()
      context.disable()
      propagation.disable()
    },
  }
}
