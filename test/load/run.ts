/** Load test: `npm run load`. Server, database and generator share the cores, so compare figures of one run with each other. */
import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { withServer } from '../bench/server-process.ts'
import { table } from '../bench/table.ts'
import { loadEnv, storeRun, warmupSeconds } from './apply-load.ts'
import { findSaturation, type Step } from './saturation.ts'
import { soak } from './soak.ts'

const usage = `Usage: npm run load -- [--seconds <number>] [--soak <minutes>]

Raises the rate of a mix of requests until the 99th percentile has doubled, then sends three times as much.

  --seconds <number>  of each rate, ${warmupSeconds} of which are not counted (20)
  --soak <minutes>    then sends at the saturation rate for so long, and follows the server's memory (0)
  -h, --help          prints this
`

/** Time before memory is looked at. */
const settleSeconds = 120

try {
  const { help, seconds, soakMinutes } = readOptions()
  if (help) process.stdout.write(usage)
  else await report(seconds, soakMinutes)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
}

async function report(seconds: number, soakMinutes: number): Promise<void> {
  const model = cpus()[0]?.model ?? 'unknown processor'
  process.stdout.write(
    `Node ${process.versions.node}, ${availableParallelism()} cores shared with database and generator, ${model}\n\n`,
  )
  await withServer(async (url) => {
    const runId = await storeRun(url)
    const { unloaded, steps, saturated, overloaded } = await findSaturation({ url, runId }, seconds, told)
    const row = (name: string, step: Step) => [
      name,
      String(step.rate),
      step.acceptedPerSecond.toFixed(0),
      step.refusedPerSecond.toFixed(0),
      step.p50.toFixed(1),
      step.p99.toFixed(1),
      (step.p99 / unloaded.p99).toFixed(1),
      String(step.failures.length),
    ]
    const rows = [
      row('unloaded', unloaded),
      ...steps.slice(0, -1).map((step) => row('', step)),
      row('saturation', saturated),
      row('three times that', overloaded),
    ]
    const head = [
      '',
      'requests/s',
      'accepted/s',
      'refused/s',
      'p50 ms',
      'p99 ms',
      '× unloaded p99',
      'failures',
    ]
    const share = overloaded.acceptedPerSecond / saturated.acceptedPerSecond
    process.stdout.write(
      `${table(head, rows)}\n\nAccepted at three times the saturation rate: ${(100 * share).toFixed(0)} % of what is at saturation\n`,
    )
    if (soakMinutes === 0) return
    const lasting = await soak(
      {
        url,
        runId,
        rate: saturated.rate,
        seconds: settleSeconds + soakMinutes * 60,
        subscriptions: 4,
        firstUnique: 100_000_000,
      },
      { settleSeconds },
    )
    process.stdout.write(
      `Memory over ${soakMinutes} minutes at ${saturated.rate} requests/s: resident ${lasting.rssMegabytesPerMinute.toFixed(2)} MB, heap ${lasting.heapMegabytesPerMinute.toFixed(2)} MB a minute; ${lasting.failures.length} failures\n`,
    )
  }, loadEnv)
}

/** A search takes minutes: each step is told as it ends. */
function told({ rate, acceptedPerSecond, p99 }: Step): void {
  process.stderr.write(
    `${rate} requests/s: ${acceptedPerSecond.toFixed(0)} accepted, p99 ${p99.toFixed(1)} ms\n`,
  )
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '20' },
      soak: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [seconds, soakMinutes] = [Number(values.seconds), Number(values.soak)]
  if (!(Number.isInteger(seconds) && seconds > warmupSeconds))
    throw new Error(
      `--seconds takes a whole number above ${warmupSeconds}, not ${values.seconds}.\n\n${usage}`,
    )
  if (!(Number.isInteger(soakMinutes) && soakMinutes >= 0))
    throw new Error(`--soak takes a whole number, not ${values.soak}.\n\n${usage}`)
  return { help: values.help, seconds, soakMinutes }
}
