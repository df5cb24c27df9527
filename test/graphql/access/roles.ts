import { createAuthenticator } from '../../../src/http/authentication/authentication.ts'
import type { ServerOptions } from '../../../src/http/server.ts'
import type { Scope } from '../../../src/store/generated/enums.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

/** Callers by what they are and may do. */
export const roleScopes = {
  /** No key, on a server that lets nobody in without one. */
  nobody: [],
  /** No key, on a server as it starts with its own database. */
  anonymous: ['READ', 'SIMULATE'],
  reader: ['READ'],
  other: ['READ', 'SIMULATE', 'ANALYSE'],
  admin: ['ADMIN'],
  owner: ['READ', 'SIMULATE', 'ANALYSE', 'ADMIN'],
} as const satisfies Record<string, readonly Scope[]>

export type Role = keyof typeof roleScopes

export const roles = Object.keys(roleScopes) as Role[]

type Answer = Awaited<ReturnType<TestServer['execute']>>

export type Ask = (query: string, variables?: object) => Promise<Answer>

export interface RoleServer extends TestServer {
  as(role: Role): Ask
  /** Headers by which a role presents itself; without a key, what the server lets anybody do changes with it. */
  present(role: Role): Record<string, string>
  /** State of every table but the budgets: rows, and the transactions that wrote them. */
  tables(): Promise<Record<string, string>>
  /** State of what the owner has stored. */
  ownersRows(): Promise<Record<string, string>>
}

const unlimited = { maxCost: 1e9, maxTokens: 1e5, maxAliases: 1e4, maxDepth: 100 }

/** A server, and a caller of each role. Each has its key noted as used, so that nothing but requests changes a table. */
export async function startWithRoles(
  options: Pick<Partial<ServerOptions>, 'schema' | 'now'>,
): Promise<RoleServer> {
  let anonymousScopes: readonly Scope[] = []
  const now = options.now ?? (() => new Date('2026-01-15T12:00:00Z'))
  const server: TestServer = await startTestServer({
    ...options,
    limits: unlimited,
    authenticate: (authorization) =>
      createAuthenticator({ db: server.database.client, now, anonymousScopes })(authorization),
  })
  const headers: Record<string, Record<string, string>> = {}
  const present = (role: Role) => {
    anonymousScopes = roleScopes[role]
    return headers[role]!
  }
  for (const role of roles) {
    const keyless = role === 'nobody' || role === 'anonymous'
    headers[role] = keyless ? {} : await server.authorization(role, roleScopes[role])
    await server.execute('{ viewer { name } }', {}, present(role))
  }
  return {
    ...server,
    present,
    as: (role) => (query, variables) => server.execute(query, variables, present(role)),
    async tables() {
      const names = await server.database.client.$queryRaw<{ name: string }[]>`
        SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'RateLimit'`
      return statesOf(
        server,
        names.map(({ name }) => name),
      )
    },
    ownersRows: () => statesOf(server, owned, `WHERE "ownerId" = 'key:owner'`),
  }
}

const owned = ['Scenario', 'ScenarioChange', 'Simulation', 'Analysis']

async function statesOf(server: TestServer, tables: readonly string[], where = '') {
  const states = tables.map(
    (name) =>
      `SELECT '${name}' AS name, count(*) || ' rows, ' || coalesce(sum(xmin::text::bigint), 0) AS state FROM "${name}" ${where}`,
  )
  const rows = await server.database.client.$queryRawUnsafe<{ name: string; state: string }[]>(
    states.join(' UNION ALL '),
  )
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}
