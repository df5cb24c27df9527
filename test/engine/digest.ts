/**
 * Prints, as JSON, SHA-256 digests of the raw bytes of many results of the engine, and fails where the lanes give other
 * bits. Run by `node-versions.test.ts` under several Node versions. `digest.json` holds the committed answer; after a
 * deliberate change of the model, raise MODEL_VERSION in src/engine/version.ts and rewrite it:
 *
 *     node test/engine/digest.ts > test/engine/digest.json
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import './without-inexact-math.ts'
import { MODEL_VERSION, simulate } from '../../src/engine/index.ts'
import { laneCount } from '../../src/engine/lanes/lane-block.ts'
import { exp, log } from '../../src/engine/math.ts'
import { baselineArm, LaneRuns, laneOf, scenarioArm } from './lanes/lane-runs.ts'
import { randomInput, share, words } from './pseudo-random.ts'

const POINTS = 20_000
const RUNS = 400
const SEED = 20110311

/** Digest of little-endian doubles. NaN payloads are not observable in the language, so every NaN counts as one. */
function digestOf(blocks: Iterable<Float64Array>): string {
  const hash = createHash('sha256')
  for (const values of blocks) {
    const view = new DataView(new ArrayBuffer(8 * values.length))
    values.forEach((value, index) => {
      if (Number.isNaN(value)) view.setBigUint64(8 * index, 0x7ff8n << 48n, true)
      else view.setFloat64(8 * index, value, true)
    })
    hash.update(view)
  }
  return hash.digest('hex')
}

/** Half from full underflow to overflow, half the exponents that a model year sees. */
function expResults(): Float64Array {
  const next = words(SEED)
  return Float64Array.from({ length: POINTS }, (_, point) => {
    return exp(point % 2 === 0 ? 8 * share(next) - 4 : 1465 * share(next) - 750)
  })
}

/** Half random bit patterns (every positive exponent, subnormal numbers too), half the ratios that a model year sees. */
function logResults(): Float64Array {
  const next = words(SEED)
  const view = new DataView(new ArrayBuffer(8))
  return Float64Array.from({ length: POINTS }, (_, point) => {
    if (point % 2 === 0) return log(4 * share(next))
    view.setUint32(0, next() & 0x7fffffff)
    view.setUint32(4, next())
    return log(view.getFloat64(0))
  })
}

function numbersOf(summary: object): Float64Array {
  return Float64Array.from(Object.values(summary), (value: number | null) => value ?? Number.NaN)
}

/** Both arms and the summary of every run; parameters from their defaults out to their hard bounds. */
function* simulationResults(): Iterable<Float64Array> {
  const next = words(SEED)
  for (let run = 0; run < RUNS; run++) {
    const result = simulate(randomInput(next, { spread: (run % 5) / 4 }))
    yield result.scenario
    yield result.baseline
    yield numbersOf(result.summary)
  }
}

/** The same results from a lane that changes from run to run, with other parameters in the lanes beside it. */
function* laneResults(): Iterable<Float64Array> {
  const next = words(SEED)
  const others = words(SEED + 1)
  const runs = new LaneRuns()
  for (let run = 0; run < RUNS; run++) {
    const spread = (run % 5) / 4
    const input = randomInput(next, { spread })
    const lane = run % laneCount
    const sets = Array.from({ length: laneCount }, () => randomInput(others, { spread }).parameters)
    const block = runs.of(input, sets.with(lane, input.parameters))
    yield laneOf(block.table(scenarioArm), lane)
    yield laneOf(block.table(baselineArm), lane)
    yield laneOf(block.summary(scenarioArm), lane)
  }
}

const simulated = digestOf(simulationResults())
assert.equal(digestOf(laneResults()), simulated, 'The lanes give other bits than simulate')

const digest = {
  modelVersion: MODEL_VERSION,
  exp: digestOf([expResults()]),
  log: digestOf([logResults()]),
  simulate: simulated,
}
process.stdout.write(`${JSON.stringify(digest, null, 2)}\n`)
