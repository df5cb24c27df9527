import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'graphql'

const operationsFolder = fileURLToPath(new URL('../../schema/operations', import.meta.url))

/** An operation with the variables that it is tried with. */
export interface Example {
  /** Name of its file. */
  name: string
  query: string
  variables: string | null
}

/** An operation that the SDK ships, runnable or not. */
export interface ShippedOperation extends Example {
  /** Variables that must have a value, and that no `.variables.json` gives one. */
  unset: string[]
}

/** What a newcomer should see first: what the supply chain is, what can be asked of the model, and what both rest on. */
const firstExamples = [
  'supply-chain',
  'simulate',
  'simulate-with-uncertainty',
  'compare',
  'attribute',
  'observations',
  'policy-measures',
  'production-targets',
  'trade-agreements',
  'model-card',
]

/** The operations to begin with. They run as they are. */
export function readExamples(): Example[] {
  return readOperations().slice(0, firstExamples.length)
}

/** The shipped operations, those to begin with first and the others by name, each with the variables of its `.variables.json`. */
export function readOperations(): ShippedOperation[] {
  const files = readdirSync(operationsFolder)
  const read = (file: string) => readFileSync(join(operationsFolder, file), 'utf8')
  const names = files
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace(/\.graphql$/, ''))
  return [...new Set([...firstExamples, ...names.sort()])].map((name) => {
    const variables = `${name}.variables.json`
    const example = {
      name,
      query: read(`${name}.graphql`),
      variables: files.includes(variables) ? read(variables) : null,
    }
    return { ...example, unset: unsetVariables(example) }
  })
}

function unsetVariables({ query, variables }: Example): string[] {
  const given = new Set(Object.keys(JSON.parse(variables ?? '{}')))
  return parse(query)
    .definitions.flatMap((definition) =>
      'variableDefinitions' in definition ? definition.variableDefinitions! : [],
    )
    .filter(({ type, defaultValue }) => type.kind === 'NonNullType' && !defaultValue)
    .map(({ variable }) => variable.name.value)
    .filter((name) => !given.has(name))
}
