import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { createNoopMeter } from '@opentelemetry/api'
import { LIMITS } from '../graphql/limits.ts'
import type { Log } from '../log.ts'
import type { Database } from '../store/database.ts'
import type { Scope } from '../store/generated/enums.ts'
import { unavailable } from '../store/unavailable.ts'
import { clientAddress } from './authentication/client-address.ts'
import { createGraphiQL, isOpened } from './browsers/graphiql.ts'
import { securityHeaders } from './browsers/security-headers.ts'
import { createReference } from './docs/reference.ts'
import { createAdmission } from './limits/admission.ts'
import { watchBusyness } from './limits/busy.ts'
import { limitConnections } from './limits/connections.ts'
import { defaultLimits } from './limits/limit-options.ts'
import { seldom } from './limits/seldom.ts'
import { drain, listen } from './listening.ts'
import { sendRefusal } from './refusal.ts'
import { sendJson, sendStatus, statusPaths } from './status.ts'
import { createRequestTelemetry } from './telemetry/request-telemetry.ts'
import { unavailableRefusal } from './unavailable-refusal.ts'
import { createPipeline, hasGraphiQL, type YogaOptions } from './yoga.ts'

export interface ServerOptions extends YogaOptions {
  database: Database
  log: Log
  /** How long `close` waits for requests under way before it cuts them off. */
  drainMillis?: number
  /** What callers without a credential may do, for the reference to say: `authenticate` decides it. Default: nothing. */
  anonymousScopes?: readonly Scope[]
  /** Whether callers reach the server by HTTPS, through a proxy that ends it. */
  behindTls?: boolean
}

export interface Server {
  /**
   * Opens the port; 0 lets the system choose one.
   *
   * @returns address of the server, without a path
   * @throws StartupError when the port is taken or not allowed
   */
  listen(options: { port: number; host?: string }): Promise<string>
  /** Takes no more connections, ends the subscriptions, waits for the requests under way, and cuts off what outlasts the deadline. */
  close(): Promise<void>
}

/** What is only ever read; the others answer for their methods themselves. */
const readOnly: ReadonlySet<string> = new Set(['/', '/docs', ...statusPaths])

/**
 * The HTTP server: `/graphql`, `/export/…`, `/docs` (the reference), `/healthz` (the process is up), `/readyz` (the database answers
 * and is migrated), `/metrics` (for Prometheus).
 */
