import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ColumnName,
  columnAt,
  columnOf,
  defaultLevers,
  leverBounds,
  parameterTable,
  simulate,
  yearColumns,
} from '../../src/engine/index.ts'
import { resolveParameters } from '../../src/store/model-parameters.ts'
import { startTestServer, type TestServer } from '../support/server.ts'
import { everythingBelow, leavesByPath, leavesOf } from './every-year-field.ts'

let server: TestServer
let values: Float64Array

beforeAll(async () => {
  server = await startTestServer()
  values = (await resolveParameters(server.database.client)).values
})
afterAll(() => server.close())

const years = everythingBelow('SimulationYear')
const everyYear = `query ($input: SimulateInput!) {
  preview(input: $input) {
    __typename
    ... on Error { message }
    ... on InvalidInputError { issues { path message } }
    ... on Preview { fingerprint overridden { symbol value } years { ${years} } baseline { years { ${years} } } }
  }
}`

async function preview(input: object) {
  const { body } = await server.execute(everyYear, { input })
  expect(body.errors).toBeUndefined()
  expect(body.data.preview).toMatchObject({ __typename: 'Preview' })
  return body.data.preview
}

describe('the years of a run', () => {
  test('show every column of the engine, bit for bit', async () => {
    const severity = [0.3, 0.8, 0.1, 0, 0]
    const { years: shown, baseline } = await preview({
      horizonYears: 5,
      china: { oxide: { severityByYear: severity }, magnet: { severityByYear: [0.2] } },
      india: { suspendAgreementFrom: 2027 },
    })
    const run = simulate({
      startYear: 2026,
      horizonYears: 5,
      parameters: values,
      levers: {
        ...defaultLevers,
        china: { oxide: severity, magnet: [0.2] },
        india: { ...defaultLevers.india, suspendAgreementFrom: 2027 },
      },
    })
    const unseen = new Set<string>(yearColumns.map((column) => column.name))
    for (const [arm, table] of [
      [shown, run.scenario],
      [baseline.years, run.baseline],
    ] as const) {
      for (let row = 0; row < 5; row++) {
        for (const [path, value] of leavesByPath(arm[row])) {
          if (path === 'japan.baselineImportsTonnes') {
            expect(value).toBe(columnOf(run.baseline, 'importsTonnes')[row])
            continue
          }
          if (path.endsWith('.name')) continue
          const name = (renamed[path] ?? path.split('.').at(-1)) as ColumnName
          expect(columnAt, path).toHaveProperty(name)
          unseen.delete(name)
          const stored = columnOf(table, name)[row]!
          const expected = name.endsWith('Bound') ? stored === 1 : Number.isNaN(stored) ? null : stored + 0
          expect(value, `${path} of year ${row}`).toBe(expected)
        }
      }
    }
    expect([...unseen]).toEqual([])
  })

  test.each(parameterTable.map((spec) => [spec.symbol, spec] as const))(
    'answer to the parameter %s',
    async (symbol, spec) => {
      const current = values[parameterTable.indexOf(spec)]!
      const value =
        current + (spec.maximum - current > current - spec.minimum ? 1 : -1) * nudge(spec, current)
      // Settled apart from the others, whose contradictions have tests of their own.
      const parameters = symbol === 'rho0' ? [{ symbol: 'rho_inf', value: 1 }] : (caps[symbol] ?? [])
      const input = { ...busy, parameters: [...parameters, { symbol, value }] }
      const before = await preview({ ...busy, parameters })
      const after = await preview(input)
      expect(after.overridden).toContainEqual({ symbol, value })
      expect(after.fingerprint).not.toBe(before.fingerprint)
      expect(leavesOf([after.years, after.baseline])).not.toEqual(leavesOf([before.years, before.baseline]))
    },
  )

  const levers = (['india', 'japan'] as const).flatMap((actor) =>
    Object.entries(leverBounds[actor]).map(([name, bound]) => [actor, name, bound] as const),
  )
  test.each(levers)('answer to the lever %s.%s', async (actor, name, { minimum, maximum }) => {
    const own = busy[actor] as Record<string, unknown>
    const low = await preview({
      ...busy,
      [actor]: { ...own, [name]: name === 'suspendAgreementFrom' ? 2026 : minimum },
    })
    const high = await preview({
      ...busy,
      [actor]: { ...own, [name]: name === 'suspendAgreementFrom' ? 2032 : maximum },
    })
    expect(high.fingerprint).not.toBe(low.fingerprint)
    expect(leavesOf(high.years)).not.toEqual(leavesOf(low.years))
  })
})

