import type pg from 'pg'

/** A table that holds what no import of a data set can bring back. */
export interface UserTable {
  readonly table: string
  /** SQL condition of its rows that are not the data set's. Absent where all are callers' own. */
  readonly own?: string
}

/** What a backup holds, each table after those that its rows point at. */
export const userTables: readonly UserTable[] = [
  { table: 'ApiKey' },
  { table: 'Scenario', own: 'NOT "preset"' },
  { table: 'ScenarioChange' },
  { table: 'SimulationResult' },
  { table: 'AnalysisResult' },
  { table: 'Simulation' },
  { table: 'Analysis' },
]

/** Tables whose rows are worth nothing after a while; no backup holds them. What a job would have stored can be asked for again. */
export const volatileTables: readonly string[] = ['RateLimit', 'StudyJob', 'StudyPart']

/** Columns of each user table in the order of their making; tables that the database lacks are left out. */
export async function columnsOf(session: pg.Client): Promise<Map<string, string[]>> {
  const { rows } = await session.query<{ table: string; columns: string[] }>(
    `SELECT "table", array_agg(attname::text ORDER BY attnum) AS columns
     FROM unnest($1::text[]) AS "table" JOIN pg_attribute ON attrelid = to_regclass(quote_ident("table"))
     WHERE attnum > 0 AND NOT attisdropped AND attgenerated = '' GROUP BY "table"`,
    [userTables.map(({ table }) => table)],
  )
  return new Map(rows.map(({ table, columns }) => [table, columns]))
}

/** Names of the user tables that have rows of callers. */
export async function tablesInUse(session: pg.Client): Promise<string[]> {
  const there = await columnsOf(session)
  const inUse: string[] = []
  for (const { table, own } of userTables) {
    if (!there.has(table)) continue
    const { rowCount } = await session.query(`SELECT FROM ${quoted(table)} ${conditionOf(own)} LIMIT 1`)
    if (rowCount !== 0) inUse.push(table)
  }
  return inUse
}

export function conditionOf(own: string | undefined): string {
  return own === undefined ? '' : `WHERE ${own}`
}

/** A name as an SQL identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Names as a list of SQL identifiers. */
export function listed(names: readonly string[]): string {
  return names.map(quoted).join(', ')
}