export function createServer(options: ServerOptions): Server {
  const {
    schema,
    database,
    log,
    newId,
    drainMillis = 10_000,
    behindTls = false,
    anonymousScopes = [],
    telemetry = { meter: createNoopMeter(), prometheusText: undefined },
  } = options
  const limits = { ...defaultLimits, ...options.limits }
  const pipeline = createPipeline(options)
  const stated = { ...LIMITS, ...limits, studiesUnderWay: options.jobs.maximum }
  const reference = createReference({ schema, limits: stated, anonymousScopes })
  const graphiql = createGraphiQL()
  const secure = securityHeaders({ behindTls })
  const closing = new AbortController()
  const observe = createRequestTelemetry(telemetry.meter)
  const admission = createAdmission({
    maximum: limits.maxRequestsUnderWay,
    whileBusy: limits.requestsWhileBusy,
    busy: watchBusyness(database.connections),
  })
  const reportOverload = seldom(log, 'requests were refused for want of time')

  const connections = {
    headersTimeout: limits.headersSeconds * 1_000,
    requestTimeout: limits.requestSeconds * 1_000,
    keepAliveTimeout: limits.keepAliveSeconds * 1_000,
    connectionsCheckingInterval: limits.checkMillis,
    maxHeaderSize: limits.maxHeaderBytes,
  }
  const http = createHttpServer(connections, async (request, response) => {
    const requestId = requestIdOf(request) ?? newId()
    response.setHeader('x-request-id', requestId)
    secure(request, response)
    const address = clientAddress(request, limits.trustedProxies)
    const path = (request.url ?? '/').split('?', 1)[0]!
    const observed = observe(request, response, { path, requestId })
    const requestLog = log.child({ requestId, ...observed.ids })
    const arrived = performance.now()
    let overloaded = false
    response.on('close', () => {
      // The connection of a request that outlived `close` is idle from the next turn on, and would hold up the drain.
      if (closing.signal.aborted) setImmediate(() => http.closeIdleConnections())
      const millis = Math.round((performance.now() - arrived) * 10) / 10
      const { method } = request
      const status = response.statusCode
      requestLog[told.has(status) && !overloaded ? 'info' : 'debug'](
        { address, method, path, status, millis },
        'request',
      )
    })
    if (readOnly.has(path) && request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD')
      sendJson(response, 405, { status: 'method not allowed' })
      return
    }
    // Nobody else would answer: an error that gets here has escaped all other handling.
    const fail = (error: unknown) => {
      const reason = unavailable(error)
      if (reason) requestLog.warn({ err: error }, 'the database was not to be had')
      else requestLog.error({ err: error }, 'unexpected error')
      if (response.headersSent) response.destroy()
      else sendRefusal(response, { ...(reason ? unavailableRefusal(reason) : unexpected), requestId })
    }
    const refuse = (message: string) =>
      sendRefusal(response, { status: 400, code: 'BAD_REQUEST', message, requestId })
    const repeated = once.find((name) => (request.headersDistinct[name]?.length ?? 0) > 1)
    if (repeated !== undefined) {
      refuse(`The header \`${repeated}\` is there twice.`)
      return
    }
    switch (path.startsWith('/export/') && isStraight(path) ? '/export' : path) {
      case '/graphql':
      case '/export':
        if (path === '/graphql' && isOpened(request) && hasGraphiQL(options)) {
          await graphiql(request, response).catch(fail)
          break
        }
        if (!URL.canParse(`http://${request.headers.host || 'localhost'}`)) {
          // The pipeline would answer it with the stack of its own failure.
          refuse('The header `Host` names no host.')
          break
        }
        try {
          const leave = await admission.enter(response)
          if (!leave) {
            overloaded = true
            reportOverload()
            sendRefusal(response, { ...overload, requestId })
            break
          }
          response.on('close', leave)
          const context = { requestId, log: requestLog, address, closing: closing.signal, leave }
          await observed.within(() => pipeline(request, response, context))
        } catch (error) {
          fail(error)
        }
        break
      case '/docs':
        if (!limits.introspection) {
          sendJson(response, 404, { status: 'not found' })
          break
        }
        await reference(request, response).catch(fail)
        break
      case '/healthz':
      case '/readyz':
      case '/metrics':
        await sendStatus(path, response, { database, telemetry, closing: closing.signal }).catch(fail)
        break
      case '/':
        response.writeHead(302, { location: hasGraphiQL(options) ? '/graphql' : '/docs' }).end()
        break
      default:
        sendJson(response, 404, { status: 'not found' })
    }
  })

  limitConnections(http, limits, log)
  http.maxHeadersCount = limits.maxHeaders
  // Cuts off callers that do not read their answers: nothing moves then, in either direction.
  http.setTimeout(limits.idleSeconds * 1_000)

  return {
    listen: (address) => listen(http, address),
    close() {
      closing.abort()
      return drain(http, drainMillis)
    },
  }
}

/** Statuses by which an operator sees that somebody tries keys, or asks for more than the server gives. */
const told: ReadonlySet<number> = new Set([401, 429, 503])

const unexpected = { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected error.' }

/** What nothing was done for: it may be asked again, whatever it is. */
const overload = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  message: 'The server has more to do than it can at the moment. Nothing was done: ask again in a second.',
  headers: { 'retry-after': '1' },
}

/** Headers of which another part of the way, such as a proxy, may have taken another one than this server would. */
const once = ['host', 'authorization']

/** Whether the path is the one that it leads to: what `..` in it points at is for nobody to reach by this way. */
function isStraight(path: string): boolean {
  const base = 'http://localhost'
  return URL.canParse(path, base) && new URL(path, base).pathname === path
}

/** The caller's own id for the request, if it is one that a log line can safely carry. */
function requestIdOf(request: IncomingMessage): string | undefined {
  const id = request.headers['x-request-id']
  return typeof id === 'string' && /^[\w.-]{1,64}$/.test(id) ? id : undefined
}
