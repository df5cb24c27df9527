import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number
  dataDirectory: string
  port: number
  ready: boolean
}

/**
 * Reads the cluster's pid file; undefined when there is none or it names no server of this cluster.
 *
 * PostgreSQL cleans a file whose process is dead, but is misled where the number now belongs to another process (usual
 * after a container's restart), to a zombie, or where the file came along with a copy of the folder. A file that names
 * no running server of this cluster is therefore removed.
 *
 * @param data the cluster's folder, real path
 */
export function readPostmaster(data: string): Postmaster | undefined {
  const path = join(data, 'postmaster.pid')
  const text = read(path)
  // Empty: being written at this moment, or the rest of a crash, of which the server's own message tells.
  if (!text) return undefined
  const [pid, dataDirectory = '', , port, , , , status = ''] = text.split('\n')
  const found = { pid: Number(pid), dataDirectory, port: Number(port), ready: status.trim() === 'ready' }
  // PostgreSQL judges by the number alone; one that runs nothing, or something else, is for us to clear.
  const ours = isAlive(found.pid) && isPostgres(found.pid)
  // A file that is only half written yet has no port; its server is starting.
  if (ours && (!found.port || found.dataDirectory === data)) return found
  remove(path, text)
  return undefined
}

/**
 * Whether a process with this number runs, whoever owns it. One that has ended but was never waited for does not: in a
 * container whose first process is Node, every orphan stays such a zombie.
 */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  // The state follows the command's name, which stands in parentheses and may hold any character.
  return !/\) Z [^)]*$/.test(read(`/proc/${pid}/stat`) ?? '')
}

/** False only where the system shows that the process is something else; systems without /proc do not tell. */
function isPostgres(pid: number): boolean {
  return read(`/proc/${pid}/cmdline`)?.includes('postgres') ?? true
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Removes the file if it still says `text`: another process may have removed it and started a server since. */
function remove(path: string, text: string): void {
  const aside = `${path}.stale-${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (read(aside) === text) rmSync(aside)
  else renameSync(aside, path)
}
