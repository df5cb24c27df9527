/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '../typed-document.ts';
/** State of a trade agreement as of the data set. */
export type AgreementStatus =
  /** The term has ended. */
  | 'EXPIRED'
  /** Deliveries run as agreed. */
  | 'IN_FORCE'
  /** Signed; deliveries have not begun. */
  | 'SIGNED'
  /** Deliveries are stopped in law. */
  | 'SUSPENDED'
  /** One party has asked for a suspension that has not taken legal effect. */
  | 'SUSPENSION_REQUESTED';

/** A run whose loss is to be explained. With a scenario, a lever that is given replaces the one of the scenario whole, null puts it (or all levers of a group) back to the default, and lists are never merged. */
export type AttributeInput = {
  /** Chinese restrictions. Not given: those of the scenario, or none. Null: none, whatever the scenario says. */
  china?: ChinaInput | null | undefined;
  /** Number of years, 1 to 40; 10 if neither given nor set by the scenario. */
  horizonYears?: number | null | undefined;
  /** Indian choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  india?: IndiaInput | null | undefined;
  /** Japanese choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  japan?: JapanInput | null | undefined;
  /** Figure that it is about; CUMULATIVE_OUTPUT_LOSS_USD if not given. One of the losses that are 0 without a shock: CUMULATIVE_OUTPUT_LOSS_USD, CUMULATIVE_OUTPUT_LOSS_JPY, CUMULATIVE_IMPORT_LOSS_TONNES, CUMULATIVE_IMPORT_SHORTFALL_TONNES, CUMULATIVE_CONSUMPTION_SHORTFALL_TONNES, CUMULATIVE_IMPORT_BILL_CHANGE_USD. */
  output?: RunOutput | null | undefined;
  /** Parameters that differ from the data set, at most 250 and each at most once. */
  parameters?: Array<ParameterInput> | null | undefined;
  /** Id or slug of the scenario to start from. Without one, every lever starts at its default. */
  scenario?: string | null | undefined;
  /** Seed of the draws, 0 to 2,147,483,647; 1 if not given. The same request with the same seed has the same result to the last digit. */
  seed?: number | null | undefined;
  /** First year, 2026 to 2050; 2026 if neither given nor set by the scenario. */
  startYear?: number | null | undefined;
  /** How many draws. Not given: 1,024 draws. */
  uncertainty?: UncertaintyInput | null | undefined;
};

/** What a tonnage counts. */
export type Basis =
  /** Magnet of neodymium, iron and boron (NdFeB). */
  | 'MAGNET'
  /** Neodymium-praseodymium (NdPr) oxide, the raw material of magnets. The model counts in it. */
  | 'NDPR_OXIDE'
  /** Neodymium metal, or metal of neodymium and praseodymium: NdPr oxide × 0.857359. */
  | 'ND_METAL'
  /** Product as shipped; its rare-earth content is not stated, so it cannot be converted. */
  | 'PRODUCT'
  /** Rare-earth oxide (REO), all elements together. */
  | 'REO';

/** Chinese restrictions. Each of the two is one lever, and counts before leakage, which is the part that reaches Japan all the same. */
export type ChinaInput = {
  /** Chinese magnets withheld in each year, before leakage. Unit: share. From 0 to 1; default: 0. */
  magnet?: SeverityInput | null | undefined;
  /** Chinese oxide and metal withheld in each year, before leakage. Unit: share. From 0 to 1; default: 0. */
  oxide?: SeverityInput | null | undefined;
};

/** Narrows a list of companies. Conditions that are given must all hold. */
export type CompanyFilter = {
  /** Only companies seated in this country. */
  countryIso3?: string | null | undefined;
  /** Only companies with this role. */
  role?: CompanyRole | null | undefined;
};

/** What a company does in the chain. */
export type CompanyRole =
  /** State body that finances, buys or keeps stocks. */
  | 'AGENCY'
  /** Makes permanent magnets. */
  | 'MAGNET_MAKER'
  /** Mines ore, and may refine it. */
  | 'MINER'
  /** Separates or refines. */
  | 'REFINER'
  /** Buys and sells, or holds shares in those who produce. */
  | 'TRADER'
  /** Uses magnets in its products. */
  | 'USER';

/** A run and policies to be compared in it. With a scenario, a lever that is given replaces the one of the scenario whole, null puts it (or all levers of a group) back to the default, and lists are never merged. */
export type CompareInput = {
  /** Chinese restrictions. Not given: those of the scenario, or none. Null: none, whatever the scenario says. */
  china?: ChinaInput | null | undefined;
  /** Number of years, 1 to 40; 10 if neither given nor set by the scenario. */
  horizonYears?: number | null | undefined;
  /** Indian choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  india?: IndiaInput | null | undefined;
  /** Japanese choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  japan?: JapanInput | null | undefined;
  /** Figures to be compared, 1 to 8; CUMULATIVE_OUTPUT_LOSS_USD and CUMULATIVE_IMPORT_LOSS_TONNES if not given. Policies and pairs of them times figures may come to 1,000. */
  outputs?: Array<RunOutput> | null | undefined;
  /** Parameters that differ from the data set, at most 250 and each at most once. */
  parameters?: Array<ParameterInput> | null | undefined;
  /** Policies, 2 to 16. Losses under all of them are measured against the baseline of the first one. */
  policies: Array<PolicyInput>;
  /** Id or slug of the scenario to start from. Without one, every lever starts at its default. */
  scenario?: string | null | undefined;
  /** Seed of the draws, 0 to 2,147,483,647; 1 if not given. The same request with the same seed has the same result to the last digit. */
  seed?: number | null | undefined;
  /** First year, 2026 to 2050; 2026 if neither given nor set by the scenario. */
  startYear?: number | null | undefined;
  /** How many draws. Not given: 4,096 draws. */
  uncertainty?: UncertaintyInput | null | undefined;
};

/** A policy: levers laid over those of the request. A lever that is given replaces that one whole, null puts it (or all levers of a group) back to the default, and what is not given stays. */
export type CostedPolicyInput = {
  /** Chinese restrictions under this policy. */
  china?: ChinaInput | null | undefined;
  /** What the policy costs, in the unit of the output, -1e+18 to 1e+18; 0 if not given. It is added to the loss in every draw. */
  cost?: number | null | undefined;
  /** Indian choices under this policy. */
  india?: IndiaInput | null | undefined;
  /** Japanese choices under this policy. */
  japan?: JapanInput | null | undefined;
  /** Name of the policy in the answer, 1 to 80 characters and different from the others. */
  label: string;
};

/** What a new API key is for and allows. */
export type CreateApiKeyInput = {
  /** When the key stops working: in 365 days if not given; null for a key that does not end by itself. */
  expiresAt?: string | null | undefined;
  /** What the key is for, up to 100 characters on one line. */
  name: string;
  /** Whose key it is: 1 to 64 letters, digits or any of `. _ @ + -`. All keys of one owner see what any of them has stored. */
  owner: string;
  /** What the key allows, at least one scope. */
  scopes: Array<Scope>;
};

/** A scenario of your own. */
export type CreateScenarioInput = {
  /** What it stands for, in words, up to 4,000 characters. */
  description?: string;
  /** Years, levers and parameters. */
  run: ScenarioRunInput;
  /** Readable key: up to 64 lower-case letters, digits and single hyphens. It must differ from those of your other scenarios and of presets. */
  slug: string;
  /** Short name, up to 120 characters on one line. */
  title: string;
};

/** ISO 4217 code of an amount's currency. */
export type Currency =
  /** Dollar, of Australia. */
  | 'AUD'
  /** Euro, of the euro area. */
  | 'EUR'
  /** Rupee, of India. */
  | 'INR'
  /** Yen, of Japan. */
  | 'JPY'
  /** Dollar, of the United States. */
  | 'USD';

/** Which stored analysis to delete. */
export type DeleteAnalysisInput = {
  /** Id of the comparison, attribution, sensitivity or recommendation. A text that is no id, or is the id of something of another type, is an error with the code `BAD_USER_INPUT`. */
  id: string | number;
};

/** One of your own scenarios, and the version that you know of it. */
export type DeleteScenarioInput = {
  /** As `scenarios` or `createScenario` gave it. A text that is no id, or is the id of something of another type, is an error with the code `BAD_USER_INPUT`. */
  id: string | number;
  /** Version that you have read, a whole number from 1. When it was changed since, it is not deleted. */
  version: number;
};

/** Which stored run to delete. */
export type DeleteSimulationInput = {
  /** Id of the run, as `simulate` gave it. A text that is no id, or is the id of something of another type, is an error with the code `BAD_USER_INPUT`. */
  id: string | number;
};

/** A pulse of restriction: each calendar year gets the peak share times its months inside the pulse, divided by 12. Months after the last simulated year are dropped. */
export type EpisodeInput = {
  /** Length in months, 1 to 480. */
  months: number;
  /** Share withheld while the pulse lasts, 0 to 1. */
  peakShare: number;
  /** First month, written YYYY-MM; it lies within the simulated years. */
  start: string;
};

/** Narrows a list of facilities. Conditions that are given must all hold. */
export type FacilityFilter = {
  /** Only sites of the company with this slug. */
  company?: string | null | undefined;
  /** Only sites in this country. */
  countryIso3?: string | null | undefined;
  /** Only sites of this stage. */
  stage?: FacilityStage | null | undefined;
  /** Only sites in this state. */
  status?: FacilityStatus | null | undefined;
};

/** What a facility does. */
export type FacilityStage =
  /** Alloy is cast. */
  | 'ALLOY'
  /** Ore is concentrated. */
  | 'BENEFICIATION'
  /** Magnets are made. */
  | 'MAGNET'
  /** Oxide is reduced to metal. */
  | 'METAL'
  /** Ore is dug. */
  | 'MINE'
  /** Rare earths are recovered from scrap or used products. */
  | 'RECYCLING'
  /** Rare earths are separated into oxides. */
  | 'SEPARATION';

/** State of a facility as of the data set. */
export type FacilityStatus =
  /** It is being built. */
  | 'CONSTRUCTION'
  /** It produces as planned. */
  | 'OPERATING'
  /** It runs on a trial scale. */
  | 'PILOT'
  /** It is announced, not begun. */
  | 'PLANNED'
  /** It produces, below its capacity and rising. */
  | 'RAMPING'
  /** The sources do not say. */
  | 'UNKNOWN';

/** How well a parameter value is founded. */
export type Grade =
  /** Chosen by those who made the model, for want of a source. */
  | 'ASSUMPTION'
  /** Computed from sources. */
  | 'DERIVED'
  /** Read in a named source. */
  | 'REPORTED';

/** A scenario as `Scenario.document` gives it. */
export type ImportScenarioInput = {
  /** The document: an object with `format`, `slug`, `title`, `description` and `run`. */
  document: unknown;
  /** Key to store it under; the one of the document if not given. Readable key: up to 64 lower-case letters, digits and single hyphens. It must differ from those of your other scenarios and of presets. */
  slug?: string | null | undefined;
};

/** Indian choices. Each field is one lever. */
export type IndiaInput = {
  /** Magnet scheme: part of the investment in plants that it pays. Unit: share. From 0 to 0.3; default: 0.15. */
  capexSubsidyShare?: number | null | undefined;
  /** 0: Japan’s volume first; 1: Indian magnet makers first. Unit: share. From 0 to 1; default: 0.5. */
  domesticPriority?: number | null | undefined;
  /** Magnet scheme: budget of the sales incentive, paid in the five years from the first with output. Unit: INR. From 0 to 500000000000; default: 64500000000. */
  incentiveBudgetInr?: number | null | undefined;
  /** Magnet scheme: most that the sales incentive pays. Unit: INR/kg magnet. From 0 to 4300; default: 2150. */
  incentiveInrPerKg?: number | null | undefined;
  /** Magnet scheme: most that the sales incentive pays, as a share of net sales. Unit: share. From 0 to 0.8; default: 0.4. */
  incentiveShareOfSales?: number | null | undefined;
  /** Magnet scheme: capacity it supports. Unit: t magnet/yr. From 0 to 20000; default: 6000. */
  magnetCapacityCapTonnes?: number | null | undefined;
  /** Share of the National Critical Mineral Mission that reaches neodymium (INR 163 billion outlay and 180 billion of state firms). Unit: share. From 0 to 1; default: 0.5. */
  missionIntensity?: number | null | undefined;
  /** First year in which India winds the 2012 agreement with Japan down; may lie before the first simulated year. Unit: year. From 2012 to 2090; default: not used. */
  suspendAgreementFrom?: number | null | undefined;
  /** Years until a suspended agreement ships nothing. Unit: yr. From 1 to 5; default: 2. */
  windDownYears?: number | null | undefined;
};

