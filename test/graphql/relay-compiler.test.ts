import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql'
import { afterAll, expect, test } from 'vitest'
import { projectFolder } from '../support/folders.ts'

const sdl = readFileSync(join(projectFolder, 'schema/schema.graphql'), 'utf8')

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What Relay's compiler says to documents against a schema. */
function compile(schema: string, documents: string[]): Promise<{ code: number; output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'monazite-relay-'))
  folders.push(folder)
  writeFileSync(join(folder, 'schema.graphql'), schema)
  writeFileSync(
    join(folder, 'documents.ts'),
    documents.map((document, i) => `export const d${i} = graphql\`${document}\`\n`).join(''),
  )
  const config = { src: '.', schema: 'schema.graphql', language: 'typescript', noSourceControl: true }
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify(config))
  const compiler = join(projectFolder, 'node_modules/relay-compiler/cli.js')
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` }),
    )
  })
}

const objectTypes = (schema: GraphQLSchema) => Object.values(schema.getTypeMap()).filter(isObjectType)
const isNode = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Node')

/** A fragment on every node type, fetched again by its id. */
function refetchedNodes(schema: GraphQLSchema): string[] {
  return objectTypes(schema)
    .filter(isNode)
    .map(
      ({ name }) => `fragment Node_${name} on ${name} @refetchable(queryName: "${name}Query") { __typename }`,
    )
}

/** A paginated fragment on every field that is a connection. */
function pagedConnections(schema: GraphQLSchema): string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => {
        const name = `${type.name}_${field.name}`
        return `fragment ${name} on ${type.name}
          @refetchable(queryName: "${name}Query")
          @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }, last: { type: "Int" }, before: { type: "String" }) {
            ${field.name}(first: $first, after: $after, last: $last, before: $before) @connection(key: "${name}_${field.name}") {
              edges { node { __typename } }
            }
          }`
      }),
  )
}

test('Relay accepts every node type and every connection', async () => {
  const schema = buildSchema(sdl)
  const nodes = refetchedNodes(schema)
  const connections = pagedConnections(schema)
  expect(nodes.length).toBeGreaterThan(10)
  expect(connections.length).toBeGreaterThan(nodes.length)
  expect(await compile(sdl, [...nodes, ...connections])).toMatchObject({ code: 0 })
})

test.each([
  ['nodes without a query for them', /^ {2}node\(/m, '  nodeById(', 'has a `node(id: ID): Node` field'],
  ['a type that is no node', 'type Country implements Node', 'type Country', 'implement the Node interface'],
  ['edges without a cursor', /(type SourceEdge \{[^}]*)cursor:/, '$1position:', "'edges { cursor }' field"],
  ['a page without its end', 'hasNextPage:', 'more:', "'pageInfo { hasNextPage }' field"],
])('Relay refuses %s', async (_, from, to, reason) => {
  const schema = buildSchema(sdl)
  const { code, output } = await compile(sdl.replace(from, to), [
    ...refetchedNodes(schema),
    ...pagedConnections(schema),
  ])
  expect(code).not.toBe(0)
  expect(output).toContain(reason)
})
