import fc from 'fast-check'

/** Random choices that fast-check records, so that it can shrink them one by one. The simplest outcome is the first one. */
export interface Draw {
  int(minimum: number, maximum: number): number
  chance(percent: number): boolean
  pick<T>(from: readonly T[]): T
  /** Short text of any characters but NUL. */
  text(): string
  json(): unknown
}

const integer = (min: number, max: number) => fc.noBias(fc.integer({ min, max }))
const text = () => fc.string({ unit: 'binary', maxLength: 12 })
const json = () => fc.jsonValue({ maxDepth: 4 })

export function drawFrom(generate: fc.GeneratorValue): Draw {
  const int = (minimum: number, maximum: number) => generate(integer, minimum, maximum)
  return {
    int,
    chance: (percent) => int(0, 99) >= 100 - percent,
    pick: (from) => from[int(0, from.length - 1)]!,
    text: () => generate(text).replaceAll('\0', ''),
    json: () => generate(json),
  }
}
