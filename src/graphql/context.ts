import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { PrismaClient } from '../store/generated/client.ts'

/** Who asks. Everything that a caller stores is kept under this id and read back under no other. */
export interface Viewer {
  readonly id: string
}

/** Points of a caller, as they stand after its request was counted. */
export interface Spending {
  readonly limit: number
  readonly remaining: number
  readonly resetAt: Date
  /** Points that were taken off for the request. */
  readonly cost: number
}

/** What resolvers may reach. Time and fresh ids come in here, so that a resolver is a function of its inputs. */
export interface GraphQLContext {
  readonly db: PrismaClient
  readonly log: Log
  readonly requestId: string
  readonly now: () => Date
  /** A new random UUID. */
  readonly newId: () => string
  readonly viewer: Viewer
  /** Computes studies under uncertainty. */
  readonly studies: Pick<StudyRunner, 'run'>
  readonly spending: () => Spending
  /** Aborts when the caller is gone or its time is up: nothing more is computed or stored for it then. */
  readonly signal: AbortSignal
}

const ANONYMOUS: Viewer = { id: 'anonymous' }

/** Whether nobody has proved to be this viewer: all callers without credentials are the same one. */
export function isAnonymous(viewer: Viewer): boolean {
  return viewer.id === ANONYMOUS.id
}

/** Context of one request; a fresh object each time, because per-request caches hang on its identity. */
export function createContext(parts: Omit<GraphQLContext, 'viewer'> & { viewer?: Viewer }): GraphQLContext {
  return { ...parts, viewer: parts.viewer ?? ANONYMOUS }
}
