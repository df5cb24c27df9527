import type { BackgroundStudies } from '../jobs/background-studies.ts'
import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { PrismaClient } from '../store/generated/client.ts'

/** Who asks. Everything that a caller stores is kept under this id and read back under no other. */
export interface Viewer {
  readonly id: string
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
  /** Studies that no request waits for. */
  readonly background: BackgroundStudies
  /** Aborts when the caller is gone: nothing more is computed or stored for it then. */
  readonly signal: AbortSignal
  /** Aborts when the server begins to shut down: what goes on until the caller leaves ends then. */
  readonly closing: AbortSignal
}

const ANONYMOUS: Viewer = { id: 'anonymous' }

/** Context of one request; a fresh object each time, because per-request caches hang on its identity. */
export function createContext(parts: Omit<GraphQLContext, 'viewer'> & { viewer?: Viewer }): GraphQLContext {
  return { ...parts, viewer: parts.viewer ?? ANONYMOUS }
}
