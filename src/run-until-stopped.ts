import { parseArgs } from 'node:util'
import { Closers } from './closers.ts'
import { type Env, readEnv } from './env.ts'
import type { Log } from './log.ts'
import { runEntry } from './run-entry.ts'
import { StartupError } from './startup-error.ts'

/** npm passes on a signal that the terminal has sent to both: what comes this soon after the first is the same wish. */
const repeatMillis = 500

/**
 * Runs a process that works until it is told to stop, and then closes what it has opened. A second signal ends it at once; the
 * next start tidies up after it.
 *
 * @param start opens what the process needs, each thing registered with the closers
 */
export function runUntilStopped(
  usage: string,
  start: (env: Env, closers: Closers) => Promise<Log>,
): Promise<void> {
  return runEntry(async () => {
    if (wantsHelp(usage)) {
      process.stdout.write(usage)
      return
    }
    const env = readEnv()
    const closers = new Closers()
    const told = stopSignal()
    try {
      const log = await start(env, closers)
      log.info({ signal: await told }, 'stopping')
      // Whatever hangs must not keep the process: what is under way has had its time by then.
      const giveUp = setTimeout(() => process.exit(1), (env.SHUTDOWN_SECONDS + 10) * 1_000)
      await closers.close()
      clearTimeout(giveUp)
      log.info('stopped')
    } finally {
      await closers.close()
    }
  })
}

function wantsHelp(usage: string): boolean {
  try {
    return parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help === true
  } catch (cause) {
    throw new StartupError(`${(cause as Error).message}\n\n${usage}`, { cause })
  }
}

/** Resolves at the first SIGINT or SIGTERM. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    let asked: number | undefined
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        const now = performance.now()
        if (asked === undefined) resolve(signal)
        else if (now - asked > repeatMillis) process.exit(1)
        asked ??= now
      })
  })
}
