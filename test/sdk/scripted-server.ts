import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What one request is answered with. `hang` never answers, `cut` ends the connection in the middle of the body. */
export type Turn =
  | 'hang'
  | 'cut'
  | { status?: number; headers?: Record<string, string>; body?: unknown; text?: string }
  | EventStream

interface EventStream {
  status?: number
  headers?: Record<string, string>
  /** Text of an event stream. */
  stream: string
  /** What follows it: the regular end of the response, a broken connection, or nothing at all. */
  after: 'end' | 'cut' | 'hang'
}

export interface ScriptedServer {
  url: string
  /** The requests so far. */
  requests: {
    headers: IncomingHttpHeaders
    body: { query?: string; documentId?: string; variables?: unknown }
  }[]
  /** Resolves when a request is left without an answer or without the rest of it. */
  hanging: Promise<void>
  /** Resolves when a client has hung up on one. */
  hungUp: Promise<void>
  close(): Promise<void>
}

/** An HTTP server that answers its requests in turn from `script`; the last turn serves all that follow. */
export async function startScriptedServer(script: [Turn, ...Turn[]]): Promise<ScriptedServer> {
  const requests: ScriptedServer['requests'] = []
  const hanging = Promise.withResolvers<void>()
  const hungUp = Promise.withResolvers<void>()
  const http = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    requests.push({ headers: request.headers, body: JSON.parse(text) })
    const turn = script[Math.min(requests.length, script.length) - 1]!
    if (turn === 'hang') {
      response.once('close', () => hungUp.resolve())
      hanging.resolve()
    } else if (turn === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"data":', () => response.destroy())
    } else if ('stream' in turn) {
      response.writeHead(turn.status ?? 200, { 'content-type': 'text/event-stream', ...turn.headers })
      response.write(turn.stream, () => {
        if (turn.after === 'end') response.end()
        if (turn.after === 'cut') response.destroy()
        if (turn.after === 'hang') {
          response.once('close', () => hungUp.resolve())
          hanging.resolve()
        }
      })
    } else answer(response, turn)
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    requests,
    hanging: hanging.promise,
    hungUp: hungUp.promise,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
}

function answer(response: ServerResponse, turn: Exclude<Turn, string | EventStream>): void {
  const { status = 200, headers, body, text = JSON.stringify(body) } = turn
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}
