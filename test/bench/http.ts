import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import variables from '../../schema/operations/simulate.variables.json' with { type: 'json' }
import { projectFolder } from '../support/folders.ts'
import { applyLoad, type Exchange } from './load.ts'
import { withServer } from './server-process.ts'
import { table } from './table.ts'

const concurrency = 8

const read = (operation: string) =>
  readFileSync(join(projectFolder, 'schema/operations', `${operation}.graphql`), 'utf8')

/**
 * Requests a second from end to end: main.ts as a process of its own on an embedded database that is made for the
 * occasion, and a client that keeps a fixed number of requests under way.
 *
 * @param seconds measured time of each case
 */
export async function httpReport(seconds: number): Promise<string> {
  const results = await withServer(async (url) => {
    const measured = []
    for (const { name, ...load } of cases(url)) {
      const timing = { concurrency, seconds, warmupSeconds: Math.min(2, seconds / 2) }
      measured.push({ name, ...(await applyLoad({ ...load, ...timing })) })
    }
    return measured
  })
  const reference = results.find(({ name }) => name === '{ __typename }')!.requestsPerSecond
  const rows = results.map(({ name, requestsPerSecond, p50, p99 }) => [
    name,
    Math.round(requestsPerSecond).toLocaleString('en-US'),
    p50.toFixed(1),
    p99.toFixed(1),
    (requestsPerSecond / reference).toFixed(3),
  ])
  return `HTTP and embedded PostgreSQL, one server process, ${concurrency} requests under way (10 simulated years each)\n\n${table(['case', 'requests/s', 'p50 ms', 'p99 ms', '× __typename'], rows)}`
}

type Case = Exchange & { name: string }

function cases(server: string): Case[] {
  const url = `${server}/graphql`
  const [simulate, preview] = [read('simulate'), read('preview')]
  return [
    { name: '/healthz, without GraphQL', url: `${server}/healthz`, expected: 'up' },
    {
      name: '{ __typename }',
      url,
      expected: '"Query"',
      body: () => JSON.stringify({ query: '{ __typename }' }),
    },
    {
      name: 'reference data: asked of the database',
      url,
      expected: '"India"',
      // A variable that the document does not declare changes nothing but the key under which answers are kept.
      body: (index) => JSON.stringify({ query: reference, variables: { index } }),
    },
    {
      name: 'reference data: kept ready',
      url,
      expected: '"India"',
      body: () => JSON.stringify({ query: reference }),
    },
    {
      name: 'preview: computed, not stored',
      url,
      expected: '"__typename":"Preview"',
      body: (index) => JSON.stringify({ query: preview, variables: withPriority(index) }),
    },
    {
      name: 'simulate: computed and stored',
      url,
      expected: '"__typename":"Simulation"',
      body: (index) => JSON.stringify({ query: simulate, variables: withPriority(index) }),
    },
    {
      name: 'simulate: answered from the store',
      url,
      expected: '"__typename":"Simulation"',
      body: () => JSON.stringify({ query: simulate, variables }),
    },
  ]
}

/** A page of a country: what a site about it would ask for. */
const reference = `{ country(iso3: "IND") {
  name
  mineProduction(first: 20) { nodes { year value unit sources { title } } }
  policyMeasures(first: 10) { nodes { title } }
} }`

/** The example with another lever each time, so that no two requests are equal. */
function withPriority(index: number) {
  const domesticPriority = (index + 1) / 1e7
  return { input: { ...variables.input, india: { ...variables.input.india, domesticPriority } } }
}