/** What a number measures. NdPr is neodymium and praseodymium, which are mined and used together; NdFeB the alloy of neodymium, iron and boron that magnets are made of; HS the Harmonised System, by whose numbers customs sort goods. Codes that begin with BACKTEST repeat other series as one value a year and are kept apart from them. */
export type Indicator =
  /** Share of the market that substitution or new supply replaces in a year. */
  | 'ADJUSTMENT_RATE'
  /** Material really delivered, or at stake, under a supply agreement. */
  | 'AGREEMENT_DELIVERIES'
  /** Volume agreed or contracted under a supply agreement. */
  | 'AGREEMENT_VOLUME'
  /** Output of NdFeB alloy. */
  | 'ALLOY_PRODUCTION'
  /** A producer's average selling price over its basket of rare-earth oxides. */
  | 'AVERAGE_SELLING_PRICE'
  /** Backtest series: customs value of exported rare-earth compounds (HS 2846). */
  | 'BACKTEST_COMPOUND_EXPORT_VALUE'
  /** Backtest series: customs value of imported rare-earth compounds (HS 2846). */
  | 'BACKTEST_COMPOUND_IMPORT_VALUE'
  /** Backtest series: consumption of all rare earths. */
  | 'BACKTEST_CONSUMPTION'
  /** Backtest series: exports of rare-earth ores, metals and compounds. */
  | 'BACKTEST_EXPORTS'
  /** Backtest series: export quota. */
  | 'BACKTEST_EXPORT_QUOTA'
  /** Backtest series: imports of all rare earths. */
  | 'BACKTEST_IMPORTS'
  /** Backtest series: imports of all rare earths from China. */
  | 'BACKTEST_IMPORTS_FROM_CHINA'
  /** Backtest series: China's share of rare-earth imports by tonnage. */
  | 'BACKTEST_IMPORT_SHARE_CHINA'
  /** Backtest series: demand for rare-earth permanent magnets; the label says whether it is a forecast. */
  | 'BACKTEST_MAGNET_DEMAND'
  /** Backtest series: exports of rare-earth permanent magnets. */
  | 'BACKTEST_MAGNET_EXPORTS'
  /** Backtest series: imports of all permanent magnets (HS 8505). */
  | 'BACKTEST_MAGNET_IMPORTS'
  /** Backtest series: mine output, one value a year. */
  | 'BACKTEST_MINE_PRODUCTION'
  /** Backtest series: mine output of the world without China. */
  | 'BACKTEST_MINE_PRODUCTION_OUTSIDE_CHINA'
  /** Backtest series: share of world mine output. */
  | 'BACKTEST_MINE_SHARE'
  /** Backtest series: demand for NdPr oxide. */
  | 'BACKTEST_NDPR_OXIDE_DEMAND'
  /** Backtest series: output of NdPr oxide by Lynas. */
  | 'BACKTEST_NDPR_OXIDE_PRODUCTION'
  /** Backtest series: annual mean price of neodymium oxide, free on board China. */
  | 'BACKTEST_ND_OXIDE_PRICE'
  /** Backtest series: neodymium made. */
  | 'BACKTEST_ND_PRODUCTION'
  /** Backtest series: neodymium that the producer expected to make. */
  | 'BACKTEST_ND_PRODUCTION_EXPECTED'
  /** Backtest series: announced output of neodymium. */
  | 'BACKTEST_ND_PRODUCTION_TARGET'
  /** Backtest series: share withheld according to the announced export quota. */
  | 'BACKTEST_SEVERITY_ANNOUNCED'
  /** Backtest series: share by which export volume really fell; the label says of what and when. */
  | 'BACKTEST_SEVERITY_REALISED'
  /** Output as a share of capacity. */
  | 'CAPACITY_UTILISATION'
  /** Customs value of exported rare-earth compounds (HS 2846). */
  | 'COMPOUND_EXPORT_VALUE'
  /** Net weight of imported rare-earth compounds (HS 2846). */
  | 'COMPOUND_IMPORTS'
  /** Customs value of imported rare-earth compounds (HS 2846). */
  | 'COMPOUND_IMPORT_VALUE'
  /** Tonnes of one material in, or obtained from, a tonne of another. */
  | 'CONVERSION_FACTOR'
  /** Excess of the Indian over the Chinese cost of a magnet, as a share of the sale price. */
  | 'COST_GAP'
  /** Change of demand or consumption against an earlier period, or its multiple of a base year. */
  | 'DEMAND_CHANGE'
  /** Yearly growth of demand or consumption. */
  | 'DEMAND_GROWTH_RATE'
  /** Share of demand that was, or is to be, saved. */
  | 'DEMAND_REDUCTION'
  /** How long a supply disruption, or the recovery from it, lasted. */
  | 'DISRUPTION_DURATION'
  /** Demand for one element; the element is named. */
  | 'ELEMENT_DEMAND'
  /** Share of one element in the rare-earth oxides of a deposit. */
  | 'ELEMENT_SHARE'
  /** Share of supply or use that comes from end-of-life recycling. */
  | 'END_OF_LIFE_RECYCLING'
  /** Benchmark of the EU Critical Raw Materials Act for 2030. */
  | 'EU_BENCHMARK_2030'
  /** Concentration and governance of world output in the EU criticality assessment. */
  | 'EU_CONCENTRATION'
  /** Number of materials screened, or listed as critical or strategic, by the EU. */
  | 'EU_MATERIALS_ASSESSED'
  /** Parameter of the EU supply-risk formula. */
  | 'EU_SUPPLY_RISK_PARAMETER'
  /** Threshold score of the EU criticality assessment. */
  | 'EU_THRESHOLD'
  /** Export quota for rare earths. */
  | 'EXPORT_QUOTA'
  /** A supplier's dysprosium and terbium as a share of demand. */
  | 'HEAVY_RARE_EARTH_SUPPLY_COVER'
  /** Imports under HS 2805 (alkali, alkaline-earth and rare-earth metals, mercury). */
  | 'HS2805_IMPORTS'
  /** A partner's share of imports under HS 2805. */
  | 'HS2805_IMPORT_SHARE'
  /** A partner's share of rare-earth imports. */
  | 'IMPORT_SHARE'
  /** Time from decision or funding to output. */
  | 'LEAD_TIME'
  /** Share of rare earths, or of neodymium, in NdFeB by mass. */
  | 'MAGNET_COMPOSITION'
  /** Demand for NdFeB-type magnets. */
  | 'MAGNET_DEMAND'
  /** Share of magnet demand that a source covers or is asked to cover. */
  | 'MAGNET_DEMAND_COVER'
  /** Forecast demand for NdFeB-type magnets. */
  | 'MAGNET_DEMAND_FORECAST'
  /** Exports of rare-earth permanent magnets in a year. */
  | 'MAGNET_EXPORTS'
  /** Exports of rare-earth permanent magnets in a month, by destination. */
  | 'MAGNET_EXPORTS_MONTHLY'
  /** Imports of all permanent magnets (HS 8505), of which NdFeB is a part. */
  | 'MAGNET_IMPORTS'
  /** Value of all imported permanent magnets (HS 8505). */
  | 'MAGNET_IMPORT_VALUE'
  /** Magnet mass in a vehicle or in a megawatt of wind power. */
  | 'MAGNET_INTENSITY'
  /** Output of NdFeB magnets. */
  | 'MAGNET_PRODUCTION'
  /** Demand for the rare earths that go into magnets: Nd, Pr, Dy and Tb. */
  | 'MAGNET_RARE_EARTH_DEMAND'
  /** Share of the world in making metal, alloy and magnets. */
  | 'MARKET_SHARE_ALLOY'
  /** Change of a share of the world in percentage points, as a fraction. */
  | 'MARKET_SHARE_CHANGE'
  /** Share of the world in making permanent magnets. */
  | 'MARKET_SHARE_MAGNETS'
  /** Share of the world in mining rare earths. */
  | 'MARKET_SHARE_MINING'
  /** Share of the world in refining rare earths, NdPr or dysprosium. */
  | 'MARKET_SHARE_REFINING'
  /** Output of heavy minerals or monazite, which is not yet rare-earth oxide. */
  | 'MINERAL_PRODUCTION'
  /** Mine output in rare-earth oxide, by country and edition. */
  | 'MINE_PRODUCTION'
  /** Imports of NdFeB-type magnets. */
  | 'NDFEB_MAGNET_IMPORTS'
  /** NdPr shipped to a partner. */
  | 'NDPR_EXPORTS'
  /** Demand for NdPr oxide as a raw material. */
  | 'NDPR_OXIDE_DEMAND'
  /** Means, conversions and cross-checks of the demand for NdPr oxide. */
  | 'NDPR_OXIDE_DEMAND_ESTIMATE'
  /** NdPr oxide contained in imported magnets. */
  | 'NDPR_OXIDE_IN_MAGNET_IMPORTS'
  /** Output of NdPr oxide. */
  | 'NDPR_OXIDE_PRODUCTION'
  /** NdPr oxide set aside for bidders of a magnet scheme. */
  | 'NDPR_OXIDE_RESERVED'
  /** Share of NdPr in the consumption of all rare earths. */
  | 'NDPR_SHARE_OF_CONSUMPTION'
  /** A supplier's NdPr as a multiple or share of demand. */
  | 'NDPR_SUPPLY_COVER'
  /** Exports of neodymium oxide or metal; the material is named. */
  | 'ND_EXPORTS'
  /** Neodymium really made. */
  | 'ND_PRODUCTION'
  /** Neodymium that the producer itself expected to make. */
  | 'ND_PRODUCTION_EXPECTED'
  /** Announced output of neodymium. */
  | 'ND_PRODUCTION_TARGET'
  /** Volume or share of output on which a buyer has first call. */
  | 'OFFTAKE_PRIORITY'
  /** Share of orders delivered, or of export-licence requests processed. */
  | 'ORDERS_FULFILLED'
  /** Rare-earth oxide content of an ore. */
  | 'ORE_GRADE'
  /** Change of an industry's output against an earlier period or under a supply cut. */
  | 'OUTPUT_CHANGE'
  /** Economic output lost under a supply cut. */
  | 'OUTPUT_LOSS'
  /** Economic output lost under a supply cut, as a share of GDP. */
  | 'OUTPUT_LOSS_SHARE'
  /** Imports planned by a government. */
  | 'PLANNED_IMPORTS'
  /** Money of a programme: loan, equity, outlay, a sum of its parts, or investment expected. */
  | 'POLICY_AMOUNT'
  /** Price that a programme assumes. */
  | 'POLICY_PRICE'
  /** Rate or cap of a subsidy, or rate of a duty. */
  | 'POLICY_RATE'
  /** Target, count or expected capacity of a programme other than money. */
  | 'POLICY_TARGET'
  /** Worldwide Governance Indicators: political stability and absence of violence. */
  | 'POLITICAL_STABILITY'
  /** Price as a multiple of, or change against, an earlier or counterfactual price. */
  | 'PRICE_CHANGE'
  /** Annual mean price of dysprosium oxide, free on board China. */
  | 'PRICE_DY_OXIDE'
  /** Elasticity of demand to price. */
  | 'PRICE_ELASTICITY'
  /** Contract floor price of NdPr. */
  | 'PRICE_FLOOR'
  /** Annual mean price of NdPr oxide, free on board China. */
  | 'PRICE_NDPR_OXIDE'
  /** Price of neodymium metal on a date or over a short time. */
  | 'PRICE_ND_METAL'
  /** Annual mean price of neodymium oxide, free on board China. */
  | 'PRICE_ND_OXIDE'
  /** Monthly mean price of neodymium (oxide level), free on board China. */
  | 'PRICE_ND_OXIDE_MONTHLY'
  /** Price of neodymium oxide on a date or over part of a year. */
  | 'PRICE_ND_OXIDE_SPOT'
  /** Price of a basket of rare-earth oxides. */
  | 'PRICE_RARE_EARTH_BASKET'
  /** Annual mean price of terbium oxide, free on board China. */
  | 'PRICE_TB_OXIDE'
  /** Capacity to crack, separate or make. */
  | 'PROCESSING_CAPACITY'
  /** Share of the feed lost, or returned as scrap, in a process step. */
  | 'PROCESS_LOSS'
  /** Share of the feed that ends in the product. */
  | 'PROCESS_YIELD'
  /** Chinese production quota for mining. */
  | 'PRODUCTION_QUOTA_MINING'
  /** Chinese production quota for smelting and separation. */
  | 'PRODUCTION_QUOTA_SEPARATION'
  /** Consumption of all rare earths. */
  | 'RARE_EARTH_CONSUMPTION'
  /** Exports of rare-earth ores, metals and compounds. */
  | 'RARE_EARTH_EXPORTS'
  /** Imports of all rare earths; from all origins where no partner is named. */
  | 'RARE_EARTH_IMPORTS'
  /** Imports of dysprosium and terbium. */
  | 'RARE_EARTH_IMPORTS_HEAVY'
  /** Size of the market for all rare earths, as traders or ministries put it. */
  | 'RARE_EARTH_MARKET'
  /** Rare-earth metals imported in a year. */
  | 'RARE_EARTH_METAL_IMPORTS'
  /** Output of rare earths by a producer. */
  | 'RARE_EARTH_OUTPUT'
  /** Sales of rare-earth oxides by a producer. */
  | 'RARE_EARTH_SALES'
  /** Delivered or expected volume as a share of the one agreed or announced. */
  | 'REALISATION'
  /** Share of supply that comes from process scrap. */
  | 'RECYCLED_SHARE'
  /** Reserves of rare-earth oxide. */
  | 'RESERVES'
  /** Resources of rare-earth oxide in the ground, of which reserves are a part. */
  | 'RESOURCES'
  /** Time from a measure to an effect on plants, volumes or prices. */
  | 'RESPONSE_TIME'
  /** Magnets or neodymium used by an end use; the label names what is counted. */
  | 'SECTOR_DEMAND'
  /** Change of demand by an end use against the year before. */
  | 'SECTOR_DEMAND_CHANGE'
  /** Share of demand by an end use; the label names the whole. */
  | 'SECTOR_DEMAND_SHARE'
  /** Share of use covered by own mining or recycling. */
  | 'SELF_SUFFICIENCY'
  /** Share of a volume removed in an episode of restriction. */
  | 'SEVERITY'
  /** Time that stocks held last. */
  | 'STOCK_COVER'
  /** Time that stocks are meant to last. */
  | 'STOCK_TARGET'
  /** Share of an announced cut that did not bite. */
  | 'SUPPLY_LEAKAGE'
  /** Change of imports or exports against an earlier period. */
  | 'TRADE_CHANGE'
  /** World supply of rare earths, refined or mined; the label says which. */
  | 'WORLD_SUPPLY';

/** Japanese choices. Each field is one lever. */
export type JapanInput = {
  /** Share of the capacity outside China and India (K_x) that is contracted to Japan; unset: what Japan’s use leaves open at the start. Unit: share. From 0 to 1; default: not used. */
  offtakeExChinaShare?: number | null | undefined;
  /** Price floor that investors outside China can count on; Lynas–Japan sales carry 110 until 2038. Unit: USD/kg. From 0 to 150; default: not used. */
  priceFloorUsdPerKg?: number | null | undefined;
  /** Public stock at the start and refill target; policy target, the level held is secret. Unit: days of use. From 0 to 365; default: 42. */
  publicStockDays?: number | null | undefined;
  /** Multiplies how fast recycling grows when prices are high (κ_r), and how far it can (r_max). Unit: 1. From 0 to 3; default: 1. */
  recyclingSupport?: number | null | undefined;
  /** Share of a year’s deficit that the public stock may cover. Unit: share. From 0 to 1; default: 0.5. */
  releaseShare?: number | null | undefined;
  /** Multiplies how fast users learn to do with less when prices are high (κ_z, to at most 1), and how far they can (z_cap). Unit: 1. From 0 to 3; default: 1. */
  thriftSupport?: number | null | undefined;
};

/** A search for the smallest value of a lever that keeps a risk at or below a threshold. All values are tried on the same draws. */
export type LeverSearchInput = {
  /** Lever that is varied. */
  lever: SearchLever;
  /** Highest value to be tried; 365 days of use or 4300 INR/kg magnet if not given. */
  maximum?: number | null | undefined;
  /** What the risk is measured by. */
  measure: RiskMeasure;
  /** Lowest value to be tried; 0 days of use or 0 INR/kg magnet if not given. */
  minimum?: number | null | undefined;
  /** Highest risk that is accepted, in the unit of the output, -1e+18 to 1e+18. For an output of which more is better, its negative value is the loss. */
  threshold: number;
};

/** What a loss can be put down to. */
export type LossCause =
  /** Private users in Japan build up stocks because they expect restrictions, or because the price rises (parameters h and m). */
  | 'HOARDING'
  /** China withholds magnets. */
  | 'MAGNET_CUT'
  /** China withholds oxide and metal. */
  | 'OXIDE_CUT'
  /** India suspends the agreement with Japan. */
  | 'SUSPENSION';

/** Narrows a list of materials. Conditions that are given must all hold. */
export type MaterialFilter = {
  /** Only ore bodies in this country. */
  countryIso3?: string | null | undefined;
  /** Only materials of this stage. */
  stage?: MaterialStage | null | undefined;
};

/** Place of a material in the chain from ore to magnet. */
export type MaterialStage =
  /** Alloy cast for magnets. */
  | 'ALLOY'
  /** Sintered or bonded magnet. */
  | 'MAGNET'
  /** Metal, reduced from oxide. */
  | 'METAL'
  /** Ore or ore body. */
  | 'ORE'
  /** Oxide, separated from other rare earths. */
  | 'OXIDE';

/** A restriction that happened, as yearly severities laid from the first simulated year on. They count before leakage, which is the part that reaches Japan all the same. */
export type NamedHistory =
  /** Export controls of April 2025 (magnet): 0.16. World magnet exports fell 52 % on average in April–June 2025: × 3/12 ÷ 0.8 (leakage). Nd and Pr were not listed; magnets holding Dy or Tb were. */
  | 'CONTROLS_2025'
  /** Halt of shipments to Japan, autumn 2010 (oxide): 0.095. October and November 2010 against September: mean of 0.431 and 0.718 for two months. */
  | 'EMBARGO_2010'
  /** Export quota of 2010–2014 (oxide): 0.21, 0.4, 0.38, 0.38, 0.39. Share of the 2009 quota (50,145 t) withheld. 2010: the announced cut was 0.40, but unused quota of 2009 was carried over and exports fell 9 %, so 0.21; then 30,184, 30,996, 30,999 and 30,611 t. */
  | 'QUOTA_2010';

/** Whether a measure reaches neodymium. */
export type NeodymiumCoverage =
  /** Not listed, but hit through products or practice. */
  | 'INDIRECT'
  /** Neodymium is not covered. */
  | 'NO'
  /** Equipment or know-how, not the material. */
  | 'TECHNOLOGY_ONLY'
  /** The sources do not settle it. */
  | 'UNCLEAR'
  /** Neodymium is covered by name or by definition. */
  | 'YES';

/** Narrows a list of observations. Conditions that are given must all hold. */
export type ObservationFilter = {
  /** Only numbers that are published (true), or known not to be (false). */
  available?: boolean | null | undefined;
  /** Only numbers about the company with this slug. */
  company?: string | null | undefined;
  /** Only numbers about this country. */
  countryIso3?: string | null | undefined;
  /** Only this indicator. */
  indicator?: Indicator | null | undefined;
  /** Any of these indicators, at most 250. */
  indicators?: Array<Indicator> | null | undefined;
  /** Only numbers about the material with this slug. */
  material?: string | null | undefined;
  /** Only flows from or to this trade partner. */
  partnerIso3?: string | null | undefined;
  /** Only numbers that the data set chose (true) or passed over (false). */
  preferred?: boolean | null | undefined;
  /** Only numbers of this quality. */
  quality?: Quality | null | undefined;
  /** Only numbers about the end use with this slug. */
  sector?: string | null | undefined;
  /** No year before this one. */
  yearFrom?: number | null | undefined;
  /** No year after this one. */
  yearTo?: number | null | undefined;
};

/** Order of observations. Those without a year come last; ties are settled the same way each time. */
export type ObservationOrder =
  /** Oldest year first. */
  | 'YEAR_ASC'
  /** Newest year first. */
  | 'YEAR_DESC';

/** Parameters that are looked at together. */
export type ParameterGroupInput = {
  /** Name of the group in the answer, 1 to 80 characters, different from the others and not `other`. */
  name: string;
  /** Symbols of its parameters, as `modelParameters` lists them. None of them may have a fixed prior or stand in another group. */
  symbols: Array<string>;
};

/** Another value for one parameter of the model. */
export type ParameterInput = {
  /** Symbol as `modelParameters` lists it. */
  symbol: string;
  /** Value within the hard bounds of the parameter, in its unit. */
  value: number;
};

/** Policies made from lists of lever values: one for every combination of an entry of each list, labelled by its values. They cost nothing. */
export type PolicyGridInput = {
  /** Values to be tried. 0: Japan’s volume first; 1: Indian magnet makers first. Unit: share. From 0 to 1; default: 0.5. */
  domesticPriority?: Array<number> | null | undefined;
  /** Values to be tried. Magnet scheme: most that the sales incentive pays. Unit: INR/kg magnet. From 0 to 4300; default: 2150. */
  incentiveInrPerKg?: Array<number> | null | undefined;
  /** Values to be tried. Share of the National Critical Mineral Mission that reaches neodymium (INR 163 billion outlay and 180 billion of state firms). Unit: share. From 0 to 1; default: 0.5. */
  missionIntensity?: Array<number> | null | undefined;
  /** Values to be tried. Public stock at the start and refill target; policy target, the level held is secret. Unit: days of use. From 0 to 365; default: 42. */
  publicStockDays?: Array<number> | null | undefined;
  /** Values to be tried. Share of a year’s deficit that the public stock may cover. Unit: share. From 0 to 1; default: 0.5. */
  releaseShare?: Array<number> | null | undefined;
  /** Values to be tried. First year in which India winds the 2012 agreement with Japan down; may lie before the first simulated year. Unit: year. From 2012 to 2090; default: not used. An entry null: never. */
  suspendAgreementFrom?: Array<number | null | undefined> | null | undefined;
};

/** A policy: levers laid over those of the request. A lever that is given replaces that one whole, null puts it (or all levers of a group) back to the default, and what is not given stays. */
export type PolicyInput = {
  /** Chinese restrictions under this policy. */
  china?: ChinaInput | null | undefined;
  /** Indian choices under this policy. */
  india?: IndiaInput | null | undefined;
  /** Japanese choices under this policy. */
  japan?: JapanInput | null | undefined;
  /** Name of the policy in the answer, 1 to 80 characters and different from the others. */
  label: string;
};

/** What kind of intervention a measure is. */
export type PolicyKind =
  /** Trade agreement, or a step that changes one. */
  | 'AGREEMENT'
  /** Complaint or ruling under trade law. */
  | 'DISPUTE'
  /** What the restriction did to an industry. */
  | 'IMPACT'
  /** Subsidy tied to output, sales or capital. */
  | 'INCENTIVE'
  /** Public money for exploration, equity, loans or research. */
  | 'INVESTMENT'
  /** Relief: a restriction ended, suspended or a duty removed. */
  | 'RELIEF'
  /** Quota, licence, ban or other limit on exports or technology. */
  | 'RESTRICTION'
  /** Reserve holdings or money for them. */
  | 'STOCKPILE';

/** Narrows a list of policy measures. Conditions that are given must all hold. */
export type PolicyMeasureFilter = {
  /** Only measures taken by this country or body. */
  actorIso3?: string | null | undefined;
  /** Only measures that reach neodymium in this way. */
  coversNeodymium?: NeodymiumCoverage | null | undefined;
  /** Only measures of this kind. */
  kind?: PolicyKind | null | undefined;
  /** Only measures aimed at this country or group. */
  targetIso3?: string | null | undefined;
  /** No year before this one. */
  yearFrom?: number | null | undefined;
  /** No year after this one. */
  yearTo?: number | null | undefined;
};

