import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DataSetError, importDataSet } from '../../src/store/import-data-set.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { copyDataFolder, type FolderCopy, replaceLine } from './data-folder-copy.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

/** Everything that an import could have changed, in a form that shows any difference. */
async function fingerprint(): Promise<unknown> {
  const { client } = database
  return client.$queryRaw`
    SELECT (SELECT array_agg(version ORDER BY version) FROM "DataSet" WHERE current) AS version,
      (SELECT md5(string_agg(o::text, '' ORDER BY id)) FROM "Observation" o) AS observations,
      (SELECT md5(string_agg(s::text, '' ORDER BY id)) FROM "Source" s) AS sources,
      (SELECT md5(string_agg(j::text, '' ORDER BY j."A", j."B")) FROM "_ObservationToSource" j) AS links,
      (SELECT md5(string_agg(m::text, '' ORDER BY id)) FROM "PolicyMeasure" m) AS measures`
}

async function refusal(copy: FolderCopy): Promise<DataSetError> {
  const before = await fingerprint()
  const error = await importDataSet({ client: database.client, folder: copy.folder }).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(await fingerprint()).toEqual(before)
  if (error instanceof DataSetError) return error
  throw new Error(`Expected a DataSetError, got ${error}`)
}

interface Case {
  name: string
  spoil: (copy: FolderCopy) => void
  file: string
  line: number
  column: string
  reason: RegExp
}

const india = (line: number, change: (text: string) => string) => (copy: FolderCopy) =>
  copy.edit('india.csv', replaceLine(line, change))

