/** Ishigami & Homma (1990) with a = 7, b = 0.1, of three uniforms on (0, 1). */
function ishigami(u1: number, u2: number, u3: number): number {
  const x1 = Math.PI * (2 * u1 - 1)
  const x2 = Math.PI * (2 * u2 - 1)
  const x3 = Math.PI * (2 * u3 - 1)
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1)
}

/** From the closed forms of the variance components; effects split the component of inputs 1 and 3 in half. */
export const ishigamiTruth = {
  variance: 13.844588,
  first: [0.313905, 0.442411, 0],
  total: [0.557589, 0.442411, 0.243684],
  effects: [0.435747, 0.442411, 0.121842],
}

/** Mixture `mask` of columns of A (dimensions 0–2 of `points`, where the bit is set) and of B (dimensions 3–5). */
export function ishigamiMixture(points: Float64Array, mask: number): Float64Array {
  const rows = points.length / 6
  const input = (index: number, row: number) =>
    points[((mask >> index) & 1 ? index : index + 3) * rows + row]!
  return Float64Array.from({ length: rows }, (_, row) =>
    ishigami(input(0, row), input(1, row), input(2, row)),
  )
}
