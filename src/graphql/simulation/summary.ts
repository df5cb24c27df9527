import type { Summary } from '../../engine/index.ts'
import { builder } from '../builder.ts'
import { oxideBasis, tonnesOn } from './tonnes-field.ts'

type TonnesKey =
  | 'cumulativeImportLossTonnes'
  | 'cumulativeImportShortfallTonnes'
  | 'cumulativeConsumptionShortfallTonnes'

/** Summary of a run; `oxidePerMagnet` converts its tonnages. */
export interface SummaryView {
  readonly summary: Summary
  readonly oxidePerMagnet: number
}

const summed =
  (key: TonnesKey) =>
  (run: SummaryView, { basis }: { basis: Parameters<typeof tonnesOn>[2] }) =>
    tonnesOn(run.summary[key], 'NDPR_OXIDE', basis, run.oxidePerMagnet)

export const SimulationSummary = builder.objectRef<SummaryView>('SimulationSummary').implement({
  description:
    'Figures of a whole run. NdPr is neodymium and praseodymium, which are mined and used together. Money counts in the year it falls in, without discounting.',
  fields: (t) => ({
    cumulativeImportLossTonnes: t.float({
      description:
        'Baseline less scenario imports, summed over the years; negative where the scenario imports more in all. NdPr oxide unless `basis` says otherwise.',
      args: oxideBasis,
      resolve: summed('cumulativeImportLossTonnes'),
    }),
    cumulativeImportShortfallTonnes: t.float({
      description:
        'Import losses of the years that have one, summed; gains of other years are not set against them. NdPr oxide unless `basis` says otherwise.',
      args: oxideBasis,
      resolve: summed('cumulativeImportShortfallTonnes'),
    }),
    cumulativeConsumptionShortfallTonnes: t.float({
      description:
        'Consumption lost against the baseline, summed over the years. NdPr oxide unless `basis` says otherwise.',
      args: oxideBasis,
      resolve: summed('cumulativeConsumptionShortfallTonnes'),
    }),
    cumulativeOutputLossUsd: t.float({
      description: 'Japanese output lost over the run, in United States dollars.',
      resolve: ({ summary }) => summary.cumulativeOutputLossUsd,
    }),
    cumulativeOutputLossJpy: t.float({
      description: 'Japanese output lost over the run, in yen.',
      resolve: ({ summary }) => summary.cumulativeOutputLossJpy,
    }),
    cumulativeImportBillChangeUsd: t.float({
      description: 'Import bill less that of the baseline over the run, in United States dollars.',
      resolve: ({ summary }) => summary.cumulativeImportBillChangeUsd,
    }),
    peakPriceUsdPerKg: t.float({
      description: 'Highest yearly price outside China, in United States dollars per kilogram of NdPr oxide.',
      resolve: ({ summary }) => summary.peakPriceUsdPerKg,
    }),
    peakPriceYear: t.int({
      description: 'First year with the highest price.',
      resolve: ({ summary }) => summary.peakPriceYear,
    }),
    yearsToRecovery: t.int({
      nullable: true,
      description:
        'Years from the first with imports under 98 % of the baseline to the next at or above; 0 if there is none. Null if they do not recover within the run.',
      resolve: ({ summary }) => summary.yearsToRecovery,
    }),
    planAttainment2026: t.float({
      nullable: true,
      description:
        'Indian output of 2026 as a share of the one announced. Null if 2026 is not simulated, or if nothing is announced for it.',
      resolve: ({ summary }) => summary.planAttainment2026,
    }),
    planAttainment2030: t.float({
      nullable: true,
      description:
        'Indian output of 2030 as a share of the one announced. Null if 2030 is not simulated, or if nothing is announced for it.',
      resolve: ({ summary }) => summary.planAttainment2030,
    }),
  }),
})