/** Order of policy measures. Those without a date of effect come last. */
export type PolicyMeasureOrder =
  /** Earliest effect first. */
  | 'EFFECTIVE_ASC'
  /** Latest effect first. */
  | 'EFFECTIVE_DESC';

/** A precision to be reached: draws are doubled until the 95 % interval of a mean is narrow enough, or the most draws are made. */
export type PrecisionInput = {
  /** Half the width of the interval, in the unit of the figure. Above 0. */
  halfWidth: number;
  /** Most draws, 64 to 100,000,000, rounded up to a multiple of 16; 262,144 if not given. */
  maxRuns?: number | null | undefined;
  /** Figure whose mean is to be known: in a comparison, one of its outputs, the differences between policies counting; in an attribution, its output. */
  output: RunOutput;
};

/** Family of the distribution that a parameter is drawn from. */
export type PriorKind =
  /** `offset` + `scale` × Beta(`alpha`, `beta`). */
  | 'BETA'
  /** The drawn value v of the parameter `above`, plus (`ceiling` − v) × Beta(`alpha`, `beta`). */
  | 'BETA_ABOVE'
  /** Always the default value. */
  | 'FIXED'
  /** Given by its 5 % and 95 % points, `p05` and `p95`. */
  | 'LOGNORMAL'
  /** With `mean` and `sd`, cut off below `minimum` where there is one. */
  | 'NORMAL'
  /** From `low` to `high` with the peak at `mode`. */
  | 'TRIANGULAR'
  /** Any value from `low` to `high` alike. */
  | 'UNIFORM';

/** Narrows a list of production targets. Conditions that are given must all hold. */
export type ProductionTargetFilter = {
  /** Only targets of this country. */
  countryIso3?: string | null | undefined;
  /** No year before this one. */
  yearFrom?: number | null | undefined;
  /** No year after this one. */
  yearTo?: number | null | undefined;
};

/** How far a number can be relied on. */
export type Quality =
  /** Arithmetic on reported numbers; the formula is in the note. */
  | 'DERIVED'
  /** The source itself calls it an estimate or a projection. */
  | 'ESTIMATED'
  /** Read in the named source. */
  | 'REPORTED'
  /** Attributed to the named publication but not checked against it. */
  | 'UNVERIFIED';

/** A run, and policies to choose from or a lever to search, or both. With a scenario, a lever that is given replaces the one of the scenario whole, null puts it (or all levers of a group) back to the default, and lists are never merged. */
export type RecommendInput = {
  /** Chinese restrictions. Not given: those of the scenario, or none. Null: none, whatever the scenario says. */
  china?: ChinaInput | null | undefined;
  /** Share of the draws below the value at risk, 0.5 to 0.999; 0.95 if not given. */
  confidence?: number | null | undefined;
  /** More policies, from lists of lever values. */
  grid?: PolicyGridInput | null | undefined;
  /** Groups of parameters, at most 8. Parameters that are drawn and in no group make up a further one, `other`. Not given: demand (D0, g); chinaShare (c_m, c_o, lambda); market (eps_d, eps_s, P0, gamma, psi, p_max); thriftAndRecycling (eps_L, kappa_z, z_cap, z_back, r0, kappa_r, r_max); stocks (d_p, h, m, cover_max, tau_e, tau_v); otherSupply (ramp, eta_r, L); india (q_2026, q_2030, q_multiplier, rho0, rho_inf, k0, k_n, k_s, u, J0, kappa, v_CN, v_IN, v_capex, eta, D_m); valuation (ell). */
  groups?: Array<ParameterGroupInput> | null | undefined;
  /** Number of years, 1 to 40; 10 if neither given nor set by the scenario. */
  horizonYears?: number | null | undefined;
  /** Indian choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  india?: IndiaInput | null | undefined;
  /** Japanese choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  japan?: JapanInput | null | undefined;
  /** Figure that it is about; CUMULATIVE_OUTPUT_LOSS_USD if not given. Not YEARS_TO_RECOVERY, which draws without a recovery leave open, nor a figure of a year that is not simulated. An output of which more is better counts as a loss with the opposite sign. */
  output?: RunOutput | null | undefined;
  /** Parameters that differ from the data set, at most 250 and each at most once. */
  parameters?: Array<ParameterInput> | null | undefined;
  /** Policies to choose from. With those of the grid, 2 to 64; none at all with a search. */
  policies?: Array<CostedPolicyInput> | null | undefined;
  /** Draws, 64 to 65,536, rounded up to a multiple of 16; 4,096 if not given. */
  runs?: number | null | undefined;
  /** Id or slug of the scenario to start from. Without one, every lever starts at its default. */
  scenario?: string | null | undefined;
  /** A search for the smallest sufficient value of a lever. */
  search?: LeverSearchInput | null | undefined;
  /** Seed of the draws, 0 to 2,147,483,647; 1 if not given. The same request with the same seed has the same result to the last digit. */
  seed?: number | null | undefined;
  /** First year, 2026 to 2050; 2026 if neither given nor set by the scenario. */
  startYear?: number | null | undefined;
};

/** Which API key to end. */
export type RevokeApiKeyInput = {
  /** Id of the key, as `apiKeys` lists it. A text that is no id, or is the id of something of another type, is an error with the code `BAD_USER_INPUT`. */
  id: string | number;
};

/** What the risk of a policy is measured by, from its losses over the draws. */
export type RiskMeasure =
  /** Mean loss of the worst 1 − `confidence` of the draws. */
  | 'CONDITIONAL_VALUE_AT_RISK'
  /** Mean loss over all draws. */
  | 'MEAN'
  /** Loss that the share `confidence` of the draws does not exceed. */
  | 'VALUE_AT_RISK';

/** A figure of a whole run that can be given with its distribution, compared, explained or decided by. Tonnes are those of neodymium-praseodymium (NdPr) oxide unless the unit says magnet. */
export type RunOutput =
  /** Baseline less scenario consumption, no year below 0. Unit: t. */
  | 'CUMULATIVE_CONSUMPTION_SHORTFALL_TONNES'
  /** NdPr used in Japan in the scenario, summed. Unit: t. */
  | 'CUMULATIVE_CONSUMPTION_TONNES'
  /** Japanese imports of the scenario, summed. Unit: t. */
  | 'CUMULATIVE_IMPORTS_TONNES'
  /** Import bill (price × imports) of the scenario less that of the baseline. Unit: USD. */
  | 'CUMULATIVE_IMPORT_BILL_CHANGE_USD'
  /** Baseline less scenario imports; negative where the scenario imports more. Unit: t. */
  | 'CUMULATIVE_IMPORT_LOSS_TONNES'
  /** Baseline less scenario imports of the years in which the scenario imports less. Unit: t. */
  | 'CUMULATIVE_IMPORT_SHORTFALL_TONNES'
  /** Indian NdPr oxide made in the scenario, summed. Unit: t. */
  | 'CUMULATIVE_INDIA_OUTPUT_TONNES'
  /** Indian magnets made in the scenario, summed. Unit: t magnet. */
  | 'CUMULATIVE_MAGNET_OUTPUT_TONNES'
  /** Indian magnet demand that nothing met in the scenario, summed. Unit: t magnet. */
  | 'CUMULATIVE_MAGNET_SHORTFALL_TONNES'
  /** Japanese output lost. Unit: JPY. */
  | 'CUMULATIVE_OUTPUT_LOSS_JPY'
  /** Japanese output lost. Unit: USD. */
  | 'CUMULATIVE_OUTPUT_LOSS_USD'
  /** Incentive of the Indian magnet scheme paid in the scenario. Unit: INR. */
  | 'INCENTIVE_SPEND_INR'
  /** Highest price of the scenario. Unit: USD/kg oxide. */
  | 'PEAK_PRICE_USD_PER_KG'
  /** Output ÷ announced output of 2026; not defined where 2026 is not simulated or nothing is announced. Unit: 1. */
  | 'PLAN_ATTAINMENT_2026'
  /** Output ÷ announced output of 2030; not defined where 2030 is not simulated or nothing is announced. Unit: 1. */
  | 'PLAN_ATTAINMENT_2030'
  /** From the first year with imports under 98 % of the baseline to the next that is not; 0 without such a year, not defined where they do not recover within the horizon. Unit: years. */
  | 'YEARS_TO_RECOVERY';

/** What a change did to a scenario. */
export type ScenarioChangeKind =
  /** It was created or imported. */
  | 'CREATED'
  /** It was deleted. */
  | 'DELETED'
  /** Its name, texts or levers were changed. */
  | 'UPDATED'
  /** Who may read it was changed. */
  | 'VISIBILITY_CHANGED';

/** What a scenario sets: the input of `simulate` without a scenario to start from and without what concerns error bars. Everything is optional. */
export type ScenarioRunInput = {
  /** Chinese restrictions. None if not given or null. */
  china?: ChinaInput | null | undefined;
  /** Number of years, 1 to 40; 10 if not given. */
  horizonYears?: number | null | undefined;
  /** Indian choices. The defaults if not given or null. */
  india?: IndiaInput | null | undefined;
  /** Japanese choices. The defaults if not given or null. */
  japan?: JapanInput | null | undefined;
  /** Parameters that differ from the data set, at most 250 and each at most once. */
  parameters?: Array<ParameterInput> | null | undefined;
  /** First year, 2026 to 2050; 2026 if not given. */
  startYear?: number | null | undefined;
};

/** What a caller may do. */
export type Scope =
  /** Manage API keys. */
  | 'ADMIN'
  /** Run large studies, sensitivities and recommendations, and keep scenarios of one's own. */
  | 'ANALYSE'
  /** Read the data set, presets, and what is one's own or shared. */
  | 'READ'
  /** Run the model: simulations, comparisons and attributions of a moderate size. */
  | 'SIMULATE';

/** A lever whose smallest sufficient value can be searched for. */
export type SearchLever =
  /** Cap of the sales incentive of the Indian magnet scheme, in rupees per kilogram of magnet. */
  | 'INCENTIVE_INR_PER_KG'
  /** Japanese public stock, in days of use. */
  | 'PUBLIC_STOCK_DAYS';

/** How a search for a lever value ended. */
export type SearchOutcome =
  /** A sufficient value was found above the lowest one. */
  | 'FOUND'
  /** The lowest value is sufficient already. */
  | 'MET_AT_MINIMUM'
  /** No value that was tried is sufficient. */
  | 'UNREACHABLE';

/** A run whose parameters are to be ranked by what they matter. With a scenario, a lever that is given replaces the one of the scenario whole, null puts it (or all levers of a group) back to the default, and lists are never merged. */
export type SensitivityInput = {
  /** Chinese restrictions. Not given: those of the scenario, or none. Null: none, whatever the scenario says. */
  china?: ChinaInput | null | undefined;
  /** Groups of parameters, at most 8. Parameters that are drawn and in no group make up a further one, `other`. Not given: demand (D0, g); chinaShare (c_m, c_o, lambda); market (eps_d, eps_s, P0, gamma, psi, p_max); thriftAndRecycling (eps_L, kappa_z, z_cap, z_back, r0, kappa_r, r_max); stocks (d_p, h, m, cover_max, tau_e, tau_v); otherSupply (ramp, eta_r, L); india (q_2026, q_2030, q_multiplier, rho0, rho_inf, k0, k_n, k_s, u, J0, kappa, v_CN, v_IN, v_capex, eta, D_m); valuation (ell). */
  groups?: Array<ParameterGroupInput> | null | undefined;
  /** Number of years, 1 to 40; 10 if neither given nor set by the scenario. */
  horizonYears?: number | null | undefined;
  /** Indian choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  india?: IndiaInput | null | undefined;
  /** Japanese choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  japan?: JapanInput | null | undefined;
  /** Figure that it is about; CUMULATIVE_OUTPUT_LOSS_USD if not given. Not YEARS_TO_RECOVERY, which draws without a recovery leave open, nor a figure of a year that is not simulated. */
  output?: RunOutput | null | undefined;
  /** Parameters that differ from the data set, at most 250 and each at most once. */
  parameters?: Array<ParameterInput> | null | undefined;
  /** Draws behind the indices of single parameters: 0 for none, or 16 to 16,384, rounded up to a multiple of 16; 1,024 if not given. Each takes as many runs as parameters are drawn, and two more. */
  samples?: number | null | undefined;
  /** Id or slug of the scenario to start from. Without one, every lever starts at its default. */
  scenario?: string | null | undefined;
  /** Seed of the draws, 0 to 2,147,483,647; 1 if not given. The same request with the same seed has the same result to the last digit. */
  seed?: number | null | undefined;
  /** Draws behind the effects of groups: 0 for none, or 16 to 4,096, rounded up to a multiple of 16; 256 if not given. Each takes 2 to the power of the number of groups in runs. */
  shapleySamples?: number | null | undefined;
  /** First year, 2026 to 2050; 2026 if neither given nor set by the scenario. */
  startYear?: number | null | undefined;
};

/** What to share, or to share no longer. */
export type SetVisibilityInput = {
  /** Id of a scenario, simulation, comparison, attribution, sensitivity or recommendation of yours. A text that is no id, or is the id of something of another type, is an error with the code `BAD_USER_INPUT`. */
  id: string | number;
  /** Who may read it from now on. */
  visibility: Visibility;
};

/** Share of Chinese supply withheld, stated in exactly one of three ways. It counts before leakage, which is the part that reaches Japan all the same. */
export type SeverityInput =
  {   /** Pulses, at most 250. In no year may they add up to more than 1. */
  episodes: Array<EpisodeInput>; history?: never; severityByYear?: never; }
  |  { episodes?: never;   /** A restriction that happened. What exceeds the run is cut off. */
  history: NamedHistory; severityByYear?: never; }
  |  { episodes?: never; history?: never;   /** One share, 0 to 1, for each year from the first on. Years beyond the list have none; a list longer than the run is refused. */
  severityByYear: Array<number>; };

/** What to simulate. Everything is optional. With a scenario, a lever that is given replaces the one of the scenario whole, null puts it (or all levers of a group) back to the default, and lists are never merged. */
export type SimulateInput = {
  /** Outputs to give error bars over the years for; IMPORTS_TONNES, IMPORT_LOSS_TONNES, CONSUMPTION_SHORTFALL_TONNES, OUTPUT_LOSS_USD, PRICE_USD_PER_KG, INDIA_OUTPUT_TONNES, MAGNET_OUTPUT_TONNES if not given. Outputs times years may come to 280. Only with `uncertainty`. */
  bandOutputs?: Array<YearOutput> | null | undefined;
  /** Chinese restrictions. Not given: those of the scenario, or none. Null: none, whatever the scenario says. */
  china?: ChinaInput | null | undefined;
  /** Number of years, 1 to 40; 10 if neither given nor set by the scenario. */
  horizonYears?: number | null | undefined;
  /** Indian choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  india?: IndiaInput | null | undefined;
  /** Japanese choices. Not given: those of the scenario, or the defaults. Null: the defaults, whatever the scenario says. */
  japan?: JapanInput | null | undefined;
  /** Parameters that differ from the data set, at most 250 and each at most once. */
  parameters?: Array<ParameterInput> | null | undefined;
  /** Id or slug of the scenario to start from. Without one, every lever starts at its default. */
  scenario?: string | null | undefined;
  /** Seed of the draws, 0 to 2,147,483,647; 1 if not given. The same request with the same seed has the same result to the last digit. Only with `uncertainty`. */
  seed?: number | null | undefined;
  /** First year, 2026 to 2050; 2026 if neither given nor set by the scenario. */
  startYear?: number | null | undefined;
  /** How many draws. Not given: only the central run, without error bars. */
  uncertainty?: UncertaintyInput | null | undefined;
  /** Whether the answer comes when the error bars are done. False: the central run is stored and answered at once, and its error bars are computed in the background; `Simulation.progress` and the subscription `simulationProgress` tell how far they are. What is computed is the same either way. Only with `uncertainty`, and not in a preview. */
  wait?: boolean | null | undefined;
};

/** How far a stored run is. */
export type SimulationState =
  /** All that was asked for is stored. */
  | 'DONE'
  /** Computing its error bars failed. What went wrong is in the log of the server. The same `simulate` tries again. */
  | 'FAILED'
  /** Its error bars were asked for, but nobody computes them: whoever waited for them has left, another version of the model has begun them, or they ended so long ago that nobody knows how. The same `simulate` takes them up again. */
  | 'INTERRUPTED'
  /** Its error bars wait for their turn. */
  | 'QUEUED'
  /** Its error bars are being computed, or are about to be stored. */
  | 'RUNNING';

/** What is compared with observations. */
export type SkillTargetName =
  /** Part of Japanese imports that comes from China. */
  | 'CHINA_SHARE'
  /** Japanese imports divided by those of 2010. */
  | 'IMPORTS_TO_2010'
  /** Price of neodymium oxide outside China. Scores compare natural logarithms: 0.1 is about a tenth of the price. */
  | 'LN_PRICE'
  /** Magnets that China ships, divided by those of the year before. */
  | 'MAGNET_GROWTH';

/** What a study may not have too much of. */
export type StudyLimit =
  /** Simulated years: arms × draws × years of the run, at most 5,000,000,000. An arm is one set of levers, the baseline included. */
  | 'ARM_YEARS'
  /** Studies of yours that are under way at the workers at the same time: error bars in the background, and large studies. At most 4, unless the operator sets another number. */
  | 'BACKGROUND_RUNS'
  /** Series that are described: outputs × years of error bars, at most 280, or policies and pairs of them × outputs of a comparison, at most 1,000. */
  | 'BAND_SERIES'
  /** Numbers that are kept at once: draws × results of each, at most 16,777,216. */
  | 'TABLE_CELLS';

/** Narrows a list of trade agreements. Conditions that are given must all hold. */
export type TradeAgreementFilter = {
  /** Only agreements that this country is a party to. */
  partyIso3?: string | null | undefined;
  /** Only agreements in this state. */
  status?: AgreementStatus | null | undefined;
};

