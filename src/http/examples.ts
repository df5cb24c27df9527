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

/** What a newcomer should see first; the other operations follow by name. */
const firstExamples = ['supply-chain', 'simulate']

/** The shipped operations that run as they are, each with the variables of its `.variables.json`. */
export function readExamples(): Example[] {
  const files = readdirSync(operationsFolder)
  const read = (file: string) => readFileSync(join(operationsFolder, file), 'utf8')
  const names = files
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace(/\.graphql$/, ''))
  return [...new Set([...firstExamples, ...names.sort()])]
    .map((name) => {
      const variables = `${name}.variables.json`
      return {
        name,
        query: read(`${name}.graphql`),
        variables: files.includes(variables) ? read(variables) : null,
      }
    })
    .filter(isComplete)
}

/** Whether every variable that must have a value has one. */
function isComplete({ query, variables }: Example): boolean {
  const given = new Set(Object.keys(JSON.parse(variables ?? '{}')))
  return parse(query)
    .definitions.flatMap((definition) =>
      'variableDefinitions' in definition ? definition.variableDefinitions! : [],
    )
    .every(
      ({ type, defaultValue, variable }) =>
        type.kind !== 'NonNullType' || defaultValue || given.has(variable.name.value),
    )
}
