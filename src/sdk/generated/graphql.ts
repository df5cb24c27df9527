/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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
  /** NdFeB magnet. */
  | 'MAGNET'
  /** Neodymium-praseodymium oxide, the basis of the model's ledger. */
  | 'NDPR_OXIDE'
  /** Neodymium (or NdPr) metal: oxide × 0.857359. */
  | 'ND_METAL'
  /** Product as shipped; its rare-earth content is not stated, so it cannot be converted. */
  | 'PRODUCT'
  /** Rare-earth oxide, all elements together. */
  | 'REO';

/** Chinese restrictions. Each of the two is one lever. */
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
  /** Makes magnets. */
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

/** ISO 4217 code of an amount's currency. */
export type Currency =
  /** Australian dollar. */
  | 'AUD'
  /** Euro. */
  | 'EUR'
  /** Indian rupee. */
  | 'INR'
  /** Japanese yen. */
  | 'JPY'
  /** United States dollar. */
  | 'USD';

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
  /** Casting of alloy. */
  | 'ALLOY'
  /** Concentration of the ore. */
  | 'BENEFICIATION'
  /** Making of magnets. */
  | 'MAGNET'
  /** Reduction to metal. */
  | 'METAL'
  /** Mining. */
  | 'MINE'
  /** Recovery from scrap or used products. */
  | 'RECYCLING'
  /** Separation into oxides. */
  | 'SEPARATION';

/** State of a facility as of the data set. */
export type FacilityStatus =
  /** Being built. */
  | 'CONSTRUCTION'
  /** Produces. */
  | 'OPERATING'
  /** Runs on a trial scale. */
  | 'PILOT'
  /** Announced, not begun. */
  | 'PLANNED'
  /** Produces, below its capacity and rising. */
  | 'RAMPING'
  /** The sources do not say. */
  | 'UNKNOWN';

/** How well a parameter value is founded. */
export type Grade =
  /** Chosen. */
  | 'ASSUMPTION'
  /** Computed from sources. */
  | 'DERIVED'
  /** Read in a source. */
  | 'REPORTED';

/** Indian choices. Each field is one lever. */
export type IndiaInput = {
  /** Magnet scheme: capital subsidy. Unit: share. From 0 to 0.3; default: 0.15. */
  capexSubsidyShare?: number | null | undefined;
  /** 0: Japan’s volume first; 1: Indian magnet makers first. Unit: share. From 0 to 1; default: 0.5. */
  domesticPriority?: number | null | undefined;
  /** Magnet scheme: budget of the sales incentive, paid in the five years from the first with output. Unit: INR. From 0 to 500000000000; default: 64500000000. */
  incentiveBudgetInr?: number | null | undefined;
  /** Magnet scheme: cap of the sales incentive. Unit: INR/kg magnet. From 0 to 4300; default: 2150. */
  incentiveInrPerKg?: number | null | undefined;
  /** Magnet scheme: cap as a share of net sales. Unit: share. From 0 to 0.8; default: 0.4. */
  incentiveShareOfSales?: number | null | undefined;
  /** Magnet scheme: capacity it supports. Unit: t magnet/yr. From 0 to 20000; default: 6000. */
  magnetCapacityCapTonnes?: number | null | undefined;
  /** Share of the National Critical Mineral Mission that reaches neodymium (INR 16,300 crore outlay and 18,000 crore of state firms). Unit: share. From 0 to 1; default: 0.5. */
  missionIntensity?: number | null | undefined;
  /** First year in which India winds the 2012 agreement with Japan down; may lie before the first simulated year. Unit: year. From 2012 to 2090; default: not used. */
  suspendAgreementFrom?: number | null | undefined;
  /** Years until a suspended agreement ships nothing. Unit: yr. From 1 to 5; default: 2. */
  windDownYears?: number | null | undefined;
};

/** What a number measures. Codes that begin with BACKTEST repeat other series as one value a year and are kept apart from them. */
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
  /** Imports of rare-earth metals. */
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
  /** Share of K_x contracted to Japan; unset: what Japan’s use leaves open at the start. Unit: share. From 0 to 1; default: not used. */
  offtakeExChinaShare?: number | null | undefined;
  /** Price floor that investors outside China can count on; Lynas–Japan sales carry 110 until 2038. Unit: USD/kg. From 0 to 150; default: not used. */
  priceFloorUsdPerKg?: number | null | undefined;
  /** Public stock at the start and refill target; policy target, the level held is secret. Unit: days of use. From 0 to 365; default: 42. */
  publicStockDays?: number | null | undefined;
  /** Multiplies κ_r and r_max. Unit: 1. From 0 to 3; default: 1. */
  recyclingSupport?: number | null | undefined;
  /** Share of a year’s deficit that the public stock may cover. Unit: share. From 0 to 1; default: 0.5. */
  releaseShare?: number | null | undefined;
  /** Multiplies κ_z (to at most 1) and z_cap. Unit: 1. From 0 to 3; default: 1. */
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
  /** Reduced metal. */
  | 'METAL'
  /** Ore or ore body. */
  | 'ORE'
  /** Separated oxide. */
  | 'OXIDE';

