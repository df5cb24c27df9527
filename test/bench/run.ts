/** Benchmarks: `npm run bench`. They say what this machine does now, so compare figures of one run with each other. */
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { engineReport } from './engine.ts'
import { httpReport } from './http.ts'
import { jobsReport } from './jobs.ts'
import { responsivenessReport } from './responsiveness.ts'
import { studiesReport } from './studies.ts'

const usage = `Usage: npm run bench -- [--only engine|studies|http|jobs] [--seconds <number>] [--draws <number>]

Measures the engine and its studies on one core, and the server from end to end, in about three minutes.

  --only <part>       engine, studies, http or jobs; all if not given
  --seconds <number>  measured time of each case (4)
  --draws <number>    draws of the study that workers share (4000000)
  -h, --help          prints this
`

const reports = {
  engine: engineReport,
  studies: async (seconds: number) =>
    `${await studiesReport(seconds)}\n\n${await responsivenessReport(seconds)}`,
  http: httpReport,
  jobs: (_seconds: number, draws: number) => jobsReport({ draws }),
}

try {
  const { help, parts, seconds, draws } = readOptions()
  if (help) process.stdout.write(usage)
  else {
    const model = cpus()[0]?.model ?? 'unknown processor'
    process.stdout.write(`Node ${process.versions.node}, ${availableParallelism()} cores, ${model}\n`)
    for (const part of parts) process.stdout.write(`\n${await reports[part](seconds, draws)}\n`)
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
      draws: { type: 'string', default: '4000000' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const all = Object.keys(reports) as (keyof typeof reports)[]
  const parts = all.filter((part) => values.only === undefined || values.only === part)
  const seconds = Number(values.seconds)
  if (parts.length === 0)
    throw new Error(`--only takes engine, studies, http or jobs, not ${values.only}.\n\n${usage}`)
  if (!(seconds > 0)) throw new Error(`--seconds takes a number above 0, not ${values.seconds}.\n\n${usage}`)
  const draws = Number(values.draws)
  if (!(Number.isInteger(draws) && draws >= 64))
    throw new Error(`--draws takes a number from 64, not ${values.draws}.\n\n${usage}`)
  return { help: values.help, parts, seconds, draws }
}
