import { modelCardData } from './model-card-data.ts'

/** What is compared. Percentiles and observations of `lnPrice` are prices; its scores are in natural logarithms. */
export type SkillTargetName = 'lnPrice' | 'importsTo2010' | 'chinaShare' | 'magnetGrowth'

/** One observation and the draws of its year, in the unit of the target; scores in that of its CRPS. */
export interface SkillYear {
  readonly year: number
  readonly observed: number
  /** False where the data set could not check the observation against its publication. */
  readonly verified: boolean
  /** Ids of `sources.csv` and `own_sources.csv`. */
  readonly sources: readonly string[]
  /** The forecast of whoever says that nothing changes. */
  readonly persistence: number
  readonly p05: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
  readonly crps: number
  /** By the scatter between 16 replicates, as all standard errors here. */
  readonly crpsStandardError: number
  readonly persistenceCrps: number
  /** Share of the draws below the observation. */
  readonly pit: number
  readonly pitStandardError: number
  readonly covered50: boolean
  readonly covered90: boolean
}

/** Scores over the years of a target. */
export interface SkillScores {
  readonly years: number
  readonly meanCrps: number
  readonly meanCrpsStandardError: number
  readonly meanPersistenceCrps: number
  /** 1 − mean CRPS ÷ that of persistence. */
  readonly skill: number
  readonly skillStandardError: number
  /** Years whose CRPS is below that of persistence. */
  readonly yearsBeaten: number
  /** Shares of the observations inside the middle 50 % and 90 % of the draws. */
  readonly coverage50: number
  readonly coverage90: number
}

export interface SkillTarget {
  readonly target: SkillTargetName
  readonly years: readonly SkillYear[]
  readonly scores: SkillScores
  /** Unverified observations neither scored nor taken as the persistence of a later year. */
  readonly verifiedScores: SkillScores
}

/** Figures of an episode. */
export interface SkillFigures {
  readonly draws: number
  readonly seed: number
  readonly targets: readonly SkillTarget[]
}

/** Everything of the card that is computed; which model version did it stands beside. */
export interface ModelCardData {
  readonly modelVersion: string
  readonly hindcast: SkillFigures
  readonly outOfSample: SkillFigures
}

export interface SkillEpisode extends SkillFigures {
  readonly name: string
  /** Whether mechanisms and priors were chosen with the episode in sight. */
  readonly inSample: boolean
  readonly statement: string
}

/** How the model compares with what was observed, and what that is worth. */
export interface ModelCard {
  readonly modelVersion: string
  readonly statement: string
  readonly episodes: readonly SkillEpisode[]
  readonly limits: readonly string[]
}

/** Units of what is observed and drawn. */
export const skillTargetUnits: Readonly<Record<SkillTargetName, string>> = {
  lnPrice: 'USD/kg Nd oxide',
  importsTo2010: 'ratio',
  chinaShare: 'share',
  magnetGrowth: 'ratio',
}

const { modelVersion, hindcast, outOfSample } = modelCardData
const observations = [hindcast, outOfSample].flatMap(({ targets }) => targets.flatMap(({ years }) => years))
const covered = observations.filter(({ covered90 }) => covered90)

export const modelCard: ModelCard = {
  modelVersion,
  statement:
    'How the ensembles of the model compare with what was observed. 2009–2015 is in-sample: a bar that a change of ' +
    'the model must not fall below, no measure of forecasts. 2024–2026 is out of sample, short, and missed. Of ' +
    `${observations.length} observations ${covered.length} lie in the middle 90 % of the draws: error bars of the model ` +
    'show what doubts about its parameters amount to, and are too narrow for what else may happen. Compare policies ' +
    'by them; do not read them as the probability of a price or a tonnage.',
  episodes: [
    {
      name: '2009–2015',
      inSample: true,
      statement:
        'In-sample: mechanisms and priors were chosen after these years, and the model is told which restriction came, ' +
        'while persistence knows the past alone. A regression bar, never forecast skill. On average the price scores ' +
        'better than persistence, thanks to its rise in 2010 and 2011; from 2012 on the model is too low and ' +
        'persistence is better. Imports fall less than observed, and China’s share stays far above every observation.',
      ...hindcast,
    },
    {
      name: '2024–2026',
      inSample: false,
      statement:
        'Out of sample: nothing was fitted to these prices and flows, though some parameters rest on sources of these ' +
        'years, such as Japanese use in 2024. Given are the price of 2024 and, as the only restriction, the controls on ' +
        'magnets of 2025, whose size was estimated from their first months. No ' +
        'observation lies in the middle 90 % of the draws: prices rose by more than in the model, and Chinese magnet ' +
        'exports fell by less in 2025 and came back by less in 2026.',
      ...outOfSample,
    },
  ],
  limits: [
    'The observations are few and those of neighbouring years depend on each other: coverage and PIT show which way ' +
      'the model errs, not how often.',
    'Draws vary the parameters and, in 2009–2015, the restriction. Nothing stands for what comes from outside the ' +
      'model, such as other demand, exchange rates or speculation beyond its own hoarding.',
    'Persistence is a single number, whose CRPS is its absolute error. With error bars of its own it would score ' +
      'better, so it is a low bar.',
    'Observed imports and China’s share count all rare earths by weight, mostly cerium and lanthanum; the model counts ' +
      'neodymium and praseodymium. Only their direction compares.',
    'Observed magnet exports are those of China to the world, 2026 being its first quarter against that of 2025; the ' +
      'model’s are those to Japan, by year. The observed price of 2026 is the mean to 10 April.',
    'Scores are of the priors that this version of the model ships with: runs with parameters of a newer data set or ' +
      'of the caller’s are not scored.',
  ],
}
