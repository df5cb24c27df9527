import { type IndiaLevers, type JapanLevers, type Levers, leverBounds } from '../../engine/index.ts'
import { builder } from '../builder.ts'
import { oxidePerMagnetOf } from './run-view.ts'
import { magnetBasis, tonnesOn } from './tonnes-field.ts'

/** Levers as a run used them; `oxidePerMagnet` converts the one that is a tonnage. */
export interface LeversView {
  readonly levers: Levers
  readonly oxidePerMagnet: number
}

/** Levers of a stored result. */
export function leversViewOf(result: { readonly levers: unknown; readonly parameters: unknown }): LeversView {
  return { levers: result.levers as Levers, oxidePerMagnet: oxidePerMagnetOf(result.parameters) }
}

/** Text of a lever: what it is, its unit, bounds and default. */
export function leverText(actor: 'china' | 'india' | 'japan', name: string): string {
  const bound = (leverBounds[actor] as Record<string, (typeof leverBounds)['india']['windDownYears']>)[name]!
  const standard = bound.defaultValue === null ? 'not used' : bound.defaultValue
  return `${bound.description}. Unit: ${bound.unit}. From ${bound.minimum} to ${bound.maximum}; default: ${standard}.`
}

const ChinaLeversType = builder.objectRef<LeversView>('ChinaLevers').implement({
  description:
    'Chinese restrictions as run. They count before leakage, which is the part that reaches Japan all the same.',
  fields: (t) => ({
    oxideSeverityByYear: t.floatList({
      description: 'Share of oxide and metal withheld in each simulated year, before leakage.',
      resolve: ({ levers }) => [...levers.china.oxide],
    }),
    magnetSeverityByYear: t.floatList({
      description: 'Share of magnets withheld in each simulated year, before leakage.',
      resolve: ({ levers }) => [...levers.china.magnet],
    }),
  }),
})

type IndiaNumber = Exclude<keyof IndiaLevers, 'suspendAgreementFrom' | 'windDownYears'>

const IndiaLeversType = builder.objectRef<LeversView>('IndiaLevers').implement({
  description: 'Indian choices as run.',
  fields: (t) => {
    const lever = (name: IndiaNumber) =>
      t.float({ description: leverText('india', name), resolve: ({ levers }) => levers.india[name] })
    return {
      suspendAgreementFrom: t.int({
        nullable: true,
        description: `${leverText('india', 'suspendAgreementFrom')} Null: never.`,
        resolve: ({ levers }) => levers.india.suspendAgreementFrom,
      }),
      windDownYears: t.int({
        description: leverText('india', 'windDownYears'),
        resolve: ({ levers }) => levers.india.windDownYears,
      }),
      domesticPriority: lever('domesticPriority'),
      missionIntensity: lever('missionIntensity'),
      incentiveInrPerKg: lever('incentiveInrPerKg'),
      incentiveShareOfSales: lever('incentiveShareOfSales'),
      capexSubsidyShare: lever('capexSubsidyShare'),
      magnetCapacityCapTonnes: t.float({
        description: `${leverText('india', 'magnetCapacityCapTonnes')} Magnets unless \`basis\` says otherwise.`,
        args: magnetBasis,
        resolve: ({ levers, oxidePerMagnet }, { basis }) =>
          tonnesOn(levers.india.magnetCapacityCapTonnes, 'MAGNET', basis, oxidePerMagnet),
      }),
      incentiveBudgetInr: lever('incentiveBudgetInr'),
    }
  },
})

type JapanNumber = Exclude<keyof JapanLevers, 'offtakeExChinaShare' | 'priceFloorUsdPerKg'>

const JapanLeversType = builder.objectRef<LeversView>('JapanLevers').implement({
  description: 'Japanese choices as run.',
  fields: (t) => {
    const lever = (name: JapanNumber) =>
      t.float({ description: leverText('japan', name), resolve: ({ levers }) => levers.japan[name] })
    return {
      publicStockDays: lever('publicStockDays'),
      releaseShare: lever('releaseShare'),
      offtakeExChinaShare: t.float({
        nullable: true,
        description: `${leverText('japan', 'offtakeExChinaShare')} Null: not set.`,
        resolve: ({ levers }) => levers.japan.offtakeExChinaShare,
      }),
      priceFloorUsdPerKg: t.float({
        nullable: true,
        description: `${leverText('japan', 'priceFloorUsdPerKg')} Null: no floor.`,
        resolve: ({ levers }) => levers.japan.priceFloorUsdPerKg,
      }),
      thriftSupport: lever('thriftSupport'),
      recyclingSupport: lever('recyclingSupport'),
    }
  },
})

export const SimulationLevers = builder.objectRef<LeversView>('SimulationLevers').implement({
  description: 'Everything that the three governments choose, with defaults filled in.',
  fields: (t) => ({
    china: t.field({
      type: ChinaLeversType,
      description: 'Restrictions on exports.',
      resolve: (levers) => levers,
    }),
    india: t.field({
      type: IndiaLeversType,
      description: 'Agreement, plan and magnet scheme.',
      resolve: (levers) => levers,
    }),
    japan: t.field({
      type: JapanLeversType,
      description: 'Stocks, contracts and support.',
      resolve: (levers) => levers,
    }),
  }),
})
