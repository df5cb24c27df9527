import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MODEL_VERSION } from '../../src/engine/index.ts'
import { projectFolder } from '../support/folders.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

interface Year {
  year: number
  observed: number
  sources: { key: string }[]
}

describe('modelCard', () => {
  test('shows every score with its sources, in one statement', async () => {
    const operation = readFileSync(`${projectFolder}/schema/operations/model-card.graphql`, 'utf8')
    const { status, body } = await server.execute(operation)
    expect(status).toBe(200)
    expect(body.errors).toBeUndefined()
    expect(server.statements).toHaveLength(1)

    const { modelVersion, episodes, statement, limits } = body.data.modelCard
    expect(modelVersion).toBe(MODEL_VERSION)
    expect(statement).toMatch(/in-sample.*out of sample/)
    expect(limits.length).toBeGreaterThan(3)
    expect(episodes).toMatchObject([
      { name: '2009–2015', inSample: true },
      { name: '2024–2026', inSample: false },
    ])
    const [hindcast, outOfSample] = episodes
    expect(hindcast.targets.map((one: { target: string }) => one.target)).toEqual([
      'LN_PRICE',
      'IMPORTS_TO_2010',
      'CHINA_SHARE',
    ])
    expect(outOfSample.targets.map((one: { target: string }) => one.target)).toEqual([
      'LN_PRICE',
      'MAGNET_GROWTH',
    ])

    const [price] = hindcast.targets
    expect(price).toMatchObject({ unit: 'USD/kg Nd oxide', scoreUnit: 'natural logarithm' })
    expect(price.years.map(({ year }: Year) => year)).toEqual([2010, 2011, 2012, 2013, 2014, 2015])
    // prices_annual.csv: 50 in 2010, 234.4 in 2011, unverified; persistence of 2011 is 2010.
    const [in2010, in2011] = price.years
    expect(in2010).toMatchObject({ observed: 50, verified: true, persistence: 19.12 })
    expect(in2011).toMatchObject({ observed: 234.4, verified: false, persistence: 50 })
    expect(in2011.persistenceCrps).toBeCloseTo(Math.log(234.4 / 50), 12)
    expect(in2011.sources).toMatchObject([{ key: 'lynas_hist' }])
    expect(price.scores.observationCount).toBe(6)
    expect(price.verifiedScores.observationCount).toBe(5)
    for (const { targets } of episodes) {
      for (const { years } of targets) {
        for (const { sources } of years as Year[]) expect(sources.length).toBeGreaterThan(0)
      }
    }
  })

  test('reads nothing from the database without sources', async () => {
    const { body } = await server.execute('{ modelCard { episodes { targets { scores { skill } } } } }')
    expect(body.errors).toBeUndefined()
    expect(server.statements).toEqual([])
  })
})
