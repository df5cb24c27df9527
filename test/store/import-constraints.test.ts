import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const share = `"Observation" SET value = 1.5 WHERE unit = 'SHARE'`
const current = `"DataSet" (version, "importedAt", current, shipped, "rowCounts") VALUES ('${'0'.repeat(64)}', now(), true, false, '{}')`

// The import refuses all of these with a place in a file; the database is the second line, for any other writer.
test.each([
  ['a share above 1', `UPDATE ${share}`, 'Observation_share_check'],
  ['a share that is not a number', `UPDATE ${share.replace('1.5', `'NaN'`)}`, 'Observation_share_check'],
  [
    'NaN tonnes',
    `UPDATE "Observation" SET value = 'NaN' WHERE unit = 'TONNES'`,
    'Observation_value_finite_check',
  ],
  [
    'endless dollars',
    `UPDATE "Observation" SET value = 'Infinity' WHERE unit = 'USD'`,
    'Observation_value_finite_check',
  ],
  [
    'negative tonnes',
    `UPDATE "Observation" SET value = -1 WHERE unit = 'TONNES'`,
    'Observation_not_negative_check',
  ],
  [
    'a value above its range',
    `UPDATE "Observation" SET low = 1, high = 2, value = 3 WHERE unit = 'RATIO'`,
    'Observation_range_check',
  ],
  [
    'half a range',
    `UPDATE "Observation" SET low = 0, high = NULL WHERE unit = 'RATIO'`,
    'Observation_range_check',
  ],
  [
    'a number that no file printed',
    `UPDATE "Observation" SET "reportedValue" = NULL WHERE value IS NOT NULL`,
    'Observation_reportedValue_check',
  ],
  [
    'a thirteenth month',
    `UPDATE "PolicyMeasure" SET "effectiveOn" = '2025-13'`,
    'PolicyMeasure_effectiveOn_check',
  ],
  [
    'a date in words',
    `UPDATE "TradeAgreement" SET "signedOn" = 'November 2012'`,
    'TradeAgreement_signedOn_check',
  ],
  [
    'a latitude beyond the pole',
    `UPDATE "Facility" SET latitude = 90.1 WHERE latitude IS NOT NULL`,
    'Facility_latitude_check',
  ],
  [
    'a longitude alone',
    `UPDATE "Facility" SET latitude = NULL WHERE latitude IS NOT NULL`,
    'Facility_coordinates_check',
  ],
  [
    'a capacity without a unit',
    `UPDATE "Facility" SET "capacityUnit" = NULL`,
    'Facility_capacity_unit_check',
  ],
  ['a rate of 0', `UPDATE "ExchangeRate" SET "perUsd" = 0`, 'ExchangeRate_perUsd_check'],
  ['a dollar worth two', `UPDATE "ExchangeRate" SET "perUsd" = 2`, 'ExchangeRate_usd_check'],
  [
    'money without a currency',
    `UPDATE "PolicyMeasure" SET "amountCurrency" = NULL`,
    'PolicyMeasure_amount_currency_check',
  ],
  ['two current data sets', `INSERT INTO ${current}`, 'DataSet_one_current'],
])('the database refuses %s', async (_, sql, constraint) => {
  const attempt = database.client.$executeRawUnsafe(sql)
  await expect(attempt).rejects.toThrow(constraint === 'DataSet_one_current' ? /current/ : constraint)
})
