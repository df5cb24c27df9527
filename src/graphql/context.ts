import type { StoredStudies } from '../jobs/stored/stored-studies.ts'
import type { StudyRunner } from '../jobs/study-runner.ts'
import type { Log } from '../log.ts'
import type { PrismaClient } from '../store/generated/client.ts'
import type { Scope } from '../store/generated/enums.ts'
import type { Asker } from '../store/scenarios.ts'

/** Who asks. Everything that a caller stores is kept under this id and read back under no other, unless it is shared. */
export interface Viewer {
  /** `anonymous`, `key:<owner>` or `token:<subject>`: the part before the colon keeps the three apart. */
  readonly id: string
  readonly kind: 'ANONYMOUS' | 'API_KEY' | 'TOKEN'
  readonly scopes: ReadonlySet<Scope>
  /** Credential as audit trails name it: the prefix of a key, never a secret. */
  readonly actor: string
}

/** Points of a caller, as they stand after its request was counted. */
export interface Spending {
  readonly limit: number
  readonly remaining: number
  readonly resetAt: Date
  /** Points that were taken off for the request. */
  readonly cost: number
}

/** What resolvers may reach. Time, chance and fresh ids come in here, so that a resolver is a function of its inputs. */
export interface GraphQLContext {
  readonly db: PrismaClient
  readonly log: Log
  readonly requestId: string
  readonly now: () => Date
  /** A new random UUID. */
  readonly newId: () => string
  /** Bytes that nobody can guess. */
  readonly randomBytes: (size: number) => Buffer
  readonly viewer: Viewer
  /** Whose share of what is scarce the request takes: the viewer's, or that of its address without a credential. */
  readonly caller: string
  /** Computes studies under uncertainty in this process. */
  readonly studies: Pick<StudyRunner, 'run'>
  /** Has them computed by whichever workers there are. */
  readonly jobs: StoredStudies
  readonly spending: () => Spending
  /** Aborts when the caller is gone or its time is up: nothing more is computed or stored for it then. */
  readonly signal: AbortSignal
  /** Aborts when the server begins to shut down: what goes on until the caller leaves ends then. */
  readonly closing: AbortSignal
}

/** The caller that says nothing of itself. All of these are one: what one stores, the others see. */
export function anonymousViewer(scopes: readonly Scope[]): Viewer {
  return { id: 'anonymous', kind: 'ANONYMOUS', scopes: new Set(scopes), actor: 'anonymous' }
}

/** The part of the context by which the store tells what a caller may read. */
export function askerOf({ db, viewer }: GraphQLContext): Asker {
  return { db, viewerId: viewer.id }
}

/** Context of one request; a fresh object each time, because per-request caches hang on its identity. */
export function createContext(parts: GraphQLContext): GraphQLContext {
  return { ...parts }
}
