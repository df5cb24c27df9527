import pg from 'pg'
import { StartupError } from '../startup-error.ts'

/**
 * Opens one session on the server that a connection string names. The caller ends it.
 *
 * @throws StartupError that says in one sentence why it cannot, naming host and database but never the password
 */
export async function connect(url: string, applicationName: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: applicationName,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (cause) {
    await client.end().catch(() => undefined)
    throw new StartupError(explain(client, cause as Error & { code?: string }), { cause })
  }
}

function explain(client: pg.Client, error: Error & { code?: string }): string {
  const at = `${client.host}:${client.port}`
  switch (error.code) {
    case 'ECONNREFUSED':
      return `No PostgreSQL server answers at ${at} (connection refused). Is it running, and is DATABASE_URL right?`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host ${client.host} of DATABASE_URL is not known (${error.code}).`
    case '28P01':
    case '28000':
      return `The PostgreSQL server at ${at} refuses the user or password of DATABASE_URL (${error.message}).`
    case '3D000':
      return `The PostgreSQL server at ${at} has no database "${client.database}". Create it, or correct DATABASE_URL.`
    default:
      return `The PostgreSQL server at ${at} cannot be used (${error.message || error.code}). See DATABASE_URL.`
  }
}
