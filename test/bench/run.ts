/** Benchmarks: `npm run bench`. They say what this machine does now, so compare figures of one run with each other. */
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { engineReport } from './engine.ts'
import { httpReport } from './http.ts'
import { responsivenessReport } from './responsiveness.ts'
import { studiesReport } from './studies.ts'

const usage = `Usage: npm run bench -- [--only engine|studies|http] [--seconds <number>]

Measures the engine and its studies on one core, and the server from end to end, in about two minutes.

  --only <part>       engine, studies or http; all if not given
  --seconds <number>  measured time of each case (4)
  -h, --help          prints this
`

const reports = {
  engine: engineReport,
  studies: async (seconds: number) =>
    `${await studiesReport(seconds)}\n\n${await responsivenessReport(seconds)}`,
  http: httpReport,
}

try {
  const { help, parts, seconds } = readOptions()
  if (help) process.stdout.write(usage)
  else {
    const model = cpus()[0]?.model ?? 'unknown processor'
    process.stdout.write(`Node ${process.versions.node}, ${availableParallelism()} cores, ${model}\n`)
    for (const part of parts) process.stdout.write(`\n${await reports[part](seconds)}\n`)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      seconds: { type: 'string', default: '4' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const all = Object.keys(reports) as (keyof typeof reports)[]
  const parts = all.filter((part) => values.only === undefined || values.only === part)
  const seconds = Number(values.seconds)
  if (parts.length === 0)
    throw new Error(`--only takes engine, studies or http, not ${values.only}.\n\n${usage}`)
  if (!(seconds > 0)) throw new Error(`--seconds takes a number above 0, not ${values.seconds}.\n\n${usage}`)
  return { help: values.help, parts, seconds }
}
