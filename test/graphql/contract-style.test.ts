import { join } from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '../support/folders.ts'

const eslint = new ESLint({
  cwd: projectFolder,
  overrideConfigFile: join(projectFolder, 'schema/eslint.config.js'),
})

async function rulesBroken(text: string, file: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(projectFolder, 'schema', file) })
  return result!.messages.map(({ ruleId, message }) => ruleId?.replace('@graphql-eslint/', '') ?? message)
}

describe('the style of the contract', () => {
  test.each([
    ['require-description', '"""Everything.""" type Query { name: String! }'],
    ['require-deprecation-reason', '"""All.""" type Query { """Name.""" name: String! @deprecated }'],
    ['naming-convention', '"""All.""" type Query { """Name.""" get_name: String! }'],
    [
      'relay-connection-types',
      '"""All.""" type Query { """Name.""" a: AConnection! } """A.""" type AConnection { """B.""" b: Int! }',
    ],
    [
      'relay-edge-types',
      '"""All.""" type Query { """A.""" a: AConnection! } """A.""" type AConnection { """B.""" edges: [AEdge!]! """P.""" pageInfo: PageInfo! } """A.""" type AEdge { """C.""" cursor: String! }',
    ],
    [
      'no-unreachable-types',
      '"""All.""" type Query { """Name.""" name: String! } """B.""" type B { """C.""" c: Int! }',
    ],
    [
      'input-name',
      '"""All.""" type Query { """N.""" n: Int! } """M.""" type Mutation { """S.""" start(""" I.""" by: Int!): Query! }',
    ],
  ])('%s is checked', async (rule, sdl) => {
    expect(await rulesBroken(sdl, 'schema.graphql')).toContain(rule)
  })

  test.each([
    ['require-selections', 'query Facilities { companies { nodes { name } } }'],
    ['no-unused-variables', 'query Facilities($first: Int) { dataSet { version } }'],
    ['fields-on-correct-type', 'query Facilities { dataSet { size } }'],
    ['naming-convention', 'query facilities { dataSet { version } }'],
    ['match-document-filename', 'query Other { dataSet { version } }'],
  ])('%s is checked in operations', async (rule, document) => {
    expect(await rulesBroken(document, 'operations/facilities.graphql')).toContain(rule)
  })
})
