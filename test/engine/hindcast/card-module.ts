import type { ModelCardData } from '../../../src/engine/model-card.ts'

/** Text of src/engine/model-card-data.ts. */
export function cardModuleText(card: ModelCardData): string {
  return [
    "import type { ModelCardData } from './model-card.ts'",
    '',
    '/** Written by `npm run hindcast -- --write`; units and meaning stand with the type. */',
    '// biome-ignore format: a line is an observation or the scores of a target',
    `export const modelCardData: ModelCardData = ${literal(card, '')}`,
    '',
  ].join('\n')
}

/** A literal in which objects and lists that hold no objects take one line. */
function literal(value: unknown, indent: string): string {
  if (!holdsObjects(value)) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${inner}${literal(item, inner)},\n`).join('')}${indent}]`
  }
  const lines = Object.entries(value as object).map(
    ([key, part]) => `${inner}${key}: ${literal(part, inner)},\n`,
  )
  return `{\n${lines.join('')}${indent}}`
}

function holdsObjects(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some(
    (part) => typeof part === 'object' && part !== null && !(Array.isArray(part) && part.every(isText)),
  )
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}
