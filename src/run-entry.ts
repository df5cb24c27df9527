import { StartupError } from './startup-error.ts'

/**
 * Runs an entry point. A StartupError is told by its message alone, anything else with its stack; both end the process
 * with 1.
 */
export async function runEntry(entry: () => Promise<void>): Promise<void> {
  try {
    await entry()
  } catch (error) {
    const text =
      error instanceof StartupError ? error.message : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${text}\n`)
    process.exitCode = 1
  }
}
