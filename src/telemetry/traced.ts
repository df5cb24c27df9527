import {
  type Attributes,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'

/** Makes all spans of the project. Where tracing is off, spans are made that do nothing. */
export const tracer = () => trace.getTracer('monazite')

/**
 * Runs `work` in a span below the one that is active.
 *
 * @param name one of a closed set; what differs from call to call belongs into the attributes
 */
export function traced<Result>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<Result>,
): Promise<Result> {
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span)
    } catch (error) {
      markFailed(span, error)
      throw error
    } finally {
      span.end()
    }
  })
}

/** Marks a span as failed by the error's kind alone: messages may quote what a caller sent, and the log has them. */
function markFailed(span: Span, error: unknown): void {
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error)
  span.setStatus({ code: SpanStatusCode.ERROR })
}

/**
 * The active span in the form of W3C's header `traceparent`, to be kept with what another process will do; undefined
 * where nothing is traced.
 */
export function traceParent(): string | undefined {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}

/** Runs `work` as a part of the trace that `traceParent` named; of none, where it is no such text. */
export function continueTrace<Result>(parent: string | null | undefined, work: () => Result): Result {
  return context.with(contextOf(parent ?? undefined), work)
}

/** Context of the span that the headers `traceparent` and `tracestate` name. */
export function contextOf(traceparent: string | undefined, tracestate?: string) {
  return propagation.extract(ROOT_CONTEXT, {
    ...(traceparent !== undefined && { traceparent }),
    ...(tracestate !== undefined && { tracestate }),
  })
}

/** What log lines name the active span by; nothing where nothing is traced. */
export function traceIds(span = trace.getActiveSpan()): { traceId?: string; spanId?: string } {
  const found = span?.spanContext()
  return found && trace.isSpanContextValid(found) ? { traceId: found.traceId, spanId: found.spanId } : {}
}
