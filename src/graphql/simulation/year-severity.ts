import { builder } from '../builder.ts'
import type { YearRow } from './run-view.ts'
import { number } from './year-fields.ts'

export const YearSeverity = builder.objectRef<YearRow>('YearSeverity').implement({
  description:
    'Share of Chinese supply withheld in a year, before leakage, which is the part of it that reaches Japan all the same.',
  fields: (t) => ({
    oxide: number(t, 'severityOxideShare'),
    magnet: number(t, 'severityMagnetShare'),
    effective: number(t, 'severityShare'),
    expected: number(t, 'expectedSeverityShare'),
  }),
})
