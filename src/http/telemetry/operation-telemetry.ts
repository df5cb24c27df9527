import { type Meter, type Span, SpanStatusCode, context as spanContext, trace } from '@opentelemetry/api'
import { type ExecutionArgs, getOperationAST } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import { tracer } from '../../telemetry/traced.ts'
import type { TrustedDocuments } from '../trusted-documents/trusted-documents.ts'
import { type Ending, endingOf } from './endings.ts'

interface Operation {
  readonly began: number
  type: 'query' | 'mutation' | 'subscription' | 'unknown'
  name: string
  span?: Span
}

/** Names that metrics tell at most: an operator's own manifests may have any number. */
const mostNames = 200

/**
 * Measures every operation, and makes a span for those that are executed. The name of an operation is told where its document
 * is a trusted one; any other is a text of the caller's.
 *
 * @returns two plugins: `begin` comes before whatever may refuse an operation, `end` after whatever changes results
 */
export function createOperationTelemetry(meter: Meter, documents: TrustedDocuments) {
  const counts = meter.createCounter('monazite_graphql_operations_total', {
    description: 'GraphQL operations that ended, or began to stream, by how they did.',
  })
  const durations = meter.createHistogram('monazite_graphql_operation_duration_seconds', {
    description: 'Time of a GraphQL operation until its result, or until it began to stream.',
    unit: 'seconds',
    advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] },
  })
  const operations = new WeakMap<Request, Operation>()
  const trusted = new Set(documents.values())
  const names = new Set<string>()

  /** The name of an operation of a trusted document. */
  const nameOf = (name: string | undefined, text: string | undefined) => {
    if (name === undefined || text === undefined || !trusted.has(text)) return 'other'
    if (names.size < mostNames) names.add(name)
    return names.has(name) ? name : 'other'
  }

  const identify = ({ document, operationName, contextValue }: ExecutionArgs): Operation | undefined => {
    const { request, params } = contextValue as { request: Request; params: { query?: string } }
    const operation = operations.get(request)
    const node = getOperationAST(document, operationName)
    if (!operation || !node) return operation
    operation.type = node.operation
    operation.name = nameOf(node.name?.value, params.query)
    return operation
  }

  const startSpan = (operation: Operation) => {
    const { type, name } = operation
    const known = name === 'other' ? {} : { 'graphql.operation.name': name }
    operation.span = tracer().startSpan(name === 'other' ? type : `${type} ${name}`, {
      attributes: { 'graphql.operation.type': type, ...known },
    })
    return operation.span
  }

  const begin: Plugin = {
    onRequestParse({ request }) {
      operations.set(request, { began: performance.now(), type: 'unknown', name: 'other' })
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const operation = identify(args)
      if (!operation) return
      const span = startSpan(operation)
      if (!span.isRecording()) return
      setExecuteFn((given) =>
        spanContext.with(trace.setSpan(spanContext.active(), span), () => executeFn(given)),
      )
    },
    onSubscribe({ args }) {
      const operation = identify(args)
      if (operation) startSpan(operation)
    },
  }

  const end: Plugin = {
    onResultProcess({ request, result }) {
      const operation = operations.get(request)
      if (!operation) return
      const { began, type, name, span } = operation
      const ending = isAsyncIterable(result) ? streaming : endingOf(Array.isArray(result) ? result : [result])
      if (span) {
        span.setAttribute('monazite.outcome', ending.outcome)
        if (ending.outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR, message: ending.code })
        span.end()
      }
      counts.add(1, { type, name, ...ending })
      durations.record((performance.now() - began) / 1e3, { type, outcome: ending.outcome })
    },
  }

  return { begin, end }
}

const streaming: Ending = { outcome: 'ok', code: 'none' }
