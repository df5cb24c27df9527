const full = process.env.MONAZITE_TEST_SIZE === 'full'

/** How many cases a generated test runs: `small` in `npm test`, `fullSize` in `npm run test:long`. */
export function cases(small: number, fullSize: number): number {
  return full ? fullSize : small
}
