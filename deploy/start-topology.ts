import { fileURLToPath } from 'node:url'
import { unlessAborted } from '../src/jobs/unless-aborted.ts'
import { StartupError } from '../src/startup-error.ts'
import { freePort } from '../src/store/free-port.ts'
import { type ScriptProcess, startScript } from './script-process.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

export interface TopologyOptions {
  /** PostgreSQL server that all of them share. */
  databaseUrl: string
  gateways: number
  workers: number
  /** Port of the first gateway; the other gateways, then the workers, have those that follow. 0: each a free one. */
  port: number
  /** Environment of each process, but for what makes it one of these. */
  env: NodeJS.ProcessEnv
  onLine?: (name: string, line: string) => void
  /** Ends the start. */
  signal?: AbortSignal
}

/** A gateway or a worker. */
export interface Member extends ScriptProcess {
  /** `gateway 1` */
  readonly name: string
  /** Address without a path: of the API, or of a worker's `/healthz`, `/readyz` and `/metrics`. */
  readonly url: string
}

/** Gateways that compute no jobs, and workers that do, on one database. */
export interface Topology {
  readonly gateways: readonly Member[]
  readonly workers: readonly Member[]
  /** Starts one more worker. */
  addWorker(): Promise<Member>
  /** Stops the gateways, while workers still finish what requests wait for, and then the workers. */
  close(): Promise<void>
}

/**
 * Starts all processes at once, and waits until each is ready.
 *
 * @throws StartupError when one of them ends before it is ready; the reason of `signal`. Nothing runs then any more.
 */
export async function startTopology(options: TopologyOptions): Promise<Topology> {
  const { databaseUrl, port, env, onLine, signal = new AbortController().signal } = options
  const started: Record<'gateway' | 'worker', ScriptProcess[]> = { gateway: [], worker: [] }
  let closing = false

  async function start(
    kind: 'gateway' | 'worker',
    settings: Record<string, string>,
    ready: RegExp,
  ): Promise<Omit<Member, 'url'> & { match: RegExpExecArray }> {
    if (closing) throw new StartupError('The topology is closing.')
    const processes = started[kind]
    const name = `${kind} ${processes.length + 1}`
    const member = startScript(kind === 'gateway' ? 'src/main.ts' : 'src/worker.ts', {
      cwd: projectFolder,
      env: { ...env, DATABASE_URL: databaseUrl, ...settings },
      // Who stops first is decided here.
      detached: true,
      ...(onLine && { onLine: (line: string) => onLine(name, line) }),
    })
    processes.push(member)
    const match = await member.printed(ready).catch(async (cause) => {
      const lines = member.output().trim().split('\n').slice(-10).join('\n')
      throw new StartupError(`${name} ended with ${await member.ended} before it was ready:\n${lines}`, {
        cause,
      })
    })
    return { ...member, name, match }
  }

  const startGateway = async (index: number): Promise<Member> => {
    const settings = { PORT: String(port === 0 ? 0 : port + index), GATEWAY_JOBS: 'false' }
    const { match, ...member } = await start('gateway', settings, /GraphQL {4}(http\S+)\/graphql/)
    return { ...member, url: match[1]! }
  }

  const startWorker = async (index: number): Promise<Member> => {
    const own = port === 0 ? await freePort(undefined) : port + options.gateways + index
    const { match: _, ...member } = await start(
      'worker',
      { WORKER_PORT: String(own) },
      /worker computes with/,
    )
    const host = env.HOST || '127.0.0.1'
    return { ...member, url: `http://${host.includes(':') ? `[${host}]` : host}:${own}` }
  }

  async function close(): Promise<void> {
    closing = true
    for (const processes of [started.gateway, started.worker]) {
      for (const process of processes) process.kill('SIGTERM')
      await Promise.all(processes.map(({ ended }) => ended))
    }
  }

  const times = <T>(count: number, make: (index: number) => Promise<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => make(index)))
  try {
    const [gateways, workers] = await unlessAborted(
      Promise.all([times(options.gateways, startGateway), times(options.workers, startWorker)]),
      signal,
    )
    return { gateways, workers, addWorker: () => startWorker(started.worker.length), close }
  } catch (error) {
    await close()
    throw error
  }
}
