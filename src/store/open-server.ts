import type { Log } from '../log.ts'
import { type EmbeddedServer, startEmbeddedServer } from './embedded-server.ts'

/**
 * The PostgreSQL server of this process: the one that `databaseUrl` names, which is left alone, or the embedded one in
 * `dataDir`, which is started and, by its last user, stopped.
 */
export async function openServer(options: {
  databaseUrl: string | undefined
  dataDir: string
  log: Log
}): Promise<EmbeddedServer> {
  const { databaseUrl, dataDir, log } = options
  if (databaseUrl !== undefined) return { url: databaseUrl, close: async () => undefined }
  return startEmbeddedServer({ dataDir, log })
}
