import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../../src/store/connect.ts'
import { migrate } from '../../src/store/migrate.ts'
import { migrationsFolder } from '../../src/store/migrations.ts'
import { createTestDatabase } from '../support/database.ts'

test('0002_studies keeps the runs that are stored, without error bars', async () => {
  const database = await createTestDatabase({ content: 'empty' })
  const folder = mkdtempSync(join(tmpdir(), 'monazite-migrations-'))
  cpSync(join(migrationsFolder, '0001_init'), join(folder, '0001_init'), { recursive: true })
  await migrate({ url: database.url, folder })
  rmSync(folder, { recursive: true })

  const id = '00000000-0000-4000-8000-000000000001'
  const session = await connect(database.url, 'test')
  await session.query(`
    INSERT INTO "Scenario" ("id", "slug", "title", "description", "input") VALUES ('s', 's', 'S', 'S', '{}');
    INSERT INTO "SimulationResult" ("fingerprint", "modelVersion", "startYear", "horizonYears", "levers", "parameters", "columns",
      "years", "baseline", "summary", "computedAt")
    VALUES ('f', '1.0.0', 2026, 1, '{}', '{"D0": 6590}', '{year}', '\\x0000000000a89f40', '\\x0000000000a89f40', '{}', now());
    INSERT INTO "Simulation" ("id", "ownerId", "fingerprint", "requestKey", "request", "overridden", "dataSetVersion", "scenarioId",
      "createdAt")
    VALUES ('${id}', 'ada', 'f', 'k', '{"seed": null}', '{D0}', 'v', 's', '2026-01-15T12:00:00Z')`)
  await session.end()

  expect(await migrate({ url: database.url })).toContain('0002_studies')
  const runs = await database.client.simulation.findMany({ include: { result: true, scenario: true } })
  expect(runs).toMatchObject([
    {
      id,
      ownerId: 'ada',
      requestKey: 'k',
      request: { seed: null },
      overridden: ['D0'],
      createdAt: new Date('2026-01-15T12:00:00Z'),
      ensembleFingerprint: null,
      result: { parameters: { D0: 6590 }, years: Uint8Array.of(0, 0, 0, 0, 0, 0xa8, 0x9f, 0x40) },
      scenario: { slug: 's' },
    },
  ])
  await database.close()
})
