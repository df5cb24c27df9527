import { createContextCache } from '@pothos/core'
import {
  modelCard,
  type SkillEpisode,
  type SkillScores,
  type SkillTarget,
  type SkillYear,
  skillTargetUnits,
} from '../engine/index.ts'
import { builder } from './builder.ts'
import type { GraphQLContext } from './context.ts'
import { Source } from './source.ts'

const targets = modelCard.episodes.flatMap((episode) => episode.targets)

/** Sources of all observations by id, read once per request. */
const observationSources = createContextCache(async (context: GraphQLContext) => {
  const ids = new Set(targets.flatMap(({ years }) => years.flatMap(({ sources }) => sources)))
  const rows = await context.db.source.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map((row) => [row.id, row]))
})

const SkillTargetName = builder.enumType('SkillTargetName', {
  description: 'What is compared with observations.',
  values: {
    LN_PRICE: {
      value: 'lnPrice',
      description:
        'Price of neodymium oxide outside China. Scores compare natural logarithms: 0.1 is about a tenth of the price.',
    },
    IMPORTS_TO_2010: { value: 'importsTo2010', description: 'Japanese imports divided by those of 2010.' },
    CHINA_SHARE: { value: 'chinaShare', description: 'Part of Japanese imports that comes from China.' },
    MAGNET_GROWTH: {
      value: 'magnetGrowth',
      description: 'Magnets that China ships, divided by those of the year before.',
    },
  },
} as const)

const percentile = (share: number) => `Value that ${share} % of the draws do not exceed, in \`unit\`.`
const scatter = 'by the scatter between 16 independent groups of draws'

const SkillYearType = builder.objectRef<SkillYear>('SkillYear').implement({
  description:
    'An observation, where the draws of its year lie, and what that scores. Values are in the unit of the target.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'Calendar year that was observed.' }),
    observed: t.exposeFloat('observed', { description: 'What was observed, in `unit`.' }),
    verified: t.exposeBoolean('verified', {
      description: 'False where the data set could not check the observation against its publication.',
    }),
    sources: t.field({
      type: [Source],
      description: 'Publications of the observation, as far as the current data set lists them.',
      resolve: async ({ sources }, _args, context) => {
        const known = await observationSources(context)
        return sources.flatMap((id) => known.get(id) ?? [])
      },
    }),
    persistence: t.exposeFloat('persistence', {
      description:
        'The forecast to beat, in `unit`: that nothing changes after the last observation, verified or not.',
    }),
    p05: t.exposeFloat('p05', { description: percentile(5) }),
    p25: t.exposeFloat('p25', { description: percentile(25) }),
    p50: t.exposeFloat('p50', { description: `Median. ${percentile(50)}` }),
    p75: t.exposeFloat('p75', { description: percentile(75) }),
    p95: t.exposeFloat('p95', { description: percentile(95) }),
    crps: t.exposeFloat('crps', {
      description:
        'Continuous ranked probability score, in `scoreUnit`: mean distance of the draws from the observation, less half ' +
        'their mean distance from each other. 0 is perfect. It falls when draws come closer and when they admit doubt ' +
        'that is there.',
    }),
    crpsStandardError: t.exposeFloat('crpsStandardError', {
      description: `Standard error of \`crps\` from the limited number of draws, ${scatter}.`,
    }),
    persistenceCrps: t.exposeFloat('persistenceCrps', {
      description: 'The same score of `persistence`: as that is one number, its absolute error.',
    }),
    pit: t.exposeFloat('pit', {
      description:
        'Probability integral transform: share of the draws below the observation. Near 0 the model is too high, near 1 ' +
        'too low; over many observations of a well-calibrated model all values are equally frequent.',
    }),
    pitStandardError: t.exposeFloat('pitStandardError', {
      description: `Standard error of \`pit\`, ${scatter}.`,
    }),
    covered50: t.exposeBoolean('covered50', {
      description: 'Whether the observation lies from `p25` to `p75`.',
    }),
    covered90: t.exposeBoolean('covered90', {
      description: 'Whether the observation lies from `p05` to `p95`.',
    }),
  }),
})

