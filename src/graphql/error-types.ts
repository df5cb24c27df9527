import { type InputIssue, InvalidInput, LimitExceeded, NotFound, VersionConflict } from '../store/errors.ts'
import { studyLimits } from '../store/studies/study-bounds.ts'
import { builder } from './builder.ts'

/** What every expected failure has in common. */
const ErrorInterface = builder.interfaceRef<{ code: string; message: string }>('Error').implement({
  description: 'An expected failure: a member of a result union, never a reason to retry unchanged.',
  fields: (t) => ({
    code: t.exposeString('code', {
      description:
        'Stable code for programs. INVALID_INPUT: values are refused, see `InvalidInputError`. LIMIT_EXCEEDED: more than is computed at once, see `LimitExceededError`. NOT_FOUND: what is named is not there, or is not yours, see `NotFoundError`. VERSION_CONFLICT: it was changed since it was read, see `VersionConflictError`.',
    }),
    message: t.exposeString('message', { description: 'What went wrong, in a sentence for people.' }),
  }),
})

const InputIssueType = builder.objectRef<InputIssue>('InputIssue').implement({
  description: 'One value of the input that was refused.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description:
        'Where it stands below the input, list positions as numbers: `china.oxide.severityByYear.1`.',
    }),
    message: t.exposeString('message', { description: 'What it would have to be.' }),
  }),
})

builder.objectType(InvalidInput, {
  name: 'InvalidInputError',
  description: 'The input has values that the model cannot take, or values that contradict each other.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    issues: t.field({
      type: [InputIssueType],
      description: 'Every value that was refused, not just the first.',
      resolve: (error) => [...error.issues],
    }),
  }),
})

builder.objectType(NotFound, {
  name: 'NotFoundError',
  description: 'The input names something that does not exist, or that is not yours.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'Type of the thing, as this schema names it.' }),
    key: t.exposeString('key', { description: 'Key as the input gave it.' }),
  }),
})

builder.objectType(VersionConflict, {
  name: 'VersionConflictError',
  description: 'Somebody, or you elsewhere, has changed it since you read it. Nothing was changed now.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', { description: 'Version that it has by now.' }),
  }),
})

const StudyLimit = builder.enumType('StudyLimit', {
  description: 'What a study may not have too much of.',
  values: {
    ARM_YEARS: {
      description: `Simulated years: arms × draws × years of the run, at most ${studyLimits.armYears.toLocaleString('en')}. An arm is one set of levers, the baseline included.`,
    },
    BAND_SERIES: {
      description: `Series that are described: outputs × years of error bars, at most ${studyLimits.bandSeries}, or policies and pairs of them × outputs of a comparison, at most ${studyLimits.comparisonSeries.toLocaleString('en')}.`,
    },
    BACKGROUND_RUNS: {
      description:
        'Studies of yours that are under way at the workers at the same time: error bars in the background, and large studies. At most 4, unless the operator sets another number.',
    },
    TABLE_CELLS: {
      description: `Numbers that are kept at once: draws × results of each, at most ${studyLimits.tableCells.toLocaleString('en')}.`,
    },
  },
} as const)

builder.objectType(LimitExceeded, {
  name: 'LimitExceededError',
  description: 'The input is sound, but asks for more than this server computes at once.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    limit: t.field({
      type: StudyLimit,
      description: 'What there is too much of.',
      resolve: ({ limit }) => limit,
    }),
    requested: t.exposeFloat('requested', { description: 'How much of it the input asks for.' }),
    maximum: t.exposeFloat('maximum', { description: 'How much of it is allowed.' }),
  }),
})