const cases: Case[] = [
  {
    name: 'a missing column',
    spoil: (copy) => copy.edit('mine_production.csv', (text) => text.replace('preferred', 'chosen')),
    file: 'mine_production.csv',
    line: 1,
    column: 'preferred',
    reason: /the column is missing/,
  },
  {
    name: 'an unknown column',
    spoil: (copy) => copy.edit('mine_production.csv', (text) => text.replace('preferred', 'chosen')),
    file: 'mine_production.csv',
    line: 1,
    column: 'chosen',
    reason: /no import reads a column/,
  },
  {
    name: 'an unknown source',
    spoil: india(3, (row) => row.replace('idsa_pact', 'hearsay')),
    file: 'india.csv',
    line: 3,
    column: 'source_id',
    reason: /"hearsay" is no source/,
  },
  {
    name: 'one unknown source among two',
    spoil: (copy) => copy.edit('japan.csv', (text) => text.replace('kks_jp|sina_jp2012', 'kks_jp|hearsay')),
    file: 'japan.csv',
    line: 44,
    column: 'source_id',
    reason: /"hearsay" is no source/,
  },
  {
    name: 'no source at all',
    spoil: india(3, (row) => row.replace('idsa_pact', '')),
    file: 'india.csv',
    line: 3,
    column: 'source_id',
    reason: /"" is no source/,
  },
  {
    name: 'a repeated row',
    spoil: (copy) => copy.edit('india.csv', (text) => `${text.trimEnd()}\n${text.split('\n')[2]}\n`),
    file: 'india.csv',
    line: 53,
    column: 'year, period, country_iso3, item, source_id',
    reason: /repeats line 3/,
  },
  {
    name: 'a row repeated with another value',
    spoil: (copy) =>
      copy.edit(
        'india.csv',
        (text) => `${text.trimEnd()}\n${text.split('\n')[2]?.replace('4100', '4200')}\n`,
      ),
    file: 'india.csv',
    line: 53,
    column: 'year, period, country_iso3, item, source_id',
    reason: /repeats line 3/,
  },
  {
    name: 'an unknown unit',
    spoil: india(3, (row) => row.replace('t/yr', 'bushels')),
    file: 'india.csv',
    line: 3,
    column: 'unit',
    reason: /"bushels" is no known unit; add a row to units\.csv/,
  },
  {
    name: 'an unknown item',
    spoil: india(3, (row) => row.replace('agreement_volume_irel_japan', 'unicorns')),
    file: 'india.csv',
    line: 3,
    column: 'item',
    reason: /"unicorns" is no known item of this file; add a row to indicators\.csv/,
  },
  {
    name: 'an unknown country',
    spoil: india(3, (row) => row.replace('IND', 'XXX')),
    file: 'india.csv',
    line: 3,
    column: 'country_iso3',
    reason: /"XXX" is no country/,
  },
  {
    name: 'an unknown quality',
    spoil: india(3, (row) => row.replace('reported', 'certain')),
    file: 'india.csv',
    line: 3,
    column: 'quality',
    reason: /"certain" is none of reported, estimated, derived, unverified/,
  },
  ...['"4,100"', 'NaN', 'Infinity', '4e3', '+4100', ' 4100', '4100 t', '.5', '0x10', '１２'].map(
    (printed): Case => ({
      name: `the number ${printed}`,
      spoil: india(3, (row) => row.replace('4100', printed)),
      file: 'india.csv',
      line: 3,
      column: 'value',
      reason: /is no number/,
    }),
  ),
  {
    name: 'a number beyond double precision',
    spoil: india(3, (row) => row.replace('4100', '9'.repeat(400))),
    file: 'india.csv',
    line: 3,
    column: 'value',
    reason: /too large/,
  },
  {
    name: 'a negative tonnage',
    spoil: india(3, (row) => row.replace('4100', '-4100')),
    file: 'india.csv',
    line: 3,
    column: 'value',
    reason: /must not be negative/,
  },
  {
    name: 'a share above the whole',
    spoil: (copy) =>
      copy.edit(
        'deposit_element_shares.csv',
        replaceLine(2, (row) => row.replace('18.5', '185')),
      ),
    file: 'deposit_element_shares.csv',
    line: 2,
    column: 'value',
    reason: /from 0 to 100 %/,
  },
  {
    name: 'a central value above the high end',
    spoil: (copy) => copy.edit('parameters.csv', (text) => text.replace('29,30,32', '29,33,32')),
    file: 'parameters.csv',
    line: 5,
    column: 'central',
    reason: /33 is above the high end 32/,
  },
  {
    name: 'a day that does not exist',
    spoil: (copy) => copy.edit('policy_events.csv', (text) => text.replace('2012-11-16', '2012-02-30')),
    file: 'policy_events.csv',
    line: 6,
    column: 'date',
    reason: /is no date/,
  },
  {
    name: 'a month of another year',
    spoil: (copy) =>
      copy.edit('prices_monthly_nd.csv', (text) => text.replace('2024-01,2024', '2024-01,2025')),
    file: 'prices_monthly_nd.csv',
    line: 2,
    column: 'year',
    reason: /not the year of the month/,
  },
  {
    name: 'a facility of an unknown company',
    spoil: (copy) =>
      copy.edit(
        'facilities.csv',
        replaceLine(5, (row) => row.replace('IREL (India) Ltd', 'ACME')),
      ),
    file: 'facilities.csv',
    line: 5,
    column: 'company',
    reason: /"ACME" is no company/,
  },
  {
    name: 'a latitude beyond the pole',
    spoil: (copy) =>
      copy.edit(
        'facilities.csv',
        replaceLine(2, (row) => row.replace('19.4,', '119.4,')),
      ),
    file: 'facilities.csv',
    line: 2,
    column: 'lat',
    reason: /within ±90/,
  },
  {
    name: 'a policy event that no entry names',
    spoil: (copy) =>
      copy.edit('policy_events.csv', (text) => text.replace('2010-07-08,2010,CHN', '2010-07-09,2010,CHN')),
    file: 'policy_events.csv',
    line: 3,
    column: 'date',
    reason: /add a row to measures\.csv/,
  },
  {
    name: 'a coverage of neodymium in new words',
    spoil: (copy) =>
      copy.edit('policy_events.csv', (text) => text.replace('automotive,indirect', 'automotive,perhaps')),
    file: 'policy_events.csv',
    line: 13,
    column: 'neodymium_covered',
    reason: /"perhaps" has no meaning/,
  },
  {
    name: 'a row with a cell too many',
    spoil: india(3, (row) => `${row},extra`),
    file: 'india.csv',
    line: 3,
    column: '',
    reason: /has 10 cells, the header has 9/,
  },
  {
    name: 'an open quote',
    spoil: india(52, (row) => row.replace('agreement to', '"agreement to')),
    file: 'india.csv',
    line: 52,
    column: '',
    reason: /is no CSV file/,
  },
  {
    name: 'a NUL character',
    spoil: india(3, (row) => row.replace('signed', 'sig\u0000ned')),
    file: 'india.csv',
    line: 3,
    column: 'note',
    reason: /^holds the control character U\+0000$/,
  },
  {
    name: 'a control character in a quoted cell',
    spoil: (copy) =>
      copy.edit('companies.csv', (text) => text.replace('IREL (India) Ltd', '"IREL\u001b (India) Ltd"')),
    file: 'companies.csv',
    line: 2,
    column: 'name',
    reason: /^holds the control character U\+001B$/,
  },
  {
    name: 'a folder in the place of a file',
    spoil: (copy) => {
      copy.remove('india.csv')
      mkdirSync(join(copy.folder, 'india.csv'))
    },
    file: 'india.csv',
    line: 0,
    column: '',
    reason: /^is a folder, not a file$/,
  },
  {
    name: 'a scenario that starts from a scenario',
    spoil: (copy) =>
      copy.edit('scenarios.csv', (text) =>
        text.replace('""horizonYears"":10', '""scenario"":""\\u0000"",""horizonYears"":10'),
      ),
    file: 'scenarios.csv',
    line: 2,
    column: 'input',
    reason: /^scenario cannot be set/,
  },
  {
    name: 'a mapping table without a column',
    spoil: (copy) => copy.edit('units.csv', (text) => text.replace('scale', 'factor')),
    file: 'units.csv',
    line: 1,
    column: 'scale',
    reason: /the column is missing/,
  },
  {
    name: 'an empty file',
    spoil: (copy) => copy.edit('reserves.csv', () => ''),
    file: 'reserves.csv',
    line: 1,
    column: '',
    reason: /the file is empty/,
  },
  {
    name: 'a header without rows',
    spoil: (copy) => copy.edit('reserves.csv', (text) => text.split('\n')[0]!),
    file: 'reserves.csv',
    line: 1,
    column: '',
    reason: /no rows/,
  },
  {
    name: 'a missing file',
    spoil: (copy) => copy.remove('reserves.csv'),
    file: 'reserves.csv',
    line: 0,
    column: '',
    reason: /the file is missing/,
  },
  {
    name: 'a scenario outside the bounds of the model',
    spoil: (copy) =>
      copy.edit('scenarios.csv', (text) => text.replace('""horizonYears"":10', '""horizonYears"":41')),
    file: 'scenarios.csv',
    line: 2,
    column: 'input',
    reason: /horizonYears must be at most 40/,
  },
  {
    name: 'evidence that no row gives',
    spoil: (copy) =>
      copy.edit('target_evidence.csv', (text) => text.replace('item=nd_production\n', 'item=nothing\n')),
    file: 'target_evidence.csv',
    line: 4,
    column: 'match',
    reason: /0 rows of india\.csv have item=nothing, not one/,
  },
  {
    name: 'a link to a measure that does not exist',
    spoil: (copy) =>
      copy.edit('indicators.csv', (text) => text.replaceAll(',ncmm-stockpile,', ',no-such-measure,')),
    file: 'india_policies.csv',
    line: 26,
    column: '',
    reason: /the measure "no-such-measure"/,
  },
  {
    name: 'a file that no import reads',
    spoil: (copy) => writeFileSync(join(copy.folder, 'extra.csv'), 'year,value\n2020,1\n'),
    file: 'extra.csv',
    line: 0,
    column: '',
    reason: /no import reads a file of this name/,
  },
]

