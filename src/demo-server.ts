import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { childEnv } from './env.ts'
import { StartupError } from './startup-error.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
/** A first start initialises a database; slow disks take their time. */
const startMillis = 120_000

export interface OwnServer {
  /** Address of its GraphQL endpoint. */
  url: string
  close(): Promise<void>
}

/**
 * Starts main.ts as a process of its own, on a free port of this machine, and waits until it listens.
 *
 * @throws StartupError with what it printed when it does not start; the reason of `signal`
 */
export async function startOwnServer(signal: AbortSignal): Promise<OwnServer> {
  signal.throwIfAborted()
  const child = spawn(process.execPath, [main], {
    env: childEnv({ PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const close = async () => {
    child.kill('SIGTERM')
    await ended
  }
  let printed = ''
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk
  })
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const stop = () => reject(signal.reason)
      signal.addEventListener('abort', stop, { once: true })
      const timer = setTimeout(
        () => reject(new StartupError(`The server did not start within ${startMillis / 1_000} s.`)),
        startMillis,
      )
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        printed += chunk
        const address = /GraphQL\s+(http\S+\/graphql)/.exec(printed)?.[1]
        if (address) resolve(address)
      })
      child.once('error', (cause) =>
        reject(new StartupError(`The server cannot be started: ${cause.message}`, { cause })),
      )
      ended.then(() => {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
        reject(new StartupError(`The server ended while starting.\n${complaints || printed}`))
      })
    })
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}
