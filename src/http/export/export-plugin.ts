import type { Plugin } from 'graphql-yoga'
import type { Viewer } from '../../graphql/context.ts'
import { parseId } from '../../graphql/global-id.ts'
import type { PrismaClient } from '../../store/generated/client.ts'
import { exportObservations, observationColumns } from '../../store/observation-export.ts'
import { observationsWith } from '../../store/observation-query.ts'
import type { ReferenceReader } from '../../store/replica.ts'
import { exportSimulation } from '../../store/simulation-export.ts'
import { unavailable } from '../../store/unavailable.ts'
import { type Budgets, refusalOf } from '../limits/budget.ts'
import { type Refusal, refusalResponse } from '../refusal.ts'
import { unavailableRefusal } from '../unavailable-refusal.ts'
import type { ServerContext } from '../yoga.ts'
import { csvStream } from './csv.ts'
import { readConditions } from './observation-conditions.ts'

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
export function useExport(
  db: PrismaClient,
  readReference: ReferenceReader,
  charge: Budgets['charge'],
): Plugin<object, ServerContext> {
  return {
    async onRequest({ request, url, serverContext, fetchAPI, endResponse }) {
      if (!url.pathname.startsWith('/export/') || request.method === 'OPTIONS') return
      const { viewer, requestId } = serverContext
      // Somebody who was not let in has his answer.
      if (viewer === undefined) return
      const asked = await fileOf({ db, readReference }, url, request, viewer).catch((error: unknown) => {
        const reason = unavailable(error)
        if (!reason) throw error
        serverContext.log.warn({ err: error }, 'the database was not to be had')
        return unavailableRefusal(reason)
      })
      // What is refused costs the least: an image in a page of another origin must not spend what its reader has.
      const points = 'code' in asked ? 0 : fileCost
      const file = (await refusalOf(charge(request, serverContext, points))) ?? asked
      if ('code' in file) return endResponse(refusalResponse(fetchAPI, { ...file, requestId }))
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
  { db, readReference }: { db: PrismaClient; readReference: ReferenceReader },
  url: URL,
  { method, headers }: Request,
  viewer: Viewer,
): Promise<CsvFile | Refusal> {
  if (method !== 'GET' && method !== 'HEAD') {
    return {
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      message: 'Files are read by GET.',
      headers: { allow: 'GET, HEAD' },
    }
  }
  if (headers.get('sec-fetch-site') === 'cross-site' && !headers.has('origin')) {
    return {
      status: 403,
      code: 'CSRF_PREVENTED',
      message: 'A page of another origin has to ask by fetch, and be allowed to.',
    }
  }
  if (!viewer.scopes.has('READ')) {
    return { status: 403, code: 'FORBIDDEN', message: 'This needs the scope `read`.' }
  }
  if (url.pathname === '/export/observations.csv') return observations(readReference, url)
  const id = simulationPath.exec(url.pathname)?.[1]
  const run = id === undefined ? null : await exportSimulation(db, simulationKey(id), viewer.id)
  if (run === null)
    return { status: 404, code: 'NOT_FOUND', message: 'There is no such file, or it is not for you to read.' }
  return { name: 'simulation.csv', body: () => csvStream(run.columns, run.rows()) }
}

function observations(from: ReferenceReader, url: URL): CsvFile | Refusal {
  const conditions = readConditions(url.searchParams)
  if ('problems' in conditions)
    return { status: 400, code: 'BAD_REQUEST', message: `${conditions.problems.join('; ')}.` }
  const where = observationsWith(conditions)
  return {
    name: 'observations.csv',
    body: () => csvStream(observationColumns, exportObservations(from, where)),
  }
}

/** Key of a run from its id in the API; what is none finds nothing. */
function simulationKey(id: string): string {
  try {
    const decoded = parseId(decodeURIComponent(id))
    return decoded?.typename === 'Simulation' ? decoded.id : ''
  } catch {
    // A percent sign that encodes nothing.
    return ''
  }
}
