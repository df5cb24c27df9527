import { builder } from '../builder.ts'
import { numberAt, type YearRow } from './run-view.ts'
import { YearIndia } from './year-india.ts'
import { YearJapan } from './year-japan.ts'
import { YearMarket } from './year-market.ts'
import { YearSeverity } from './year-severity.ts'

export const SimulationYear = builder.objectRef<YearRow>('SimulationYear').implement({
  description: 'One simulated year of one arm of a run.',
  fields: (t) => ({
    year: t.int({
      description: 'Calendar year; an Indian fiscal year counts as the year it ends in.',
      resolve: (row) => numberAt(row, 'year'),
    }),
    severity: t.field({
      type: YearSeverity,
      description: 'How much of Chinese supply is withheld.',
      resolve: (row) => row,
    }),
    india: t.field({
      type: YearIndia,
      description: 'Output, exports and magnets of India.',
      resolve: (row) => row,
    }),
    japan: t.field({
      type: YearJapan,
      description: 'Demand, imports, stocks and losses of Japan.',
      resolve: (row) => row,
    }),
    market: t.field({ type: YearMarket, description: 'Prices of this year.', resolve: (row) => row }),
  }),
})
