import type { FileName } from './columns.ts'
import type { Reading } from './rows.ts'
import { adviceFor, type UnitRow, type Vocabulary } from './vocabulary.ts'

/**
 * A printed number times a power of ten. The point is shifted in the text, so that 5.7 % becomes the number nearest
 * to 0.057 and not the product of two rounded ones.
 */
export function scaled(printed: string, exponent: number): number {
  return Number(exponent === 0 ? printed : `${printed}e${exponent}`)
}

/** The entry of units.csv for a spelling; an unknown one is a problem. */
export function unitOf(
  { problems }: Reading,
  vocabulary: Vocabulary,
  at: { file: FileName; line: number; item: string; unit: string },
): UnitRow | undefined {
  const unit = vocabulary.unit(at.unit, at.file, at.item)
  if (!unit)
    problems.add(at.file, at.line, 'unit', `"${at.unit}" is no known unit; ${adviceFor('units.csv')}`)
  return unit
}

/** Capacity columns of a facility; all null when the file gives no number. */
export function capacityOf(
  reading: Reading,
  vocabulary: Vocabulary,
  given: { line: number; value: string | null; unit: string },
) {
  const none = { capacity: null, capacityUnit: null, capacityBasis: null, capacityReportedUnit: null }
  const { line, value } = given
  if (value === null) {
    if (given.unit !== '') reading.problems.add('facilities.csv', line, 'value', 'a unit needs a number')
    return none
  }
  const unit = unitOf(reading, vocabulary, { file: 'facilities.csv', line, item: '', unit: given.unit })
  if (!unit) return none
  const capacity = scaled(value, unit.scale)
  if (!(capacity > 0 && Number.isFinite(capacity))) {
    reading.problems.add('facilities.csv', line, 'value', 'a capacity must be above 0')
    return none
  }
  return { capacity, capacityUnit: unit.unit, capacityBasis: unit.basis, capacityReportedUnit: given.unit }
}
