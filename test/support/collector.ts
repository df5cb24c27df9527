import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span as a collector is sent it. */
export interface CollectedSpan {
  name: string
  kind: number
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  failed: boolean
  attributes: Record<string, unknown>
}

export interface Collector {
  /** What the endpoint is set to. */
  url: string
  /** Spans so far, in the order of their ends. */
  spans: CollectedSpan[]
  /** Attributes of the service that sent last. */
  resource: Record<string, unknown>
  /** Everything that was sent, as text. */
  text: string
  /** Status of the answers from now on. */
  answerWith(status: number): void
  /** Resolves once this many requests have been answered. */
  answered(requests: number): Promise<void>
  close(): Promise<void>
}

type Attributes = { key: string; value: Record<string, unknown> }[]

interface TracesData {
  resourceSpans: {
    resource: { attributes: Attributes }
    scopeSpans: {
      spans: {
        name: string
        kind: number
        traceId: string
        spanId: string
        parentSpanId?: string
        status: { code: number }
        attributes: Attributes
      }[]
    }[]
  }[]
}

const read = (attributes: Attributes) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))

/** Takes traces as OTLP over HTTP, in JSON, on a port of its own. */
export async function startCollector(): Promise<Collector> {
  let status = 200
  let answers = 0
  const waiting = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.url !== '/v1/traces') response.statusCode = 404
    else if (status !== 200) response.statusCode = status
    else take(Buffer.concat(chunks).toString())
    response.setHeader('content-type', 'application/json').end('{}', () => {
      answers++
      for (const look of waiting) look()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const collector: Collector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: [],
    resource: {},
    text: '',
    answerWith(next) {
      status = next
    },
    answered: (requests) =>
      new Promise((resolve) => {
        const look = () => {
          if (answers < requests) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  function take(text: string): void {
    collector.text += text
    for (const { resource, scopeSpans } of (JSON.parse(text) as TracesData).resourceSpans) {
      collector.resource = read(resource.attributes)
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        const { name, kind, traceId, spanId, parentSpanId, status, attributes } = span
        collector.spans.push({
          name,
          kind,
          traceId,
          spanId,
          parentSpanId: parentSpanId || undefined,
          failed: status.code === 2,
          attributes: read(attributes),
        })
      }
    }
  }
  return collector
}
