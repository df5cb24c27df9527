import {
  AnalysesDocument,
  AnalysisDocument,
  ApiKeysDocument,
  AttributeDocument,
  CompaniesDocument,
  CompareDocument,
  CountriesDocument,
  CountryDocument,
  CreateApiKeyDocument,
  CreateScenarioDocument,
  DataSetDocument,
  DeleteAnalysisDocument,
  DeleteScenarioDocument,
  DeleteSimulationDocument,
  FacilitiesDocument,
  ImportScenarioDocument,
  MaterialsDocument,
  ModelCardDocument,
  ModelParametersDocument,
  ObservationsDocument,
  PolicyMeasuresDocument,
  PreviewDocument,
  ProductionTargetsDocument,
  RecommendDocument,
  RevokeApiKeyDocument,
  ScenarioChangesDocument,
  ScenariosDocument,
  SectorsDocument,
  SensitivityDocument,
  SetVisibilityDocument,
  SimulateDocument,
  SimulateInBackgroundDocument,
  SimulateWithUncertaintyDocument,
  SimulationDocument,
  SimulationProgressDocument,
  SimulationsDocument,
  SourcesDocument,
  SupplyChainDocument,
  TradeAgreementsDocument,
  UpdateScenarioDocument,
  ViewerDocument,
} from './generated/graphql.ts'

/** The queries and mutations of schema/operations; each is a method of the client, under the name that it has here. */
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
  /** Deletes a stored run of the caller's own. */
  deleteSimulation: DeleteSimulationDocument,
  /** Deletes a stored comparison, attribution, sensitivity or recommendation of the caller's own. */
  deleteAnalysis: DeleteAnalysisDocument,
  /** Shares something of the caller's own with whoever has its id, or makes it private again. */
  setVisibility: SetVisibilityDocument,
  /** Stores a scenario of the caller's own. */
  createScenario: CreateScenarioDocument,
  /** Stores a scenario from its document. */
  importScenario: ImportScenarioDocument,
  /** Changes a scenario of the caller's own, unless it was changed since it was read. */
  updateScenario: UpdateScenarioDocument,
  /** Deletes a scenario of the caller's own, unless it was changed since it was read. */
  deleteScenario: DeleteScenarioDocument,
  /** Every change of the caller's scenarios, newest first. */
  scenarioChanges: ScenarioChangesDocument,
  /** Who the caller is, what it may do, and what it has left to spend. */
  viewer: ViewerDocument,
  /** All API keys; needs the scope `admin`, as do the next two. */
  apiKeys: ApiKeysDocument,
  /** Makes an API key, whose secret is in this answer alone. */
  createApiKey: CreateApiKeyDocument,
  /** Ends an API key. */
  revokeApiKey: RevokeApiKeyDocument,
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

/** The subscriptions of schema/operations; each is a method of the client that gives an async iterator. */
export const subscriptions = {
  /** How far a stored run is with its error bars: at once, then after changes, until it is done. */
  simulationProgress: SimulationProgressDocument,
} as const
