import { expect } from 'vitest'
import { columnsOf, userTables } from '../../src/store/backup/tables.ts'
import { connect } from '../../src/store/connect.ts'
import { storeEverything } from '../graphql/access/stored-things.ts'
import type { TestServer } from '../support/server.ts'

type Headers = Record<string, string>

/** Stores a thing of each kind, and a run from a preset, as the owner of a key. @returns the header that presents it */
export async function storeUserData(server: TestServer): Promise<Headers> {
  const headers = await server.authorization('ada')
  await storeEverything((query, variables) => server.execute(query, variables, headers))
  await server.execute(
    'mutation { simulate(input: { scenario: "embargo-2010", horizonYears: 2 }) { __typename } }',
    {},
    headers,
  )
  return headers
}

const study = 'nodes { id createdAt fingerprint dataSetVersion stale scenario { id slug title } }'

/** What the API says of all that the owner of a key has stored. */
export async function readThroughApi(server: TestServer, headers: Headers): Promise<unknown> {
  const { body } = await server.execute(
    `{ viewer { name scopes } apiKeys { nodes { prefix name owner scopes createdAt expiresAt } }
      scenarios { nodes { id slug title description version document } }
      scenarioChanges { nodes { id kind at actor version state } }
      simulations { ${study} edges { node { request years { year severity { oxide } } } } }
      comparisons { ${study} } attributions { ${study} } sensitivities { ${study} } recommendations { ${study} } }`,
    {},
    headers,
  )
  expect(body.errors).toBeUndefined()
  return body.data
}

/** Every row of callers by table, as PostgreSQL writes it out; of some of the columns where `columns` names them. */
export async function userRows(
  url: string,
  columns?: ReadonlyMap<string, readonly string[]>,
): Promise<Record<string, string[]>> {
  const session = await connect(url, 'test')
  try {
    const all = columns ?? (await columnsOf(session))
    const rows: Record<string, string[]> = {}
    for (const { table, own = 'true' } of userTables) {
      const names = (all.get(table) ?? []).map((name) => `"${name}"`).join(', ')
      if (names === '') continue
      const found = await session.query<{ row: string }>(
        `SELECT ROW(${names})::text AS row FROM "${table}" WHERE ${own} ORDER BY 1`,
      )
      rows[table] = found.rows.map(({ row }) => row)
    }
    return rows
  } finally {
    await session.end()
  }
}