/** How many sets of parameters are drawn from their priors: a number, or as many as a precision takes. Parameters that the request or its scenario sets are not drawn. */
export type UncertaintyInput =
  {   /** As many draws as this precision takes. */
  precision: PrecisionInput; runs?: never; }
  |  { precision?: never;   /** Draws, 64 to 100,000,000, rounded up to a multiple of 16. */
  runs: number; };

/** Unit of a number after normalisation: no thousands, crores or per cent are left. */
export type Unit =
  /** Amount in Australian dollars. */
  | 'AUD'
  /** Australian dollars per kilogram. */
  | 'AUD_PER_KG'
  /** Number of things that the reported unit names. */
  | 'COUNT'
  /** Time in days. */
  | 'DAYS'
  /** Relative change of one quantity for a relative change of another. */
  | 'ELASTICITY'
  /** Amount in euros. */
  | 'EUR'
  /** Amount in Indian rupees. */
  | 'INR'
  /** Indian rupees per firm. */
  | 'INR_PER_FIRM'
  /** Indian rupees per kilogram. */
  | 'INR_PER_KG'
  /** Amount in Japanese yen. */
  | 'JPY'
  /** Mass in kilograms. */
  | 'KILOGRAMS'
  /** Kilograms per megawatt of power. */
  | 'KILOGRAMS_PER_MEGAWATT'
  /** Time in months. */
  | 'MONTHS'
  /** Rank from 0 to 100, 100 best. */
  | 'PERCENTILE'
  /** Quotient of two numbers of the same kind, or a multiple. */
  | 'RATIO'
  /** Change as a fraction of the earlier or counterfactual value, from -1 up. */
  | 'RELATIVE_CHANGE'
  /** Yearly change as a fraction of the year before. */
  | 'RELATIVE_CHANGE_PER_YEAR'
  /** Points on a scale that the reported unit names. */
  | 'SCORE'
  /** Part of a whole, 0 to 1. The reported unit names the whole. */
  | 'SHARE'
  /** Difference of two shares, -1 to 1. */
  | 'SHARE_CHANGE'
  /** Part of a whole in a year, 0 to 1. */
  | 'SHARE_PER_YEAR'
  /** Part of a volume that was removed, at most 1; negative where the volume rose. */
  | 'SHARE_REMOVED'
  /** Metric tonnes; `basis` says what they count. */
  | 'TONNES'
  /** Metric tonnes a year; `basis` says what they count. */
  | 'TONNES_PER_YEAR'
  /** Amount in United States dollars. */
  | 'USD'
  /** United States dollars per kilogram. */
  | 'USD_PER_KG'
  /** Estimate of the Worldwide Governance Indicators, about -2.5 (weak) to 2.5 (strong). */
  | 'WGI_ESTIMATE'
  /** Time in years. */
  | 'YEARS';

/** What to change of a scenario. What is not given, or null, stays; with nothing changed the version stays too. */
export type UpdateScenarioInput = {
  /** What it stands for, in words, up to 4,000 characters. */
  description?: string | null | undefined;
  /** As `scenarios` or `createScenario` gave it. A text that is no id, or is the id of something of another type, is an error with the code `BAD_USER_INPUT`. */
  id: string | number;
  /** Years, levers and parameters. They replace all of the present ones: years, levers and parameters that are not given here are lost. Read `Scenario.input`, edit it and send it whole. */
  run?: ScenarioRunInput | null | undefined;
  /** Readable key: up to 64 lower-case letters, digits and single hyphens. It must differ from those of your other scenarios and of presets. */
  slug?: string | null | undefined;
  /** Short name, up to 120 characters on one line. */
  title?: string | null | undefined;
  /** Version that you have read, a whole number from 1. When it was changed since, nothing is changed. */
  version: number;
};

/** How a caller was told from others. */
export type ViewerKind =
  /** By nothing: the request has no credential. All such callers are one, and see what any of them stores. */
  | 'ANONYMOUS'
  /** By an API key. All keys of one owner are one caller. */
  | 'API_KEY'
  /** By a JSON Web Token of the configured issuer. The subject is the caller. */
  | 'TOKEN';

/** Who may read something that a caller has stored. */
export type Visibility =
  /** Its owner alone. */
  | 'PRIVATE'
  /** Everybody who may read and has its id. It appears in nobody else's lists. */
  | 'PUBLIC';

/** A number that the model gives for each simulated year. Tonnes are those of neodymium-praseodymium (NdPr) oxide unless the unit says magnet. Letters in brackets are the symbols of the model's equations. */
export type YearOutput =
  /** Part of the India–Japan agreement in force (X). Unit: share. */
  | 'AGREEMENT_SHARE'
  /** Announced Indian output. Unit: t/yr. */
  | 'ANNOUNCED_OUTPUT_TONNES'
  /** Shortfall of air-conditioning and appliances. Unit: t/yr. */
  | 'APPLIANCE_SHORTFALL_TONNES'
  /** Supply for Japan at the reference price, without stocks (A₀). Unit: t/yr. */
  | 'AVAILABLE_TONNES'
  /** Price of NdPr oxide inside China (P_cn). Unit: USD/kg oxide. */
  | 'CHINA_PRICE_USD_PER_KG'
  /** 1 where the price reached the highest that it may have (the choke price). Unit: 0 or 1. */
  | 'CHOKE_PRICE_BOUND'
  /** Baseline less scenario consumption, not below 0. Unit: t/yr. */
  | 'CONSUMPTION_SHORTFALL_TONNES'
  /** NdPr used in Japan (U). Unit: t/yr. */
  | 'CONSUMPTION_TONNES'
  /** Both stocks at the end of the year ÷ demandTonnes × 365. Unit: days. */
  | 'COVER_DAYS'
  /** Japanese use after savings (thrift), at the reference price (D*). Unit: t/yr. */
  | 'DEMAND_TONNES'
  /** Indian oxide used in Indian magnets. Unit: t/yr. */
  | 'DOMESTIC_USE_TONNES'
  /** Incentive that the budget pays, or promises before the first output. Unit: USD/kg magnet. */
  | 'EFFECTIVE_INCENTIVE_USD_PER_KG'
  /** Shortfall of consumer electronics and disk drives. Unit: t/yr. */
  | 'ELECTRONICS_SHORTFALL_TONNES'
  /** Supply risk after the criticality method of the European Union: concentration and governance of suppliers, less recycling; not defined without imports. Unit: 1. */
  | 'EU_SUPPLY_RISK'
  /** Shortfall of the motors that drive electric vehicles (EV). Unit: t/yr. */
  | 'EV_MOTOR_SHORTFALL_TONNES'
  /** Severity that users and planners expect (e). Unit: share. */
  | 'EXPECTED_SEVERITY_SHARE'
  /** 1 where the price was held at a fifth of the reference price, the lowest that it may have. Unit: 0 or 1. */
  | 'FLOOR_PRICE_BOUND'
  /** GeoPolRisk characterisation factor, in kilograms of copper that are as much at risk: score × price ÷ that of copper; not defined without imports. Unit: kg Cu-eq/kg. */
  | 'GEO_POL_RISK_FACTOR'
  /** GeoPolRisk score: concentration of world output × Japanese imports weighted by the political instability of their origins; not defined without imports. Unit: 1. */
  | 'GEO_POL_RISK_SCORE'
  /** NdPr in Japanese imports of Chinese magnets. Unit: t/yr. */
  | 'IMPORTS_CHINA_MAGNET_TONNES'
  /** Japanese imports of Chinese oxide and metal. Unit: t/yr. */
  | 'IMPORTS_CHINA_OXIDE_TONNES'
  /** NdPr in the unseparated rare earths (feed) that Japan imports from India. Unit: t/yr. */
  | 'IMPORTS_INDIA_TONNES'
  /** Japanese imports from all other origins. Unit: t/yr. */
  | 'IMPORTS_OTHER_TONNES'
  /** All Japanese imports (M). Unit: t/yr. */
  | 'IMPORTS_TONNES'
  /** Import bill (price × imports) of the scenario less that of the baseline. Unit: USD/yr. */
  | 'IMPORT_BILL_CHANGE_USD'
  /** Import loss ÷ baseline imports; not defined where those are 0. Unit: share. */
  | 'IMPORT_LOSS_SHARE'
  /** Baseline less scenario imports. Unit: t/yr. */
  | 'IMPORT_LOSS_TONNES'
  /** Incentive paid in the year. Unit: INR/yr. */
  | 'INCENTIVE_PAYMENT_INR'
  /** Incentive paid up to and with the year (F). Unit: INR. */
  | 'INCENTIVE_SPEND_INR'
  /** Incentive that the rules of the magnet scheme allow. Unit: USD/kg magnet. */
  | 'INCENTIVE_USD_PER_KG'
  /** Oxide that Indian magnet makers buy abroad. Unit: t/yr. */
  | 'INDIA_BOUGHT_OXIDE_TONNES'
  /** NdPr in the unseparated rare earths (feed) that India offers Japan at the reference price (I). Unit: t/yr. */
  | 'INDIA_FEED_OFFERED_TONNES'
  /** Oxide at hand in India: output and feed kept at home. Unit: t/yr. */
  | 'INDIA_HOME_OXIDE_TONNES'
  /** Indian NdPr oxide made (Q). Unit: t/yr. */
  | 'INDIA_OUTPUT_TONNES'
  /** 1 where the price floor, not the price, drove investors. Unit: 0 or 1. */
  | 'INVESTOR_FLOOR_BOUND'
  /** Share of the largest supplier in imports; not defined without imports. Unit: share. */
  | 'LARGEST_SUPPLIER_SHARE'
  /** Logarithm of price ÷ reference price (x). Unit: 1. */
  | 'LOG_PRICE_RATIO'
  /** Indian magnet capacity in the year (K_m). Unit: t magnet/yr. */
  | 'MAGNET_CAPACITY_TONNES'
  /** Indian less Chinese magnet cost, before the incentive. Unit: USD/kg magnet. */
  | 'MAGNET_COST_GAP_USD_PER_KG'
  /** Indian magnet demand. Unit: t magnet/yr. */
  | 'MAGNET_DEMAND_TONNES'
  /** Magnets that arrive in India. Unit: t magnet/yr. */
  | 'MAGNET_IMPORTS_TONNES'
  /** Indian magnets made (G). Unit: t magnet/yr. */
  | 'MAGNET_OUTPUT_TONNES'
  /** Indian magnet capacity under construction at the start of the year (B_m). Unit: t magnet/yr. */
  | 'MAGNET_PIPELINE_TONNES'
  /** Indian magnet demand that nothing met. Unit: t magnet/yr. */
  | 'MAGNET_SHORTFALL_TONNES'
  /** Indian magnet stock at the end of the year (V_m). Unit: t magnet. */
  | 'MAGNET_STOCK_TONNES'
  /** Supply without the largest supplier ÷ demandTonnes: what is left if that one fails. Unit: 1. */
  | 'N_MINUS_ONE_COVER'
  /** Supply plus stock releases at the reference price (A). Unit: t/yr. */
  | 'OFFERED_TONNES'
  /** Shortfall of other automotive uses. Unit: t/yr. */
  | 'OTHER_AUTOMOTIVE_SHORTFALL_TONNES'
  /** Non-Chinese, non-Indian capacity serving Japan (K_r). Unit: t/yr. */
  | 'OTHER_CAPACITY_TONNES'
  /** Non-Chinese, non-Indian capacity under construction at the start of the year (B_r). Unit: t/yr. */
  | 'OTHER_PIPELINE_TONNES'
  /** Shortfall of all other uses. Unit: t/yr. */
  | 'OTHER_USE_SHORTFALL_TONNES'
  /** Japanese output lost. Unit: JPY/yr. */
  | 'OUTPUT_LOSS_JPY'
  /** Japanese output lost. Unit: USD/yr. */
  | 'OUTPUT_LOSS_USD'
  /** Announced output, raised where restrictions were expected two years before. Unit: t/yr. */
  | 'PLANNED_OUTPUT_TONNES'
  /** Price of NdPr oxide outside China, free on board (P). Unit: USD/kg oxide. */
  | 'PRICE_USD_PER_KG'
  /** Added to private stocks. Unit: t/yr. */
  | 'PRIVATE_PURCHASE_TONNES'
  /** Taken from private stocks. Unit: t/yr. */
  | 'PRIVATE_RELEASE_TONNES'
  /** Private stock at the start of the year. Unit: t. */
  | 'PRIVATE_STOCK_OPENING_TONNES'
  /** Private stock at the end of the year. Unit: t. */
  | 'PRIVATE_STOCK_TONNES'
  /** Added to the public stock. Unit: t/yr. */
  | 'PUBLIC_PURCHASE_TONNES'
  /** Taken from the public stock. Unit: t/yr. */
  | 'PUBLIC_RELEASE_TONNES'
  /** Public stock at the start of the year. Unit: t. */
  | 'PUBLIC_STOCK_OPENING_TONNES'
  /** Public stock at the end of the year. Unit: t. */
  | 'PUBLIC_STOCK_TONNES'
  /** Indian output ÷ planned output (ρ). Unit: share. */
  | 'REALISATION_SHARE'
  /** NdPr recovered in Japan from scrapped products. Unit: t/yr. */
  | 'RECYCLED_TONNES'
  /** Recycled share of reference demand (r). Unit: share. */
  | 'RECYCLING_SHARE'
  /** Japanese use before savings and price (D). Unit: t/yr. */
  | 'REFERENCE_DEMAND_TONNES'
  /** Chinese magnets withheld, before leakage. Unit: share. */
  | 'SEVERITY_MAGNET_SHARE'
  /** Chinese oxide and metal withheld, before leakage (the part that reaches Japan all the same). Unit: share. */
  | 'SEVERITY_OXIDE_SHARE'
  /** Share of Chinese supply withheld: oxide and magnets, weighted by their parts in Japanese use, c_o and c_m (s). Unit: share. */
  | 'SEVERITY_SHARE'
  /** Concentration of Japanese imports by supplier, Herfindahl–Hirschman index (HHI): sum of the squared shares, 1 with a single supplier; not defined without imports. Unit: 1. */
  | 'SUPPLY_HHI'
  /** Imports, recycled material and releases of stocks (S). Unit: t/yr. */
  | 'SUPPLY_TONNES'
  /** Part of the use that past prices have made users design away (z). Unit: share. */
  | 'THRIFT_SHARE'
  /** Indian oxide left over. Unit: t/yr. */
  | 'UNALLOCATED_TONNES'
  /** Vehicles without motors, if a motor takes as much magnet as the parameter b says. Unit: vehicles/yr. */
  | 'VEHICLES_NOT_BUILT'
  /** Vehicles without motors, if a motor takes the least magnet (b_low). Unit: vehicles/yr. */
  | 'VEHICLES_NOT_BUILT_HIGH'
  /** Vehicles without motors, if a motor takes the most magnet (b_high). Unit: vehicles/yr. */
  | 'VEHICLES_NOT_BUILT_LOW'
  /** Use that private users want their stocks to last for. Unit: days. */
  | 'WANTED_COVER_DAYS'
  /** Use plus stock purchases at the reference price (N). Unit: t/yr. */
  | 'WANTED_TONNES'
  /** Shortfall of wind turbines. Unit: t/yr. */
  | 'WIND_TURBINE_SHORTFALL_TONNES';

export type AnalysesQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type AnalysesQuery = { comparisons: { nodes: Array<{ __typename: 'Comparison', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null }> }, attributions: { nodes: Array<{ __typename: 'Attribution', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null }> }, sensitivities: { nodes: Array<{ __typename: 'Sensitivity', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null }> }, recommendations: { nodes: Array<{ __typename: 'Recommendation', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null }> } };

type AnalysisFacts_Attribution_Fragment = { __typename: 'Attribution', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null };

type AnalysisFacts_Comparison_Fragment = { __typename: 'Comparison', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null };

type AnalysisFacts_Recommendation_Fragment = { __typename: 'Recommendation', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null };

type AnalysisFacts_Sensitivity_Fragment = { __typename: 'Sensitivity', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null };

export type AnalysisFactsFragment =
  | AnalysisFacts_Attribution_Fragment
  | AnalysisFacts_Comparison_Fragment
  | AnalysisFacts_Recommendation_Fragment
  | AnalysisFacts_Sensitivity_Fragment
;

export type AnalysisQueryVariables = Exact<{
  id: string | number;
}>;


