import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

const read = (name: string) => readFileSync(`${projectFolder}/schema/operations/${name}`, 'utf8')

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

describe('shipped operations', () => {
  test('supply-chain shows India, the agreement and the conflicting evidence, one statement a root field', async () => {
    const { status, body } = await server.execute(read('supply-chain.graphql'))
    expect(status).toBe(200)
    expect(body.errors).toBeUndefined()
    expect(server.statements).toHaveLength(3)

    const { country, tradeAgreements, productionTargets } = body.data
    expect(country).toMatchObject({ iso3: 'IND', name: 'India' })
    expect(country.policyMeasures.totalCount).toBeGreaterThan(10)
    expect(country.policyMeasures.nodes).toHaveLength(10)
    for (const node of [...country.policyMeasures.nodes, ...country.observations.nodes]) {
      expect(node.sources.length).toBeGreaterThan(0)
    }
    // USGS Mineral Commodity Summaries: Indian mine production, 2,900 t REO in 2020 and after.
    expect(country.observations.nodes).toContainEqual(
      expect.objectContaining({ value: 2900, unit: expect.stringMatching(/^TONNES/), basis: 'REO' }),
    )
    const pact = tradeAgreements.nodes.find(
      (one: { parties: { iso3: string }[] }) => one.parties.map((party) => party.iso3).join() === 'IND,JPN',
    )
    expect(pact.status).toBe('SUSPENSION_REQUESTED')
    expect(pact.events.map((event: { date: string }) => event.date.slice(0, 4))).toEqual(
      expect.arrayContaining(['2012', '2025']),
    )
    const target = productionTargets.nodes.find((one: { year: number }) => one.year === 2026)
    expect(target).toMatchObject({ country: { iso3: 'IND' }, announcedTonnes: 450 })
    expect(target.evidence.map((one: { value: number }) => one.value)).toEqual(
      expect.arrayContaining([450, 200]),
    )
  })

  test('simulate answers for every year', async () => {
    const { body } = await server.execute(
      read('simulate.graphql'),
      JSON.parse(read('simulate.variables.json')),
    )
    const { simulate } = body.data
    expect(simulate).toMatchObject({ __typename: 'Simulation', startYear: 2026, horizonYears: 10 })
    expect(simulate.years.map((year: { year: number }) => year.year)).toEqual(
      Array.from({ length: 10 }, (_, index) => 2026 + index),
    )
    expect(simulate.years[0].severity).toMatchObject({ oxide: 0.2, magnet: 0 })
    for (const { japan } of simulate.years) {
      expect(japan.baselineImportsTonnes - japan.importsTonnes).toBeCloseTo(japan.importLossTonnes, 8)
    }
  })

  test('simulate lists every bad field', async () => {
    const { body } = await server.execute(
      read('simulate.graphql'),
      JSON.parse(read('simulate-invalid.variables.json')),
    )
    expect(body.data.simulate).toMatchObject({ __typename: 'InvalidInputError', code: 'INVALID_INPUT' })
    expect(body.data.simulate.issues).toHaveLength(4)
  })
})
