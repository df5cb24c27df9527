import { parameterTable } from '../engine/index.ts'

/** The known symbol that takes the fewest single-letter edits, the first one in table order among equals. */
export function nearestSymbol(symbol: string): string {
  let nearest = ''
  let fewest = Number.POSITIVE_INFINITY
  for (const { symbol: known } of parameterTable) {
    const edits = editDistance(symbol.slice(0, 40).toLowerCase(), known.toLowerCase())
    if (edits < fewest) {
      fewest = edits
      nearest = known
    }
  }
  return nearest
}

/** Levenshtein distance, one row at a time. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const substitution = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(substitution, previous[column]! + 1, current[column - 1]! + 1))
    }
    previous = current
  }
  return previous[to.length]!
}
