import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shippedFolder } from '../../src/store/import-data-set.ts'

/** A copy of the shipped data that a test may spoil; gone at the end of the `using` block. */
export interface FolderCopy extends Disposable {
  readonly folder: string
  /** Rewrites a file; fails when that changes nothing, so that no test passes on a change that was not made. */
  edit(file: string, change: (content: string) => string): void
  remove(file: string): void
}

export function copyDataFolder(): FolderCopy {
  const folder = mkdtempSync(join(tmpdir(), 'monazite-data-'))
  cpSync(shippedFolder, folder, { recursive: true })
  return {
    folder,
    edit(file, change) {
      const path = join(folder, file)
      const before = readFileSync(path, 'utf8')
      const after = change(before)
      if (after === before) throw new Error(`The edit of ${file} changes nothing.`)
      writeFileSync(path, after)
    },
    remove: (file) => rmSync(join(folder, file)),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Replaces one line, counted from 1. */
export function replaceLine(line: number, change: (text: string) => string): (content: string) => string {
  return (content) =>
    content
      .split('\n')
      .map((text, at) => (at === line - 1 ? change(text) : text))
      .join('\n')
}
