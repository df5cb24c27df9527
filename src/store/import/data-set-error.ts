import { StartupError } from '../../startup-error.ts'

/** A reason why a data folder cannot be imported, and where it stands. */
export interface DataProblem {
  readonly file: string
  /** Line of the file, the header being 1; for a value with line breaks, the line on which its row ends. */
  readonly line: number
  /** Column name; empty when the row or the file as a whole is at fault. */
  readonly column: string
  readonly reason: string
}

const LISTED = 50

/** A data folder was refused. Nothing of it was stored; the previous data set goes on answering. */
export class DataSetError extends StartupError {
  /** The first 50 problems in the order of files and lines. */
  readonly problems: readonly DataProblem[]
  /** How many there are in all. */
  readonly total: number

  constructor(folder: string, problems: readonly DataProblem[]) {
    const listed = [...problems].sort(byPlace).slice(0, LISTED)
    const rest = problems.length - listed.length
    super(
      [
        `The data set in ${folder} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:`,
        ...listed.map((problem) => `  ${describe(problem)}`),
        ...(rest > 0 ? [`  … and ${rest} more`] : []),
      ].join('\n'),
    )
    this.problems = listed
    this.total = problems.length
  }
}

function byPlace(a: DataProblem, b: DataProblem): number {
  return a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
}

function describe({ file, line, column, reason }: DataProblem): string {
  const place = line > 0 ? `${file}, line ${line}` : file
  return `${place}${column ? `, column ${column}` : ''}: ${reason}`
}

/** Gathers problems, so that one import names all of them. */
export class ProblemList {
  readonly all: DataProblem[] = []

  add(file: string, line: number, column: string, reason: string): void {
    this.all.push({ file, line, column, reason })
  }
}