/** A restriction that happened, as yearly severities laid from the first simulated year on. */
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
  /** Oldest first. */
  | 'YEAR_ASC'
  /** Newest first. */
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
  /** Values to be tried. Magnet scheme: cap of the sales incentive. Unit: INR/kg magnet. From 0 to 4300; default: 2150. */
  incentiveInrPerKg?: Array<number> | null | undefined;
  /** Values to be tried. Share of the National Critical Mineral Mission that reaches neodymium (INR 16,300 crore outlay and 18,000 crore of state firms). Unit: share. From 0 to 1; default: 0.5. */
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
  /** Most draws, 64 to 1,000,000, rounded up to a multiple of 16; 262,144 if not given. */
  maxRuns?: number | null | undefined;
  /** Figure whose mean is to be known: in a comparison, one of its outputs, the differences between policies counting; in an attribution, its output. */
  output: RunOutput;
};

/** Family of a prior distribution. */
export type PriorKind =
  /** `offset` + `scale` × Beta(`alpha`, `beta`). */
  | 'BETA'
  /** v + (`ceiling` − v) × Beta(`alpha`, `beta`), v being the drawn value of the parameter `above`. */
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

/** What the risk of a policy is measured by, from its losses over the draws. */
export type RiskMeasure =
  /** Mean loss of the worst 1 − `confidence` of the draws. */
  | 'CONDITIONAL_VALUE_AT_RISK'
  /** Mean loss. */
  | 'MEAN'
  /** Loss that the share `confidence` of the draws does not exceed. */
  | 'VALUE_AT_RISK';

/** A figure of a whole run that can be given with its distribution, compared, explained or decided by. Tonnes are NdPr oxide unless the unit says magnet. */
export type RunOutput =
  /** Baseline less scenario consumption, no year below 0. Unit: t. */
  | 'CUMULATIVE_CONSUMPTION_SHORTFALL_TONNES'
  /** NdPr used in Japan in the scenario, summed. Unit: t. */
  | 'CUMULATIVE_CONSUMPTION_TONNES'
  /** Japanese imports of the scenario, summed. Unit: t. */
  | 'CUMULATIVE_IMPORTS_TONNES'
  /** Scenario less baseline price × imports. Unit: USD. */
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

/** Share of Chinese supply withheld before leakage, stated in exactly one of three ways. */
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
  /** Its error bars were asked for, but nobody computes them: the server was restarted, or it has done so much since that it does not know what happened. The same `simulate` takes them up again. */
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
  /** Simulated years: arms × draws × years of the run, at most 500,000,000. An arm is one set of levers, the baseline included. */
  | 'ARM_YEARS'
  /** Runs of yours whose error bars are computed in the background at the same time, at most 4. */
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
  |  { precision?: never;   /** Draws, 64 to 1,000,000, rounded up to a multiple of 16. */
  runs: number; };

/** Unit of a number after normalisation: no thousands, crores or per cent are left. */
export type Unit =
  /** Australian dollars. */
  | 'AUD'
  /** Australian dollars per kilogram. */
  | 'AUD_PER_KG'
  /** Number of things that the reported unit names. */
  | 'COUNT'
  /** Days. */
  | 'DAYS'
  /** Relative change of one quantity for a relative change of another. */
  | 'ELASTICITY'
  /** Euros. */
  | 'EUR'
  /** Indian rupees. */
  | 'INR'
  /** Indian rupees per firm. */
  | 'INR_PER_FIRM'
  /** Indian rupees per kilogram. */
  | 'INR_PER_KG'
  /** Japanese yen. */
  | 'JPY'
  /** Kilograms. */
  | 'KILOGRAMS'
  /** Kilograms per megawatt of power. */
  | 'KILOGRAMS_PER_MEGAWATT'
  /** Months. */
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
  /** United States dollars. */
  | 'USD'
  /** United States dollars per kilogram. */
  | 'USD_PER_KG'
  /** Estimate of the Worldwide Governance Indicators, about -2.5 (weak) to 2.5 (strong). */
  | 'WGI_ESTIMATE'
  /** Years. */
  | 'YEARS';

