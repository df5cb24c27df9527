/**
 * The practical limit of a typed-array loop on this machine: per simulated year no more than a market needs if nobody
 * reacted: one division for the price, multiplications and additions for demand, supply, stock and price, no exponential, no
 * logarithm and no decision; runs in the inner loop, so that nothing waits for the year before. What the model does beyond
 * that is the distance to this figure.
 */
export function bareMinimum({ horizonYears, runs }: { horizonYears: number; runs: number }): () => void {
  const demand = new Float64Array(runs)
  const stock = new Float64Array(runs)
  const price = new Float64Array(runs)
  const growth = Float64Array.from({ length: runs }, (_, run) => 1.03 + run * 1e-5)
  const share = Float64Array.from({ length: runs }, (_, run) => 0.55 + run * 1e-4)
  const flows = new Float64Array(horizonYears * runs)
  return () => {
    demand.fill(6590)
    stock.fill(1083)
    price.fill(69)
    for (let year = 0; year < horizonYears; year++) {
      const row = year * runs
      for (let run = 0; run < runs; run++) {
        const wanted = demand[run]! * growth[run]!
        const supply = wanted * share[run]! + 0.1 * stock[run]!
        const ratio = wanted / supply
        demand[run] = wanted
        stock[run] = stock[run]! + 0.25 * (supply - stock[run]!)
        price[run] = price[run]! * (0.9 + 0.1 * ratio)
        flows[row + run] = supply * (2 - ratio)
      }
    }
  }
}
