import { randomBytes, randomUUID } from 'node:crypto'
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql'
import { expect, test } from 'vitest'
import { anonymousViewer } from '../../src/graphql/context.ts'
import { createServer } from '../../src/http/server.ts'
import { connect } from '../../src/store/connect.ts'
import { startTestServer } from '../support/server.ts'
import { silentLog } from '../support/silent-log.ts'

test('/healthz tells that the process is up, /readyz that it can work', async () => {
  const server = await startTestServer({ schema: slowSchema().schema })
  const get = async (path: string) => {
    const response = await fetch(server.url + path)
    return [response.status, await response.text()]
  }
  expect(await get('/healthz')).toEqual([200, '{"status":"up"}'])
  expect(await get('/readyz')).toEqual([200, '{"status":"ready"}'])

  const client = await connect(server.database.url, 'test')
  await client.query('UPDATE _prisma_migrations SET finished_at = NULL')
  expect(await get('/readyz')).toEqual([503, '{"status":"not ready"}'])
  await client.query('DROP TABLE _prisma_migrations')
  expect(await get('/readyz')).toEqual([503, '{"status":"not ready"}'])
  await client.end()
  expect(await get('/healthz')).toEqual([200, '{"status":"up"}'])
  expect((await fetch(`${server.url}/nowhere`)).status).toBe(404)
  await server.close()
})

/** A schema whose one field answers when told to. */
function slowSchema() {
  const started = Promise.withResolvers<void>()
  const finish = Promise.withResolvers<number>()
  const resolve = () => {
    started.resolve()
    return finish.promise
  }
  const query = new GraphQLObjectType({ name: 'Query', fields: { slow: { type: GraphQLInt, resolve } } })
  return { schema: new GraphQLSchema({ query }), started: started.promise, finish: finish.resolve }
}

test('closing takes no new request and lets the one under way finish', async () => {
  const { schema, started, finish } = slowSchema()
  const server = await startTestServer({ schema })
  const answer = server.execute('{ slow }')
  await started
  const closed = server.close()
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  finish(7)
  expect((await answer).body.data).toEqual({ slow: 7 })
  await closed
})

test('closing cuts off what outlasts the deadline', async () => {
  const { schema, started } = slowSchema()
  const server = await startTestServer({ schema, drainMillis: 50 })
  const answer = server.execute('{ slow }').catch((error: Error) => error)
  await started
  await server.close()
  expect(await answer).toBeInstanceOf(Error)
})

test('a taken port is named, with the variable that changes it', async () => {
  const { schema } = slowSchema()
  const first = await startTestServer({ schema })
  const port = Number(new URL(first.url).port)
  const second = createServer({
    schema,
    database: first.database,
    log: silentLog,
    now: () => new Date(0),
    newId: randomUUID,
    randomBytes,
    authenticate: async () => anonymousViewer([]),
    studies: first.studies,
    rateLimiter: first.rateLimiter,
    jobs: first.jobs,
  })
  await expect(second.listen({ port })).rejects.toThrow(`Port ${port} is taken on 127.0.0.1. Set PORT`)
  await second.close()
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  await first.close()
})
