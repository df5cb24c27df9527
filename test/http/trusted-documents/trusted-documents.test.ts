import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import shipped from '../../../schema/persisted-documents.json' with { type: 'json' }
import { readManifests } from '../../../src/http/trusted-documents/read-manifests.ts'
import { startTestServer, type TestServer } from '../../support/server.ts'

const schema = buildSchema('type Query { a(n: Int): Int } type Mutation { a: Int }')
let mutated = 0
schema.getQueryType()!.getFields().a!.resolve = (_root, { n }) => n ?? 1
schema.getMutationType()!.getFields().a!.resolve = () => ++mutated

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const query = 'query A($n: Int) { a(n: $n) }'
const mutation = 'mutation M { a }'

let folder: string
let manifest: string
let open: TestServer
let strict: TestServer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'monazite-manifests-'))
  manifest = write('own.json', { [`sha256:${hash(query)}`]: query, [`sha256:${hash(mutation)}`]: mutation })
  const options = { schema, trustedManifests: [manifest] }
  open = await startTestServer(options)
  strict = await startTestServer({ ...options, trustedOnly: true })
})
afterAll(async () => {
  await open?.close()
  await strict?.close()
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, content: unknown): string {
  const file = join(folder, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

async function post(server: TestServer, body: object) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

async function get(server: TestServer, parameters: Record<string, string>) {
  const response = await fetch(`${server.url}/graphql?${new URLSearchParams(parameters)}`, {
    headers: { 'graphql-require-preflight': '1' },
  })
  return { status: response.status, body: await response.json() }
}

const older = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hash(text) } })
const error = (code: string, message = expect.any(String)) => ({
  errors: [{ message, extensions: { code } }],
})

describe.each([
  ['any document', () => open],
  ['trusted documents only', () => strict],
])('a server of %s', (_name, server) => {
  test('runs a trusted document by its id, with variables, by POST and GET', async () => {
    const documentId = `sha256:${hash(query)}`
    const answer = { status: 200, body: { data: { a: 7 }, extensions: { cost: expect.anything() } } }
    expect(await post(server(), { documentId, variables: { n: 7 } })).toEqual(answer)
    expect(await get(server(), { documentId, variables: '{"n":7}' })).toEqual(answer)
    const extensions = older(query)
    expect(await post(server(), { extensions, variables: { n: 7 } })).toEqual(answer)
    expect(await get(server(), { extensions: JSON.stringify(extensions), variables: '{"n":7}' })).toEqual(
      answer,
    )
    // The text may come along, as long as it is the one.
    expect(await post(server(), { query, extensions, variables: { n: 7 } })).toEqual(answer)
  })

  test('does not know an id that no manifest has, nor names that every object has', async () => {
    for (const documentId of [
      `sha256:${hash('{ a }')}`,
      '__proto__',
      'constructor',
      'toString',
      hash(query),
    ]) {
      const expected = { status: 400, body: error('PERSISTED_DOCUMENT_NOT_FOUND') }
      expect(await post(server(), { documentId })).toMatchObject(expected)
      expect(await get(server(), { documentId })).toMatchObject(expected)
    }
    const notFound = error('PERSISTED_DOCUMENT_NOT_FOUND', 'PersistedQueryNotFound')
    expect((await post(server(), { extensions: older('{ a }') })).body).toMatchObject(notFound)
    const proto = { persistedQuery: { version: 1, sha256Hash: '__proto__' } }
    expect((await post(server(), { extensions: proto })).body).toMatchObject(notFound)
  })

  test('refuses a hash that is not that of the text, and malformed or contradictory ids', async () => {
    const expected = { status: 400, body: error('BAD_REQUEST') }
    const documentId = `sha256:${hash(query)}`
    expect(await post(server(), { query: '{ a }', extensions: older(query) })).toMatchObject(expected)
    expect(await post(server(), { query: '{ a }', documentId })).toMatchObject(expected)
    expect(await post(server(), { documentId, extensions: older(mutation) })).toMatchObject(expected)
    expect(await post(server(), { documentId: { a: 1 } })).toMatchObject(expected)
    expect(await post(server(), { extensions: { persistedQuery: { version: 2 } } })).toMatchObject(expected)
    expect(await post(server(), {})).toMatchObject(expected)
  })

  test('refuses a mutation by GET also when it is trusted', async () => {
    const documentId = `sha256:${hash(mutation)}`
    mutated = 0
    expect((await get(server(), { documentId })).status).toBe(405)
    expect((await get(server(), { extensions: JSON.stringify(older(mutation)) })).status).toBe(405)
    expect(mutated).toBe(0)
    expect((await post(server(), { documentId })).body).toMatchObject({ data: { a: 1 } })
  })
})

test('a text sent with its hash runs where any document does, and is not kept', async () => {
  const extensions = older('{ a }')
  expect((await post(open, { query: '{ a }', extensions })).body).toMatchObject({ data: { a: 1 } })
  expect((await post(open, { extensions })).body).toMatchObject(error('PERSISTED_DOCUMENT_NOT_FOUND'))
})

test('where trusted documents alone run, other texts are refused and GraphiQL is off', async () => {
  const refused = { status: 403, body: error('DOCUMENT_NOT_TRUSTED') }
  expect(await post(strict, { query: '{ a }' })).toMatchObject(refused)
  expect(await post(strict, { query: '{ a }', extensions: older('{ a }') })).toMatchObject(refused)
  expect(await get(strict, { query: '{ a }' })).toMatchObject(refused)
  // Not even read: a text that is no GraphQL is told the same.
  expect(await post(strict, { query: '{' })).toMatchObject(refused)
  const page = (server: TestServer) => fetch(`${server.url}/graphql`, { headers: { accept: 'text/html' } })
  expect((await page(open)).headers.get('content-type')).toMatch('text/html')
  expect((await page(strict)).status).toBe(406)
})

test('the shipped documents are trusted', () => {
  const documents = readManifests(schema, [manifest])
  for (const [id, text] of Object.entries(shipped)) expect(documents.get(id)).toBe(text)
  expect(documents.size).toBe(Object.keys(shipped).length + 2)
})

test("all that is wrong with an operator's manifests is listed, by file and id", () => {
  const typo = '{ b }'
  const cut = '{ a'
  const files = [
    write('wrong.json', {
      'sha256:00': query,
      [`sha256:${hash(typo)}`]: typo,
      [`sha256:${hash(cut)}`]: cut,
      number: 1,
    }),
    write('list.json', '[]'),
    write('text.json', 'nonsense'),
    join(folder, 'absent.json'),
  ]
  const read = () => readManifests(schema, files)
  for (const problem of [
    `wrong.json: "sha256:00": the id must be that of the text, sha256:${hash(query)}`,
    'Cannot query field "b"',
    'Syntax Error',
    '"number": the document must be a text',
    'list.json: must be a JSON object',
    'text.json: ',
    'absent.json: ENOENT',
  ])
    expect(read).toThrow(problem)
})
