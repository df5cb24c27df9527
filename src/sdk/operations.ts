import {
  AnalysesDocument,
  AnalysisDocument,
  AttributeDocument,
  CompaniesDocument,
  CompareDocument,
  CountriesDocument,
  CountryDocument,
  DataSetDocument,
  FacilitiesDocument,
  MaterialsDocument,
  ModelCardDocument,
  ModelParametersDocument,
  ObservationsDocument,
  PolicyMeasuresDocument,
  PreviewDocument,
  ProductionTargetsDocument,
  RecommendDocument,
  ScenariosDocument,
  SectorsDocument,
  SensitivityDocument,
  SimulateDocument,
  SimulateInBackgroundDocument,
  SimulateWithUncertaintyDocument,
  SimulationDocument,
  SimulationsDocument,
  SourcesDocument,
  SupplyChainDocument,
  TradeAgreementsDocument,
} from './generated/graphql.ts'

/** The operations of schema/operations; each is a method of the client, under the name that it has here. */
export const operations = {
  /** Simulates and stores the run. Not retried unless `idempotent` is set: the same request gives the same run. */
  simulate: SimulateDocument,
  /** Simulates without storing anything. */
  preview: PreviewDocument,
  /** A stored run of the caller's own; null when there is none with this id. */
  simulation: SimulationDocument,
  /** The caller's own runs, newest first, without their years. */
  simulations: SimulationsDocument,
  /** Simulates with error bars and stores the run; answers the error bars alone. The same request gives the same run. */
  simulateWithUncertainty: SimulateWithUncertaintyDocument,
  /**
   * Stores the run and answers at once; with `wait: false` its error bars are computed in the background. The same request
   * gives the same run.
   */
  simulateInBackground: SimulateInBackgroundDocument,
  /** Compares policies on the same draws of the parameters and stores the comparison. */
  compare: CompareDocument,
  /** Explains a loss by its causes and stores the explanation. */
  attribute: AttributeDocument,
  /** Finds the parameters that an output depends on and stores the finding. */
  sensitivity: SensitivityDocument,
  /** Chooses between policies under uncertainty, or searches a sufficient value of a lever, and stores the answer. */
  recommend: RecommendDocument,
  /** A stored comparison, attribution, sensitivity or recommendation of the caller's own by id; null when there is none. */
  analysis: AnalysisDocument,
  /** The caller's own comparisons, attributions, sensitivities and recommendations, newest first, without their results. */
  analyses: AnalysesDocument,
  /** Named levers to start from. */
  scenarios: ScenariosDocument,
  /** Parameters of the model, with unit, bounds, prior and sources. */
  modelParameters: ModelParametersDocument,
  /** How well the model reproduces past episodes, and what follows for its use. */
  modelCard: ModelCardDocument,
  /** India's policy, output, agreement and targets at a glance, each number with its sources. */
  supplyChain: SupplyChainDocument,
  /** Numbers of the data set, narrowed by a filter. */
  observations: ObservationsDocument,
  /** Restrictions, incentives, investments and stockpiles. */
  policyMeasures: PolicyMeasuresDocument,
  /** Agreements with their parties and dated events. */
  tradeAgreements: TradeAgreementsDocument,
  /** Announced outputs beside what was made or later expected. */
  productionTargets: ProductionTargetsDocument,
  /** One country by ISO 3166-1 alpha-3 code; null when the data set has none with it. */
  country: CountryDocument,
  countries: CountriesDocument,
  companies: CompaniesDocument,
  facilities: FacilitiesDocument,
  materials: MaterialsDocument,
  /** End uses of magnets. */
  sectors: SectorsDocument,
  sources: SourcesDocument,
  /** Version and size of the data set, and the exchange rates that amounts are converted with. */
  dataSet: DataSetDocument,
} as const
