import { readdirSync, readFileSync } from 'node:fs'
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const schema = createSchema()
const folder = new URL('golden/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => name.replace('.graphql', ''))

let server: TestServer
let made = 0
beforeAll(async () => {
  server = await startTestServer({
    // Ids in the order in which runs are stored, so that answers can be compared.
    newId: () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
  })
  // The first run of a process reads the evidence behind the parameters; no golden count should depend on the order.
  await server.execute('{ modelParameter(symbol: "kappa") { value } }')
})
afterAll(() => server.close())

/** Each .graphql file is one operation; its .snap holds the answer and the number of SQL statements that it took. */
describe('golden operations', () => {
  test.each(names)('%s', async (name) => {
    const variables = readdirSync(folder).includes(`${name}.variables.json`)
      ? JSON.parse(read(`${name}.variables.json`))
      : {}
    const query = read(`${name}.graphql`)
    // An update of the answers must not turn a mistake in the operation into the expected answer.
    expect(validate(schema, parse(query))).toEqual([])
    const { body } = await server.execute(query, variables)
    // What is left of the caller's points depends on what was asked before.
    const { extensions: _, ...answer } = body
    const outcome = { statements: server.statements.length, ...answer }
    await expect(`${JSON.stringify(outcome, null, 2)}\n`).toMatchFileSnapshot(`golden/${name}.snap`)
  })
})
