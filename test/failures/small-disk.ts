import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { clusterFiles, clusterUser } from '../../src/store/cluster.ts'
import { readPostmaster } from '../../src/store/postmaster-pid.ts'
import { openServerHome } from '../../src/store/server-home.ts'

/** A data folder of which a test decides whether there is space left. */
export interface SmallDisk {
  dataDir: string
  /** Takes all space away from the database server that runs in the folder. */
  fill(): Promise<void>
  /** Gives it back. */
  free(): Promise<void>
  close(): void
}

/**
 * A tmpfs that holds the whole folder, so that the server meets a disk without space (ENOSPC). Where mounting is not allowed,
 * a limit on the size of files (EFBIG), just above that of the server's own log, and rows that bring the table of results to it.
 */
export function openSmallDisk(folder: string): SmallDisk {
  const disk = join(folder, 'disk')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=711', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return limitedDisk(disk)
  }
  const ballast = join(disk, 'ballast')
  return {
    dataDir: disk,
    async fill() {
      const { bavail, bsize } = statfsSync(disk)
      writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    },
    free: async () => rmSync(ballast),
    close: () => execFileSync('umount', [disk]),
  }
}

const limitBytes = 17 * 2 ** 20

function limitedDisk(dataDir: string): SmallDisk {
  const limit = (bytes: number | 'unlimited') => {
    const { pid } = readPostmaster(clusterFiles(openServerHome(dataDir)).data)!
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    for (const each of [String(pid), ...children.trim().split(/\s+/)])
      execFileSync('prlimit', [`--pid=${each}`, `--fsize=${bytes}:`])
  }
  return {
    dataDir,
    async fill() {
      limit(limitBytes)
      const { data, password } = clusterFiles(openServerHome(dataDir))
      const { port } = readPostmaster(data)!
      const client = new pg.Client({
        host: '127.0.0.1',
        port,
        user: clusterUser,
        password: readFileSync(password, 'utf8'),
        database: 'monazite',
      })
      await client.connect()
      const insert = `INSERT INTO "SimulationResult" SELECT $1, "modelVersion", "startYear", "horizonYears", "levers",
        "parameters", "columns", $2, "baseline", "summary", "computedAt" FROM "SimulationResult" LIMIT 1`
      // Small ones last: they take the room that is left in pages.
      for (const size of [200_000, 5_000, 200]) {
        let full = false
        for (let row = 0; !full; row++) {
          full = await client.query(insert, [`ballast ${size} ${row}`, randomBytes(size)]).then(
            () => false,
            () => true,
          )
        }
      }
      await client.end()
    },
    free: async () => limit('unlimited'),
    close: () => undefined,
  }
}
