import {
  AnalysesDocument,
  AnalysisDocument,
  ApiKeysDocument,
  AttributeDocument,
  AttributionDocument,
  CompaniesDocument,
  CompanyDocument,
  CompareDocument,
  ComparisonDocument,
  CountriesDocument,
  CountryDocument,
  CreateApiKeyDocument,
  CreateScenarioDocument,
  DataSetDocument,
  DeleteAnalysisDocument,
  DeleteScenarioDocument,
  DeleteSimulationDocument,
  FacilitiesDocument,
  FacilityDocument,
  ImportScenarioDocument,
  MaterialDocument,
  MaterialsDocument,
  ModelCardDocument,
  ModelParameterDocument,
  ModelParametersDocument,
  NodesDocument,
  NotesDocument,
  ObservationsDocument,
  PolicyMeasureDocument,
  PolicyMeasuresDocument,
  PreviewDocument,
  PricesDocument,
  ProductionTargetDocument,
  ProductionTargetsDocument,
  RecommendationDocument,
  RecommendDocument,
  RevokeApiKeyDocument,
  ScenarioChangesDocument,
  ScenarioDocument,
  ScenariosDocument,
  SectorDocument,
  SectorsDocument,
  SensitivityDocument,
  SetVisibilityDocument,
  SimulateDocument,
  SimulateInBackgroundDocument,
  SimulateWithUncertaintyDocument,
  SimulationDocument,
  SimulationProgressDocument,
  SimulationsDocument,
  SourceDocument,
  SourcesDocument,
  StoredSensitivityDocument,
  SupplyChainDocument,
  TradeAgreementDocument,
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
  /**
   * A stored run, the caller's own or one that somebody shares (`mine` tells them apart); null when there is none with this id
   * that the caller may read. The id of something else is an error.
   */
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
  /**
   * A stored comparison, attribution, sensitivity or recommendation, the caller's own or one that somebody shares (`mine` tells
   * them apart); null when there is none with this id that the caller may read. The id of something else gives that thing's
   * `__typename` and id, and nothing more: look at `__typename` first.
   */
  analysis: AnalysisDocument,
  /** What `analysis` gives, for a comparison alone: the id of something else is an error. */
  comparison: ComparisonDocument,
  /** What `analysis` gives, for an attribution alone: the id of something else is an error. */
  attribution: AttributionDocument,
  /** What `analysis` gives, for a sensitivity alone: the id of something else is an error. `sensitivity` measures one. */
  storedSensitivity: StoredSensitivityDocument,
  /** What `analysis` gives, for a recommendation alone: the id of something else is an error. */
  recommendation: RecommendationDocument,
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
  /** Named levers to start from: presets and the caller's own, with the version that changing and deleting them ask for. */
  scenarios: ScenariosDocument,
  /** The caller's scenario or the preset with this slug, also as a document to be kept or sent on; null when there is none. */
  scenario: ScenarioDocument,
  /** Parameters of the model, with unit, bounds, prior and sources. */
  modelParameters: ModelParametersDocument,
  /** One parameter by symbol, with the numbers behind its value; null when the model has none with it. */
  modelParameter: ModelParameterDocument,
  /** How well the model reproduces past episodes, and what follows for its use. */
  modelCard: ModelCardDocument,
  /** India's policy, output, agreement and targets at a glance, each number with its sources. */
  supplyChain: SupplyChainDocument,
  /** Numbers of the data set, narrowed by a filter. */
  observations: ObservationsDocument,
  /** Prices among them, narrowed by a filter. */
  prices: PricesDocument,
  /** Sourced statements of the data set that are not numbers. */
  notes: NotesDocument,
  /** Restrictions, incentives, investments and stockpiles. */
  policyMeasures: PolicyMeasuresDocument,
  /** One of them by slug, with its notes and numbers; null when there is none. */
  policyMeasure: PolicyMeasureDocument,
  /** Agreements with their parties and dated events. */
  tradeAgreements: TradeAgreementsDocument,
  /** One agreement by slug, with its numbers; null when there is none. */
  tradeAgreement: TradeAgreementDocument,
  /** Announced outputs beside what was made or later expected. */
  productionTargets: ProductionTargetsDocument,
  /** One target by slug; null when there is none. */
  productionTarget: ProductionTargetDocument,
  countries: CountriesDocument,
  /** One country by ISO 3166-1 alpha-3 code; null when the data set has none with it. */
  country: CountryDocument,
  companies: CompaniesDocument,
  /** One company by slug, with its plants, output, agreements and sources; null when there is none. */
  company: CompanyDocument,
  facilities: FacilitiesDocument,
  /** One plant by slug; null when there is none. */
  facility: FacilityDocument,
  materials: MaterialsDocument,
  /** One material by slug, with its composition and sources; null when there is none. */
  material: MaterialDocument,
  /** End uses of magnets. */
  sectors: SectorsDocument,
  /** One end use by slug, with its shares of demand and its use of magnets; null when there is none. */
  sector: SectorDocument,
  sources: SourcesDocument,
  /** One source by key, with the measures and numbers that are taken from it; null when there is none. */
  source: SourceDocument,
  /** What anything is called, by ids, in their order; null for an id that finds nothing that the caller may read. */
  nodes: NodesDocument,
  /** Version and size of the data set, and the exchange rates that amounts are converted with. */
  dataSet: DataSetDocument,
} as const

/** The subscriptions of schema/operations; each is a method of the client that gives an async iterator. */
export const subscriptions = {
  /** How far a stored run is with its error bars: at once, then after changes, until it is done. */
  simulationProgress: SimulationProgressDocument,
} as const
