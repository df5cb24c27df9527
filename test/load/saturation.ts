import { applyLoad, type Figures, type LoadOptions } from './apply-load.ts'

/** A rate and what came of it. */
export interface Step extends Figures {
  readonly rate: number
}

export interface Saturation {
  /** At a rate at which requests hardly ever meet. */
  readonly unloaded: Step
  /** The rates that were tried one after the other, up to the one at which the 99th percentile doubles. */
  readonly steps: readonly Step[]
  readonly saturated: Step
  /** At three times the rate of `saturated`. */
  readonly overloaded: Step
}

/** Requests a second of a server that is hardly used. */
const unloadedRate = 20

/** From step to step. */
const growth = 1.25

/** What no server on two cores takes: a search that gets here has gone wrong. */
const highestRate = 5_000

/** Share of requests that may be refused: more, and what 99 % of the requests wait for their answer has no bound. */
const refusedShare = 0.01

/**
 * Finds the rate at which the 99th percentile is twice that of an unloaded server, and applies three times of it.
 *
 * @param seconds of each step
 * @param onStep called with each as it ends
 */
export async function findSaturation(
  target: Pick<LoadOptions, 'url' | 'runId'>,
  seconds: number,
  onStep: (step: Step) => void = () => undefined,
): Promise<Saturation> {
  let firstUnique = 1
  const isSaturated = ({ p99, acceptedPerSecond, refusedPerSecond }: Step) =>
    p99 >= 2 * unloaded.p99 || refusedPerSecond > refusedShare * (acceptedPerSecond + refusedPerSecond)
  const at = async (rate: number): Promise<Step> => {
    const figures = await applyLoad({ ...target, rate, seconds, subscriptions: 4, firstUnique })
    firstUnique += rate * (seconds + 1)
    const step = { rate, ...figures }
    onStep(step)
    return step
  }
  // What runs for the first time is compiled; nobody counts that.
  await at(2 * unloadedRate)
  const unloaded = await at(unloadedRate)
  const steps: Step[] = []
  for (let rate = 3 * unloadedRate; rate < highestRate; rate = Math.round(rate * growth)) {
    let step = await at(rate)
    // Once more, or a disturbance of the machine would pass for the server's limit.
    if (isSaturated(step)) step = await at(rate)
    steps.push(step)
    if (!isSaturated(step)) continue
    return { unloaded, steps, saturated: step, overloaded: await at(3 * rate) }
  }
  throw new Error(`The 99th percentile has not doubled at ${highestRate} requests a second.`)
}
