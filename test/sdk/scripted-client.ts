import { onTestFinished } from 'vitest'
import { type ClientOptions, createClient } from '../../src/sdk/index.ts'
import { startScriptedServer, type Turn } from './scripted-server.ts'

/** A scripted server, which ends with the test, and a client of it whose waits are the shortest. */
export async function startScripted(script: [Turn, ...Turn[]], options: Partial<ClientOptions> = {}) {
  const server = await startScriptedServer(script)
  onTestFinished(() => server.close())
  return { server, client: createClient({ url: server.url, random: () => 0, ...options }) }
}
