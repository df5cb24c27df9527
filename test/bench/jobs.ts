import {
  defaultLevers,
  defaultParameters,
  defaultYearOutputs,
  type EnsembleStudy,
  parameterTable,
  runStudy,
} from '../../src/engine/index.ts'
import { drawChunk, merge } from '../../src/jobs/stored/chunk-work.ts'
import { stagesOf } from '../../src/jobs/stored/plan.ts'
import { freePort } from '../../src/store/free-port.ts'
import { startProcess } from '../support/process.ts'
import { withServer } from './server-process.ts'
import { table } from './table.ts'

const workerCount = 4

/**
 * A study that worker processes compute in chunks, against as many draws in one thread of this process: processor time of
 * all workers, what of it a chunk costs beside its draws, and what is stored for it.
 *
 * @param options.draws draws of the study
 */
export async function jobsReport({ draws }: { draws: number }): Promise<string> {
  const study = studyOf(draws)
  const [stage] = stagesOf(study)
  const chunks = stage!.chunks.length
  const alone = microsecondsAlone()
  const parts = partCosts(study)
  const { seconds, cpuSeconds } = await computed(draws)
  const computing = (alone * draws) / 1e6
  const rows = [
    ['draws, scenario and baseline, 10 years', draws.toLocaleString('en-US')],
    ['chunks', chunks.toLocaleString('en-US')],
    [`time of ${workerCount} worker processes of one thread, s`, seconds.toFixed(1)],
    ['processor time of the workers, s', cpuSeconds.toFixed(1)],
    ['processor time of as many draws in one thread, s', computing.toFixed(1)],
    ['× one thread', (cpuSeconds / computing).toFixed(2)],
    [
      'processor time of a chunk beside its draws, ms',
      (((cpuSeconds - computing) / chunks) * 1_000).toFixed(0),
    ],
    ['part of a chunk as stored, kB', (parts.bytes / 1_000).toFixed(0)],
    ['merging a part, ms', parts.mergeMillis.toFixed(1)],
  ]
  return `A study in chunks, on an embedded database\n\n${table(['', ''], rows)}`
}

function studyOf(runs: number): EnsembleStudy {
  const held = new Uint8Array(parameterTable.length)
  const design = { startYear: 2026, horizonYears: 10, parameters: defaultParameters(), held, seed: 1 }
  const levers = { ...defaultLevers, china: { oxide: [0.5, 0.5, 0.3], magnet: [] } }
  return { kind: 'ensemble', design, levers, effort: { runs }, yearOutputs: defaultYearOutputs }
}

/** Processor time of a draw in one thread, statistics included. */
function microsecondsAlone(): number {
  const runs = 200_000
  runStudy(studyOf(runs / 2))
  const before = process.cpuUsage()
  runStudy(studyOf(runs))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / runs
}

function partCosts(study: EnsembleStudy) {
  const [{ looks, chunks }] = stagesOf({ ...study, effort: { runs: 10_000_000 } }) as [
    ReturnType<typeof stagesOf>[number],
  ]
  const parts = chunks.slice(0, 2).map((chunk) => drawChunk({ ...chunk, study, looks }))
  const look = { study, look: null, estimate: false }
  merge({ ...look, parts })
  const one = merge({ ...look, parts: parts.slice(0, 1) })
  const two = merge({ ...look, parts })
  return { bytes: parts[0]!.length, mergeMillis: Math.max(0, two.millis - one.millis) }
}

/** Has the study computed by workers. */
async function computed(runs: number): Promise<{ seconds: number; cpuSeconds: number }> {
  return withServer(
    async (url, dataDir) => {
      const ports = await Promise.all(Array.from({ length: workerCount }, () => freePort(undefined)))
      const workers = ports.map((port) =>
        startProcess('src/worker.ts', {
          DATA_DIR: dataDir,
          WORKER_THREADS: '1',
          WORKER_PORT: String(port),
          LOG_LEVEL: 'error',
        }),
      )
      try {
        for (const worker of workers) await worker.printed(/computes with/)
        // The threads load their code with the first study.
        for (let seed = 2; seed < 2 + workerCount; seed++) await simulate(url, { runs: 200_000, seed })
        const before = await cpuSecondsOf(ports)
        const started = performance.now()
        await simulate(url, { runs, seed: 1 })
        const seconds = (performance.now() - started) / 1_000
        return { seconds, cpuSeconds: (await cpuSecondsOf(ports)) - before }
      } finally {
        for (const worker of workers) worker.kill('SIGTERM')
        await Promise.all(workers.map(({ ended }) => ended))
      }
    },
    { GATEWAY_JOBS: 'false' },
  )
}

/** Has error bars computed in the background, and waits for them. */
async function simulate(url: string, { runs, seed }: { runs: number; seed: number }): Promise<void> {
  const input = `china: { oxide: { severityByYear: [0.5, 0.5, 0.3] } }, uncertainty: { runs: ${runs} }, seed: ${seed}, wait: false`
  const { simulate: begun } = await ask(
    url,
    `mutation { simulate(input: { horizonYears: 10, ${input} }) { ... on Simulation { id } ... on Error { message } } }`,
  )
  if (begun.id === undefined) throw new Error(begun.message)
  for (;;) {
    const { simulation } = await ask(url, `{ simulation(id: "${begun.id}") { progress { state } } }`)
    const { state } = simulation.progress
    if (state === 'DONE') return
    if (state !== 'QUEUED' && state !== 'RUNNING') throw new Error(`The study is ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
async function ask(url: string, query: string): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown }
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

async function cpuSecondsOf(ports: readonly number[]): Promise<number> {
  let sum = 0
  for (const port of ports) {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    for (const [, value] of text.matchAll(/^process_cpu_seconds_total\{[^}]*\} (\S+)/gm)) sum += Number(value)
  }
  return sum
}
