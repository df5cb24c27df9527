import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  type DocumentNode,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asksForReferenceData } from '../../src/http/cache/reference-types.ts'
import { subscribe } from '../support/event-stream.ts'
import { cases } from '../support/size.ts'
import { breakerNames, breakOperation } from './broken-documents.ts'
import { drawBrokenRequest, makerNames } from './broken-requests.ts'
import { type Caller, type Callers, createCallers } from './callers.ts'
import { differences } from './conformity.ts'
import { type CoordinateKind, coverage } from './coverage.ts'
import { drawKind, drawOperation } from './documents.ts'
import { type Draw, drawFrom } from './draw.ts'
import { type Answer, type Body, errorCodes, faults, isRefused } from './invariants.ts'
import { type KnownKeys, readKnownKeys } from './known-keys.ts'
import { schema, startTarget, type Target } from './target.ts'

/** Always the same requests in `npm test`; other ones each time in the long run, which prints the seed when it fails. */
const seed = Number(
  process.env.MONAZITE_FUZZ_SEED ?? cases(20_260_115, Math.floor(performance.timeOrigin) % 2 ** 31),
)
const minutes = 60_000

let target: Target
let callers: Callers
let keys: KnownKeys
beforeAll(async () => {
  target = await startTarget()
  callers = await createCallers(target.server)
  keys = await readKnownKeys(target.server, callers)
})
afterAll(() => target.close())

const post = (body: unknown, caller: Caller, url = target.server.url) =>
  target.send(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...caller.headers,
    },
    body: JSON.stringify(body),
  })

/** Sends what `once` draws as often as told. A failure names the seed; to make its request smaller would take many minutes. */
async function fuzz(count: number, once: (draw: Draw) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(fc.gen(), (generate) => once(drawFrom(generate)))
  await fc.assert(property, { seed, numRuns: count, endOnFailure: true })
  const { status } = await target.send(`${target.server.url}/readyz`, {})
  expect(status).toBe(200)
}

function expectSound(answer: Answer, caller: Caller, request: unknown, more: readonly string[] = []): void {
  const found = [...faults(answer, caller, callers.all), ...more]
  if (found.length === 0) return
  const sent = JSON.stringify(request, null, 1)?.slice(0, 6_000)
  throw new Error(
    `${found.join('\n')}\nanswered to ${caller.name} with ${answer.status} for ${sent}\n${answer.text.slice(0, 2_000)}`,
  )
}

describe('valid operations', () => {
  const tally = { queries: 0, mutations: 0, answered: 0, refused: 0, cached: 0 }
  const reached = new Set<string>()

  test('are answered by the schema, or refused with a documented code, and nothing leaks', {
    timeout: 10 * minutes,
  }, async () => {
    let state = await target.state()
    await fuzz(cases(800, 14_000), async (draw) => {
      const caller = draw.pick(callers.senders)
      const { kind, query, variables, notes } = drawOperation(draw, schema, keys, drawKind(draw))
      const document = parse(query)
      expect(validate(schema, document), query).toEqual([])
      const sent = { query, variables }
      const answer = await post(sent, caller)
      tally[kind === 'query' ? 'queries' : 'mutations']++
      const { body } = answer
      const more: string[] = []
      for (const code of codesOf(body)) {
        if (!mayRefuseValid.has(code) && !(code === 'BAD_USER_INPUT' && notes.wild))
          more.push(`refused with ${code}`)
      }
      if (body?.data)
        more.push(...differences({ schema, document, variables: coerced(document, variables) }, body.data))
      if (body?.errors) tally.refused++
      else {
        tally.answered++
        for (const one of notes.coordinates) reached.add(one)
      }
      expectSound(answer, caller, sent, more)

      if (kind === 'mutation') {
        const after = await target.state()
        if (isRefused(answer) && after !== state) {
          const before = state
          state = after
          expect(after, `refused, and yet: ${JSON.stringify(sent)}`).toBe(before)
        }
        state = after
      } else if (!/rateLimit|requestId/.test(query)) {
        const again = await post(sent, caller)
        expect(again.body?.data, query).toEqual(body?.data)
        expect(codesOf(again.body), query).toEqual(codesOf(body))
        if (!body?.errors && asksForReferenceData(schema, document)) {
          tally.cached++
          for (let time = 0; time < 2; time++) {
            const cached = await post(sent, caller, target.cachingUrl)
            expect(cached.body?.data, query).toEqual(body?.data)
          }
        }
      }
    })
  })

  test('reach nearly all of the schema', () => {
    expect(tally.answered / (tally.queries + tally.mutations)).toBeGreaterThan(0.6)
    expect(tally.cached).toBeGreaterThan(cases(100, 2_000))
    for (const [kind, { share, missing }] of Object.entries(coverage(schema, reached)))
      expect(share, `${kind} not reached: ${missing.join(', ')}`).toBeGreaterThan(
        floors[kind as CoordinateKind],
      )
  })
})

