import type { ServerResponse } from 'node:http'
import type { Database } from '../store/database.ts'
import type { Telemetry } from '../telemetry/telemetry.ts'

/** Paths by which those who operate a process look after it. */
export const statusPaths: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])

export interface StatusOptions {
  readonly database: Pick<Database, 'isReady'>
  readonly telemetry: Pick<Telemetry, 'prometheusText'>
  /** Aborts when the process begins to shut down: it is not ready any more then. */
  readonly closing: AbortSignal
}

/** Answers one of `statusPaths`. Rejects where metrics cannot be read. */
export async function sendStatus(
  path: string,
  response: ServerResponse,
  { database, telemetry, closing }: StatusOptions,
): Promise<void> {
  switch (path) {
    case '/healthz':
      return sendJson(response, 200, { status: 'up' })
    case '/readyz': {
      const ready = !closing.aborted && (await database.isReady())
      return sendJson(response, ready ? 200 : 503, { status: ready ? 'ready' : 'not ready' })
    }
    default: {
      if (!telemetry.prometheusText) return sendJson(response, 404, { status: 'not found' })
      const text = await telemetry.prometheusText()
      const type = 'text/plain; version=0.0.4; charset=utf-8'
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
    }
  }
}

export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}
