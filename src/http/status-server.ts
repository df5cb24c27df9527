import { createServer } from 'node:http'
import { drain, listen } from './listening.ts'
import { type StatusOptions, sendJson, sendStatus, statusPaths } from './status.ts'

/** Serves `/healthz`, `/readyz` and `/metrics` of a process that serves nothing else. */
export interface StatusServer {
  listen(address: { port: number; host: string }): Promise<string>
  close(): Promise<void>
}

export function createStatusServer(options: Omit<StatusOptions, 'closing'>): StatusServer {
  const closing = new AbortController()
  const http = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]!
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      return sendJson(response, 405, { status: 'method not allowed' })
    }
    if (!statusPaths.has(path)) return sendJson(response, 404, { status: 'not found' })
    sendStatus(path, response, { ...options, closing: closing.signal }).catch(() => {
      if (response.headersSent) response.destroy()
      else sendJson(response, 500, { status: 'unexpected error' })
    })
  })
  return {
    listen: (address) => listen(http, { ...address, variable: 'WORKER_PORT' }),
    close() {
      closing.abort()
      return drain(http, 0)
    },
  }
}
