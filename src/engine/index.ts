export { type ColumnName, columnAt, columnCount, columnOf, yearColumns } from './columns.ts'
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
export {
  type ChinaLevers,
  defaultLevers,
  type IndiaLevers,
  type JapanLevers,
  type LeverBound,
  type Levers,
  leverBounds,
} from './levers.ts'
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
export type { Summary } from './summary.ts'
export { MODEL_VERSION } from './version.ts'