/** A number that the model gives for each simulated year. Tonnes are NdPr oxide unless the unit says magnet. */
export type YearOutput =
  /** Part of the India–Japan agreement in force (X). Unit: share. */
  | 'AGREEMENT_SHARE'
  /** Announced Indian output. Unit: t/yr. */
  | 'ANNOUNCED_OUTPUT_TONNES'
  /** Shortfall of air-conditioning and appliances. Unit: t/yr. */
  | 'APPLIANCE_SHORTFALL_TONNES'
  /** Supply for Japan at the reference price, without stocks (A₀). Unit: t/yr. */
  | 'AVAILABLE_TONNES'
  /** NdPr oxide inside China (P_cn). Unit: USD/kg oxide. */
  | 'CHINA_PRICE_USD_PER_KG'
  /** 1 where the choke price capped the price. Unit: 0 or 1. */
  | 'CHOKE_PRICE_BOUND'
  /** Baseline less scenario consumption, not below 0. Unit: t/yr. */
  | 'CONSUMPTION_SHORTFALL_TONNES'
  /** NdPr used in Japan (U). Unit: t/yr. */
  | 'CONSUMPTION_TONNES'
  /** Both stocks at the end of the year ÷ demandTonnes × 365. Unit: days. */
  | 'COVER_DAYS'
  /** Japanese use after thrift, at the reference price (D*). Unit: t/yr. */
  | 'DEMAND_TONNES'
  /** Indian oxide used in Indian magnets. Unit: t/yr. */
  | 'DOMESTIC_USE_TONNES'
  /** Incentive that the budget pays, or promises before the first output. Unit: USD/kg magnet. */
  | 'EFFECTIVE_INCENTIVE_USD_PER_KG'
  /** Shortfall of consumer electronics and disk drives. Unit: t/yr. */
  | 'ELECTRONICS_SHORTFALL_TONNES'
  /** EU-style supply risk; not defined without imports. Unit: 1. */
  | 'EU_SUPPLY_RISK'
  /** Shortfall of EV traction motors. Unit: t/yr. */
  | 'EV_MOTOR_SHORTFALL_TONNES'
  /** Severity that users and planners expect (e). Unit: share. */
  | 'EXPECTED_SEVERITY_SHARE'
  /** 1 where a fifth of the reference price held the price up. Unit: 0 or 1. */
  | 'FLOOR_PRICE_BOUND'
  /** Score × price ÷ reference; not defined without imports. Unit: kg Cu-eq/kg. */
  | 'GEO_POL_RISK_FACTOR'
  /** GeoPolRisk score; not defined without imports. Unit: 1. */
  | 'GEO_POL_RISK_SCORE'
  /** NdPr in Japanese imports of Chinese magnets. Unit: t/yr. */
  | 'IMPORTS_CHINA_MAGNET_TONNES'
  /** Japanese imports of Chinese oxide and metal. Unit: t/yr. */
  | 'IMPORTS_CHINA_OXIDE_TONNES'
  /** NdPr in feed that Japan imports from India. Unit: t/yr. */
  | 'IMPORTS_INDIA_TONNES'
  /** Japanese imports from all other origins. Unit: t/yr. */
  | 'IMPORTS_OTHER_TONNES'
  /** All Japanese imports (M). Unit: t/yr. */
  | 'IMPORTS_TONNES'
  /** Scenario less baseline price × imports. Unit: USD/yr. */
  | 'IMPORT_BILL_CHANGE_USD'
  /** Import loss ÷ baseline imports; not defined where those are 0. Unit: share. */
  | 'IMPORT_LOSS_SHARE'
  /** Baseline less scenario imports. Unit: t/yr. */
  | 'IMPORT_LOSS_TONNES'
  /** Incentive paid in the year. Unit: INR/yr. */
  | 'INCENTIVE_PAYMENT_INR'
  /** Incentive paid up to and with the year (F). Unit: INR. */
  | 'INCENTIVE_SPEND_INR'
  /** Incentive due under the caps. Unit: USD/kg magnet. */
  | 'INCENTIVE_USD_PER_KG'
  /** Oxide that Indian magnet makers buy abroad. Unit: t/yr. */
  | 'INDIA_BOUGHT_OXIDE_TONNES'
  /** NdPr in feed offered to Japan at the reference price (I). Unit: t/yr. */
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
  /** Capacity under construction at the start of the year (B_m). Unit: t magnet/yr. */
  | 'MAGNET_PIPELINE_TONNES'
  /** Indian magnet demand that nothing met. Unit: t magnet/yr. */
  | 'MAGNET_SHORTFALL_TONNES'
  /** Indian magnet stock at the end of the year (V_m). Unit: t magnet. */
  | 'MAGNET_STOCK_TONNES'
  /** Supply without the largest supplier ÷ demandTonnes. Unit: 1. */
  | 'N_MINUS_ONE_COVER'
  /** Supply plus stock releases at the reference price (A). Unit: t/yr. */
  | 'OFFERED_TONNES'
  /** Shortfall of other automotive uses. Unit: t/yr. */
  | 'OTHER_AUTOMOTIVE_SHORTFALL_TONNES'
  /** Non-Chinese, non-Indian capacity serving Japan (K_r). Unit: t/yr. */
  | 'OTHER_CAPACITY_TONNES'
  /** Such capacity under construction at the start of the year (B_r). Unit: t/yr. */
  | 'OTHER_PIPELINE_TONNES'
  /** Shortfall of all other uses. Unit: t/yr. */
  | 'OTHER_USE_SHORTFALL_TONNES'
  /** Japanese output lost. Unit: JPY/yr. */
  | 'OUTPUT_LOSS_JPY'
  /** Japanese output lost. Unit: USD/yr. */
  | 'OUTPUT_LOSS_USD'
  /** Announced output raised by urgency. Unit: t/yr. */
  | 'PLANNED_OUTPUT_TONNES'
  /** NdPr oxide, FOB outside China (P). Unit: USD/kg oxide. */
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
  /** Output ÷ plan (ρ). Unit: share. */
  | 'REALISATION_SHARE'
  /** NdPr recovered in Japan from scrapped products. Unit: t/yr. */
  | 'RECYCLED_TONNES'
  /** Recycled share of reference demand (r). Unit: share. */
  | 'RECYCLING_SHARE'
  /** Japanese use before thrift and price (D). Unit: t/yr. */
  | 'REFERENCE_DEMAND_TONNES'
  /** Chinese magnets withheld, before leakage. Unit: share. */
  | 'SEVERITY_MAGNET_SHARE'
  /** Chinese oxide and metal withheld, before leakage. Unit: share. */
  | 'SEVERITY_OXIDE_SHARE'
  /** Both stages, weighted by c_o and c_m (s). Unit: share. */
  | 'SEVERITY_SHARE'
  /** Concentration of Japanese imports by supplier; not defined without imports. Unit: 1. */
  | 'SUPPLY_HHI'
  /** Imports, recycled and released (S). Unit: t/yr. */
  | 'SUPPLY_TONNES'
  /** Use designed away by past prices (z). Unit: share. */
  | 'THRIFT_SHARE'
  /** Indian oxide left over. Unit: t/yr. */
  | 'UNALLOCATED_TONNES'
  /** Vehicles without motors at b. Unit: vehicles/yr. */
  | 'VEHICLES_NOT_BUILT'
  /** Vehicles without motors at b_low. Unit: vehicles/yr. */
  | 'VEHICLES_NOT_BUILT_HIGH'
  /** Vehicles without motors at b_high. Unit: vehicles/yr. */
  | 'VEHICLES_NOT_BUILT_LOW'
  /** Private cover that users want. Unit: days. */
  | 'WANTED_COVER_DAYS'
  /** Use plus stock purchases at the reference price (N). Unit: t/yr. */
  | 'WANTED_TONNES'
  /** Shortfall of wind turbines. Unit: t/yr. */
  | 'WIND_TURBINE_SHORTFALL_TONNES';

