import type { Plugin } from 'graphql-yoga'
import type { Viewer } from '../../graphql/context.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { exportObservations, observationColumns } from '../../store/observation-export.ts'
import { observationsWith } from '../../store/observation-query.ts'
import { exportSimulation } from '../../store/simulation-export.ts'
import { type Budgets, refusalOf } from '../budget.ts'
import type { ServerContext } from '../yoga.ts'
import { csvStream } from './csv.ts'
import { readConditions } from './observation-conditions.ts'

/** Why there is no file, as the body and the status of the answer. */
class Refused {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly headers: Record<string, string>

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    this.status = status
    this.code = code
    this.message = message
    this.headers = headers
  }
}

interface CsvFile {
  readonly name: string
  readonly body: () => ReadableStream<Uint8Array>
}

/** Points of a file: about what its rows cost when the API pages through them. */
const fileCost = 2_000

const simulationPath = /^\/export\/simulations\/([\w=+%-]{1,200})\.csv$/

/**
 * Serves files below `/export/`: `observations.csv` with the conditions of the API's filter as parameters, and
 * `simulations/<id>.csv`. Who may read what is as in the API.
 */
export function useExport(db: PrismaClient, charge: Budgets['charge']): Plugin<object, ServerContext> {
  return {
    async onRequest({ request, url, serverContext, fetchAPI, endResponse }) {
      if (!url.pathname.startsWith('/export/') || request.method === 'OPTIONS') return
      const { viewer, requestId } = serverContext
      // Somebody who was not let in has his answer.
      if (viewer === undefined) return
      const spent = await refusalOf(charge(request, serverContext, fileCost))
      const file = spent
        ? new Refused(spent.status, spent.code, spent.message, spent.headers)
        : await fileOf(db, url, request, viewer)
      if (file instanceof Refused) {
        const { status, code, message, headers } = file
        const body = JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] })
        const head = {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          ...headers,
        }
        return endResponse(new fetchAPI.Response(body, { status, headers: head }))
      }
      endResponse(
        new fetchAPI.Response(request.method === 'HEAD' ? null : file.body(), {
          headers: {
            'content-type': 'text/csv; charset=utf-8; header=present',
            'content-disposition': `attachment; filename="${file.name}"`,
            'cache-control': 'private, no-store',
          },
        }),
      )
    },
  }
}

async function fileOf(
  db: PrismaClient,
  url: URL,
  { method, headers }: Request,
  viewer: Viewer,
): Promise<CsvFile | Refused> {
  if (method !== 'GET' && method !== 'HEAD') {
    return new Refused(405, 'METHOD_NOT_ALLOWED', 'Files are read by GET.', { allow: 'GET, HEAD' })
  }
  // An image in a page of another origin must not spend the points of who looks at it.
  if (headers.get('sec-fetch-site') === 'cross-site' && !headers.has('origin')) {
    return new Refused(
      403,
      'CSRF_PREVENTED',
      'A page of another origin has to ask by fetch, and be allowed to.',
    )
  }
  if (!viewer.scopes.has('READ')) {
    return new Refused(403, 'FORBIDDEN', 'This needs the scope `read`.')
  }
  if (url.pathname === '/export/observations.csv') return observations(db, url)
  const id = simulationPath.exec(url.pathname)?.[1]
  const run = id === undefined ? null : await exportSimulation(db, simulationKey(id), viewer.id)
  if (run === null)
    return new Refused(404, 'NOT_FOUND', 'There is no such file, or it is not for you to read.')
  return { name: 'simulation.csv', body: () => csvStream(run.columns, run.rows()) }
}

function observations(db: PrismaClient, url: URL): CsvFile | Refused {
  const conditions = readConditions(url.searchParams)
  if ('problems' in conditions) return new Refused(400, 'BAD_REQUEST', `${conditions.problems.join('; ')}.`)
  const where = observationsWith(conditions)
  return {
    name: 'observations.csv',
    body: () => csvStream(observationColumns, exportObservations(db, where)),
  }
}

/** Key of a run from its id in the API; what is none finds nothing. */
function simulationKey(id: string): string {
  let text: string
  try {
    text = Buffer.from(decodeURIComponent(id), 'base64').toString()
  } catch {
    return ''
  }
  return text.startsWith('Simulation:') ? text.slice('Simulation:'.length) : ''
}