export type AnalysisQuery = { node:
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Attribution', createdAt: string, mine: boolean, visibility: Visibility, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, id: string, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, sampling: { runs: number, seed: number }, loss: { output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }, contributions: Array<{ cause: LossCause, central: number | null, centralShare: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }
    | { __typename: 'Company', id: string }
    | { __typename: 'Comparison', createdAt: string, mine: boolean, visibility: Visibility, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, id: string, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, sampling: { runs: number, seed: number, precision: { output: RunOutput, unit: string, halfWidthAsked: number, halfWidthReached: number | null, met: boolean } | null }, policies: Array<{ label: string, figures: Array<{ output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }>, differences: Array<{ output: RunOutput, unit: string, first: string, second: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, probabilityFirstBetter: number | null, varianceRatio: number | null, meanInterval: { lower: number | null, upper: number | null } }> }
    | { __typename: 'Country', id: string }
    | { __typename: 'Facility', id: string }
    | { __typename: 'Material', id: string }
    | { __typename: 'ModelParameter', id: string }
    | { __typename: 'Note', id: string }
    | { __typename: 'Observation', id: string }
    | { __typename: 'PolicyMeasure', id: string }
    | { __typename: 'ProductionTarget', id: string }
    | { __typename: 'Recommendation', createdAt: string, mine: boolean, visibility: Visibility, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, output: RunOutput, unit: string, runs: number, seed: number, confidence: number, id: string, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, policies: Array<{ label: string, cost: number, conditionalValueAtRisk: number | null, meanRegret: number | null, p90Regret: number | null, maximumRegret: number | null, probabilityBest: number | null, expectedLoss: { estimate: number | null, lower: number | null, upper: number | null } }>, best: { expectedLoss: string, conditionalValueAtRisk: string, p90Regret: string, maximumRegret: string } | null, perfectInformation: { value: number | null, standardError: number | null } | null, partialInformation: Array<{ name: string, symbols: Array<string>, value: number | null, standardError: number | null }>, search: { lever: SearchLever, minimum: number, maximum: number, measure: RiskMeasure, threshold: number, outcome: SearchOutcome, value: number, risk: number, monotone: boolean, curve: Array<{ value: number, risk: number }> } | null }
    | { __typename: 'Scenario', id: string }
    | { __typename: 'ScenarioChange', id: string }
    | { __typename: 'Sector', id: string }
    | { __typename: 'Sensitivity', createdAt: string, mine: boolean, visibility: Visibility, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, output: RunOutput, unit: string, samples: number, shapleySamples: number, evaluations: number, seed: number, mean: number | null, variance: number | null, id: string, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, byParameter: Array<{ symbol: string, parameter: { symbol: string, title: string, unit: string, grade: Grade } | null, first: { estimate: number | null, lower: number | null, upper: number | null }, total: { estimate: number | null, lower: number | null, upper: number | null } }>, groups: Array<{ name: string, symbols: Array<string>, effect: { estimate: number | null, lower: number | null, upper: number | null } }> }
    | { __typename: 'Simulation', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'TradeAgreement', id: string }
   | null };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { nodes: Array<{ id: string, prefix: string, name: string, owner: string, scopes: Array<Scope>, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AttributeMutationVariables = Exact<{
  input: AttributeInput;
}>;


export type AttributeMutation = { attribute:
    | { __typename: 'Attribution', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, sampling: { runs: number, seed: number }, loss: { output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }, contributions: Array<{ cause: LossCause, central: number | null, centralShare: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type AttributionQueryVariables = Exact<{
  id: string | number;
}>;


export type AttributionQuery = { attribution: { id: string, createdAt: string, mine: boolean, visibility: Visibility, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, sampling: { runs: number, seed: number }, loss: { output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }, contributions: Array<{ cause: LossCause, central: number | null, centralShare: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> } | null };

export type CompaniesQueryVariables = Exact<{
  filter?: CompanyFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CompaniesQuery = { companies: { nodes: Array<{ id: string, slug: string, name: string, role: CompanyRole, parent: string | null, country: { iso3: string }, facilities: { nodes: Array<{ slug: string, name: string, stage: FacilityStage, status: FacilityStatus, capacity: number | null, capacityUnit: Unit | null, capacityBasis: Basis | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CompanyQueryVariables = Exact<{
  slug: string;
}>;


export type CompanyQuery = { company: { id: string, slug: string, name: string, role: CompanyRole, parent: string | null, note: string | null, quality: Quality, country: { iso3: string, name: string }, facilities: { nodes: Array<{ slug: string, name: string, stage: FacilityStage, status: FacilityStatus, capacity: number | null, capacityUnit: Unit | null, capacityBasis: Basis | null }> }, production: { nodes: Array<{ id: string, label: string | null, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality }> }, tradeAgreements: { nodes: Array<{ slug: string, title: string, status: AgreementStatus }> }, sources: Array<{ key: string, title: string, publisher: string, url: string }> } | null };

export type CompareMutationVariables = Exact<{
  input: CompareInput;
}>;


export type CompareMutation = { compare:
    | { __typename: 'Comparison', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, sampling: { runs: number, seed: number, precision: { output: RunOutput, unit: string, halfWidthAsked: number, halfWidthReached: number | null, met: boolean } | null }, policies: Array<{ label: string, figures: Array<{ output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }>, differences: Array<{ output: RunOutput, unit: string, first: string, second: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, probabilityFirstBetter: number | null, varianceRatio: number | null, meanInterval: { lower: number | null, upper: number | null } }> }
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type ComparisonQueryVariables = Exact<{
  id: string | number;
}>;


export type ComparisonQuery = { comparison: { id: string, createdAt: string, mine: boolean, visibility: Visibility, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, sampling: { runs: number, seed: number, precision: { output: RunOutput, unit: string, halfWidthAsked: number, halfWidthReached: number | null, met: boolean } | null }, policies: Array<{ label: string, figures: Array<{ output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }>, differences: Array<{ output: RunOutput, unit: string, first: string, second: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, probabilityFirstBetter: number | null, varianceRatio: number | null, meanInterval: { lower: number | null, upper: number | null } }> } | null };

export type CountriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CountriesQuery = { countries: { nodes: Array<{ id: string, iso3: string, name: string, role: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CountryQueryVariables = Exact<{
  iso3: string;
}>;


export type CountryQuery = { country: { id: string, iso3: string, name: string, role: string, fiscalYearStart: string | null, quality: Quality, tradeAgreements: { nodes: Array<{ slug: string, title: string, status: AgreementStatus }> }, productionTargets: { nodes: Array<{ slug: string, title: string, year: number, announcedTonnes: number | null }> }, mineProduction: { nodes: Array<{ id: string, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality }> }, stockDays: { nodes: Array<{ id: string, label: string | null, year: number | null, value: number | null, unit: Unit, quality: Quality, note: string | null }> }, companies: { nodes: Array<{ slug: string, name: string, role: CompanyRole }> } } | null };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { createApiKey:
    | { __typename: 'CreatedApiKey', secret: string, apiKey: { id: string, prefix: string, name: string, owner: string, scopes: Array<Scope>, expiresAt: string | null } }
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
   };

export type CreateScenarioMutationVariables = Exact<{
  input: CreateScenarioInput;
}>;


export type CreateScenarioMutation = { createScenario:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'Scenario', id: string, slug: string, title: string, description: string, version: number, visibility: Visibility, updatedAt: string | null, document: unknown }
   };

export type DataSetQueryVariables = Exact<{ [key: string]: never; }>;


export type DataSetQuery = { dataSet: { version: string, importedAt: string, counts: Array<{ name: string, count: number }> } | null, exchangeRates: Array<{ currency: Currency, perUsd: number, quality: Quality, note: string }> };

export type DeleteAnalysisMutationVariables = Exact<{
  input: DeleteAnalysisInput;
}>;


export type DeleteAnalysisMutation = { deleteAnalysis:
    | { __typename: 'DeletedAnalysis', id: string }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type DeleteScenarioMutationVariables = Exact<{
  input: DeleteScenarioInput;
}>;


export type DeleteScenarioMutation = { deleteScenario:
    | { __typename: 'DeletedScenario', id: string }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'VersionConflictError', code: string, message: string, currentVersion: number }
   };

export type DeleteSimulationMutationVariables = Exact<{
  input: DeleteSimulationInput;
}>;


export type DeleteSimulationMutation = { deleteSimulation:
    | { __typename: 'DeletedSimulation', id: string }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type FacilitiesQueryVariables = Exact<{
  filter?: FacilityFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FacilitiesQuery = { facilities: { nodes: Array<{ id: string, slug: string, name: string, stage: FacilityStage, status: FacilityStatus, startYear: number | null, capacity: number | null, capacityUnit: Unit | null, capacityBasis: Basis | null, latitude: number | null, longitude: number | null, company: { slug: string, name: string }, country: { iso3: string }, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FacilityQueryVariables = Exact<{
  slug: string;
}>;


export type FacilityQuery = { facility: { id: string, slug: string, name: string, stage: FacilityStage, status: FacilityStatus, startYear: number | null, capacity: number | null, capacityUnit: Unit | null, capacityBasis: Basis | null, latitude: number | null, longitude: number | null, note: string | null, quality: Quality, company: { slug: string, name: string }, country: { iso3: string, name: string }, sources: Array<{ key: string, title: string, publisher: string, url: string }> } | null };

export type ImportScenarioMutationVariables = Exact<{
  input: ImportScenarioInput;
}>;


export type ImportScenarioMutation = { importScenario:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'Scenario', id: string, slug: string, title: string, description: string, version: number, visibility: Visibility, updatedAt: string | null, document: unknown }
   };

export type MaterialQueryVariables = Exact<{
  slug: string;
}>;


export type MaterialQuery = { material: { id: string, slug: string, name: string, stage: MaterialStage, composition: string, basis: Basis | null, ndprOxidePerTonne: number | null, conversionNote: string | null, quality: Quality, country: { iso3: string } | null, elementShares: { nodes: Array<{ id: string, element: string | null, value: number | null, unit: Unit, quality: Quality }> }, sources: Array<{ key: string, title: string, publisher: string, url: string }> } | null };

export type MaterialsQueryVariables = Exact<{
  filter?: MaterialFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MaterialsQuery = { materials: { nodes: Array<{ id: string, slug: string, name: string, stage: MaterialStage, composition: string, basis: Basis | null, ndprOxidePerTonne: number | null, conversionNote: string | null, country: { iso3: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ModelCardQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelCardQuery = { modelCard: { modelVersion: string, statement: string, limits: Array<string>, episodes: Array<{ name: string, inSample: boolean, statement: string, draws: number, seed: number, targets: Array<{ target: SkillTargetName, unit: string, scoreUnit: string, years: Array<{ year: number, observed: number, verified: boolean, persistence: number, p05: number, p25: number, p50: number, p75: number, p95: number, crps: number, crpsStandardError: number, persistenceCrps: number, pit: number, pitStandardError: number, covered50: boolean, covered90: boolean, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, scores: { observationCount: number, meanCrps: number, meanCrpsStandardError: number, meanPersistenceCrps: number, skill: number, skillStandardError: number, betterCount: number, coverage50: number, coverage90: number }, verifiedScores: { observationCount: number, meanCrps: number, meanCrpsStandardError: number, meanPersistenceCrps: number, skill: number, skillStandardError: number, betterCount: number, coverage50: number, coverage90: number } }> }> } };

export type SkillScoresFragment = { observationCount: number, meanCrps: number, meanCrpsStandardError: number, meanPersistenceCrps: number, skill: number, skillStandardError: number, betterCount: number, coverage50: number, coverage90: number };

export type ModelParameterQueryVariables = Exact<{
  symbol: string;
}>;


export type ModelParameterQuery = { modelParameter: { id: string, symbol: string, notation: string, title: string, description: string, value: number, defaultValue: number, minimum: number, maximum: number, unit: string, grade: Grade, fromData: boolean, derivation: string | null, note: string | null, prior: { kind: PriorKind, numbers: Array<{ name: string, value: number }> }, evidence: Array<{ id: string, indicator: Indicator, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality }>, sources: Array<{ key: string, title: string, publisher: string, url: string }> } | null };

export type ModelParametersQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelParametersQuery = { modelParameters: Array<{ id: string, symbol: string, notation: string, title: string, description: string, value: number, defaultValue: number, minimum: number, maximum: number, unit: string, grade: Grade, fromData: boolean, note: string | null, prior: { kind: PriorKind, numbers: Array<{ name: string, value: number }> }, sources: Array<{ key: string, title: string, publisher: string, url: string }> }> };

export type NodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesQuery = { nodes: Array<
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'Attribution', createdAt: string, id: string }
    | { __typename: 'Company', slug: string, name: string, id: string }
    | { __typename: 'Comparison', createdAt: string, id: string }
    | { __typename: 'Country', iso3: string, name: string, id: string }
    | { __typename: 'Facility', slug: string, name: string, id: string }
    | { __typename: 'Material', slug: string, name: string, id: string }
    | { __typename: 'ModelParameter', symbol: string, title: string, id: string }
    | { __typename: 'Note', title: string, text: string, id: string }
    | { __typename: 'Observation', indicator: Indicator, year: number | null, value: number | null, unit: Unit, id: string }
    | { __typename: 'PolicyMeasure', slug: string, title: string, id: string }
    | { __typename: 'ProductionTarget', slug: string, title: string, id: string }
    | { __typename: 'Recommendation', createdAt: string, id: string }
    | { __typename: 'Scenario', slug: string, title: string, id: string }
    | { __typename: 'ScenarioChange', id: string }
    | { __typename: 'Sector', slug: string, name: string, id: string }
    | { __typename: 'Sensitivity', createdAt: string, id: string }
    | { __typename: 'Simulation', createdAt: string, id: string }
    | { __typename: 'Source', key: string, title: string, publisher: string, url: string, id: string }
    | { __typename: 'TradeAgreement', slug: string, title: string, id: string }
   | null> };

export type NotesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type NotesQuery = { notes: { nodes: Array<{ id: string, title: string, text: string, year: number | null, date: string | null, quality: Quality, measure: { slug: string, title: string } | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ObservationsQueryVariables = Exact<{
  filter?: ObservationFilter | null | undefined;
  orderBy?: ObservationOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ObservationsQuery = { observations: { nodes: Array<{ id: string, indicator: Indicator, label: string | null, year: number | null, period: string | null, value: number | null, low: number | null, high: number | null, unit: Unit, basis: Basis | null, available: boolean, quality: Quality, preferred: boolean | null, note: string | null, country: { iso3: string } | null, partner: { iso3: string } | null, company: { slug: string } | null, material: { slug: string } | null, sector: { slug: string } | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PolicyMeasureQueryVariables = Exact<{
  slug: string;
}>;


export type PolicyMeasureQuery = { policyMeasure: { id: string, slug: string, title: string, kind: PolicyKind, programme: string | null, year: number, effectiveOn: string | null, scope: string | null, coversNeodymium: NeodymiumCoverage, coversNeodymiumNote: string | null, note: string | null, quality: Quality, actor: { iso3: string }, target: { iso3: string } | null, amount: { value: number, currency: Currency, inUsd: number | null, reported: string | null } | null, notes: Array<{ id: string, title: string, text: string, quality: Quality }>, observations: { nodes: Array<{ id: string, indicator: Indicator, label: string | null, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality }> }, sources: Array<{ key: string, title: string, publisher: string, url: string }> } | null };

export type PolicyMeasuresQueryVariables = Exact<{
  filter?: PolicyMeasureFilter | null | undefined;
  orderBy?: PolicyMeasureOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PolicyMeasuresQuery = { policyMeasures: { nodes: Array<{ id: string, slug: string, title: string, kind: PolicyKind, programme: string | null, year: number, effectiveOn: string | null, scope: string | null, coversNeodymium: NeodymiumCoverage, coversNeodymiumNote: string | null, quality: Quality, actor: { iso3: string }, target: { iso3: string } | null, amount: { value: number, currency: Currency, inUsd: number | null, reported: string | null } | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type PreviewQueryVariables = Exact<{
  input: SimulateInput;
}>;


export type PreviewQuery = { preview:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string }
    | { __typename: 'NotFoundError', code: string, message: string, kind: string, key: string }
    | { __typename: 'Preview', fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, modelNotes: Array<string>, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, summary: { cumulativeImportLossTonnes: number, cumulativeImportShortfallTonnes: number, cumulativeOutputLossUsd: number, peakPriceUsdPerKg: number, yearsToRecovery: number | null }, years: Array<{ year: number, severity: { oxide: number, magnet: number, effective: number }, india: { plannedOutputTonnes: number, outputTonnes: number, exportToJapanTonnes: number, domesticUseTonnes: number, magnetOutputTonnes: number, magnetShortfallTonnes: number, magnetCostGapUsdPerKg: number }, japan: { importsTonnes: number, baselineImportsTonnes: number, importLossTonnes: number, importLossShare: number | null, consumptionShortfallTonnes: number, outputLossUsd: number, supplyHhi: number | null }, market: { priceUsdPerKg: number, chinaPriceUsdPerKg: number, chokePriceBound: boolean } }> }
   };

export type PricesQueryVariables = Exact<{
  filter?: ObservationFilter | null | undefined;
  orderBy?: ObservationOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PricesQuery = { prices: { nodes: Array<{ id: string, indicator: Indicator, label: string | null, year: number | null, period: string | null, value: number | null, low: number | null, high: number | null, unit: Unit, basis: Basis | null, quality: Quality, preferred: boolean | null, note: string | null, material: { slug: string } | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductionTargetQueryVariables = Exact<{
  slug: string;
}>;


export type ProductionTargetQuery = { productionTarget: { id: string, slug: string, title: string, year: number, announcedTonnes: number | null, announcedBasis: Basis, quality: Quality, country: { iso3: string }, evidence: Array<{ id: string, indicator: Indicator, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality, note: string | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, sources: Array<{ key: string, title: string, publisher: string, url: string }> } | null };

export type ProductionTargetsQueryVariables = Exact<{
  filter?: ProductionTargetFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductionTargetsQuery = { productionTargets: { nodes: Array<{ id: string, slug: string, title: string, year: number, announcedTonnes: number | null, announcedBasis: Basis, quality: Quality, country: { iso3: string }, evidence: Array<{ id: string, indicator: Indicator, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality, note: string | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecommendMutationVariables = Exact<{
  input: RecommendInput;
}>;


export type RecommendMutation = { recommend:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Recommendation', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, output: RunOutput, unit: string, runs: number, seed: number, confidence: number, policies: Array<{ label: string, cost: number, conditionalValueAtRisk: number | null, meanRegret: number | null, p90Regret: number | null, maximumRegret: number | null, probabilityBest: number | null, expectedLoss: { estimate: number | null, lower: number | null, upper: number | null } }>, best: { expectedLoss: string, conditionalValueAtRisk: string, p90Regret: string, maximumRegret: string } | null, perfectInformation: { value: number | null, standardError: number | null } | null, partialInformation: Array<{ name: string, symbols: Array<string>, value: number | null, standardError: number | null }>, search: { lever: SearchLever, minimum: number, maximum: number, measure: RiskMeasure, threshold: number, outcome: SearchOutcome, value: number, risk: number, monotone: boolean, curve: Array<{ value: number, risk: number }> } | null }
   };

export type RecommendationQueryVariables = Exact<{
  id: string | number;
}>;


export type RecommendationQuery = { recommendation: { id: string, createdAt: string, mine: boolean, visibility: Visibility, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, output: RunOutput, unit: string, runs: number, seed: number, confidence: number, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, policies: Array<{ label: string, cost: number, conditionalValueAtRisk: number | null, meanRegret: number | null, p90Regret: number | null, maximumRegret: number | null, probabilityBest: number | null, expectedLoss: { estimate: number | null, lower: number | null, upper: number | null } }>, best: { expectedLoss: string, conditionalValueAtRisk: string, p90Regret: string, maximumRegret: string } | null, perfectInformation: { value: number | null, standardError: number | null } | null, partialInformation: Array<{ name: string, symbols: Array<string>, value: number | null, standardError: number | null }>, search: { lever: SearchLever, minimum: number, maximum: number, measure: RiskMeasure, threshold: number, outcome: SearchOutcome, value: number, risk: number, monotone: boolean, curve: Array<{ value: number, risk: number }> } | null } | null };

export type RevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type RevokeApiKeyMutation = { revokeApiKey:
    | { __typename: 'ApiKey', id: string, prefix: string, revokedAt: string | null }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type ScenarioChangesQueryVariables = Exact<{
  scenario?: string | number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ScenarioChangesQuery = { scenarioChanges: { nodes: Array<{ id: string, scenarioId: string, version: number, kind: ScenarioChangeKind, at: string, actor: string, state: unknown }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ScenarioQueryVariables = Exact<{
  slug: string;
}>;


export type ScenarioQuery = { scenario: { id: string, slug: string, title: string, description: string, startYear: number, horizonYears: number, preset: boolean, mine: boolean, visibility: Visibility, version: number, createdAt: string | null, updatedAt: string | null, input: unknown, document: unknown } | null };

export type ScenariosQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ScenariosQuery = { scenarios: { nodes: Array<{ id: string, slug: string, title: string, description: string, startYear: number, horizonYears: number, preset: boolean, mine: boolean, visibility: Visibility, version: number, input: unknown }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SectorQueryVariables = Exact<{
  slug: string;
}>;


export type SectorQuery = { sector: { id: string, slug: string, name: string, inModel: boolean, demandShares: { nodes: Array<{ id: string, year: number | null, value: number | null, unit: Unit, quality: Quality, country: { iso3: string } | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }> }, magnetIntensities: { nodes: Array<{ id: string, label: string | null, year: number | null, value: number | null, unit: Unit, quality: Quality, sources: Array<{ key: string, title: string, publisher: string, url: string }> }> } } | null };

export type SectorsQueryVariables = Exact<{
  inModel?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SectorsQuery = { sectors: { nodes: Array<{ id: string, slug: string, name: string, inModel: boolean, demandShares: { nodes: Array<{ id: string, year: number | null, value: number | null, unit: Unit, quality: Quality, country: { iso3: string } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SensitivityMutationVariables = Exact<{
  input: SensitivityInput;
}>;


export type SensitivityMutation = { sensitivity:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Sensitivity', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, output: RunOutput, unit: string, samples: number, shapleySamples: number, evaluations: number, seed: number, mean: number | null, variance: number | null, byParameter: Array<{ symbol: string, parameter: { symbol: string, title: string, unit: string, grade: Grade } | null, first: { estimate: number | null, lower: number | null, upper: number | null }, total: { estimate: number | null, lower: number | null, upper: number | null } }>, groups: Array<{ name: string, symbols: Array<string>, effect: { estimate: number | null, lower: number | null, upper: number | null } }> }
   };

export type SetVisibilityMutationVariables = Exact<{
  input: SetVisibilityInput;
}>;


export type SetVisibilityMutation = { setVisibility:
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'VisibilitySet', visibility: Visibility, node:
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
        | { id: string }
       | null }
   };

export type SimulateInBackgroundMutationVariables = Exact<{
  input: SimulateInput;
}>;


export type SimulateInBackgroundMutation = { simulate:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Simulation', id: string, fingerprint: string, progress: { state: SimulationState, runsDone: number, runsPlanned: number, share: number } }
   };

export type SimulateWithUncertaintyMutationVariables = Exact<{
  input: SimulateInput;
  figures?: Array<RunOutput> | RunOutput | null | undefined;
}>;


export type SimulateWithUncertaintyMutation = { simulate:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Simulation', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, uncertainty: { fingerprint: string, held: Array<string>, notes: Array<string>, sampling: { runs: number, replicates: number, seed: number, quantileErrorShare: number, precision: { output: RunOutput, unit: string, halfWidthAsked: number, halfWidthReached: number | null, met: boolean } | null }, bands: Array<{ output: YearOutput, unit: string, years: Array<{ year: number, central: number | null, mean: number | null, standardError: number | null, p05: number | null, p25: number | null, p50: number | null, p75: number | null, p95: number | null, definedShare: number }> }>, figures: Array<{ output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, definedShare: number, meanInterval: { lower: number | null, upper: number | null }, tail: { confidence: number, valueAtRisk: { estimate: number | null, lower: number | null, upper: number | null }, conditionalValueAtRisk: { estimate: number | null, lower: number | null, upper: number | null } } | null, exceedance: Array<{ threshold: number, probability: number }> }> } | null }
   };

export type SimulateMutationVariables = Exact<{
  input: SimulateInput;
}>;


export type SimulateMutation = { simulate:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Simulation', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, summary: { cumulativeImportLossTonnes: number, cumulativeImportShortfallTonnes: number, cumulativeOutputLossUsd: number, peakPriceUsdPerKg: number, yearsToRecovery: number | null }, years: Array<{ year: number, severity: { oxide: number, magnet: number, effective: number }, india: { plannedOutputTonnes: number, outputTonnes: number, exportToJapanTonnes: number, domesticUseTonnes: number, magnetOutputTonnes: number, magnetShortfallTonnes: number, magnetCostGapUsdPerKg: number }, japan: { importsTonnes: number, baselineImportsTonnes: number, importLossTonnes: number, importLossShare: number | null, consumptionShortfallTonnes: number, outputLossUsd: number, supplyHhi: number | null }, market: { priceUsdPerKg: number, chinaPriceUsdPerKg: number, chokePriceBound: boolean } }> }
   };

export type SimulationProgressSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type SimulationProgressSubscription = { simulationProgress: { state: SimulationState, runsDone: number, runsPlanned: number, share: number, estimate: { sampling: { runs: number }, figures: Array<{ output: RunOutput, unit: string, mean: number | null, meanInterval: { lower: number | null, upper: number | null } }> } | null } };

export type SimulationQueryVariables = Exact<{
  id: string | number;
}>;


export type SimulationQuery = { simulation: { id: string, createdAt: string, mine: boolean, visibility: Visibility, stale: boolean, staleReason: string | null, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, modelNotes: Array<string>, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, summary: { cumulativeImportLossTonnes: number, cumulativeImportShortfallTonnes: number, cumulativeOutputLossUsd: number, peakPriceUsdPerKg: number, yearsToRecovery: number | null }, years: Array<{ year: number, severity: { oxide: number, magnet: number, effective: number }, india: { plannedOutputTonnes: number, outputTonnes: number, exportToJapanTonnes: number, domesticUseTonnes: number, magnetOutputTonnes: number, magnetShortfallTonnes: number, magnetCostGapUsdPerKg: number }, japan: { importsTonnes: number, baselineImportsTonnes: number, importLossTonnes: number, importLossShare: number | null, consumptionShortfallTonnes: number, outputLossUsd: number, supplyHhi: number | null }, market: { priceUsdPerKg: number, chinaPriceUsdPerKg: number, chokePriceBound: boolean } }> } | null };

export type SimulationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SimulationsQuery = { simulations: { nodes: Array<{ id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null, summary: { cumulativeImportLossTonnes: number, cumulativeImportShortfallTonnes: number, cumulativeOutputLossUsd: number, peakPriceUsdPerKg: number, yearsToRecovery: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SourceQueryVariables = Exact<{
  key: string;
}>;


export type SourceQuery = { source: { id: string, key: string, title: string, publisher: string, published: string, publishedOn: string | null, url: string, rights: string | null, policyMeasures: { nodes: Array<{ slug: string, title: string, kind: PolicyKind }> }, observations: { nodes: Array<{ id: string, indicator: Indicator, label: string | null, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality }> } } | null };

export type SourcesQueryVariables = Exact<{
  publisher?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SourcesQuery = { sources: { nodes: Array<{ id: string, key: string, title: string, publisher: string, publishedOn: string | null, url: string, rights: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StoredSensitivityQueryVariables = Exact<{
  id: string | number;
}>;


export type StoredSensitivityQuery = { sensitivity: { id: string, createdAt: string, mine: boolean, visibility: Visibility, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, output: RunOutput, unit: string, samples: number, shapleySamples: number, evaluations: number, seed: number, mean: number | null, variance: number | null, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, byParameter: Array<{ symbol: string, parameter: { symbol: string, title: string, unit: string, grade: Grade } | null, first: { estimate: number | null, lower: number | null, upper: number | null }, total: { estimate: number | null, lower: number | null, upper: number | null } }>, groups: Array<{ name: string, symbols: Array<string>, effect: { estimate: number | null, lower: number | null, upper: number | null } }> } | null };

export type SupplyChainQueryVariables = Exact<{ [key: string]: never; }>;


export type SupplyChainQuery = { country: { id: string, iso3: string, name: string, policyMeasures: { totalCount: number, nodes: Array<{ title: string, kind: PolicyKind, effectiveOn: string | null, coversNeodymium: NeodymiumCoverage, amount: { value: number, currency: Currency } | null, sources: Array<{ title: string, publisher: string, url: string }> }> }, observations: { nodes: Array<{ year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality, sources: Array<{ title: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, tradeAgreements: { nodes: Array<{ title: string, status: AgreementStatus, parties: Array<{ iso3: string }>, events: Array<{ date: string, description: string, sources: Array<{ title: string }> }> }> }, productionTargets: { nodes: Array<{ year: number, announcedTonnes: number | null, country: { iso3: string }, evidence: Array<{ value: number | null, unit: Unit, basis: Basis | null, quality: Quality, note: string | null, sources: Array<{ title: string }> }> }> } };

export type TradeAgreementQueryVariables = Exact<{
  slug: string;
}>;


export type TradeAgreementQuery = { tradeAgreement: { id: string, slug: string, title: string, status: AgreementStatus, description: string, signedOn: string, endsOn: string | null, quality: Quality, parties: Array<{ iso3: string, name: string }>, companies: Array<{ slug: string, name: string }>, events: Array<{ date: string, description: string, quality: Quality, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, observations: { nodes: Array<{ id: string, indicator: Indicator, label: string | null, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality }> }, sources: Array<{ key: string, title: string, publisher: string, url: string }> } | null };

export type TradeAgreementsQueryVariables = Exact<{
  filter?: TradeAgreementFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TradeAgreementsQuery = { tradeAgreements: { nodes: Array<{ id: string, slug: string, title: string, status: AgreementStatus, description: string, signedOn: string, endsOn: string | null, quality: Quality, parties: Array<{ iso3: string, name: string }>, companies: Array<{ slug: string, name: string }>, events: Array<{ date: string, description: string, quality: Quality, sources: Array<{ key: string, title: string, publisher: string, url: string }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type UpdateScenarioMutationVariables = Exact<{
  input: UpdateScenarioInput;
}>;


export type UpdateScenarioMutation = { updateScenario:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Scenario', id: string, slug: string, title: string, description: string, version: number, visibility: Visibility, updatedAt: string | null, document: unknown }
    | { __typename: 'VersionConflictError', code: string, message: string, currentVersion: number }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { name: string, kind: ViewerKind, credential: string, scopes: Array<Scope> }, rateLimit: { limit: number, remaining: number, resetAt: string, cost: number } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AnalysisFactsFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment AnalysisFacts on Analysis {
  __typename
  id
  createdAt
  fingerprint
  modelVersion
  startYear
  horizonYears
  stale
  staleReason
  scenario {
    slug
    title
  }
}
    `, {"fragmentName":"AnalysisFacts"}) as unknown as TypedDocumentString<AnalysisFactsFragment, unknown>;
export const SkillScoresFragmentDoc = /*#__PURE__*/ new TypedDocumentString(`
    fragment SkillScores on SkillScores {
  observationCount
  meanCrps
  meanCrpsStandardError
  meanPersistenceCrps
  skill
  skillStandardError
  betterCount
  coverage50
  coverage90
}
    `, {"fragmentName":"SkillScores"}) as unknown as TypedDocumentString<SkillScoresFragment, unknown>;
export const AnalysesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Analyses($first: Int) {
  comparisons(first: $first) {
    nodes {
      ...AnalysisFacts
    }
  }
  attributions(first: $first) {
    nodes {
      ...AnalysisFacts
    }
  }
  sensitivities(first: $first) {
    nodes {
      ...AnalysisFacts
    }
  }
  recommendations(first: $first) {
    nodes {
      ...AnalysisFacts
    }
  }
}
    fragment AnalysisFacts on Analysis {
  __typename
  id
  createdAt
  fingerprint
  modelVersion
  startYear
  horizonYears
  stale
  staleReason
  scenario {
    slug
    title
  }
}`, {"hash":"sha256:b7cb4e9b9a00040086e3496c841ba8f1f198038bda6b536a1a444dbffb86aeb0"}) as unknown as TypedDocumentString<AnalysesQuery, AnalysesQueryVariables>;
export const AnalysisDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Analysis($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Analysis {
      createdAt
      mine
      visibility
      fingerprint
      modelVersion
      dataSetVersion
      startYear
      horizonYears
      stale
      staleReason
      scenario {
        slug
        title
      }
      overridden {
        symbol
        value
        default
      }
      modelNotes
    }
    ... on Comparison {
      sampling {
        runs
        seed
        precision {
          output
          unit
          halfWidthAsked
          halfWidthReached
          met
        }
      }
      policies {
        label
        figures {
          output
          unit
          central
          mean
          meanInterval {
            lower
            upper
          }
          p05
          p50
          p95
        }
      }
      differences {
        output
        unit
        first
        second
        central
        mean
        meanInterval {
          lower
          upper
        }
        p05
        p50
        p95
        probabilityFirstBetter
        varianceRatio
      }
    }
    ... on Attribution {
      sampling {
        runs
        seed
      }
      loss {
        output
        unit
        central
        mean
        meanInterval {
          lower
          upper
        }
        p05
        p50
        p95
      }
      contributions {
        cause
        central
        centralShare
        mean
        meanInterval {
          lower
          upper
        }
        p05
        p50
        p95
      }
    }
    ... on Sensitivity {
      output
      unit
      samples
      shapleySamples
      evaluations
      seed
      mean
      variance
      byParameter {
        symbol
        parameter {
          symbol
          title
          unit
          grade
        }
        first {
          estimate
          lower
          upper
        }
        total {
          estimate
          lower
          upper
        }
      }
      groups {
        name
        symbols
        effect {
          estimate
          lower
          upper
        }
      }
    }
    ... on Recommendation {
      output
      unit
      runs
      seed
      confidence
      policies {
        label
        cost
        expectedLoss {
          estimate
          lower
          upper
        }
        conditionalValueAtRisk
        meanRegret
        p90Regret
        maximumRegret
        probabilityBest
      }
      best {
        expectedLoss
        conditionalValueAtRisk
        p90Regret
        maximumRegret
      }
      perfectInformation {
        value
        standardError
      }
      partialInformation {
        name
        symbols
        value
        standardError
      }
      search {
        lever
        minimum
        maximum
        measure
        threshold
        outcome
        value
        risk
        monotone
        curve {
          value
          risk
        }
      }
    }
  }
}
    `, {"hash":"sha256:eed01dca1f1612d508277f60478900c6690b091bb8c65a63bfeceb534fd8fc28"}) as unknown as TypedDocumentString<AnalysisQuery, AnalysisQueryVariables>;
export const ApiKeysDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ApiKeys($first: Int, $after: String) {
  apiKeys(first: $first, after: $after) {
    nodes {
      id
      prefix
      name
      owner
      scopes
      createdAt
      expiresAt
      revokedAt
      lastUsedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:c533b3ad5c85f23fe53fa74533dd70d5923adc2447c499b7739d74d22ebc296c"}) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const AttributeDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Attribute($input: AttributeInput!) {
  attribute(input: $input) {
    __typename
    ... on Attribution {
      id
      fingerprint
      modelVersion
      startYear
      horizonYears
      sampling {
        runs
        seed
      }
      loss {
        output
        unit
        central
        mean
        meanInterval {
          lower
          upper
        }
        p05
        p50
        p95
      }
      contributions {
        cause
        central
        centralShare
        mean
        meanInterval {
          lower
          upper
        }
        p05
        p50
        p95
      }
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
    ... on LimitExceededError {
      limit
      requested
      maximum
    }
  }
}
    `, {"hash":"sha256:034349b1b9dfe5490cfbcc59df891ea1ad282e45d31defab44cea0ceefcaf05c"}) as unknown as TypedDocumentString<AttributeMutation, AttributeMutationVariables>;
export const AttributionDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Attribution($id: ID!) {
  attribution(id: $id) {
    id
    createdAt
    mine
    visibility
    fingerprint
    modelVersion
    dataSetVersion
    startYear
    horizonYears
    stale
    staleReason
    scenario {
      slug
      title
    }
    overridden {
      symbol
      value
      default
    }
    modelNotes
    sampling {
      runs
      seed
    }
    loss {
      output
      unit
      central
      mean
      meanInterval {
        lower
        upper
      }
      p05
      p50
      p95
    }
    contributions {
      cause
      central
      centralShare
      mean
      meanInterval {
        lower
        upper
      }
      p05
      p50
      p95
    }
  }
}
    `, {"hash":"sha256:6c9815d8beb0255283f57b594423517a1c7090315777532c43b957df48cb2769"}) as unknown as TypedDocumentString<AttributionQuery, AttributionQueryVariables>;
export const CompaniesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Companies($filter: CompanyFilter, $first: Int, $after: String) {
  companies(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      slug
      name
      role
      parent
      country {
        iso3
      }
      facilities(first: 20) {
        nodes {
          slug
          name
          stage
          status
          capacity
          capacityUnit
          capacityBasis
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:aafa409ff60e30e0eba02e684717356e226925de43503fe3156d4eb188495eda"}) as unknown as TypedDocumentString<CompaniesQuery, CompaniesQueryVariables>;
export const CompanyDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Company($slug: String!) {
  company(slug: $slug) {
    id
    slug
    name
    role
    parent
    note
    quality
    country {
      iso3
      name
    }
    facilities(first: 20) {
      nodes {
        slug
        name
        stage
        status
        capacity
        capacityUnit
        capacityBasis
      }
    }
    production(first: 50) {
      nodes {
        id
        label
        year
        value
        unit
        basis
        quality
      }
    }
    tradeAgreements(first: 10) {
      nodes {
        slug
        title
        status
      }
    }
    sources {
      key
      title
      publisher
      url
    }
  }
}
    `, {"hash":"sha256:6555a19973e26d4486ea46ddf976ad7205d9b9411e55fb2fcf255bcfbdddfaca"}) as unknown as TypedDocumentString<CompanyQuery, CompanyQueryVariables>;
export const CompareDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Compare($input: CompareInput!) {
  compare(input: $input) {
    __typename
    ... on Comparison {
      id
      fingerprint
      modelVersion
      startYear
      horizonYears
      sampling {
        runs
        seed
        precision {
          output
          unit
          halfWidthAsked
          halfWidthReached
          met
        }
      }
      policies {
        label
        figures {
          output
          unit
          central
          mean
          meanInterval {
            lower
            upper
          }
          p05
          p50
          p95
        }
      }
      differences {
        output
        unit
        first
        second
        central
        mean
        meanInterval {
          lower
          upper
        }
        p05
        p50
        p95
        probabilityFirstBetter
        varianceRatio
      }
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
    ... on LimitExceededError {
      limit
      requested
      maximum
    }
  }
}
    `, {"hash":"sha256:3791e232e9ea28fa4615545e68de25f3463f9b8ceb2c775719b4ee6116b75fc0"}) as unknown as TypedDocumentString<CompareMutation, CompareMutationVariables>;
export const ComparisonDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Comparison($id: ID!) {
  comparison(id: $id) {
    id
    createdAt
    mine
    visibility
    fingerprint
    modelVersion
    dataSetVersion
    startYear
    horizonYears
    stale
    staleReason
    scenario {
      slug
      title
    }
    overridden {
      symbol
      value
      default
    }
    modelNotes
    sampling {
      runs
      seed
      precision {
        output
        unit
        halfWidthAsked
        halfWidthReached
        met
      }
    }
    policies {
      label
      figures {
        output
        unit
        central
        mean
        meanInterval {
          lower
          upper
        }
        p05
        p50
        p95
      }
    }
    differences {
      output
      unit
      first
      second
      central
      mean
      meanInterval {
        lower
        upper
      }
      p05
      p50
      p95
      probabilityFirstBetter
      varianceRatio
    }
  }
}
    `, {"hash":"sha256:6825ba790194b2e454129468b3ef437e8451b01c9c43163cb1b550d8375d32a7"}) as unknown as TypedDocumentString<ComparisonQuery, ComparisonQueryVariables>;
export const CountriesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Countries($first: Int, $after: String) {
  countries(first: $first, after: $after) {
    nodes {
      id
      iso3
      name
      role
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:233a0383e2921fd19bf09faf35fbb76317f35fd9a367c83d045a553004269da8"}) as unknown as TypedDocumentString<CountriesQuery, CountriesQueryVariables>;
export const CountryDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Country($iso3: String!) {
  country(iso3: $iso3) {
    id
    iso3
    name
    role
    fiscalYearStart
    quality
    tradeAgreements(first: 10) {
      nodes {
        slug
        title
        status
      }
    }
    productionTargets(first: 20) {
      nodes {
        slug
        title
        year
        announcedTonnes
      }
    }
    mineProduction(first: 50) {
      nodes {
        id
        year
        value
        unit
        basis
        quality
      }
    }
    stockDays(first: 20) {
      nodes {
        id
        label
        year
        value
        unit
        quality
        note
      }
    }
    companies(first: 50) {
      nodes {
        slug
        name
        role
      }
    }
  }
}
    `, {"hash":"sha256:58701ea52501d87a81befed783bb76ffab2d04cb778e60ebf9bd0ff922fd03a1"}) as unknown as TypedDocumentString<CountryQuery, CountryQueryVariables>;
export const CreateApiKeyDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    __typename
    ... on CreatedApiKey {
      secret
      apiKey {
        id
        prefix
        name
        owner
        scopes
        expiresAt
      }
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
  }
}
    `, {"hash":"sha256:e41b22d612bd4acf0fad1945abd0c325b9c652e3330e0b10dc86d8353b51b699"}) as unknown as TypedDocumentString<CreateApiKeyMutation, CreateApiKeyMutationVariables>;
export const CreateScenarioDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation CreateScenario($input: CreateScenarioInput!) {
  createScenario(input: $input) {
    __typename
    ... on Scenario {
      id
      slug
      title
      description
      version
      visibility
      updatedAt
      document
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
  }
}
    `, {"hash":"sha256:ca8494734c93d6a2eae48f255809805814e2f8d2e2a3f349ac108bab140a6bf7"}) as unknown as TypedDocumentString<CreateScenarioMutation, CreateScenarioMutationVariables>;
export const DataSetDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DataSet {
  dataSet {
    version
    importedAt
    counts {
      name
      count
    }
  }
  exchangeRates {
    currency
    perUsd
    quality
    note
  }
}
    `, {"hash":"sha256:b2977ac80343cb79a700c64624ac891a597a0a06a6059439222ce6cde2fe1cd7"}) as unknown as TypedDocumentString<DataSetQuery, DataSetQueryVariables>;
export const DeleteAnalysisDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteAnalysis($input: DeleteAnalysisInput!) {
  deleteAnalysis(input: $input) {
    __typename
    ... on DeletedAnalysis {
      id
    }
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:3363ac2cb24d23eff56f1c4f42f7901d4d71d6b89f2907c46269fbd15b14408b"}) as unknown as TypedDocumentString<DeleteAnalysisMutation, DeleteAnalysisMutationVariables>;
export const DeleteScenarioDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteScenario($input: DeleteScenarioInput!) {
  deleteScenario(input: $input) {
    __typename
    ... on DeletedScenario {
      id
    }
    ... on Error {
      code
      message
    }
    ... on VersionConflictError {
      currentVersion
    }
  }
}
    `, {"hash":"sha256:5e44c15987c6d6194af46e90f932e76bcc0c5d59b8c065d1f69b4cc11aa2a3ae"}) as unknown as TypedDocumentString<DeleteScenarioMutation, DeleteScenarioMutationVariables>;
export const DeleteSimulationDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeleteSimulation($input: DeleteSimulationInput!) {
  deleteSimulation(input: $input) {
    __typename
    ... on DeletedSimulation {
      id
    }
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:51e2e13c2cadfcd7774382e46eadc295a830b5d40ab9dff2fede9c7e36c2e592"}) as unknown as TypedDocumentString<DeleteSimulationMutation, DeleteSimulationMutationVariables>;
export const FacilitiesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Facilities($filter: FacilityFilter, $first: Int, $after: String) {
  facilities(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      slug
      name
      stage
      status
      startYear
      capacity
      capacityUnit
      capacityBasis
      latitude
      longitude
      company {
        slug
        name
      }
      country {
        iso3
      }
      sources {
        key
        title
        publisher
        url
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:9ab0a471ca02eb68664940ee27db4144fd395bd8b50c915688d75ded06741db1"}) as unknown as TypedDocumentString<FacilitiesQuery, FacilitiesQueryVariables>;
export const FacilityDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Facility($slug: String!) {
  facility(slug: $slug) {
    id
    slug
    name
    stage
    status
    startYear
    capacity
    capacityUnit
    capacityBasis
    latitude
    longitude
    note
    quality
    company {
      slug
      name
    }
    country {
      iso3
      name
    }
    sources {
      key
      title
      publisher
      url
    }
  }
}
    `, {"hash":"sha256:55bc55eb5c1863277dfcd0fb09a38b02913ffbc609c7e78893e1d26de22d0fe7"}) as unknown as TypedDocumentString<FacilityQuery, FacilityQueryVariables>;
export const ImportScenarioDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation ImportScenario($input: ImportScenarioInput!) {
  importScenario(input: $input) {
    __typename
    ... on Scenario {
      id
      slug
      title
      description
      version
      visibility
      updatedAt
      document
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
  }
}
    `, {"hash":"sha256:89ad0e8eec10e4564fd9bfee80d43388c6ee4ea56fed1ae633cad80eeff52430"}) as unknown as TypedDocumentString<ImportScenarioMutation, ImportScenarioMutationVariables>;
export const MaterialDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Material($slug: String!) {
  material(slug: $slug) {
    id
    slug
    name
    stage
    composition
    basis
    ndprOxidePerTonne
    conversionNote
    quality
    country {
      iso3
    }
    elementShares(first: 50) {
      nodes {
        id
        element
        value
        unit
        quality
      }
    }
    sources {
      key
      title
      publisher
      url
    }
  }
}
    `, {"hash":"sha256:00d818ef29bb027a042ab231f8737eb7d3f4e3383d45722c17e6a3f514ab9114"}) as unknown as TypedDocumentString<MaterialQuery, MaterialQueryVariables>;
export const MaterialsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Materials($filter: MaterialFilter, $first: Int, $after: String) {
  materials(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      slug
      name
      stage
      composition
      basis
      ndprOxidePerTonne
      conversionNote
      country {
        iso3
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:6b9df510456d700c86c28fb20fa732b29806e6fbd3e83e695180f43ca2f901ee"}) as unknown as TypedDocumentString<MaterialsQuery, MaterialsQueryVariables>;
export const ModelCardDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ModelCard {
  modelCard {
    modelVersion
    statement
    limits
    episodes {
      name
      inSample
      statement
      draws
      seed
      targets {
        target
        unit
        scoreUnit
        years {
          year
          observed
          verified
          sources {
            key
            title
            publisher
            url
          }
          persistence
          p05
          p25
          p50
          p75
          p95
          crps
          crpsStandardError
          persistenceCrps
          pit
          pitStandardError
          covered50
          covered90
        }
        scores {
          ...SkillScores
        }
        verifiedScores {
          ...SkillScores
        }
      }
    }
  }
}
    fragment SkillScores on SkillScores {
  observationCount
  meanCrps
  meanCrpsStandardError
  meanPersistenceCrps
  skill
  skillStandardError
  betterCount
  coverage50
  coverage90
}`, {"hash":"sha256:b6b91b0c7476f1febeb8791b398a4f32b62f78a1cb387e82202ab98bb501519c"}) as unknown as TypedDocumentString<ModelCardQuery, ModelCardQueryVariables>;
export const ModelParameterDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ModelParameter($symbol: String!) {
  modelParameter(symbol: $symbol) {
    id
    symbol
    notation
    title
    description
    value
    defaultValue
    minimum
    maximum
    unit
    grade
    fromData
    derivation
    note
    prior {
      kind
      numbers {
        name
        value
      }
    }
    evidence {
      id
      indicator
      year
      value
      unit
      basis
      quality
    }
    sources {
      key
      title
      publisher
      url
    }
  }
}
    `, {"hash":"sha256:cd7a1519ad3de9f77b5345486ac359983c6ca8fede0a47f9567cd10e25cf5929"}) as unknown as TypedDocumentString<ModelParameterQuery, ModelParameterQueryVariables>;
export const ModelParametersDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ModelParameters {
  modelParameters {
    id
    symbol
    notation
    title
    description
    value
    defaultValue
    minimum
    maximum
    unit
    grade
    fromData
    note
    prior {
      kind
      numbers {
        name
        value
      }
    }
    sources {
      key
      title
      publisher
      url
    }
  }
}
    `, {"hash":"sha256:be7c60fe850da48424e97409d78ca5150ef114852b06638c6ad59bfedc53d049"}) as unknown as TypedDocumentString<ModelParametersQuery, ModelParametersQueryVariables>;
export const NodesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Nodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Analysis {
      createdAt
    }
    ... on Company {
      slug
      name
    }
    ... on Country {
      iso3
      name
    }
    ... on Facility {
      slug
      name
    }
    ... on Material {
      slug
      name
    }
    ... on ModelParameter {
      symbol
      title
    }
    ... on Note {
      title
      text
    }
    ... on Observation {
      indicator
      year
      value
      unit
    }
    ... on PolicyMeasure {
      slug
      title
    }
    ... on ProductionTarget {
      slug
      title
    }
    ... on Scenario {
      slug
      title
    }
    ... on Sector {
      slug
      name
    }
    ... on Simulation {
      createdAt
    }
    ... on Source {
      key
      title
      publisher
      url
    }
    ... on TradeAgreement {
      slug
      title
    }
  }
}
    `, {"hash":"sha256:46220bb7842bd276e4b58ff70324501fba869a47038daa82f6a9703d27020a2e"}) as unknown as TypedDocumentString<NodesQuery, NodesQueryVariables>;
export const NotesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Notes($first: Int, $after: String) {
  notes(first: $first, after: $after) {
    nodes {
      id
      title
      text
      year
      date
      quality
      measure {
        slug
        title
      }
      sources {
        key
        title
        publisher
        url
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:e76cc54873bf537792519cf6d5cafc35c11518a6422d098a96bed8f10498ac1d"}) as unknown as TypedDocumentString<NotesQuery, NotesQueryVariables>;
export const ObservationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Observations($filter: ObservationFilter, $orderBy: ObservationOrder! = YEAR_ASC, $first: Int, $after: String) {
  observations(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      id
      indicator
      label
      year
      period
      value
      low
      high
      unit
      basis
      available
      quality
      preferred
      note
      country {
        iso3
      }
      partner {
        iso3
      }
      company {
        slug
      }
      material {
        slug
      }
      sector {
        slug
      }
      sources {
        key
        title
        publisher
        url
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:101ff0111f9c82465c9842bcfa7a8241df9da50dd074833a49cba2e9168d881c"}) as unknown as TypedDocumentString<ObservationsQuery, ObservationsQueryVariables>;
export const PolicyMeasureDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PolicyMeasure($slug: String!) {
  policyMeasure(slug: $slug) {
    id
    slug
    title
    kind
    programme
    year
    effectiveOn
    actor {
      iso3
    }
    target {
      iso3
    }
    scope
    coversNeodymium
    coversNeodymiumNote
    amount {
      value
      currency
      inUsd
      reported
    }
    note
    quality
    notes {
      id
      title
      text
      quality
    }
    observations(first: 20) {
      nodes {
        id
        indicator
        label
        year
        value
        unit
        basis
        quality
      }
    }
    sources {
      key
      title
      publisher
      url
    }
  }
}
    `, {"hash":"sha256:de69f4a0aa8746a2fbd5301f5dec4ddfcb5410740dc28b6a1476f4b23fcae238"}) as unknown as TypedDocumentString<PolicyMeasureQuery, PolicyMeasureQueryVariables>;
export const PolicyMeasuresDocument = /*#__PURE__*/ new TypedDocumentString(`
    query PolicyMeasures($filter: PolicyMeasureFilter, $orderBy: PolicyMeasureOrder! = EFFECTIVE_ASC, $first: Int, $after: String) {
  policyMeasures(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      id
      slug
      title
      kind
      programme
      year
      effectiveOn
      actor {
        iso3
      }
      target {
        iso3
      }
      scope
      coversNeodymium
      coversNeodymiumNote
      amount {
        value
        currency
        inUsd
        reported
      }
      quality
      sources {
        key
        title
        publisher
        url
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:b6ad27ddec89a563ee2c8e0576f6ece0b43dbf6bc3b103a4f8e0afb09f3d3c2f"}) as unknown as TypedDocumentString<PolicyMeasuresQuery, PolicyMeasuresQueryVariables>;
export const PreviewDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Preview($input: SimulateInput!) {
  preview(input: $input) {
    __typename
    ... on Preview {
      fingerprint
      modelVersion
      dataSetVersion
      startYear
      horizonYears
      scenario {
        slug
        title
      }
      overridden {
        symbol
        value
        default
      }
      summary {
        cumulativeImportLossTonnes
        cumulativeImportShortfallTonnes
        cumulativeOutputLossUsd
        peakPriceUsdPerKg
        yearsToRecovery
      }
      years {
        year
        severity {
          oxide
          magnet
          effective
        }
        india {
          plannedOutputTonnes
          outputTonnes
          exportToJapanTonnes
          domesticUseTonnes
          magnetOutputTonnes
          magnetShortfallTonnes
          magnetCostGapUsdPerKg
        }
        japan {
          importsTonnes
          baselineImportsTonnes
          importLossTonnes
          importLossShare
          consumptionShortfallTonnes
          outputLossUsd
          supplyHhi
        }
        market {
          priceUsdPerKg
          chinaPriceUsdPerKg
          chokePriceBound
        }
      }
      modelNotes
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
    ... on NotFoundError {
      kind
      key
    }
  }
}
    `, {"hash":"sha256:e79a75e8ffc0bb4b395db53f028262c544a77a1126bf4733127f265d1515f58d"}) as unknown as TypedDocumentString<PreviewQuery, PreviewQueryVariables>;
export const PricesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Prices($filter: ObservationFilter, $orderBy: ObservationOrder! = YEAR_ASC, $first: Int, $after: String) {
  prices(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      id
      indicator
      label
      year
      period
      value
      low
      high
      unit
      basis
      quality
      preferred
      note
      material {
        slug
      }
      sources {
        key
        title
        publisher
        url
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:ff3700b6b7284ad574a7c8a6c2934680e5d521f4f84a685fdfd25efed75adda1"}) as unknown as TypedDocumentString<PricesQuery, PricesQueryVariables>;
export const ProductionTargetDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProductionTarget($slug: String!) {
  productionTarget(slug: $slug) {
    id
    slug
    title
    year
    announcedTonnes
    announcedBasis
    quality
    country {
      iso3
    }
    evidence {
      id
      indicator
      year
      value
      unit
      basis
      quality
      note
      sources {
        key
        title
        publisher
        url
      }
    }
    sources {
      key
      title
      publisher
      url
    }
  }
}
    `, {"hash":"sha256:066f736a73edeb6c704e6d9f4eeb97f15569f94b137326c06ef08488a3d34786"}) as unknown as TypedDocumentString<ProductionTargetQuery, ProductionTargetQueryVariables>;
export const ProductionTargetsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ProductionTargets($filter: ProductionTargetFilter, $first: Int, $after: String) {
  productionTargets(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      slug
      title
      year
      announcedTonnes
      announcedBasis
      quality
      country {
        iso3
      }
      evidence {
        id
        indicator
        year
        value
        unit
        basis
        quality
        note
        sources {
          key
          title
          publisher
          url
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:8ecd3fae398ff6f5544c141b3b09450bd4e4c7f057ea793c97c27438f7578276"}) as unknown as TypedDocumentString<ProductionTargetsQuery, ProductionTargetsQueryVariables>;
export const RecommendDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Recommend($input: RecommendInput!) {
  recommend(input: $input) {
    __typename
    ... on Recommendation {
      id
      fingerprint
      modelVersion
      startYear
      horizonYears
      output
      unit
      runs
      seed
      confidence
      policies {
        label
        cost
        expectedLoss {
          estimate
          lower
          upper
        }
        conditionalValueAtRisk
        meanRegret
        p90Regret
        maximumRegret
        probabilityBest
      }
      best {
        expectedLoss
        conditionalValueAtRisk
        p90Regret
        maximumRegret
      }
      perfectInformation {
        value
        standardError
      }
      partialInformation {
        name
        symbols
        value
        standardError
      }
      search {
        lever
        minimum
        maximum
        measure
        threshold
        outcome
        value
        risk
        monotone
        curve {
          value
          risk
        }
      }
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
    ... on LimitExceededError {
      limit
      requested
      maximum
    }
  }
}
    `, {"hash":"sha256:56aaa2cb99882b9f81e9793ba255d4743162b9e1bea1ffc90fab6b82fcc4dfb0"}) as unknown as TypedDocumentString<RecommendMutation, RecommendMutationVariables>;
export const RecommendationDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Recommendation($id: ID!) {
  recommendation(id: $id) {
    id
    createdAt
    mine
    visibility
    fingerprint
    modelVersion
    dataSetVersion
    startYear
    horizonYears
    stale
    staleReason
    scenario {
      slug
      title
    }
    overridden {
      symbol
      value
      default
    }
    modelNotes
    output
    unit
    runs
    seed
    confidence
    policies {
      label
      cost
      expectedLoss {
        estimate
        lower
        upper
      }
      conditionalValueAtRisk
      meanRegret
      p90Regret
      maximumRegret
      probabilityBest
    }
    best {
      expectedLoss
      conditionalValueAtRisk
      p90Regret
      maximumRegret
    }
    perfectInformation {
      value
      standardError
    }
    partialInformation {
      name
      symbols
      value
      standardError
    }
    search {
      lever
      minimum
      maximum
      measure
      threshold
      outcome
      value
      risk
      monotone
      curve {
        value
        risk
      }
    }
  }
}
    `, {"hash":"sha256:6fcb60bc4eb082f5048e50cd17bec6403bda8dd26cfdb17f7093c4e188778aa7"}) as unknown as TypedDocumentString<RecommendationQuery, RecommendationQueryVariables>;
export const RevokeApiKeyDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation RevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    __typename
    ... on ApiKey {
      id
      prefix
      revokedAt
    }
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:58252e3102d179479bceebea1c1a5068e2a36fe4324c94bd747d17fa145f7153"}) as unknown as TypedDocumentString<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>;
export const ScenarioChangesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ScenarioChanges($scenario: ID, $first: Int, $after: String) {
  scenarioChanges(scenario: $scenario, first: $first, after: $after) {
    nodes {
      id
      scenarioId
      version
      kind
      at
      actor
      state
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:77f3bffa895e29eebd235e6539b80e8e373ae9362e7b14052948afe2e2d6da15"}) as unknown as TypedDocumentString<ScenarioChangesQuery, ScenarioChangesQueryVariables>;
export const ScenarioDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Scenario($slug: String!) {
  scenario(slug: $slug) {
    id
    slug
    title
    description
    startYear
    horizonYears
    preset
    mine
    visibility
    version
    createdAt
    updatedAt
    input
    document
  }
}
    `, {"hash":"sha256:617ea6653cef0380359a331d41c3d2aba9201c5a00ff2a492367dfcddb6ac3ec"}) as unknown as TypedDocumentString<ScenarioQuery, ScenarioQueryVariables>;
export const ScenariosDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Scenarios($first: Int, $after: String) {
  scenarios(first: $first, after: $after) {
    nodes {
      id
      slug
      title
      description
      startYear
      horizonYears
      preset
      mine
      visibility
      version
      input
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:3bf09011499e5d49efdfa831c3add34b77764fd13f4488b33ba9fdc40923f9da"}) as unknown as TypedDocumentString<ScenariosQuery, ScenariosQueryVariables>;
export const SectorDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Sector($slug: String!) {
  sector(slug: $slug) {
    id
    slug
    name
    inModel
    demandShares(first: 50) {
      nodes {
        id
        year
        value
        unit
        quality
        country {
          iso3
        }
        sources {
          key
          title
          publisher
          url
        }
      }
    }
    magnetIntensities(first: 20) {
      nodes {
        id
        label
        year
        value
        unit
        quality
        sources {
          key
          title
          publisher
          url
        }
      }
    }
  }
}
    `, {"hash":"sha256:1c5aff3710dacf929cc4175ad9055a1b1647f075d09511b99b25c6aff2be7532"}) as unknown as TypedDocumentString<SectorQuery, SectorQueryVariables>;
export const SectorsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Sectors($inModel: Boolean, $first: Int, $after: String) {
  sectors(inModel: $inModel, first: $first, after: $after) {
    nodes {
      id
      slug
      name
      inModel
      demandShares(first: 10) {
        nodes {
          id
          year
          value
          unit
          quality
          country {
            iso3
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:c0b8e07ad6e283ee9b6bb94aac015e471dc443daa0ea68a68881eb6ca757fb13"}) as unknown as TypedDocumentString<SectorsQuery, SectorsQueryVariables>;
export const SensitivityDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Sensitivity($input: SensitivityInput!) {
  sensitivity(input: $input) {
    __typename
    ... on Sensitivity {
      id
      fingerprint
      modelVersion
      startYear
      horizonYears
      output
      unit
      samples
      shapleySamples
      evaluations
      seed
      mean
      variance
      byParameter {
        symbol
        parameter {
          symbol
          title
          unit
          grade
        }
        first {
          estimate
          lower
          upper
        }
        total {
          estimate
          lower
          upper
        }
      }
      groups {
        name
        symbols
        effect {
          estimate
          lower
          upper
        }
      }
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
    ... on LimitExceededError {
      limit
      requested
      maximum
    }
  }
}
    `, {"hash":"sha256:be3ae1a4eea8fb7aec166d248625e892af6618d89482db5a6d6f53e5f1884a7d"}) as unknown as TypedDocumentString<SensitivityMutation, SensitivityMutationVariables>;
export const SetVisibilityDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SetVisibility($input: SetVisibilityInput!) {
  setVisibility(input: $input) {
    __typename
    ... on VisibilitySet {
      visibility
      node {
        id
      }
    }
    ... on Error {
      code
      message
    }
  }
}
    `, {"hash":"sha256:88befd12a60857ba9868add4e4de596f99daf450d98764b2cf8662869c967d5b"}) as unknown as TypedDocumentString<SetVisibilityMutation, SetVisibilityMutationVariables>;
export const SimulateInBackgroundDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SimulateInBackground($input: SimulateInput!) {
  simulate(input: $input) {
    __typename
    ... on Simulation {
      id
      fingerprint
      progress {
        state
        runsDone
        runsPlanned
        share
      }
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
    ... on LimitExceededError {
      limit
      requested
      maximum
    }
  }
}
    `, {"hash":"sha256:8a7fdfc6ef33fee15dcabbfcfff1763f37231d9b195ec7ab9f343cac62712e60"}) as unknown as TypedDocumentString<SimulateInBackgroundMutation, SimulateInBackgroundMutationVariables>;
export const SimulateWithUncertaintyDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation SimulateWithUncertainty($input: SimulateInput!, $figures: [RunOutput!]) {
  simulate(input: $input) {
    __typename
    ... on Simulation {
      id
      fingerprint
      modelVersion
      startYear
      horizonYears
      uncertainty {
        fingerprint
        sampling {
          runs
          replicates
          seed
          quantileErrorShare
          precision {
            output
            unit
            halfWidthAsked
            halfWidthReached
            met
          }
        }
        held
        bands {
          output
          unit
          years {
            year
            central
            mean
            standardError
            p05
            p25
            p50
            p75
            p95
            definedShare
          }
        }
        figures(outputs: $figures) {
          output
          unit
          central
          mean
          meanInterval {
            lower
            upper
          }
          p05
          p50
          p95
          definedShare
          tail {
            confidence
            valueAtRisk {
              estimate
              lower
              upper
            }
            conditionalValueAtRisk {
              estimate
              lower
              upper
            }
          }
          exceedance {
            threshold
            probability
          }
        }
        notes
      }
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
    ... on LimitExceededError {
      limit
      requested
      maximum
    }
  }
}
    `, {"hash":"sha256:a6bf7d48cb2fa5cfa63390771a01dbced983ee4992bf0a5ded5bfa42e665c54c"}) as unknown as TypedDocumentString<SimulateWithUncertaintyMutation, SimulateWithUncertaintyMutationVariables>;
export const SimulateDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation Simulate($input: SimulateInput!) {
  simulate(input: $input) {
    __typename
    ... on Simulation {
      id
      fingerprint
      modelVersion
      startYear
      horizonYears
      summary {
        cumulativeImportLossTonnes
        cumulativeImportShortfallTonnes
        cumulativeOutputLossUsd
        peakPriceUsdPerKg
        yearsToRecovery
      }
      years {
        year
        severity {
          oxide
          magnet
          effective
        }
        india {
          plannedOutputTonnes
          outputTonnes
          exportToJapanTonnes
          domesticUseTonnes
          magnetOutputTonnes
          magnetShortfallTonnes
          magnetCostGapUsdPerKg
        }
        japan {
          importsTonnes
          baselineImportsTonnes
          importLossTonnes
          importLossShare
          consumptionShortfallTonnes
          outputLossUsd
          supplyHhi
        }
        market {
          priceUsdPerKg
          chinaPriceUsdPerKg
          chokePriceBound
        }
      }
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
  }
}
    `, {"hash":"sha256:4d29efef0eced34a46496df4cca3cdfa1a447310a817ccb91f2aa52e3a643b89"}) as unknown as TypedDocumentString<SimulateMutation, SimulateMutationVariables>;
export const SimulationProgressDocument = /*#__PURE__*/ new TypedDocumentString(`
    subscription SimulationProgress($id: ID!) {
  simulationProgress(id: $id) {
    state
    runsDone
    runsPlanned
    share
    estimate {
      sampling {
        runs
      }
      figures(outputs: [CUMULATIVE_IMPORT_LOSS_TONNES, CUMULATIVE_OUTPUT_LOSS_USD]) {
        output
        unit
        mean
        meanInterval {
          lower
          upper
        }
      }
    }
  }
}
    `, {"hash":"sha256:f3f62a849027e508ebdc5747697f82f8a8691fb9f1d76e224ef8b5fe6bbe4b3f"}) as unknown as TypedDocumentString<SimulationProgressSubscription, SimulationProgressSubscriptionVariables>;
export const SimulationDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Simulation($id: ID!) {
  simulation(id: $id) {
    id
    createdAt
    mine
    visibility
    stale
    staleReason
    fingerprint
    modelVersion
    dataSetVersion
    startYear
    horizonYears
    scenario {
      slug
      title
    }
    overridden {
      symbol
      value
      default
    }
    summary {
      cumulativeImportLossTonnes
      cumulativeImportShortfallTonnes
      cumulativeOutputLossUsd
      peakPriceUsdPerKg
      yearsToRecovery
    }
    years {
      year
      severity {
        oxide
        magnet
        effective
      }
      india {
        plannedOutputTonnes
        outputTonnes
        exportToJapanTonnes
        domesticUseTonnes
        magnetOutputTonnes
        magnetShortfallTonnes
        magnetCostGapUsdPerKg
      }
      japan {
        importsTonnes
        baselineImportsTonnes
        importLossTonnes
        importLossShare
        consumptionShortfallTonnes
        outputLossUsd
        supplyHhi
      }
      market {
        priceUsdPerKg
        chinaPriceUsdPerKg
        chokePriceBound
      }
    }
    modelNotes
  }
}
    `, {"hash":"sha256:a227b6f5664dd67a1d53d9a245c210da1448c10a0001055c9d8358e9cb2a41e8"}) as unknown as TypedDocumentString<SimulationQuery, SimulationQueryVariables>;
export const SimulationsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Simulations($first: Int, $after: String) {
  simulations(first: $first, after: $after) {
    nodes {
      id
      createdAt
      fingerprint
      modelVersion
      startYear
      horizonYears
      stale
      staleReason
      scenario {
        slug
        title
      }
      summary {
        cumulativeImportLossTonnes
        cumulativeImportShortfallTonnes
        cumulativeOutputLossUsd
        peakPriceUsdPerKg
        yearsToRecovery
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:ff66863e999791dc1fade3e8c8803ba961e516df611012f4dc7af083a615f686"}) as unknown as TypedDocumentString<SimulationsQuery, SimulationsQueryVariables>;
export const SourceDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Source($key: String!) {
  source(key: $key) {
    id
    key
    title
    publisher
    published
    publishedOn
    url
    rights
    policyMeasures(first: 20) {
      nodes {
        slug
        title
        kind
      }
    }
    observations(first: 50) {
      nodes {
        id
        indicator
        label
        year
        value
        unit
        basis
        quality
      }
    }
  }
}
    `, {"hash":"sha256:75439fbb04cd823c3e9e7287c8cb2cfc1ffbec71025b8384efa0b0cea4e54f76"}) as unknown as TypedDocumentString<SourceQuery, SourceQueryVariables>;
export const SourcesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Sources($publisher: String, $first: Int, $after: String) {
  sources(publisher: $publisher, first: $first, after: $after) {
    nodes {
      id
      key
      title
      publisher
      publishedOn
      url
      rights
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:43f1fe76d08a07ab387023ac231384822443a19d22e672fdf79147f37b422901"}) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const StoredSensitivityDocument = /*#__PURE__*/ new TypedDocumentString(`
    query StoredSensitivity($id: ID!) {
  sensitivity(id: $id) {
    id
    createdAt
    mine
    visibility
    fingerprint
    modelVersion
    dataSetVersion
    startYear
    horizonYears
    stale
    staleReason
    scenario {
      slug
      title
    }
    overridden {
      symbol
      value
      default
    }
    modelNotes
    output
    unit
    samples
    shapleySamples
    evaluations
    seed
    mean
    variance
    byParameter {
      symbol
      parameter {
        symbol
        title
        unit
        grade
      }
      first {
        estimate
        lower
        upper
      }
      total {
        estimate
        lower
        upper
      }
    }
    groups {
      name
      symbols
      effect {
        estimate
        lower
        upper
      }
    }
  }
}
    `, {"hash":"sha256:6713477b721ab55b02799c1fa5de8ae5966a21645b3c6dcff01578d6c73d85cb"}) as unknown as TypedDocumentString<StoredSensitivityQuery, StoredSensitivityQueryVariables>;
export const SupplyChainDocument = /*#__PURE__*/ new TypedDocumentString(`
    query SupplyChain {
  country(iso3: "IND") {
    id
    iso3
    name
    policyMeasures(first: 10) {
      totalCount
      nodes {
        title
        kind
        effectiveOn
        amount {
          value
          currency
        }
        coversNeodymium
        sources {
          title
          publisher
          url
        }
      }
    }
    observations(first: 20, filter: {indicator: MINE_PRODUCTION}) {
      nodes {
        year
        value
        unit
        basis
        quality
        sources {
          title
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
  tradeAgreements(first: 5) {
    nodes {
      title
      status
      parties {
        iso3
      }
      events {
        date
        description
        sources {
          title
        }
      }
    }
  }
  productionTargets(first: 10) {
    nodes {
      country {
        iso3
      }
      year
      announcedTonnes
      evidence {
        value
        unit
        basis
        quality
        note
        sources {
          title
        }
      }
    }
  }
}
    `, {"hash":"sha256:e5c90cb2053066d2e82f05c0b4bc02b70e1e7846b6bd268a66bc6b8a12dd5df2"}) as unknown as TypedDocumentString<SupplyChainQuery, SupplyChainQueryVariables>;
export const TradeAgreementDocument = /*#__PURE__*/ new TypedDocumentString(`
    query TradeAgreement($slug: String!) {
  tradeAgreement(slug: $slug) {
    id
    slug
    title
    status
    description
    signedOn
    endsOn
    quality
    parties {
      iso3
      name
    }
    companies {
      slug
      name
    }
    events {
      date
      description
      quality
      sources {
        key
        title
        publisher
        url
      }
    }
    observations(first: 20) {
      nodes {
        id
        indicator
        label
        year
        value
        unit
        basis
        quality
      }
    }
    sources {
      key
      title
      publisher
      url
    }
  }
}
    `, {"hash":"sha256:4caf8aafd10499c460435be941a43deed82f08598ffd1d46f7ac7776c93b5ebc"}) as unknown as TypedDocumentString<TradeAgreementQuery, TradeAgreementQueryVariables>;
export const TradeAgreementsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query TradeAgreements($filter: TradeAgreementFilter, $first: Int, $after: String) {
  tradeAgreements(filter: $filter, first: $first, after: $after) {
    nodes {
      id
      slug
      title
      status
      description
      signedOn
      endsOn
      quality
      parties {
        iso3
        name
      }
      companies {
        slug
        name
      }
      events {
        date
        description
        quality
        sources {
          key
          title
          publisher
          url
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:f568e7ee8323f2f62c6b96da16cecebfedca00825d45c4ea1eee67298ef7122d"}) as unknown as TypedDocumentString<TradeAgreementsQuery, TradeAgreementsQueryVariables>;
export const UpdateScenarioDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation UpdateScenario($input: UpdateScenarioInput!) {
  updateScenario(input: $input) {
    __typename
    ... on Scenario {
      id
      slug
      title
      description
      version
      visibility
      updatedAt
      document
    }
    ... on Error {
      code
      message
    }
    ... on InvalidInputError {
      issues {
        path
        message
      }
    }
    ... on VersionConflictError {
      currentVersion
    }
  }
}
    `, {"hash":"sha256:454c7c510186e5a08eb213b22d745f1214f22be2b1e9f1033953c18420a483de"}) as unknown as TypedDocumentString<UpdateScenarioMutation, UpdateScenarioMutationVariables>;
export const ViewerDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Viewer {
  viewer {
    name
    kind
    credential
    scopes
  }
  rateLimit {
    limit
    remaining
    resetAt
    cost
  }
}
    `, {"hash":"sha256:a4ee6fbf139e8f8067151c80c55cac7181d3afd5275f0c6acb58a96f550a1e45"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;