/** A run in which every mechanism is at work: shocks in both stages, suspension, public stock, magnets. */
const busy = {
  horizonYears: 15,
  china: {
    oxide: { severityByYear: [0.3, 0.9, 0.9, 0.5, 0, 0, 0.4] },
    magnet: { severityByYear: [0.6, 0.6, 0.9] },
  },
  india: { suspendAgreementFrom: 2028, windDownYears: 3 },
  japan: { publicStockDays: 60, thriftSupport: 1.2, offtakeExChinaShare: 0.3 },
}

/** Fields whose name is shorter than that of the column, because the type around them says the rest. */
const renamed: Readonly<Record<string, ColumnName>> = {
  'severity.oxide': 'severityOxideShare',
  'severity.magnet': 'severityMagnetShare',
  'severity.effective': 'severityShare',
  'severity.expected': 'expectedSeverityShare',
  'india.outputTonnes': 'indiaOutputTonnes',
  'india.offeredToJapanTonnes': 'indiaFeedOfferedTonnes',
  'india.exportToJapanTonnes': 'importsIndiaTonnes',
  'india.homeOxideTonnes': 'indiaHomeOxideTonnes',
  'india.boughtOxideTonnes': 'indiaBoughtOxideTonnes',
  'japan.importsByOrigin.chinaOxideTonnes': 'importsChinaOxideTonnes',
  'japan.importsByOrigin.chinaMagnetsTonnes': 'importsChinaMagnetTonnes',
  'japan.importsByOrigin.indiaTonnes': 'importsIndiaTonnes',
  'japan.importsByOrigin.othersTonnes': 'importsOtherTonnes',
  'japan.stocks.privateOpeningTonnes': 'privateStockOpeningTonnes',
  'japan.stocks.privateTonnes': 'privateStockTonnes',
  'japan.stocks.publicOpeningTonnes': 'publicStockOpeningTonnes',
  'japan.stocks.publicTonnes': 'publicStockTonnes',
  'japan.sectorShortfalls.0.shortfallTonnes': 'evMotorShortfallTonnes',
  'japan.sectorShortfalls.1.shortfallTonnes': 'otherAutomotiveShortfallTonnes',
  'japan.sectorShortfalls.2.shortfallTonnes': 'windTurbineShortfallTonnes',
  'japan.sectorShortfalls.3.shortfallTonnes': 'applianceShortfallTonnes',
  'japan.sectorShortfalls.4.shortfallTonnes': 'electronicsShortfallTonnes',
  'japan.sectorShortfalls.5.shortfallTonnes': 'otherUseShortfallTonnes',
  'japan.vehiclesNotBuilt.low': 'vehiclesNotBuiltLow',
  'japan.vehiclesNotBuilt.central': 'vehiclesNotBuilt',
  'japan.vehiclesNotBuilt.high': 'vehiclesNotBuiltHigh',
}

/** Caps bind when they are low and what they cap is strong; the latter applies to both runs that are compared. */
const caps: Readonly<Record<string, { symbol: string; value: number }[]>> = {
  z_cap: [
    { symbol: 'kappa_z', value: 1 },
    { symbol: 'eps_L', value: 1 },
  ],
  r_max: [{ symbol: 'kappa_r', value: 0.05 }],
  cover_max: [{ symbol: 'm', value: 5 }],
  p_max: [
    { symbol: 'eps_d', value: 0.05 },
    { symbol: 'eps_s', value: 0.02 },
  ],
}

function nudge({ minimum, maximum }: { minimum: number; maximum: number }, current: number): number {
  return Math.max(maximum - current, current - minimum) * 0.3
}