describe('a folder is refused, and the previous data set stays, for', () => {
  test.each(cases)('$name', async ({ spoil, file, line, column, reason }) => {
    using copy = copyDataFolder()
    spoil(copy)
    const error = await refusal(copy)
    expect(error.problems).toContainEqual({ file, line, column, reason: expect.stringMatching(reason) })
    const place = [line > 0 ? `${file}, line ${line}` : file, ...(column ? [`column ${column}`] : [])].join(
      ', ',
    )
    expect(error.message).toContain(`${place}: `)
  })
})

test('all problems are reported at once, the first 50 of them in full', async () => {
  using copy = copyDataFolder()
  copy.edit('governance_political_stability.csv', (text) =>
    text.replaceAll(',CHN,', ',XXX,').replaceAll(',IND,', ',YYY,').replaceAll(',JPN,', ',ZZZ,'),
  )
  copy.edit(
    'india.csv',
    replaceLine(3, (row) => row.replace('4100', 'many').replace('t/yr', 'bushels')),
  )
  const { problems, total, message } = await refusal(copy)
  // 18 years of three countries, and the number; the unit is read only once the cells are sound.
  expect(total).toBe(55)
  expect(problems).toHaveLength(50)
  expect(message).toMatch(/has 55 problems/)
  expect(message).toMatch(/… and 5 more$/)
})

