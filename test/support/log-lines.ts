import { createLog, type Log } from '../../src/log.ts'

type Line = Record<string, unknown> & { msg: string; level: string }

export interface LogLines {
  log: Log
  /** Lines so far, parsed. */
  lines: Line[]
  /** The first line with this message that has not been waited for before. */
  next(message: string): Promise<Line>
}

/** A log of all levels that keeps what it is told. */
export function keepLog(): LogLines {
  const lines: Line[] = []
  const seen = new Set<Line>()
  const waiting = new Set<() => void>()
  const log = createLog('trace', {
    write(text: string) {
      lines.push(JSON.parse(text))
      for (const look of waiting) look()
    },
  })
  return {
    log,
    lines,
    next: (message) =>
      new Promise((resolve) => {
        const look = () => {
          const line = lines.find((candidate) => candidate.msg === message && !seen.has(candidate))
          if (!line) return
          seen.add(line)
          waiting.delete(look)
          resolve(line)
        }
        waiting.add(look)
        look()
      }),
  }
}
