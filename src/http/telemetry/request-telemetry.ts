import type { IncomingMessage, ServerResponse } from 'node:http'
import { context, type Meter, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import {
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
} from '@opentelemetry/semantic-conventions'
import { contextOf, traceIds, tracer } from '../../telemetry/traced.ts'

/** A request that is measured. */
export interface Observed {
  /** What its log lines name its trace by. */
  readonly ids: { traceId?: string; spanId?: string }
  /** Runs what answers it, so that all spans in it belong to the request's. */
  within<Result>(work: () => Result): Result
}

const routes: ReadonlySet<string> = new Set([
  '/',
  '/docs',
  '/export',
  '/graphql',
  '/healthz',
  '/metrics',
  '/readyz',
])
const tracedRoutes: ReadonlySet<string> = new Set(['/export', '/graphql'])
const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS'])

/**
 * Measures every request, and makes a span for those that do work. What callers send in a path or a method is told only as far
 * as it is of a closed set.
 */
export function createRequestTelemetry(meter: Meter) {
  const durations = meter.createHistogram('http_server_request_duration_seconds', {
    description:
      'Time from the arrival of a request to the end of its answer; streams of events are left out.',
    unit: 'seconds',
    advice: {
      // OpenTelemetry's own, for servers of HTTP.
      explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
    },
  })
  const active = meter.createUpDownCounter('http_server_active_requests', {
    description: 'Requests under way, streams of events among them.',
  })

  return (
    request: IncomingMessage,
    response: ServerResponse,
    { path, requestId }: { path: string; requestId: string },
  ): Observed => {
    const began = performance.now()
    const route = path.startsWith('/export/') ? '/export' : routes.has(path) ? path : 'other'
    const method = methods.has(request.method!) ? request.method! : '_OTHER'
    const labels = { [ATTR_HTTP_REQUEST_METHOD]: method, [ATTR_HTTP_ROUTE]: route }
    const { traceparent, tracestate } = request.headers as Record<string, string | undefined>
    const parent = contextOf(traceparent, tracestate)
    const span = tracedRoutes.has(route)
      ? tracer().startSpan(
          `${method} ${route}`,
          { kind: SpanKind.SERVER, attributes: { ...labels, 'monazite.request.id': requestId } },
          parent,
        )
      : undefined
    active.add(1, labels)
    response.on('close', () => {
      active.add(-1, labels)
      // An answer that was never begun has no status: its caller has gone.
      const status = response.headersSent && { [ATTR_HTTP_RESPONSE_STATUS_CODE]: response.statusCode }
      if (span?.isRecording()) {
        if (status) span.setAttributes(status)
        if (!status || response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      }
      span?.end()
      if (isEventStream(response)) return
      durations.record((performance.now() - began) / 1e3, { ...labels, ...(status || undefined) })
    })
    const ids = span ? traceIds(span) : {}
    const foreign = ids.traceId === undefined && traceIdOf(traceparent)
    return {
      ids: foreign ? { traceId: foreign } : ids,
      within: (work) => (span ? context.with(trace.setSpan(parent, span), work) : work()),
    }
  }
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream')
}

/** The trace that a caller says a request belongs to, for log lines to name it where this process traces nothing. */
function traceIdOf(traceparent: string | undefined): string | undefined {
  return /^00-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/.exec(traceparent ?? '')?.[1]
}
