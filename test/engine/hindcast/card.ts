import { hindcastEnsemble, outOfSampleEnsemble } from '../../../src/engine/hindcast/ensembles.ts'
import { outOfSampleStartYear } from '../../../src/engine/hindcast.ts'
import type { ModelCardData, SkillFigures } from '../../../src/engine/model-card.ts'
import { MODEL_VERSION } from '../../../src/engine/version.ts'
import { outOfSampleSeverity } from './figures.ts'
import {
  observedChinaShare,
  observedImportsTo2010,
  observedMagnetGrowth,
  observedPrice2026,
  observedPrices,
  type Series,
} from './observations.ts'
import { type ObservedPoint, pointsOf } from './score.ts'
import { type ObservedTarget, skillTarget } from './skill.ts'

/** Draws of each episode: the sampling error of a score is a few thousandths of it. */
const draws = 16_384
const seed = 1

/** Every figure of the model card. */
export function modelCardFigures(): ModelCardData {
  return { modelVersion: MODEL_VERSION, hindcast: hindcastSkill(), outOfSample: outOfSampleSkill() }
}

function hindcastSkill(): SkillFigures {
  const { price, importsTo2010, chinaShare } = hindcastEnsemble({ draws, seed })
  const years = { from: 2010, to: 2015 }
  return {
    draws,
    seed,
    targets: [
      skillTarget({ target: 'lnPrice', draws: price, ...pointsBetween(observedPrices(), years) }),
      skillTarget({
        target: 'importsTo2010',
        draws: importsTo2010,
        // 2010 is the base of the ratio: it cannot be missed.
        ...pointsBetween(observedImportsTo2010(), { ...years, from: 2011 }),
      }),
      skillTarget({ target: 'chinaShare', draws: chinaShare, ...pointsBetween(observedChinaShare(), years) }),
    ],
  }
}

function outOfSampleSkill(): SkillFigures {
  const prices = new Map(observedPrices()).set(2026, observedPrice2026())
  const { price, magnetGrowth } = outOfSampleEnsemble({
    draws,
    seed,
    severity: outOfSampleSeverity,
    priceUsdPerKg: prices.get(outOfSampleStartYear)!.value,
  })
  // As many magnets as the year before.
  const growth = [...observedMagnetGrowth()].map(([year, observed]) => ({
    year,
    ...observed,
    persistence: 1,
  }))
  return {
    draws,
    seed,
    targets: [
      skillTarget({
        target: 'lnPrice',
        draws: price,
        ...pointsBetween(prices, { from: outOfSampleStartYear + 1, to: 2026 }),
      }),
      skillTarget({
        target: 'magnetGrowth',
        draws: magnetGrowth,
        points: growth,
        verifiedPoints: growth.filter(({ verified }) => verified),
      }),
    ],
  }
}

function pointsBetween(
  observations: Series,
  { from, to }: { from: number; to: number },
): Pick<ObservedTarget, 'points' | 'verifiedPoints'> {
  const points = (verifiedOnly: boolean): ObservedPoint[] =>
    pointsOf(observations, { from, verifiedOnly }).filter(({ year }) => year <= to)
  return { points: points(false), verifiedPoints: points(true) }
}
