import { type ColumnName, columnOf } from '../columns.ts'
import {
  hindcastOverrides,
  hindcastParameters,
  hindcastQuotaSeverity,
  hindcastSeverity,
  hindcastStartYear,
  outOfSampleStartYear,
  runHindcast,
  runOutOfSample,
} from '../hindcast.ts'
import { defaultParameters, type ParameterSymbol, parameterAt, parameterTable } from '../parameters.ts'
import type { SeverityByStage } from '../severity.ts'
import type { Design } from '../studies/study.ts'
import { type DrawsByYear, drawnTargets } from './drawn-targets.ts'
import { driverDraws } from './driver-draws.ts'

interface EnsembleSize {
  /** A multiple of 16. */
  readonly draws: number
  /** Whole number, 0 … 2^53 − 1. */
  readonly seed: number
}

/**
 * 2009–2015 over draws: the driver from its ranges, every parameter that the hindcast does not override from its prior.
 * Prices in USD/kg Nd oxide outside China; Japanese imports ÷ those of 2010; the Chinese share of Japanese imports.
 */
export function hindcastEnsemble({
  draws,
  seed,
}: EnsembleSize): Record<'price' | 'importsTo2010' | 'chinaShare', DrawsByYear> {
  const driverOf = driverDraws(seed)
  return drawnTargets({
    design: designOf(hindcastParameters(), {
      held: Object.keys(hindcastOverrides) as ParameterSymbol[],
      startYear: hindcastStartYear,
      horizonYears: hindcastQuotaSeverity.length,
      seed,
    }),
    draws,
    run: (parameters, draw) => runHindcast(hindcastSeverity(driverOf(draw)), parameters),
    targets: {
      price: (scenario) => columnOf(scenario, 'priceUsdPerKg'),
      importsTo2010: (scenario) => {
        const imports = columnOf(scenario, 'importsTonnes')
        return imports.map((value) => value / imports[2010 - hindcastStartYear]!)
      },
      chinaShare: (scenario) => quotient(scenario, 'importsChinaOxideTonnes', 'importsTonnes'),
    },
  })
}

/**
 * The years from 2024 over draws: every parameter but P₀ from its prior, severities as given. Prices in USD/kg Nd oxide
 * outside China; NdPr in magnets from China to Japan ÷ that of the year before, NaN in 2024.
 */
export function outOfSampleEnsemble({
  draws,
  seed,
  severity,
  priceUsdPerKg,
}: EnsembleSize & {
  /** One value per year and stage, from 2024. */
  readonly severity: SeverityByStage
  /** P₀: the price of 2024. */
  readonly priceUsdPerKg: number
}): Record<'price' | 'magnetGrowth', DrawsByYear> {
  const parameters = defaultParameters()
  parameters[parameterAt.P0] = priceUsdPerKg
  return drawnTargets({
    design: designOf(parameters, {
      held: ['P0'],
      startYear: outOfSampleStartYear,
      horizonYears: severity.magnet.length,
      seed,
    }),
    draws,
    run: (drawn) => runOutOfSample(severity, drawn),
    targets: {
      price: (scenario) => columnOf(scenario, 'priceUsdPerKg'),
      magnetGrowth: (scenario) => {
        const magnets = columnOf(scenario, 'importsChinaMagnetTonnes')
        return magnets.map((value, index) => value / (magnets[index - 1] ?? Number.NaN))
      },
    },
  })
}

function quotient(scenario: Float64Array, part: ColumnName, whole: ColumnName): Float64Array {
  const parts = columnOf(scenario, part)
  const wholes = columnOf(scenario, whole)
  return parts.map((value, index) => value / wholes[index]!)
}

function designOf(
  parameters: Float64Array,
  { held, ...rest }: Omit<Design, 'parameters' | 'held'> & { held: readonly ParameterSymbol[] },
): Design {
  const symbols: readonly string[] = held
  return {
    ...rest,
    parameters,
    held: Uint8Array.from(parameterTable, ({ symbol }) => (symbols.includes(symbol) ? 1 : 0)),
  }
}
