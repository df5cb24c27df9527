export { type ColumnName, columnAt, columnCount, columnOf, yearColumns } from './columns.ts'
export { type LeafNode, LeafTree } from './ensemble/leaf-tree.ts'
export { Moments, type MomentsParts } from './ensemble/moments.ts'
export { Sketch, type SketchParts } from './ensemble/sketch.ts'
export {
  deterministicHindcastDriver,
  hindcastParameters,
  hindcastQuotaSeverity,
  hindcastSeverity,
  hindcastStartYear,
  outOfSampleStartYear,
  runHindcast,
  runOutOfSample,
} from './hindcast.ts'
export {
  euSupplyRisk,
  geoPolImportRisk,
  geoPolRiskFactor,
  geoPolRiskScore,
  governanceWeight,
  herfindahl,
  instability,
} from './indices.ts'
export { laneCount } from './lanes/lane-block.ts'
export {
  type ChinaLevers,
  defaultLevers,
  type IndiaLevers,
  type JapanLevers,
  type LeverBound,
  type Levers,
  leverBounds,
} from './levers.ts'
export {
  type ModelCard,
  modelCard,
  type SkillEpisode,
  type SkillScores,
  type SkillTarget,
  type SkillTargetName,
  type SkillYear,
  skillTargetUnits,
} from './model-card.ts'
export { outrightCutOffLossJpy } from './outputs.ts'
export type { Grade, ParameterSpec, Prior } from './parameters/spec.ts'
export {
  defaultParameters,
  type ParameterSymbol,
  parameterAt,
  parameterIndex,
  parameterTable,
} from './parameters.ts'
export {
  type NamedHistory,
  namedHistories,
  type SeverityByStage,
  type SeverityEpisode,
  type Stage,
  severityFromEpisodes,
} from './severity.ts'
export { runBounds, type SimulationInput, type SimulationResult, simulate } from './simulate.ts'
export type { AttributionResult, Contribution } from './studies/attribution-result.ts'
export { type Cause, causes } from './studies/causes.ts'
export type { ComparisonResult, PairedDifference } from './studies/comparison-result.ts'
export {
  type Bounded,
  type Distribution,
  type ExceedanceValue,
  intervalConfidence,
  type Tail,
} from './studies/distribution.ts'
export { drawnSymbols } from './studies/draws.ts'
export { emptySketches, lookAt, looksOf, mostRuns, type PrecisionReached } from './studies/effort.ts'
export type {
  BandYear,
  EnsembleResult,
  FigureDistribution,
  OutputBands,
  Sampling,
} from './studies/ensemble-result.ts'
export { gather } from './studies/gather.ts'
export { completeGroups, defaultGroups } from './studies/groups.ts'
export { addLeaves, type LeafRange, leafCountOf, leafRuns, tableOf } from './studies/leaves.ts'
export type { LeverSearchResult, RiskPoint } from './studies/lever-search.ts'
export {
  defaultYearOutputs,
  type RunOutput,
  type RunOutputName,
  runOutput,
  runOutputs,
  type YearOutputName,
  yearOutputNames,
} from './studies/outputs.ts'
export type {
  GroupInformation,
  InformationValue,
  PolicyRisk,
  RecommendationResult,
} from './studies/recommendation-result.ts'
export { isTabulated, resultOf, resultOfTables, runStudy } from './studies/run-study.ts'
export type {
  GroupSensitivity,
  ParameterSensitivity,
  SensitivityResult,
} from './studies/sensitivity-result.ts'
export type {
  AttributionStudy,
  ComparisonStudy,
  Design,
  Effort,
  EnsembleStudy,
  ParameterGroup,
  RecommendationStudy,
  RiskMeasure,
  SearchGoal,
  SensitivityStudy,
  Study,
  StudyResults,
} from './studies/study.ts'
export {
  centralOf,
  precisionMetrics,
  type SummarisedStudy,
  summarisedEvaluator,
} from './studies/summarised.ts'
export { type StudyTable, type TabulatedStudy, tableEvaluator, tablesOf } from './studies/tabulated.ts'
export {
  armsOfDraw,
  armsOfStudy,
  armsOfTableDraw,
  attributionArms,
  pairArms,
  widthOfTable,
} from './studies/work.ts'
export type { Summary } from './summary.ts'
export { MODEL_VERSION } from './version.ts'