/** Least share of the schema that answered operations must have named. */
const floors: Record<CoordinateKind, number> = {
  field: cases(0.85, 0.95),
  argument: cases(0.7, 0.9),
  inputField: cases(0.85, 0.95),
  enumValue: cases(0.6, 0.95),
}

/** Codes that an operation may get that is valid by the schema and has no value that cannot be served. */
const mayRefuseValid = new Set(['QUERY_TOO_DEEP', 'QUERY_TOO_COSTLY', 'DOCUMENT_TOO_LARGE', 'FORBIDDEN'])

function codesOf({ errors = [] }: Body = {}): string[] {
  return errors.map(({ extensions }) => String(extensions?.code))
}

/** Variables as the schema takes them. */
function coerced(document: DocumentNode, variables: Record<string, unknown>): Record<string, unknown> {
  const declared = getOperationAST(document)!.variableDefinitions ?? []
  return getVariableValues(schema, declared, variables).coerced ?? {}
}

test('valid subscriptions are answered by the schema, or refused with a documented code, and end', {
  timeout: 10 * minutes,
}, async () => {
  let events = 0
  await fuzz(cases(60, 1_000), async (draw) => {
    const caller = draw.pick(callers.senders)
    const { query, variables, notes } = drawOperation(draw, schema, keys, OperationTypeNode.SUBSCRIPTION)
    const document = parse(query)
    expect(validate(schema, document), query).toEqual([])
    const stream = await subscribe(target.server.url, query, variables, caller.headers)
    for (const event of await stream.rest()) {
      if (event.event !== 'next') continue
      events++
      const { data } = event
      const more = codesOf(data)
        .filter((code) => !mayRefuseValid.has(code) && code !== 'NOT_FOUND')
        .filter((code) => !(code === 'BAD_USER_INPUT' && notes.wild))
        .map((code) => `refused with ${code}`)
      if (data.data)
        more.push(...differences({ schema, document, variables: coerced(document, variables) }, data.data))
      const { status } = stream.response
      expectSound(
        { status, type: 'application/json', text: JSON.stringify(data), body: data },
        caller,
        query,
        more,
      )
    }
  })
  expect(events).toBeGreaterThan(cases(30, 500))
})

test('spoiled operations do no harm', { timeout: 10 * minutes }, async () => {
  const tried = new Map<string, number>()
  const state = await target.state()
  let changed = false
  await fuzz(cases(400, 6_000), async (draw) => {
    const caller = draw.pick(callers.senders)
    const operation = drawOperation(draw, schema, keys, drawKind(draw))
    const { how, body } = breakOperation(draw, operation)
    tried.set(how, (tried.get(how) ?? 0) + 1)
    const answer = await post(body, caller)
    expectSound(answer, caller, body)
    if (!isRefused(answer)) changed ||= /mutation/.test(String(body.query))
    else if (!changed && draw.chance(5)) expect(await target.state(), JSON.stringify(body)).toBe(state)
  })
  expect([...tried.keys()].sort()).toEqual([...breakerNames].sort())
})

test('broken requests do no harm', { timeout: 10 * minutes }, async () => {
  const tried = new Map<string, number>()
  const state = await target.state()
  await fuzz(cases(300, 3_000), async (draw) => {
    const caller = draw.pick(callers.senders)
    const { how, path, init } = drawBrokenRequest(draw)
    tried.set(how, (tried.get(how) ?? 0) + 1)
    const headers = { ...caller.headers, ...init.headers }
    const answer = await target.send(target.server.url + path, { ...init, headers } as RequestInit)
    expectSound(answer, caller, { path, ...init, body: String(init.body).slice(0, 300) })
  })
  expect(await target.state()).toBe(state)
  expect([...tried.keys()].sort()).toEqual([...makerNames].sort())
})

test('every code that the sources give is one that answers may have', () => {
  const given = /(?:\bcode: |(?:refuse|refusal|Refused|endWith)\([^;]{0,120}?)'([A-Z]+(?:_[A-Z]+)*)'/gs
  const codes = globSync(['src/http/**/*.ts', 'src/graphql/**/*.ts']).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(given)].map(([, code]) => code!),
  )
  expect(codes.length).toBeGreaterThan(15)
  // The one code of a fault, which no answer may have here.
  expect([...new Set(codes)].filter((code) => !errorCodes.has(code))).toEqual(['INTERNAL_SERVER_ERROR'])
})
