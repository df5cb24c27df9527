import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type autocannon from 'autocannon'
import variables from '../../schema/operations/simulate.variables.json' with { type: 'json' }
import { projectFolder } from '../support/folders.ts'

interface Body {
  readonly query: string
  readonly variables: object
}

/** Parts of a body that differ from call to call. */
interface Fresh {
  /** A number of its own for each call. */
  readonly unique: number
  /** A stored run. */
  readonly runId: string
}

const read = (operation: string) =>
  readFileSync(join(projectFolder, 'schema/operations', `${operation}.graphql`), 'utf8')

const operations = { simulate: read('simulate'), preview: read('preview'), simulation: read('simulation') }

/** A page of a country: what a site about it would ask for. */
const country = `{ country(iso3: "IND") {
  name
  mineProduction(first: 20) { nodes { year value unit sources { title } } }
  policyMeasures(first: 10) { nodes { title } }
} }`

const latest = '{ simulations(first: 5) { nodes { id createdAt summary { cumulativeImportLossTonnes } } } }'

type Make = (fresh: Fresh) => Body

/** Reference data that the server keeps ready. */
const reference: Make = () => ({ query: country, variables: {} })
/** The same from the database: a variable that the document does not declare changes nothing but the key under which answers are kept. */
const uncached: Make = ({ unique }) => ({ query: country, variables: { unique } })
const storedRun: Make = ({ runId }) => ({ query: operations.simulation, variables: { id: runId } })
const latestRuns: Make = () => ({ query: latest, variables: {} })
/** Computed and not stored. */
const preview: Make = ({ unique }) => ({ query: operations.preview, variables: withPriority(unique) })
/** Computed and stored. */
const simulate: Make = ({ unique }) => simulation(unique)

/** What people who explore the model ask, in turns: 30 % reference data kept ready, 20 % stored runs, 20 % previews, 10 % each of the rest. */
const turns = [
  reference,
  storedRun,
  uncached,
  preview,
  reference,
  simulate,
  storedRun,
  reference,
  latestRuns,
  preview,
]

/**
 * The mix, beginning at its own place for each who sends it, so that what is sent at one moment is mixed too.
 *
 * @param next makes the numbers by which previews and simulations are unlike all before
 */
export function mixFrom(place: number, runId: string, next: () => number): autocannon.Request[] {
  return turns.map((_, index) => {
    const make = turns[(place + index) % turns.length]!
    return {
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json' },
      setupRequest: (request) => ({ ...request, body: JSON.stringify(make({ unique: next(), runId })) }),
    }
  })
}

/** A run of its own for each number. */
export function simulation(unique: number): Body {
  return { query: operations.simulate, variables: withPriority(unique) }
}

/** The input of the example with another lever each time. */
function withPriority(unique: number) {
  return {
    input: { ...variables.input, india: { ...variables.input.india, domesticPriority: unique / 1e9 } },
  }
}