export type AnalysesQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type AnalysesQuery = { comparisons: { nodes: Array<{ __typename: 'Comparison', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null }> }, attributions: { nodes: Array<{ __typename: 'Attribution', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null }> }, sensitivities: { nodes: Array<{ __typename: 'Sensitivity', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null }> }, recommendations: { nodes: Array<{ __typename: 'Recommendation', id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null }> } };

type AnalysisFacts_Attribution_Fragment = { createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null };

type AnalysisFacts_Comparison_Fragment = { createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null };

type AnalysisFacts_Recommendation_Fragment = { createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null };

type AnalysisFacts_Sensitivity_Fragment = { createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null };

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
    | { __typename: 'Attribution', createdAt: string, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, id: string, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, sampling: { runs: number, seed: number }, loss: { output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }, contributions: Array<{ cause: LossCause, central: number | null, centralShare: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }
    | { __typename: 'Company', id: string }
    | { __typename: 'Comparison', createdAt: string, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, id: string, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, sampling: { runs: number, seed: number, precision: { output: RunOutput, unit: string, halfWidthAsked: number, halfWidthReached: number | null, met: boolean } | null }, policies: Array<{ label: string, figures: Array<{ output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }>, differences: Array<{ output: RunOutput, unit: string, first: string, second: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, probabilityFirstBetter: number | null, varianceRatio: number | null, meanInterval: { lower: number | null, upper: number | null } }> }
    | { __typename: 'Country', id: string }
    | { __typename: 'Facility', id: string }
    | { __typename: 'Material', id: string }
    | { __typename: 'ModelParameter', id: string }
    | { __typename: 'Note', id: string }
    | { __typename: 'Observation', id: string }
    | { __typename: 'PolicyMeasure', id: string }
    | { __typename: 'ProductionTarget', id: string }
    | { __typename: 'Recommendation', createdAt: string, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, output: RunOutput, unit: string, runs: number, seed: number, confidence: number, id: string, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, policies: Array<{ label: string, cost: number, conditionalValueAtRisk: number | null, meanRegret: number | null, p90Regret: number | null, maximumRegret: number | null, probabilityBest: number | null, expectedLoss: { estimate: number | null, lower: number | null, upper: number | null } }>, best: { expectedLoss: string, conditionalValueAtRisk: string, p90Regret: string, maximumRegret: string } | null, perfectInformation: { value: number | null, standardError: number | null } | null, partialInformation: Array<{ name: string, symbols: Array<string>, value: number | null, standardError: number | null }>, search: { lever: SearchLever, minimum: number, maximum: number, measure: RiskMeasure, threshold: number, outcome: SearchOutcome, value: number, risk: number, monotone: boolean, curve: Array<{ value: number, risk: number }> } | null }
    | { __typename: 'Scenario', id: string }
    | { __typename: 'Sector', id: string }
    | { __typename: 'Sensitivity', createdAt: string, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, modelNotes: Array<string>, output: RunOutput, unit: string, samples: number, shapleySamples: number, evaluations: number, seed: number, mean: number | null, variance: number | null, id: string, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, byParameter: Array<{ symbol: string, parameter: { title: string, unit: string, grade: Grade } | null, first: { estimate: number | null, lower: number | null, upper: number | null }, total: { estimate: number | null, lower: number | null, upper: number | null } }>, groups: Array<{ name: string, symbols: Array<string>, effect: { estimate: number | null, lower: number | null, upper: number | null } }> }
    | { __typename: 'Simulation', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'TradeAgreement', id: string }
   | null };

export type AttributeMutationVariables = Exact<{
  input: AttributeInput;
}>;


export type AttributeMutation = { attribute:
    | { __typename: 'Attribution', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, sampling: { runs: number, seed: number }, loss: { output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }, contributions: Array<{ cause: LossCause, central: number | null, centralShare: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type CompaniesQueryVariables = Exact<{
  filter?: CompanyFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CompaniesQuery = { companies: { nodes: Array<{ id: string, slug: string, name: string, role: CompanyRole, parent: string | null, country: { iso3: string }, facilities: { nodes: Array<{ slug: string, name: string, stage: FacilityStage, status: FacilityStatus, capacity: number | null, capacityUnit: Unit | null, capacityBasis: Basis | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CompareMutationVariables = Exact<{
  input: CompareInput;
}>;


export type CompareMutation = { compare:
    | { __typename: 'Comparison', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, sampling: { runs: number, seed: number, precision: { output: RunOutput, unit: string, halfWidthAsked: number, halfWidthReached: number | null, met: boolean } | null }, policies: Array<{ label: string, figures: Array<{ output: RunOutput, unit: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, meanInterval: { lower: number | null, upper: number | null } }> }>, differences: Array<{ output: RunOutput, unit: string, first: string, second: string, central: number | null, mean: number | null, p05: number | null, p50: number | null, p95: number | null, probabilityFirstBetter: number | null, varianceRatio: number | null, meanInterval: { lower: number | null, upper: number | null } }> }
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type CountriesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CountriesQuery = { countries: { nodes: Array<{ id: string, iso3: string, name: string, role: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CountryQueryVariables = Exact<{
  iso3: string;
}>;


export type CountryQuery = { country: { id: string, iso3: string, name: string, role: string, fiscalYearStart: string | null, quality: Quality, tradeAgreements: { nodes: Array<{ slug: string, title: string, status: AgreementStatus }> }, productionTargets: { nodes: Array<{ slug: string, title: string, year: number, announcedTonnes: number | null }> }, mineProduction: { nodes: Array<{ year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality }> }, stockDays: { nodes: Array<{ label: string | null, year: number | null, value: number | null, unit: Unit, quality: Quality, note: string | null }> }, companies: { nodes: Array<{ slug: string, name: string, role: CompanyRole }> } } | null };

export type DataSetQueryVariables = Exact<{ [key: string]: never; }>;


export type DataSetQuery = { dataSet: { version: string, importedAt: string, counts: Array<{ name: string, count: number }> } | null, exchangeRates: Array<{ currency: Currency, perUsd: number, quality: Quality, note: string }> };

export type FacilitiesQueryVariables = Exact<{
  filter?: FacilityFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FacilitiesQuery = { facilities: { nodes: Array<{ id: string, slug: string, name: string, stage: FacilityStage, status: FacilityStatus, startYear: number | null, capacity: number | null, capacityUnit: Unit | null, capacityBasis: Basis | null, latitude: number | null, longitude: number | null, company: { slug: string, name: string }, country: { iso3: string }, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MaterialsQueryVariables = Exact<{
  filter?: MaterialFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MaterialsQuery = { materials: { nodes: Array<{ id: string, slug: string, name: string, stage: MaterialStage, composition: string, basis: Basis | null, ndprOxidePerTonne: number | null, conversionNote: string | null, country: { iso3: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ModelCardQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelCardQuery = { modelCard: { modelVersion: string, statement: string, limits: Array<string>, episodes: Array<{ name: string, inSample: boolean, statement: string, draws: number, seed: number, targets: Array<{ target: SkillTargetName, unit: string, scoreUnit: string, years: Array<{ year: number, observed: number, verified: boolean, persistence: number, p05: number, p25: number, p50: number, p75: number, p95: number, crps: number, crpsStandardError: number, persistenceCrps: number, pit: number, pitStandardError: number, covered50: boolean, covered90: boolean, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, scores: { observationCount: number, meanCrps: number, meanCrpsStandardError: number, meanPersistenceCrps: number, skill: number, skillStandardError: number, betterCount: number, coverage50: number, coverage90: number }, verifiedScores: { observationCount: number, meanCrps: number, meanCrpsStandardError: number, meanPersistenceCrps: number, skill: number, skillStandardError: number, betterCount: number, coverage50: number, coverage90: number } }> }> } };

export type SkillScoresFragment = { observationCount: number, meanCrps: number, meanCrpsStandardError: number, meanPersistenceCrps: number, skill: number, skillStandardError: number, betterCount: number, coverage50: number, coverage90: number };

export type ModelParametersQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelParametersQuery = { modelParameters: Array<{ id: string, symbol: string, notation: string, title: string, description: string, value: number, defaultValue: number, minimum: number, maximum: number, unit: string, grade: Grade, fromData: boolean, note: string | null, prior: { kind: PriorKind, numbers: Array<{ name: string, value: number }> }, sources: Array<{ key: string, title: string, publisher: string, url: string }> }> };

export type ObservationsQueryVariables = Exact<{
  filter?: ObservationFilter | null | undefined;
  orderBy?: ObservationOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ObservationsQuery = { observations: { nodes: Array<{ id: string, indicator: Indicator, label: string | null, year: number | null, period: string | null, value: number | null, low: number | null, high: number | null, unit: Unit, basis: Basis | null, available: boolean, quality: Quality, preferred: boolean | null, note: string | null, country: { iso3: string } | null, partner: { iso3: string } | null, company: { slug: string } | null, material: { slug: string } | null, sector: { slug: string } | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

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

export type ProductionTargetsQueryVariables = Exact<{
  filter?: ProductionTargetFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductionTargetsQuery = { productionTargets: { nodes: Array<{ id: string, slug: string, title: string, year: number, announcedTonnes: number | null, announcedBasis: Basis, quality: Quality, country: { iso3: string }, evidence: Array<{ indicator: Indicator, year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality, note: string | null, sources: Array<{ key: string, title: string, publisher: string, url: string }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RecommendMutationVariables = Exact<{
  input: RecommendInput;
}>;


export type RecommendMutation = { recommend:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Recommendation', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, output: RunOutput, unit: string, runs: number, seed: number, confidence: number, policies: Array<{ label: string, cost: number, conditionalValueAtRisk: number | null, meanRegret: number | null, p90Regret: number | null, maximumRegret: number | null, probabilityBest: number | null, expectedLoss: { estimate: number | null, lower: number | null, upper: number | null } }>, best: { expectedLoss: string, conditionalValueAtRisk: string, p90Regret: string, maximumRegret: string } | null, perfectInformation: { value: number | null, standardError: number | null } | null, partialInformation: Array<{ name: string, symbols: Array<string>, value: number | null, standardError: number | null }>, search: { lever: SearchLever, minimum: number, maximum: number, measure: RiskMeasure, threshold: number, outcome: SearchOutcome, value: number, risk: number, monotone: boolean, curve: Array<{ value: number, risk: number }> } | null }
   };

export type ScenariosQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ScenariosQuery = { scenarios: { nodes: Array<{ id: string, slug: string, title: string, description: string, startYear: number, horizonYears: number, input: unknown }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SectorsQueryVariables = Exact<{
  inModel?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SectorsQuery = { sectors: { nodes: Array<{ id: string, slug: string, name: string, inModel: boolean, demandShares: { nodes: Array<{ year: number | null, value: number | null, unit: Unit, quality: Quality, country: { iso3: string } | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SensitivityMutationVariables = Exact<{
  input: SensitivityInput;
}>;


export type SensitivityMutation = { sensitivity:
    | { __typename: 'InvalidInputError', code: string, message: string, issues: Array<{ path: string, message: string }> }
    | { __typename: 'LimitExceededError', code: string, message: string, limit: StudyLimit, requested: number, maximum: number }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Sensitivity', id: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, output: RunOutput, unit: string, samples: number, shapleySamples: number, evaluations: number, seed: number, mean: number | null, variance: number | null, byParameter: Array<{ symbol: string, parameter: { title: string, unit: string, grade: Grade } | null, first: { estimate: number | null, lower: number | null, upper: number | null }, total: { estimate: number | null, lower: number | null, upper: number | null } }>, groups: Array<{ name: string, symbols: Array<string>, effect: { estimate: number | null, lower: number | null, upper: number | null } }> }
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


export type SimulationQuery = { simulation: { id: string, createdAt: string, stale: boolean, staleReason: string | null, fingerprint: string, modelVersion: string, dataSetVersion: string, startYear: number, horizonYears: number, modelNotes: Array<string>, scenario: { slug: string, title: string } | null, overridden: Array<{ symbol: string, value: number, default: number | null }>, summary: { cumulativeImportLossTonnes: number, cumulativeImportShortfallTonnes: number, cumulativeOutputLossUsd: number, peakPriceUsdPerKg: number, yearsToRecovery: number | null }, years: Array<{ year: number, severity: { oxide: number, magnet: number, effective: number }, india: { plannedOutputTonnes: number, outputTonnes: number, exportToJapanTonnes: number, domesticUseTonnes: number, magnetOutputTonnes: number, magnetShortfallTonnes: number, magnetCostGapUsdPerKg: number }, japan: { importsTonnes: number, baselineImportsTonnes: number, importLossTonnes: number, importLossShare: number | null, consumptionShortfallTonnes: number, outputLossUsd: number, supplyHhi: number | null }, market: { priceUsdPerKg: number, chinaPriceUsdPerKg: number, chokePriceBound: boolean } }> } | null };

export type SimulationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SimulationsQuery = { simulations: { nodes: Array<{ id: string, createdAt: string, fingerprint: string, modelVersion: string, startYear: number, horizonYears: number, stale: boolean, staleReason: string | null, scenario: { slug: string, title: string } | null, summary: { cumulativeImportLossTonnes: number, cumulativeImportShortfallTonnes: number, cumulativeOutputLossUsd: number, peakPriceUsdPerKg: number, yearsToRecovery: number | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SourcesQueryVariables = Exact<{
  publisher?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SourcesQuery = { sources: { nodes: Array<{ id: string, key: string, title: string, publisher: string, publishedOn: string | null, url: string, rights: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SupplyChainQueryVariables = Exact<{ [key: string]: never; }>;


export type SupplyChainQuery = { country: { id: string, iso3: string, name: string, policyMeasures: { totalCount: number, nodes: Array<{ title: string, kind: PolicyKind, effectiveOn: string | null, coversNeodymium: NeodymiumCoverage, amount: { value: number, currency: Currency } | null, sources: Array<{ title: string, publisher: string, url: string }> }> }, observations: { nodes: Array<{ year: number | null, value: number | null, unit: Unit, basis: Basis | null, quality: Quality, sources: Array<{ title: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null, tradeAgreements: { nodes: Array<{ title: string, status: AgreementStatus, parties: Array<{ iso3: string }>, events: Array<{ date: string, description: string, sources: Array<{ title: string }> }> }> }, productionTargets: { nodes: Array<{ year: number, announcedTonnes: number | null, country: { iso3: string }, evidence: Array<{ value: number | null, unit: Unit, basis: Basis | null, quality: Quality, note: string | null, sources: Array<{ title: string }> }> }> } };

export type TradeAgreementsQueryVariables = Exact<{
  filter?: TradeAgreementFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TradeAgreementsQuery = { tradeAgreements: { nodes: Array<{ id: string, slug: string, title: string, status: AgreementStatus, description: string, signedOn: string, endsOn: string | null, quality: Quality, parties: Array<{ iso3: string, name: string }>, companies: Array<{ slug: string, name: string }>, events: Array<{ date: string, description: string, quality: Quality, sources: Array<{ key: string, title: string, publisher: string, url: string }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

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
export const AnalysisFactsFragmentDoc = new TypedDocumentString(`
    fragment AnalysisFacts on Analysis {
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
export const SkillScoresFragmentDoc = new TypedDocumentString(`
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
export const AnalysesDocument = new TypedDocumentString(`
    query Analyses($first: Int) {
  comparisons(first: $first) {
    nodes {
      __typename
      id
      ...AnalysisFacts
    }
  }
  attributions(first: $first) {
    nodes {
      __typename
      id
      ...AnalysisFacts
    }
  }
  sensitivities(first: $first) {
    nodes {
      __typename
      id
      ...AnalysisFacts
    }
  }
  recommendations(first: $first) {
    nodes {
      __typename
      id
      ...AnalysisFacts
    }
  }
}
    fragment AnalysisFacts on Analysis {
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
}`, {"hash":"sha256:a7226320492d221568e3305c75dbec683f014acca536efe96a8ac200e3be91be"}) as unknown as TypedDocumentString<AnalysesQuery, AnalysesQueryVariables>;
export const AnalysisDocument = new TypedDocumentString(`
    query Analysis($id: ID!) {
  node(id: $id) {
    __typename
    id
    ... on Analysis {
      createdAt
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
    `, {"hash":"sha256:1b61be2c67116863c35b2c381f5cb8e2fac5c692f5745154643ed311e377209c"}) as unknown as TypedDocumentString<AnalysisQuery, AnalysisQueryVariables>;
export const AttributeDocument = new TypedDocumentString(`
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
export const CompaniesDocument = new TypedDocumentString(`
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
export const CompareDocument = new TypedDocumentString(`
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
export const CountriesDocument = new TypedDocumentString(`
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
export const CountryDocument = new TypedDocumentString(`
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
        year
        value
        unit
        basis
        quality
      }
    }
    stockDays(first: 20) {
      nodes {
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
    `, {"hash":"sha256:9cf48b85ebd702dd5001b01ef21d5f7db6f63778ad47bec6948e40e3f7ed66d9"}) as unknown as TypedDocumentString<CountryQuery, CountryQueryVariables>;
export const DataSetDocument = new TypedDocumentString(`
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
export const FacilitiesDocument = new TypedDocumentString(`
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
export const MaterialsDocument = new TypedDocumentString(`
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
export const ModelCardDocument = new TypedDocumentString(`
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
export const ModelParametersDocument = new TypedDocumentString(`
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
export const ObservationsDocument = new TypedDocumentString(`
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
export const PolicyMeasuresDocument = new TypedDocumentString(`
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
export const PreviewDocument = new TypedDocumentString(`
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
export const ProductionTargetsDocument = new TypedDocumentString(`
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
    `, {"hash":"sha256:b2934c9bc2627812a4bf2c2a01b3be2a0ee01c91b0079e7acbaffd86b09b5cd7"}) as unknown as TypedDocumentString<ProductionTargetsQuery, ProductionTargetsQueryVariables>;
export const RecommendDocument = new TypedDocumentString(`
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
export const ScenariosDocument = new TypedDocumentString(`
    query Scenarios($first: Int, $after: String) {
  scenarios(first: $first, after: $after) {
    nodes {
      id
      slug
      title
      description
      startYear
      horizonYears
      input
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `, {"hash":"sha256:2f53e73c4a787a4c5b0267f5a97a6448c777498e732fa565ad8f1d3bea2a9a88"}) as unknown as TypedDocumentString<ScenariosQuery, ScenariosQueryVariables>;
export const SectorsDocument = new TypedDocumentString(`
    query Sectors($inModel: Boolean, $first: Int, $after: String) {
  sectors(inModel: $inModel, first: $first, after: $after) {
    nodes {
      id
      slug
      name
      inModel
      demandShares(first: 10) {
        nodes {
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
    `, {"hash":"sha256:7908a61ae89ec106316364e743b52d89bba48ff30cd0d4658266f1a275959de5"}) as unknown as TypedDocumentString<SectorsQuery, SectorsQueryVariables>;
export const SensitivityDocument = new TypedDocumentString(`
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
    `, {"hash":"sha256:7026b2b6d09fc079363f2e195ccc0a4935e479e5704f6416f47860289e0fa99f"}) as unknown as TypedDocumentString<SensitivityMutation, SensitivityMutationVariables>;
export const SimulateInBackgroundDocument = new TypedDocumentString(`
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
export const SimulateWithUncertaintyDocument = new TypedDocumentString(`
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
export const SimulateDocument = new TypedDocumentString(`
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
export const SimulationProgressDocument = new TypedDocumentString(`
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
export const SimulationDocument = new TypedDocumentString(`
    query Simulation($id: ID!) {
  simulation(id: $id) {
    id
    createdAt
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
    `, {"hash":"sha256:903203c3ea53a7129644dc74b32b9f3837e9c9f9972ac9004be5144a65fcd379"}) as unknown as TypedDocumentString<SimulationQuery, SimulationQueryVariables>;
export const SimulationsDocument = new TypedDocumentString(`
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
export const SourcesDocument = new TypedDocumentString(`
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
export const SupplyChainDocument = new TypedDocumentString(`
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
export const TradeAgreementsDocument = new TypedDocumentString(`
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