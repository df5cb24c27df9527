import {
  type ColumnName,
  columnOf,
  defaultParameters,
  deterministicHindcastDriver,
  hindcastParameters,
  hindcastQuotaSeverity,
  hindcastSeverity,
  hindcastStartYear,
  namedHistories,
  outOfSampleStartYear,
  parameterAt,
  runHindcast,
  runOutOfSample,
  type SeverityByStage,
} from '../../../src/engine/index.ts'
import {
  observedChinaShare,
  observedImportsTo2010,
  observedMagnetGrowth,
  observedPrice2026,
  observedPrices,
} from './observations.ts'
import { type Score, type ScoredYear, scoreOf, scoreYears } from './score.ts'

type ByYear = Map<number, number>

/** The single run of 2009–2015 and how it compares. Prices in USD/kg Nd oxide. */
export interface HindcastFigures {
  readonly severity: number[]
  readonly price: number[]
  readonly importsTo2010: number[]
  readonly chinaShare: number[]
  readonly pricesScored: ScoredYear[]
  readonly priceScore: Score
  readonly priceScoreVerifiedOnly: Score
  /** Quota severities as they are, without scale or additions. */
  readonly priceScoreQuotaOnly: Score
  readonly importsScored: ScoredYear[]
  readonly chinaShareScored: ScoredYear[]
}

/** 2024–2026, which no choice of the model was fitted to. */
export interface OutOfSampleFigures {
  readonly years: number[]
  readonly magnetSeverity: number[]
  readonly price: number[]
  readonly priceWithoutRestriction: number[]
  readonly pricesScored: ScoredYear[]
  readonly priceScore: Score
  /** Chinese magnets to Japan, this year ÷ last year, 2025 and 2026. */
  readonly magnetGrowth: number[]
  readonly magnetGrowthWithoutRestriction: number[]
  /** Chinese magnets to the world: 2025 ÷ 2024, first quarter of 2026 ÷ first quarter of 2025. */
  readonly magnetGrowthObserved: number[]
}

function column(table: Float64Array, name: ColumnName, startYear: number): ByYear {
  return new Map([...columnOf(table, name)].map((value, index) => [startYear + index, value]))
}

export function hindcastFigures(): HindcastFigures {
  const severity = hindcastSeverity(deterministicHindcastDriver)
  const { scenario } = runHindcast(severity, hindcastParameters())
  const price = column(scenario, 'priceUsdPerKg', hindcastStartYear)
  const quotaOnly = runHindcast(hindcastQuotaSeverity, hindcastParameters()).scenario

  const imports = columnOf(scenario, 'importsTonnes')
  const importsTo2010 = column(scenario, 'importsTonnes', hindcastStartYear)
  for (const [year, value] of importsTo2010) importsTo2010.set(year, value / imports[1]!)
  const chinaShare = column(scenario, 'importsChinaOxideTonnes', hindcastStartYear)
  for (const [year, value] of chinaShare) chinaShare.set(year, value / imports[year - hindcastStartYear]!)

  const from = hindcastStartYear + 1
  const prices = observedPrices()
  const pricesScored = scoreYears(price, prices, { from, verifiedOnly: false })
  return {
    severity,
    price: [...price.values()],
    importsTo2010: [...importsTo2010.values()],
    chinaShare: [...chinaShare.values()],
    pricesScored,
    priceScore: scoreOf(pricesScored),
    priceScoreVerifiedOnly: scoreOf(scoreYears(price, prices, { from, verifiedOnly: true })),
    priceScoreQuotaOnly: scoreOf(
      scoreYears(column(quotaOnly, 'priceUsdPerKg', hindcastStartYear), prices, {
        from,
        verifiedOnly: false,
      }),
    ),
    // 2010 is the base of the ratio: it cannot be missed.
    importsScored: scoreYears(importsTo2010, observedImportsTo2010(), { from: 2011, verifiedOnly: false }),
    chinaShareScored: scoreYears(chinaShare, observedChinaShare(), { from, verifiedOnly: false }),
  }
}

/** CONTROLS_2025 as the only restriction of 2024–2026. */
export const outOfSampleSeverity: SeverityByStage = {
  oxide: [0, 0, 0],
  magnet: [0, ...namedHistories.find(({ name }) => name === 'CONTROLS_2025')!.severityByYear, 0],
}

export function outOfSampleFigures(): OutOfSampleFigures {
  const prices = new Map(observedPrices()).set(2026, observedPrice2026())
  const parameters = defaultParameters()
  parameters[parameterAt.P0] = prices.get(outOfSampleStartYear)!.value
  const { scenario, baseline } = runOutOfSample(outOfSampleSeverity, parameters)
  const price = column(scenario, 'priceUsdPerKg', outOfSampleStartYear)
  const pricesScored = scoreYears(price, prices, { from: 2025, verifiedOnly: false })
  return {
    years: [...price.keys()],
    magnetSeverity: [...outOfSampleSeverity.magnet],
    price: [...price.values()],
    priceWithoutRestriction: [...columnOf(baseline, 'priceUsdPerKg')],
    pricesScored,
    priceScore: scoreOf(pricesScored),
    magnetGrowth: growth(columnOf(scenario, 'importsChinaMagnetTonnes')),
    magnetGrowthWithoutRestriction: growth(columnOf(baseline, 'importsChinaMagnetTonnes')),
    magnetGrowthObserved: [...observedMagnetGrowth().values()].map(({ value }) => value),
  }
}

/** Each value ÷ the one before. */
function growth(values: Float64Array): number[] {
  return [...values.slice(1)].map((value, index) => value / values[index]!)
}