/** Faults of which each has consequences in rows of other files, and the one place that must be named. */
const causes: [name: string, spoil: (copy: FolderCopy) => void, place: string][] = [
  [
    'a bad scale',
    (copy) =>
      copy.edit(
        'units.csv',
        replaceLine(3, (row) => row.replace(',1,', ',10,')),
      ),
    'units.csv:3 scale',
  ],
  [
    'an unknown indicator',
    (copy) => copy.edit('indicators.csv', (text) => text.replace(',MINE_PRODUCTION,', ',MINING,')),
    'indicators.csv:256 indicator',
  ],
  [
    'a country without a sound quality',
    (copy) =>
      copy.edit(
        'countries.csv',
        replaceLine(2, (row) => row.replace(/[a-z]+$/, 'certain')),
      ),
    'countries.csv:2 quality',
  ],
  [
    'a company of an unknown role',
    (copy) =>
      copy.edit('companies.csv', (text) =>
        text.replace('IREL (India) Ltd,IND,miner', 'IREL (India) Ltd,IND,owner'),
      ),
    'companies.csv:2 role',
  ],
  [
    'an agreement of an unknown status',
    (copy) => copy.edit('agreements.csv', (text) => text.replace('SUSPENSION_REQUESTED', 'PAUSED')),
    'agreements.csv:2 status',
  ],
  [
    'an event that numbers are linked to',
    (copy) =>
      copy.edit('policy_events.csv', (text) => text.replace('2025-04-04,2025,CHN', '2025-04-04,2024,CHN')),
    'policy_events.csv:12 year',
  ],
]

test.each(causes)('%s is reported without its consequences', async (_, spoil, place) => {
  using copy = copyDataFolder()
  spoil(copy)
  const { problems } = await refusal(copy)
  expect(problems.map(({ file, line, column }) => `${file}:${line} ${column}`)).toEqual([place])
})

test('bytes that are not UTF-8 are named', async () => {
  using copy = copyDataFolder()
  writeFileSync(join(copy.folder, 'india.csv'), Buffer.from([0x79, 0xff, 0xfe, 0x0a]))
  const error = await refusal(copy)
  expect(error.total).toBe(1)
  expect(error.problems[0]?.reason).toMatch(/UTF-8/)
})
