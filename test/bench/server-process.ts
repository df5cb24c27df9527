import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProcess } from '../support/process.ts'

/**
 * Measures main.ts as a process of its own, on an embedded database that is made for the occasion and removed with it, also
 * when the bench is interrupted.
 *
 * @param measure what to do with the server at this address, and the folder of its database
 * @param env settings of the server besides those of the bench
 */
export async function withServer<Result>(
  measure: (url: string, dataDir: string) => Promise<Result>,
  env: Record<string, string> = {},
): Promise<Result> {
  const dataDir = mkdtempSync(join(tmpdir(), 'monazite-bench-'))
  // The database server runs under another account where the bench runs as root.
  chmodSync(dataDir, 0o711)
  const server = startProcess('src/main.ts', {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    // What is measured is what the server can, not what it lets one caller have.
    ANONYMOUS_SCOPES: 'read,simulate,analyse',
    RATE_LIMIT_ANONYMOUS: '2000000000',
    ...env,
  })
  const stop = async () => {
    server.kill('SIGTERM')
    await server.ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  const interrupted = () => void stop().then(() => process.exit(1))
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)
  try {
    return await measure((await server.printed(/GraphQL {4}(http\S+)\/graphql/))[1]!, dataDir)
  } finally {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
    await stop()
  }
}
