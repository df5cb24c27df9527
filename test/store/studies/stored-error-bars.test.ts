import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type EnsembleResult, runStudy } from '../../../src/engine/index.ts'
import { checkRequest } from '../../../src/store/check-request.ts'
import { type ModelParameters, resolveParameters } from '../../../src/store/model-parameters.ts'
import { prepareRun, storeRun, storingErrorBars } from '../../../src/store/simulations.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { small, stampOf } from './study-requests.ts'

let database: TestDatabase
let parameters: Promise<ModelParameters>
beforeAll(async () => {
  database = await createTestDatabase()
  parameters = resolveParameters(database.client)
})
afterAll(() => database.close())
afterEach(async () => {
  const { client } = database
  await client.simulation.deleteMany()
  await client.simulationResult.deleteMany()
  await client.analysisResult.deleteMany()
})

describe('a run with error bars', () => {
  const prepareSmall = (request: object) =>
    prepareRun(
      { db: database.client, viewerId: 'anonymous' },
      checkRequest({ ...small, ...request }),
      parameters,
    )
  const uncertain = { uncertainty: { runs: 64 }, bandOutputs: ['importsTonnes'] }

  test('is stored beside the run without, and shares its central result', async () => {
    const { client } = database
    const plain = await prepareSmall({})
    const barred = await prepareSmall(uncertain)
    const ensemble: EnsembleResult = runStudy(barred.ensemble!.study)
    await storeRun(client, plain, stampOf('ada'))
    for (const ownerId of ['ada', 'ada', 'bob']) await storeRun(client, barred, stampOf(ownerId), ensemble)
    expect(barred.fingerprint).toBe(plain.fingerprint)
    const rows = await client.simulation.findMany({
      where: { ownerId: 'ada' },
      select: { ensemble: { select: { kind: true, fingerprint: true, result: true, details: true } } },
      orderBy: { ensembleFingerprint: { sort: 'asc', nulls: 'first' } },
    })
    expect(rows).toEqual([
      { ensemble: null },
      {
        ensemble: {
          kind: 'ENSEMBLE',
          fingerprint: barred.ensemble!.fingerprint,
          result: ensemble,
          // Values by themselves are there twice, so that reading one of them reads no list.
          details: {
            labels: [],
            policyLevers: [],
            held: [],
            facts: { runs: 64, replicates: 16, seed: 1, quantileErrorShare: 0, precision: null },
          },
        },
      },
    ])
    expect(await client.simulation.count()).toBe(3)
    expect([await client.simulationResult.count(), await client.analysisResult.count()]).toEqual([1, 1])
  })

  test('is another one with another seed', async () => {
    const [one, two] = [await prepareSmall(uncertain), await prepareSmall({ ...uncertain, seed: 2 })]
    expect(two.fingerprint).toBe(one.fingerprint)
    expect(two.requestKey).not.toBe(one.requestKey)
  })

  test('names what it holds', async () => {
    const prepared = await prepareSmall({
      ...uncertain,
      parameters: [
        { symbol: 'kappa', value: 0.3 },
        { symbol: 'FX_INR', value: 80 },
      ],
    })
    await storeRun(database.client, prepared, stampOf('ada'), runStudy(prepared.ensemble!.study))
    const { details } = await database.client.analysisResult.findFirstOrThrow()
    // The exchange rate has no prior: it is never drawn.
    expect(details).toMatchObject({ held: ['kappa'] })
  })

  test('may be stored before them, and is completed for its owner alone', async () => {
    const { client } = database
    const prepared = await prepareSmall(uncertain)
    const result = runStudy(prepared.ensemble!.study)
    const [ada, bob] = [stampOf('ada'), stampOf('bob')]
    for (const stamp of [ada, bob]) await storeRun(client, prepared, stamp)
    const completedAt = new Date('2026-03-04T06:00:00Z')
    await client.$transaction(storingErrorBars(client, prepared, { ownerId: 'ada', completedAt }, result))
    // Storing the run again takes nothing away.
    await storeRun(client, prepared, stampOf('ada'))
    const { fingerprint } = prepared.ensemble!
    expect(
      await client.simulation.findMany({
        select: {
          id: true,
          ensembleFingerprint: true,
          ensemble: { select: { result: true, computedAt: true } },
        },
        orderBy: { ownerId: 'asc' },
      }),
    ).toEqual([
      { id: ada.id, ensembleFingerprint: fingerprint, ensemble: { result, computedAt: completedAt } },
      { id: bob.id, ensembleFingerprint: null, ensemble: null },
    ])
    await storeRun(client, prepared, stampOf('bob'), result)
    expect(await client.simulation.count({ where: { ensembleFingerprint: fingerprint } })).toBe(2)
  })

  test('cannot be completed when it is gone', async () => {
    const { client } = database
    const prepared = await prepareSmall(uncertain)
    const completedAt = new Date('2026-03-04T06:00:00Z')
    await client.$transaction(
      storingErrorBars(client, prepared, { ownerId: 'ada', completedAt }, runStudy(prepared.ensemble!.study)),
    )
    expect(await client.simulation.count()).toBe(0)
  })
})
