import { spawn } from 'node:child_process'

/** One of the project's scripts as a process of its own. */
export interface ScriptProcess {
  /** Standard output and standard error so far, in the order of arrival; of a talkative process the last million characters. */
  output(): string
  /** Resolves with the first match in the output; rejects when the process ends without one. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  kill(signal: NodeJS.Signals): void
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

export interface ScriptOptions {
  /** Folder that it runs in. */
  cwd: string
  /** Its whole environment. */
  env: NodeJS.ProcessEnv
  args?: string[]
  /** A group of its own: the terminal's Ctrl-C does not reach it. */
  detached?: boolean
  /** Is told each line that it prints. */
  onLine?: (line: string) => void
}

const keptCharacters = 1_000_000

export function startScript(script: string, options: ScriptOptions): ScriptProcess {
  const { cwd, env, args = [], detached = false, onLine } = options
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env,
    detached,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    let begun = ''
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-keptCharacters)
      for (const look of waiting) look()
      if (!onLine) return
      const lines = (begun + chunk).split('\n')
      begun = lines.pop()!
      for (const line of lines) onLine(line)
    })
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal!))
  })
  return {
    output: () => text,
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const match = pattern.exec(text)
          if (!match) return
          waiting.delete(look)
          resolve(match)
        }
        waiting.add(look)
        look()
        ended.then((code) => reject(new Error(`ended with ${code} before ${pattern}:\n${text}`)))
      }),
    kill: (signal) => child.kill(signal),
    ended,
  }
}
