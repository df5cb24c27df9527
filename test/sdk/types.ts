/**
 * What the SDK's types must refuse, for the ordinary type check: an `@ts-expect-error` over a line that compiles is
 * itself an error. Nothing here runs.
 */
import {
  type Client,
  everyNode,
  isError,
  SimulateDocument,
  type SimulateInput,
  TypedDocumentString,
  unwrap,
} from '../../src/sdk/index.ts'
import type { OtherDocument } from './other-document.ts'

export async function refusedByTheTypes(client: Client): Promise<void> {
  const input: SimulateInput = { china: { oxide: { severityByYear: [0.5] } } }

  // @ts-expect-error a variable that the operation needs is missing
  await client.country({})
  // @ts-expect-error no variables where some are needed
  await client.simulate()
  // @ts-expect-error a variable that the operation does not have
  await client.country({ iso3: 'IND', iso2: 'IN' })
  // @ts-expect-error a variable of a wrong type
  await client.sources({ first: 'ten' })
  // @ts-expect-error a lever that does not exist
  await client.simulate({ input: { india: { windDownMonths: 2 } } })
  // @ts-expect-error exactly one way to give severity
  await client.simulate({ input: { china: { oxide: { severityByYear: [1], history: 'QUOTA_2010' } } } })
  // @ts-expect-error an indicator that does not exist
  await client.observations({ filter: { indicator: 'MINE_PRODUCTON' } })
  // @ts-expect-error an option that does not exist
  await client.dataSet({}, { timeout: 5 })
  // @ts-expect-error variables of another operation
  await client.request(SimulateDocument, { iso3: 'IND' })

  // @ts-expect-error policies to compare are missing
  await client.compare({ input: {} })
  // @ts-expect-error exactly one way to say how many draws
  await client.attribute({ input: { uncertainty: { runs: 64, precision: null } } })
  // @ts-expect-error an output that does not exist
  await client.sensitivity({ input: { output: 'GDP' } })
  const { recommend } = await client.recommend({ input: { policies: [{ label: 'a', cost: 1 }] } })
  // @ts-expect-error the best policies are there only once the refusals are told apart, and not without policies
  recommend.best.expectedLoss

  const { simulate } = await client.simulate({ input })
  // @ts-expect-error years are there only once the refusals are told apart
  simulate.years
  if (isError(simulate)) {
    // @ts-expect-error a refusal has no years
    simulate.years
    return
  }
  const run = unwrap(simulate)
  // @ts-expect-error a field that the operation does not select
  run.levers
  const loss: number = run.years[0]!.japan.importLossTonnes
  // @ts-expect-error a share that may be null
  const share: number = run.years[0]!.japan.importLossShare

  const { observations } = await client.observations()
  // @ts-expect-error a value may be known to be unavailable
  const value: number = observations.nodes[0]!.value

  // @ts-expect-error a list of which a variable is wrong
  everyNode(client.sources, { first: 'ten' })
  // @ts-expect-error the iteration itself says behind what a page begins
  everyNode(client.sources, { after: 'x' })
  // @ts-expect-error an operation that answers no list
  everyNode(client.dataSet)
  // @ts-expect-error several lists in one answer
  everyNode(client.analyses)
  // @ts-expect-error a list that cannot be paged through
  everyNode(client.modelParameters)
  for await (const source of everyNode(client.sources)) {
    // @ts-expect-error a field that the operation does not select
    source.population
  }

  const count = new TypedDocumentString<{ count: number }, { to: number }>('subscription …')
  // @ts-expect-error a variable that the subscription needs is missing
  client.subscribe(count)
  // @ts-expect-error a time limit, which a subscription does not have
  client.subscribe(count, { to: 1 }, { timeoutMs: 5 })
  for await (const event of client.subscribe(count, { to: 1 })) {
    // @ts-expect-error a value of another type
    const text: string = event.count
    void text
  }
  // @ts-expect-error nothing is known of what text answers
  for await (const event of client.subscribe('subscription { count }')) event.count

  const { other } = await client.request({} as OtherDocument<{ other: number }, { id: string }>, { id: 'x' })
  // @ts-expect-error documents of other code generation have their types too
  const name: string = other
  // @ts-expect-error a document that is a syntax tree, which the client cannot print
  await client.request({ kind: 'Document', definitions: [] })
  return void [loss, share, value, name]
}