const SkillScoresType = builder.objectRef<SkillScores>('SkillScores').implement({
  description: 'Scores over several observations.',
  fields: (t) => ({
    observationCount: t.exposeInt('years', {
      description: 'Observations that are scored; with few of them scores say little.',
    }),
    meanCrps: t.exposeFloat('meanCrps', { description: 'Mean of their `crps`.' }),
    meanCrpsStandardError: t.exposeFloat('meanCrpsStandardError', {
      description: `Standard error of \`meanCrps\` from the limited number of draws, ${scatter}. It says nothing about other years.`,
    }),
    meanPersistenceCrps: t.exposeFloat('meanPersistenceCrps', {
      description: 'Mean of their `persistenceCrps`.',
    }),
    skill: t.exposeFloat('skill', {
      description:
        '1 − `meanCrps` ÷ `meanPersistenceCrps`: 1 is perfect, 0 as good as saying that nothing changes, below 0 worse.',
    }),
    skillStandardError: t.exposeFloat('skillStandardError', {
      description: 'Standard error of `skill` from the limited number of draws.',
    }),
    betterCount: t.exposeInt('yearsBeaten', {
      description: 'Observations for which `crps` is below `persistenceCrps`.',
    }),
    coverage50: t.exposeFloat('coverage50', {
      description: 'Share of the observations in the middle 50 % of the draws. 0.5 if intervals were right.',
    }),
    coverage90: t.exposeFloat('coverage90', {
      description: 'Share of the observations in the middle 90 % of the draws. 0.9 if intervals were right.',
    }),
  }),
})

const SkillTargetType = builder.objectRef<SkillTarget>('SkillTarget').implement({
  description: 'How one quantity of the model compares with its observations.',
  fields: (t) => ({
    target: t.field({
      type: SkillTargetName,
      description: 'Quantity that is compared.',
      resolve: ({ target }) => target,
    }),
    unit: t.string({
      description: 'Unit of observations and percentiles.',
      resolve: ({ target }) => skillTargetUnits[target],
    }),
    scoreUnit: t.string({
      description: 'Unit of `crps` and its means.',
      resolve: ({ target }) => (target === 'lnPrice' ? 'natural logarithm' : skillTargetUnits[target]),
    }),
    years: t.field({
      type: [SkillYearType],
      description: 'Every observation that there is, by year.',
      complexity: { field: 1, multiplier: Math.max(...targets.map(({ years }) => years.length)) },
      resolve: ({ years }) => [...years],
    }),
    scores: t.field({
      type: SkillScoresType,
      description: 'Scores over all of them.',
      resolve: ({ scores }) => scores,
    }),
    verifiedScores: t.field({
      type: SkillScoresType,
      description:
        'Scores without unverified observations, which are then no forecast of a later year either.',
      resolve: ({ verifiedScores }) => verifiedScores,
    }),
  }),
})

const SkillEpisodeType = builder.objectRef<SkillEpisode>('SkillEpisode').implement({
  description:
    'A stretch of the past that the model was run over, once per draw of its uncertain parameters.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'First and last year.' }),
    inSample: t.exposeBoolean('inSample', {
      description:
        'True where the model was built with these years in sight, so that scores are no measure of forecasts.',
    }),
    statement: t.exposeString('statement', { description: 'What the scores are worth, and what they say.' }),
    draws: t.exposeInt('draws', { description: 'Runs, each with parameters of its own.' }),
    seed: t.exposeInt('seed', { description: 'Seed of the draws.' }),
    targets: t.field({
      type: [SkillTargetType],
      description: 'What was compared.',
      complexity: {
        field: 1,
        multiplier: Math.max(...modelCard.episodes.map((episode) => episode.targets.length)),
      },
      resolve: ({ targets }) => [...targets],
    }),
  }),
})

const ModelCardType = builder.objectRef<typeof modelCard>('ModelCard').implement({
  description:
    'What the model is good for: how its ensembles compare with what was observed. Computed when the model version was made, not per request.',
  fields: (t) => ({
    modelVersion: t.exposeString('modelVersion', {
      description: 'Version of the model that the scores are of.',
    }),
    statement: t.exposeString('statement', { description: 'The whole in a few sentences. Read it first.' }),
    episodes: t.field({
      type: [SkillEpisodeType],
      description:
        'Stretches of the past, the one that the model was built on apart from the one that it was not.',
      complexity: { field: 1, multiplier: modelCard.episodes.length },
      resolve: ({ episodes }) => [...episodes],
    }),
    limits: t.stringList({
      description: 'What the scores do not say.',
      resolve: ({ limits }) => [...limits],
    }),
  }),
})

builder.queryField('modelCard', (t) =>
  t.field({
    type: ModelCardType,
    description: 'How far the model can be trusted: its scores against the past, and their limits.',
    resolve: () => modelCard,
  }),
)
