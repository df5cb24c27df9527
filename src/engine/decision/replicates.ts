import { replicateCount } from '../ensemble/moments.ts'

/**
 * Standard error of the mean of an ensemble of 16 interleaved replicates (value i belongs to replicate i mod 16): the
 * deviation of the replicates' means over √16, 15 degrees of freedom. It holds for randomised quasi-Monte Carlo, where the
 * values of one replicate depend on each other. NaN for fewer than 16 values.
 */
export function replicateStandardError(values: Float64Array): number {
  const means = new Float64Array(replicateCount)
  let mean = 0
  for (let replicate = 0; replicate < replicateCount; replicate++) {
    let sum = 0
    let count = 0
    for (let index = replicate; index < values.length; index += replicateCount) {
      sum += values[index]!
      count++
    }
    means[replicate] = sum / count
    mean += means[replicate]! / replicateCount
  }
  let squares = 0
  for (let replicate = 0; replicate < replicateCount; replicate++) {
    const deviation = means[replicate]! - mean
    squares += deviation * deviation
  }
  return Math.sqrt(squares / (replicateCount * (replicateCount - 1)))
}
