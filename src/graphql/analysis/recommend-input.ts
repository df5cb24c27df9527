import { leverBounds } from '../../engine/index.ts'
import { studyBounds } from '../../store/studies/study-bounds.ts'
import { builder } from '../builder.ts'
import { leverText } from '../simulation/levers.ts'
import { overlayText, runInputs } from '../simulation/run-inputs.ts'
import { RiskMeasure, SearchLever } from './lever-search.ts'
import {
  amount,
  definedText,
  groupsInput,
  outputInput,
  policyInputs,
  policyText,
  seedInput,
} from './study-inputs.ts'

const {
  policies,
  runs,
  runsDefault,
  confidence,
  confidenceDefault,
  amount: money,
} = studyBounds.recommendation

const moneyText = `${money.minimum.toExponential()} to ${money.maximum.toExponential()}`

const CostedPolicyInput = builder.inputType('CostedPolicyInput', {
  description: policyText,
  fields: (t) => ({
    ...policyInputs(t),
    cost: t.float({
      description: `What the policy costs, in the unit of the output, ${moneyText}; 0 if not given. It is added to the loss in every draw.`,
    }),
  }),
})

const values = (text: string) => `Values to be tried. ${text}`

const PolicyGridInput = builder.inputType('PolicyGridInput', {
  description:
    'Policies made from lists of lever values: one for every combination of an entry of each list, labelled by its values. They cost nothing.',
  fields: (t) => ({
    publicStockDays: t.floatList({ description: values(leverText('japan', 'publicStockDays')) }),
    releaseShare: t.floatList({ description: values(leverText('japan', 'releaseShare')) }),
    incentiveInrPerKg: t.floatList({ description: values(leverText('india', 'incentiveInrPerKg')) }),
    domesticPriority: t.floatList({ description: values(leverText('india', 'domesticPriority')) }),
    missionIntensity: t.floatList({ description: values(leverText('india', 'missionIntensity')) }),
    suspendAgreementFrom: t.intList({
      required: { list: false, items: false },
      description: `${values(leverText('india', 'suspendAgreementFrom'))} An entry null: never.`,
    }),
  }),
})

const { publicStockDays } = leverBounds.japan
const { incentiveInrPerKg } = leverBounds.india
const range = (end: 'minimum' | 'maximum') =>
  `${publicStockDays[end]} ${publicStockDays.unit} or ${incentiveInrPerKg[end]} ${incentiveInrPerKg.unit} if not given`

const LeverSearchInput = builder.inputType('LeverSearchInput', {
  description:
    'A search for the smallest value of a lever that keeps a risk at or below a threshold. All values are tried on the same draws.',
  fields: (t) => ({
    lever: t.field({ type: SearchLever, required: true, description: 'Lever that is varied.' }),
    minimum: t.float({ description: `Lowest value to be tried; ${range('minimum')}.` }),
    maximum: t.float({ description: `Highest value to be tried; ${range('maximum')}.` }),
    measure: t.field({ type: RiskMeasure, required: true, description: 'What the risk is measured by.' }),
    threshold: t.float({
      required: true,
      description: `Highest risk that is accepted, in the unit of the output, ${moneyText}. For an output of which more is better, its negative value is the loss.`,
    }),
  }),
})

export const RecommendInput = builder.inputType('RecommendInput', {
  description: `A run, and policies to choose from or a lever to search, or both. ${overlayText}`,
  fields: (t) => ({
    ...runInputs(t),
    policies: t.field({
      type: [CostedPolicyInput],
      description: `Policies to choose from. With those of the grid, ${policies.minimum} to ${policies.maximum}; none at all with a search.`,
    }),
    grid: t.field({ type: PolicyGridInput, description: 'More policies, from lists of lever values.' }),
    output: outputInput(
      t,
      `${definedText} An output of which more is better counts as a loss with the opposite sign.`,
    ),
    runs: t.int({
      description: `Draws, ${amount(runs.minimum)} to ${amount(runs.maximum)}, rounded up to a multiple of ${studyBounds.runStep}; ${amount(runsDefault)} if not given.`,
    }),
    confidence: t.float({
      description: `Share of the draws below the value at risk, ${confidence.minimum} to ${confidence.maximum}; ${confidenceDefault} if not given.`,
    }),
    groups: groupsInput(t),
    search: t.field({
      type: LeverSearchInput,
      description: 'A search for the smallest sufficient value of a lever.',
    }),
    seed: seedInput(t),
  }),
})
