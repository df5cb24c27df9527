import pg from 'pg'

/** Rows of every table, but for the counts of rate limits: how one tells that a data set is there once and whole. */
export async function rowsByTable(url: string): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> 'RateLimit' ORDER BY 1`,
    )
    const counts: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT count(*)::int AS count FROM public.${client.escapeIdentifier(name)}`,
      )
      counts[name] = rows[0].count
    }
    return counts
  } finally {
    await client.end()
  }
}
