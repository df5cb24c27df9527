-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Quality" AS ENUM ('REPORTED', 'ESTIMATED', 'DERIVED', 'UNVERIFIED');

-- CreateEnum
CREATE TYPE "Basis" AS ENUM ('NDPR_OXIDE', 'ND_METAL', 'REO', 'MAGNET', 'PRODUCT');

-- CreateEnum
CREATE TYPE "Currency" AS ENUM ('USD', 'JPY', 'INR', 'EUR', 'AUD');

-- CreateEnum
CREATE TYPE "MaterialStage" AS ENUM ('ORE', 'OXIDE', 'METAL', 'ALLOY', 'MAGNET');

-- CreateEnum
CREATE TYPE "CompanyRole" AS ENUM ('MINER', 'REFINER', 'MAGNET_MAKER', 'USER', 'TRADER', 'AGENCY');

-- CreateEnum
CREATE TYPE "FacilityStage" AS ENUM ('MINE', 'BENEFICIATION', 'SEPARATION', 'METAL', 'ALLOY', 'MAGNET', 'RECYCLING');

-- CreateEnum
CREATE TYPE "FacilityStatus" AS ENUM ('OPERATING', 'RAMPING', 'CONSTRUCTION', 'PILOT', 'PLANNED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "AgreementStatus" AS ENUM ('SIGNED', 'IN_FORCE', 'SUSPENSION_REQUESTED', 'SUSPENDED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "PolicyKind" AS ENUM ('RESTRICTION', 'INCENTIVE', 'INVESTMENT', 'STOCKPILE', 'AGREEMENT', 'DISPUTE', 'RELIEF', 'IMPACT');

-- CreateEnum
CREATE TYPE "NeodymiumCoverage" AS ENUM ('YES', 'NO', 'INDIRECT', 'TECHNOLOGY_ONLY', 'UNCLEAR');

-- CreateEnum
CREATE TYPE "Unit" AS ENUM ('TONNES', 'TONNES_PER_YEAR', 'KILOGRAMS', 'KILOGRAMS_PER_MEGAWATT', 'SHARE', 'SHARE_CHANGE', 'SHARE_PER_YEAR', 'SHARE_REMOVED', 'RELATIVE_CHANGE', 'RELATIVE_CHANGE_PER_YEAR', 'RATIO', 'ELASTICITY', 'SCORE', 'PERCENTILE', 'WGI_ESTIMATE', 'COUNT', 'DAYS', 'MONTHS', 'YEARS', 'USD', 'JPY', 'INR', 'EUR', 'AUD', 'INR_PER_FIRM', 'USD_PER_KG', 'INR_PER_KG', 'AUD_PER_KG');

-- CreateEnum
CREATE TYPE "Indicator" AS ENUM ('ADJUSTMENT_RATE', 'AGREEMENT_DELIVERIES', 'AGREEMENT_VOLUME', 'ALLOY_PRODUCTION', 'AVERAGE_SELLING_PRICE', 'BACKTEST_COMPOUND_EXPORT_VALUE', 'BACKTEST_COMPOUND_IMPORT_VALUE', 'BACKTEST_CONSUMPTION', 'BACKTEST_EXPORTS', 'BACKTEST_EXPORT_QUOTA', 'BACKTEST_IMPORTS', 'BACKTEST_IMPORTS_FROM_CHINA', 'BACKTEST_IMPORT_SHARE_CHINA', 'BACKTEST_MAGNET_DEMAND', 'BACKTEST_MAGNET_EXPORTS', 'BACKTEST_MAGNET_IMPORTS', 'BACKTEST_MINE_PRODUCTION', 'BACKTEST_MINE_PRODUCTION_OUTSIDE_CHINA', 'BACKTEST_MINE_SHARE', 'BACKTEST_NDPR_OXIDE_DEMAND', 'BACKTEST_NDPR_OXIDE_PRODUCTION', 'BACKTEST_ND_OXIDE_PRICE', 'BACKTEST_ND_PRODUCTION', 'BACKTEST_ND_PRODUCTION_EXPECTED', 'BACKTEST_ND_PRODUCTION_TARGET', 'BACKTEST_SEVERITY_ANNOUNCED', 'BACKTEST_SEVERITY_REALISED', 'CAPACITY_UTILISATION', 'COMPOUND_EXPORT_VALUE', 'COMPOUND_IMPORTS', 'COMPOUND_IMPORT_VALUE', 'CONVERSION_FACTOR', 'COST_GAP', 'DEMAND_CHANGE', 'DEMAND_GROWTH_RATE', 'DEMAND_REDUCTION', 'DISRUPTION_DURATION', 'ELEMENT_DEMAND', 'ELEMENT_SHARE', 'END_OF_LIFE_RECYCLING', 'EU_BENCHMARK_2030', 'EU_CONCENTRATION', 'EU_MATERIALS_ASSESSED', 'EU_SUPPLY_RISK_PARAMETER', 'EU_THRESHOLD', 'EXPORT_QUOTA', 'HEAVY_RARE_EARTH_SUPPLY_COVER', 'HS2805_IMPORTS', 'HS2805_IMPORT_SHARE', 'IMPORT_SHARE', 'LEAD_TIME', 'MAGNET_COMPOSITION', 'MAGNET_DEMAND', 'MAGNET_DEMAND_COVER', 'MAGNET_DEMAND_FORECAST', 'MAGNET_EXPORTS', 'MAGNET_EXPORTS_MONTHLY', 'MAGNET_IMPORTS', 'MAGNET_IMPORT_VALUE', 'MAGNET_INTENSITY', 'MAGNET_PRODUCTION', 'MAGNET_RARE_EARTH_DEMAND', 'MARKET_SHARE_ALLOY', 'MARKET_SHARE_CHANGE', 'MARKET_SHARE_MAGNETS', 'MARKET_SHARE_MINING', 'MARKET_SHARE_REFINING', 'MINERAL_PRODUCTION', 'MINE_PRODUCTION', 'NDFEB_MAGNET_IMPORTS', 'NDPR_EXPORTS', 'NDPR_OXIDE_DEMAND', 'NDPR_OXIDE_DEMAND_ESTIMATE', 'NDPR_OXIDE_IN_MAGNET_IMPORTS', 'NDPR_OXIDE_PRODUCTION', 'NDPR_OXIDE_RESERVED', 'NDPR_SHARE_OF_CONSUMPTION', 'NDPR_SUPPLY_COVER', 'ND_EXPORTS', 'ND_PRODUCTION', 'ND_PRODUCTION_EXPECTED', 'ND_PRODUCTION_TARGET', 'OFFTAKE_PRIORITY', 'ORDERS_FULFILLED', 'ORE_GRADE', 'OUTPUT_CHANGE', 'OUTPUT_LOSS', 'OUTPUT_LOSS_SHARE', 'PLANNED_IMPORTS', 'POLICY_AMOUNT', 'POLICY_PRICE', 'POLICY_RATE', 'POLICY_TARGET', 'POLITICAL_STABILITY', 'PRICE_CHANGE', 'PRICE_DY_OXIDE', 'PRICE_ELASTICITY', 'PRICE_FLOOR', 'PRICE_NDPR_OXIDE', 'PRICE_ND_METAL', 'PRICE_ND_OXIDE', 'PRICE_ND_OXIDE_MONTHLY', 'PRICE_ND_OXIDE_SPOT', 'PRICE_RARE_EARTH_BASKET', 'PRICE_TB_OXIDE', 'PROCESSING_CAPACITY', 'PROCESS_LOSS', 'PROCESS_YIELD', 'PRODUCTION_QUOTA_MINING', 'PRODUCTION_QUOTA_SEPARATION', 'RARE_EARTH_CONSUMPTION', 'RARE_EARTH_EXPORTS', 'RARE_EARTH_IMPORTS', 'RARE_EARTH_IMPORTS_HEAVY', 'RARE_EARTH_MARKET', 'RARE_EARTH_METAL_IMPORTS', 'RARE_EARTH_OUTPUT', 'RARE_EARTH_SALES', 'REALISATION', 'RECYCLED_SHARE', 'RESERVES', 'RESOURCES', 'RESPONSE_TIME', 'SECTOR_DEMAND', 'SECTOR_DEMAND_CHANGE', 'SECTOR_DEMAND_SHARE', 'SELF_SUFFICIENCY', 'SEVERITY', 'STOCK_COVER', 'STOCK_TARGET', 'SUPPLY_LEAKAGE', 'TRADE_CHANGE', 'WORLD_SUPPLY');

-- CreateTable
CREATE TABLE "DataSet" (
    "version" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "current" BOOLEAN NOT NULL,
    "shipped" BOOLEAN NOT NULL,
    "rowCounts" JSONB NOT NULL,

    CONSTRAINT "DataSet_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "publishedOn" TEXT,
    "published" TEXT NOT NULL,
    "rights" TEXT,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Country" (
    "iso3" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "fiscalYearStart" TEXT,
    "quality" "Quality" NOT NULL,

    CONSTRAINT "Country_pkey" PRIMARY KEY ("iso3")
);

-- CreateTable
CREATE TABLE "Material" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stage" "MaterialStage" NOT NULL,
    "composition" TEXT NOT NULL,
    "ndprOxidePerTonne" DOUBLE PRECISION,
    "conversionNote" TEXT,
    "basis" "Basis",
    "countryIso3" TEXT,
    "quality" "Quality" NOT NULL,

    CONSTRAINT "Material_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Company" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "CompanyRole" NOT NULL,
    "parent" TEXT,
    "quality" "Quality" NOT NULL,
    "note" TEXT,
    "countryIso3" TEXT NOT NULL,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Facility" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "stage" "FacilityStage" NOT NULL,
    "status" "FacilityStatus" NOT NULL,
    "capacity" DOUBLE PRECISION,
    "capacityUnit" "Unit",
    "capacityBasis" "Basis",
    "capacityReportedUnit" TEXT,
    "startYear" INTEGER,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "coordinateQuality" TEXT,
    "quality" "Quality" NOT NULL,
    "note" TEXT,
    "companyId" TEXT NOT NULL,
    "countryIso3" TEXT NOT NULL,

    CONSTRAINT "Facility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TradeAgreement" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "AgreementStatus" NOT NULL,
    "description" TEXT NOT NULL,
    "signedOn" TEXT NOT NULL,
    "endsOn" TEXT,
    "quality" "Quality" NOT NULL,

    CONSTRAINT "TradeAgreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TradeAgreementEvent" (
    "id" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "quality" "Quality" NOT NULL,
    "agreementId" TEXT NOT NULL,

    CONSTRAINT "TradeAgreementEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyMeasure" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "PolicyKind" NOT NULL,
    "programme" TEXT,
    "scope" TEXT,
    "year" INTEGER NOT NULL,
    "effectiveOn" TEXT,
    "coversNeodymium" "NeodymiumCoverage" NOT NULL,
    "coversNeodymiumNote" TEXT,
    "amount" DOUBLE PRECISION,
    "amountCurrency" "Currency",
    "amountReported" TEXT,
    "quality" "Quality" NOT NULL,
    "note" TEXT,
    "actorIso3" TEXT NOT NULL,
    "targetIso3" TEXT,

    CONSTRAINT "PolicyMeasure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProductionTarget" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "announcedTonnes" DOUBLE PRECISION NOT NULL,
    "announcedBasis" "Basis" NOT NULL,
    "quality" "Quality" NOT NULL,
    "countryIso3" TEXT NOT NULL,

    CONSTRAINT "ProductionTarget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sector" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "inModel" BOOLEAN NOT NULL,

    CONSTRAINT "Sector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Observation" (
    "id" TEXT NOT NULL,
    "indicator" "Indicator" NOT NULL,
    "year" INTEGER,
    "period" TEXT,
    "value" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "unit" "Unit" NOT NULL,
    "basis" "Basis",
    "reportedValue" TEXT,
    "reportedUnit" TEXT NOT NULL,
    "quality" "Quality" NOT NULL,
    "preferred" BOOLEAN,
    "label" TEXT,
    "element" TEXT,
    "note" TEXT,
    "file" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "countryIso3" TEXT,
    "partnerIso3" TEXT,
    "materialId" TEXT,
    "sectorId" TEXT,
    "companyId" TEXT,
    "measureId" TEXT,
    "agreementId" TEXT,

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "year" INTEGER,
    "date" TEXT,
    "quality" "Quality" NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "measureId" TEXT,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExchangeRate" (
    "currency" "Currency" NOT NULL,
    "perUsd" DOUBLE PRECISION NOT NULL,
    "quality" "Quality" NOT NULL,
    "note" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,

    CONSTRAINT "ExchangeRate_pkey" PRIMARY KEY ("currency")
);

-- CreateTable
CREATE TABLE "Scenario" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "preset" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Scenario_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SimulationResult" (
    "fingerprint" TEXT NOT NULL,
    "modelVersion" TEXT NOT NULL,
    "startYear" INTEGER NOT NULL,
    "horizonYears" INTEGER NOT NULL,
    "levers" JSONB NOT NULL,
    "parameters" JSONB NOT NULL,
    "columns" TEXT[],
    "years" BYTEA NOT NULL,
    "baseline" BYTEA NOT NULL,
    "summary" JSONB NOT NULL,
    "computedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SimulationResult_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "Simulation" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "overridden" TEXT[],
    "dataSetVersion" TEXT NOT NULL,
    "scenarioId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Simulation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_SourceToTradeAgreement" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_SourceToTradeAgreement_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_SourceToTradeAgreementEvent" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_SourceToTradeAgreementEvent_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CountryToSource" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_CountryToSource_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CountryToTradeAgreement" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_CountryToTradeAgreement_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_MaterialToSource" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_MaterialToSource_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CompanyToSource" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_CompanyToSource_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_CompanyToTradeAgreement" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_CompanyToTradeAgreement_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_FacilityToSource" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_FacilityToSource_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_PolicyMeasureToSource" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_PolicyMeasureToSource_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_ObservationToSource" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_ObservationToSource_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_ObservationToProductionTarget" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_ObservationToProductionTarget_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_NoteToSource" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,

    CONSTRAINT "_NoteToSource_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "Source_publisher_idx" ON "Source"("publisher");

-- CreateIndex
CREATE UNIQUE INDEX "Material_slug_key" ON "Material"("slug");

-- CreateIndex
CREATE INDEX "Material_stage_name_idx" ON "Material"("stage", "name");

-- CreateIndex
CREATE INDEX "Material_countryIso3_idx" ON "Material"("countryIso3");

-- CreateIndex
CREATE UNIQUE INDEX "Company_slug_key" ON "Company"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Company_name_key" ON "Company"("name");

-- CreateIndex
CREATE INDEX "Company_countryIso3_name_idx" ON "Company"("countryIso3", "name");

-- CreateIndex
CREATE INDEX "Company_role_name_idx" ON "Company"("role", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Facility_slug_key" ON "Facility"("slug");

-- CreateIndex
CREATE INDEX "Facility_countryIso3_name_idx" ON "Facility"("countryIso3", "name");

-- CreateIndex
CREATE INDEX "Facility_companyId_name_idx" ON "Facility"("companyId", "name");

-- CreateIndex
CREATE INDEX "Facility_stage_name_idx" ON "Facility"("stage", "name");

-- CreateIndex
CREATE UNIQUE INDEX "TradeAgreement_slug_key" ON "TradeAgreement"("slug");

-- CreateIndex
CREATE INDEX "TradeAgreement_signedOn_id_idx" ON "TradeAgreement"("signedOn", "id");

-- CreateIndex
CREATE INDEX "TradeAgreementEvent_agreementId_date_idx" ON "TradeAgreementEvent"("agreementId", "date");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyMeasure_slug_key" ON "PolicyMeasure"("slug");

-- CreateIndex
CREATE INDEX "PolicyMeasure_actorIso3_effectiveOn_id_idx" ON "PolicyMeasure"("actorIso3", "effectiveOn", "id");

-- CreateIndex
CREATE INDEX "PolicyMeasure_targetIso3_effectiveOn_idx" ON "PolicyMeasure"("targetIso3", "effectiveOn");

-- CreateIndex
CREATE INDEX "PolicyMeasure_kind_effectiveOn_idx" ON "PolicyMeasure"("kind", "effectiveOn");

-- CreateIndex
CREATE UNIQUE INDEX "ProductionTarget_slug_key" ON "ProductionTarget"("slug");

-- CreateIndex
CREATE INDEX "ProductionTarget_countryIso3_year_idx" ON "ProductionTarget"("countryIso3", "year");

-- CreateIndex
CREATE UNIQUE INDEX "Sector_slug_key" ON "Sector"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Sector_name_key" ON "Sector"("name");

-- CreateIndex
CREATE INDEX "Observation_year_id_idx" ON "Observation"("year", "id");

-- CreateIndex
CREATE INDEX "Observation_indicator_year_id_idx" ON "Observation"("indicator", "year", "id");

-- CreateIndex
CREATE INDEX "Observation_countryIso3_indicator_year_id_idx" ON "Observation"("countryIso3", "indicator", "year", "id");

-- CreateIndex
CREATE INDEX "Observation_partnerIso3_indicator_year_idx" ON "Observation"("partnerIso3", "indicator", "year");

-- CreateIndex
CREATE INDEX "Observation_materialId_idx" ON "Observation"("materialId");

-- CreateIndex
CREATE INDEX "Observation_sectorId_idx" ON "Observation"("sectorId");

-- CreateIndex
CREATE INDEX "Observation_companyId_idx" ON "Observation"("companyId");

-- CreateIndex
CREATE INDEX "Observation_measureId_idx" ON "Observation"("measureId");

-- CreateIndex
CREATE INDEX "Observation_agreementId_idx" ON "Observation"("agreementId");

-- CreateIndex
CREATE UNIQUE INDEX "Observation_file_line_key" ON "Observation"("file", "line");

-- CreateIndex
CREATE INDEX "Note_measureId_idx" ON "Note"("measureId");

-- CreateIndex
CREATE UNIQUE INDEX "Note_file_line_key" ON "Note"("file", "line");

-- CreateIndex
CREATE INDEX "ExchangeRate_sourceId_idx" ON "ExchangeRate"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "Scenario_slug_key" ON "Scenario"("slug");

-- CreateIndex
CREATE INDEX "Simulation_ownerId_createdAt_id_idx" ON "Simulation"("ownerId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Simulation_fingerprint_idx" ON "Simulation"("fingerprint");

-- CreateIndex
CREATE INDEX "Simulation_scenarioId_idx" ON "Simulation"("scenarioId");

-- CreateIndex
CREATE UNIQUE INDEX "Simulation_ownerId_requestKey_key" ON "Simulation"("ownerId", "requestKey");

-- CreateIndex
CREATE INDEX "_SourceToTradeAgreement_B_index" ON "_SourceToTradeAgreement"("B");

-- CreateIndex
CREATE INDEX "_SourceToTradeAgreementEvent_B_index" ON "_SourceToTradeAgreementEvent"("B");

-- CreateIndex
CREATE INDEX "_CountryToSource_B_index" ON "_CountryToSource"("B");

-- CreateIndex
CREATE INDEX "_CountryToTradeAgreement_B_index" ON "_CountryToTradeAgreement"("B");

-- CreateIndex
CREATE INDEX "_MaterialToSource_B_index" ON "_MaterialToSource"("B");

-- CreateIndex
CREATE INDEX "_CompanyToSource_B_index" ON "_CompanyToSource"("B");

-- CreateIndex
CREATE INDEX "_CompanyToTradeAgreement_B_index" ON "_CompanyToTradeAgreement"("B");

-- CreateIndex
CREATE INDEX "_FacilityToSource_B_index" ON "_FacilityToSource"("B");

-- CreateIndex
CREATE INDEX "_PolicyMeasureToSource_B_index" ON "_PolicyMeasureToSource"("B");

-- CreateIndex
CREATE INDEX "_ObservationToSource_B_index" ON "_ObservationToSource"("B");

-- CreateIndex
CREATE INDEX "_ObservationToProductionTarget_B_index" ON "_ObservationToProductionTarget"("B");

-- CreateIndex
CREATE INDEX "_NoteToSource_B_index" ON "_NoteToSource"("B");

-- AddForeignKey
ALTER TABLE "Material" ADD CONSTRAINT "Material_countryIso3_fkey" FOREIGN KEY ("countryIso3") REFERENCES "Country"("iso3") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Company" ADD CONSTRAINT "Company_countryIso3_fkey" FOREIGN KEY ("countryIso3") REFERENCES "Country"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_countryIso3_fkey" FOREIGN KEY ("countryIso3") REFERENCES "Country"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TradeAgreementEvent" ADD CONSTRAINT "TradeAgreementEvent_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "TradeAgreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyMeasure" ADD CONSTRAINT "PolicyMeasure_actorIso3_fkey" FOREIGN KEY ("actorIso3") REFERENCES "Country"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyMeasure" ADD CONSTRAINT "PolicyMeasure_targetIso3_fkey" FOREIGN KEY ("targetIso3") REFERENCES "Country"("iso3") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProductionTarget" ADD CONSTRAINT "ProductionTarget_countryIso3_fkey" FOREIGN KEY ("countryIso3") REFERENCES "Country"("iso3") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_countryIso3_fkey" FOREIGN KEY ("countryIso3") REFERENCES "Country"("iso3") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_partnerIso3_fkey" FOREIGN KEY ("partnerIso3") REFERENCES "Country"("iso3") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_materialId_fkey" FOREIGN KEY ("materialId") REFERENCES "Material"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_sectorId_fkey" FOREIGN KEY ("sectorId") REFERENCES "Sector"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "PolicyMeasure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "TradeAgreement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "PolicyMeasure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExchangeRate" ADD CONSTRAINT "ExchangeRate_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Simulation" ADD CONSTRAINT "Simulation_fingerprint_fkey" FOREIGN KEY ("fingerprint") REFERENCES "SimulationResult"("fingerprint") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Simulation" ADD CONSTRAINT "Simulation_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_SourceToTradeAgreement" ADD CONSTRAINT "_SourceToTradeAgreement_A_fkey" FOREIGN KEY ("A") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_SourceToTradeAgreement" ADD CONSTRAINT "_SourceToTradeAgreement_B_fkey" FOREIGN KEY ("B") REFERENCES "TradeAgreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_SourceToTradeAgreementEvent" ADD CONSTRAINT "_SourceToTradeAgreementEvent_A_fkey" FOREIGN KEY ("A") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_SourceToTradeAgreementEvent" ADD CONSTRAINT "_SourceToTradeAgreementEvent_B_fkey" FOREIGN KEY ("B") REFERENCES "TradeAgreementEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToSource" ADD CONSTRAINT "_CountryToSource_A_fkey" FOREIGN KEY ("A") REFERENCES "Country"("iso3") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToSource" ADD CONSTRAINT "_CountryToSource_B_fkey" FOREIGN KEY ("B") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToTradeAgreement" ADD CONSTRAINT "_CountryToTradeAgreement_A_fkey" FOREIGN KEY ("A") REFERENCES "Country"("iso3") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CountryToTradeAgreement" ADD CONSTRAINT "_CountryToTradeAgreement_B_fkey" FOREIGN KEY ("B") REFERENCES "TradeAgreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MaterialToSource" ADD CONSTRAINT "_MaterialToSource_A_fkey" FOREIGN KEY ("A") REFERENCES "Material"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_MaterialToSource" ADD CONSTRAINT "_MaterialToSource_B_fkey" FOREIGN KEY ("B") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CompanyToSource" ADD CONSTRAINT "_CompanyToSource_A_fkey" FOREIGN KEY ("A") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CompanyToSource" ADD CONSTRAINT "_CompanyToSource_B_fkey" FOREIGN KEY ("B") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CompanyToTradeAgreement" ADD CONSTRAINT "_CompanyToTradeAgreement_A_fkey" FOREIGN KEY ("A") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_CompanyToTradeAgreement" ADD CONSTRAINT "_CompanyToTradeAgreement_B_fkey" FOREIGN KEY ("B") REFERENCES "TradeAgreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_FacilityToSource" ADD CONSTRAINT "_FacilityToSource_A_fkey" FOREIGN KEY ("A") REFERENCES "Facility"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_FacilityToSource" ADD CONSTRAINT "_FacilityToSource_B_fkey" FOREIGN KEY ("B") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyMeasureToSource" ADD CONSTRAINT "_PolicyMeasureToSource_A_fkey" FOREIGN KEY ("A") REFERENCES "PolicyMeasure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_PolicyMeasureToSource" ADD CONSTRAINT "_PolicyMeasureToSource_B_fkey" FOREIGN KEY ("B") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ObservationToSource" ADD CONSTRAINT "_ObservationToSource_A_fkey" FOREIGN KEY ("A") REFERENCES "Observation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ObservationToSource" ADD CONSTRAINT "_ObservationToSource_B_fkey" FOREIGN KEY ("B") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ObservationToProductionTarget" ADD CONSTRAINT "_ObservationToProductionTarget_A_fkey" FOREIGN KEY ("A") REFERENCES "Observation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_ObservationToProductionTarget" ADD CONSTRAINT "_ObservationToProductionTarget_B_fkey" FOREIGN KEY ("B") REFERENCES "ProductionTarget"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_NoteToSource" ADD CONSTRAINT "_NoteToSource_A_fkey" FOREIGN KEY ("A") REFERENCES "Note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_NoteToSource" ADD CONSTRAINT "_NoteToSource_B_fkey" FOREIGN KEY ("B") REFERENCES "Source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Indexes and constraints that the Prisma schema language cannot state.

-- Exactly one data set answers queries: the index forbids a second, the import never leaves none.
CREATE UNIQUE INDEX "DataSet_one_current" ON "DataSet" ("current") WHERE "current";
ALTER TABLE "DataSet" ADD CONSTRAINT "DataSet_version_check" CHECK ("version" ~ '^[0-9a-f]{64}$');

-- Order of a list that begins with the newest: numbers without a year stand last in it, as in the other direction. Without
-- an index in list order PostgreSQL joins what is asked for below every row before it cuts the page.
CREATE INDEX "Observation_year_desc_id_idx" ON "Observation" ("year" DESC NULLS LAST, "id");

-- Dates as known: YYYY, YYYY-MM or YYYY-MM-DD.
ALTER TABLE "Source" ADD CONSTRAINT "Source_publishedOn_check" CHECK ("publishedOn" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
ALTER TABLE "TradeAgreement" ADD CONSTRAINT "TradeAgreement_signedOn_check" CHECK ("signedOn" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
ALTER TABLE "TradeAgreement" ADD CONSTRAINT "TradeAgreement_endsOn_check" CHECK ("endsOn" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
ALTER TABLE "TradeAgreementEvent" ADD CONSTRAINT "TradeAgreementEvent_date_check" CHECK ("date" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
ALTER TABLE "PolicyMeasure" ADD CONSTRAINT "PolicyMeasure_effectiveOn_check" CHECK ("effectiveOn" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
ALTER TABLE "Note" ADD CONSTRAINT "Note_date_check" CHECK ("date" ~ '^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$');
ALTER TABLE "Country" ADD CONSTRAINT "Country_fiscalYearStart_check" CHECK ("fiscalYearStart" ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$');
ALTER TABLE "PolicyMeasure" ADD CONSTRAINT "PolicyMeasure_year_check" CHECK ("year" BETWEEN 1900 AND 2100);
ALTER TABLE "ProductionTarget" ADD CONSTRAINT "ProductionTarget_year_check" CHECK ("year" BETWEEN 1900 AND 2100);
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_year_check" CHECK ("year" BETWEEN 1900 AND 2100);
ALTER TABLE "Note" ADD CONSTRAINT "Note_year_check" CHECK ("year" BETWEEN 1900 AND 2100);
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_startYear_check" CHECK ("startYear" BETWEEN 1900 AND 2100);

-- Codes.
ALTER TABLE "Country" ADD CONSTRAINT "Country_iso3_check" CHECK ("iso3" ~ '^[A-Z]{3}$');
ALTER TABLE "Material" ADD CONSTRAINT "Material_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Company" ADD CONSTRAINT "Company_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "TradeAgreement" ADD CONSTRAINT "TradeAgreement_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "PolicyMeasure" ADD CONSTRAINT "PolicyMeasure_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "ProductionTarget" ADD CONSTRAINT "ProductionTarget_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Sector" ADD CONSTRAINT "Sector_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_slug_check" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_element_check" CHECK ("element" ~ '^[A-Z][a-z]?$');

-- Ranges. A comparison with NULL passes, so absent numbers need no exception. PostgreSQL orders NaN above every number and
-- would let it, and infinity, through an open range: upper bounds are stated throughout.
ALTER TABLE "Material" ADD CONSTRAINT "Material_ndprOxidePerTonne_check" CHECK ("ndprOxidePerTonne" > 0 AND "ndprOxidePerTonne" <= 2);
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_capacity_check" CHECK ("capacity" > 0 AND "capacity" < 'Infinity'::float8);
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_capacity_unit_check" CHECK (("capacity" IS NULL) = ("capacityUnit" IS NULL) AND ("capacity" IS NULL) = ("capacityReportedUnit" IS NULL) AND ("capacity" IS NOT NULL OR "capacityBasis" IS NULL));
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_latitude_check" CHECK ("latitude" BETWEEN -90 AND 90);
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_longitude_check" CHECK ("longitude" BETWEEN -180 AND 180);
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_coordinates_check" CHECK (("latitude" IS NULL) = ("longitude" IS NULL) AND ("latitude" IS NULL) = ("coordinateQuality" IS NULL));
ALTER TABLE "PolicyMeasure" ADD CONSTRAINT "PolicyMeasure_amount_check" CHECK ("amount" >= 0 AND "amount" < 'Infinity'::float8);
ALTER TABLE "PolicyMeasure" ADD CONSTRAINT "PolicyMeasure_amount_currency_check" CHECK (("amount" IS NULL) = ("amountCurrency" IS NULL) AND ("amount" IS NULL) = ("amountReported" IS NULL));
ALTER TABLE "ProductionTarget" ADD CONSTRAINT "ProductionTarget_announcedTonnes_check" CHECK ("announcedTonnes" > 0 AND "announcedTonnes" < 'Infinity'::float8);
ALTER TABLE "ExchangeRate" ADD CONSTRAINT "ExchangeRate_perUsd_check" CHECK ("perUsd" > 0 AND "perUsd" < 'Infinity'::float8);
ALTER TABLE "ExchangeRate" ADD CONSTRAINT "ExchangeRate_usd_check" CHECK ("currency" <> 'USD' OR "perUsd" = 1);
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_value_finite_check" CHECK ("value" > '-Infinity'::float8 AND "value" < 'Infinity'::float8);
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_low_finite_check" CHECK ("low" > '-Infinity'::float8 AND "low" < 'Infinity'::float8);
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_high_finite_check" CHECK ("high" > '-Infinity'::float8 AND "high" < 'Infinity'::float8);
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_range_check" CHECK ("low" <= "high" AND "low" <= "value" AND "value" <= "high" AND ("low" IS NULL) = ("high" IS NULL));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_reportedValue_check" CHECK (("value" IS NULL) = ("reportedValue" IS NULL));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_line_check" CHECK ("line" >= 2);
ALTER TABLE "Note" ADD CONSTRAINT "Note_line_check" CHECK ("line" >= 2);
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_share_check" CHECK ("unit" NOT IN ('SHARE', 'SHARE_PER_YEAR') OR (coalesce("value", 0) >= 0 AND coalesce("value", 1) <= 1 AND coalesce("low", 0) >= 0 AND coalesce("low", 1) <= 1 AND coalesce("high", 0) >= 0 AND coalesce("high", 1) <= 1));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_share_change_check" CHECK ("unit" NOT IN ('SHARE_CHANGE') OR (coalesce("value", -1) >= -1 AND coalesce("value", 1) <= 1 AND coalesce("low", -1) >= -1 AND coalesce("low", 1) <= 1 AND coalesce("high", -1) >= -1 AND coalesce("high", 1) <= 1));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_share_removed_check" CHECK ("unit" NOT IN ('SHARE_REMOVED') OR (coalesce("value", 1) <= 1 AND coalesce("low", 1) <= 1 AND coalesce("high", 1) <= 1));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_relative_change_check" CHECK ("unit" NOT IN ('RELATIVE_CHANGE', 'RELATIVE_CHANGE_PER_YEAR') OR (coalesce("value", -1) >= -1 AND coalesce("low", -1) >= -1 AND coalesce("high", -1) >= -1));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_percentile_check" CHECK ("unit" NOT IN ('PERCENTILE') OR (coalesce("value", 0) >= 0 AND coalesce("value", 100) <= 100 AND coalesce("low", 0) >= 0 AND coalesce("low", 100) <= 100 AND coalesce("high", 0) >= 0 AND coalesce("high", 100) <= 100));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_wgi_check" CHECK ("unit" NOT IN ('WGI_ESTIMATE') OR (coalesce("value", -4) >= -4 AND coalesce("value", 4) <= 4 AND coalesce("low", -4) >= -4 AND coalesce("low", 4) <= 4 AND coalesce("high", -4) >= -4 AND coalesce("high", 4) <= 4));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_not_negative_check" CHECK ("unit" NOT IN ('TONNES', 'TONNES_PER_YEAR', 'KILOGRAMS', 'KILOGRAMS_PER_MEGAWATT', 'RATIO', 'COUNT', 'DAYS', 'MONTHS', 'YEARS', 'USD', 'JPY', 'INR', 'EUR', 'AUD', 'INR_PER_FIRM', 'USD_PER_KG', 'INR_PER_KG', 'AUD_PER_KG') OR (coalesce("value", 0) >= 0 AND coalesce("low", 0) >= 0 AND coalesce("high", 0) >= 0));
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_basis_check" CHECK ("basis" IS NULL OR "unit" IN ('TONNES', 'TONNES_PER_YEAR', 'AUD_PER_KG', 'USD_PER_KG', 'KILOGRAMS', 'KILOGRAMS_PER_MEGAWATT'));

-- Results of the simulator.
ALTER TABLE "SimulationResult" ADD CONSTRAINT "SimulationResult_startYear_check" CHECK ("startYear" BETWEEN 2026 AND 2050);
ALTER TABLE "SimulationResult" ADD CONSTRAINT "SimulationResult_horizonYears_check" CHECK ("horizonYears" BETWEEN 1 AND 40);
ALTER TABLE "SimulationResult" ADD CONSTRAINT "SimulationResult_tables_check" CHECK (octet_length("years") = octet_length("baseline") AND octet_length("years") = 8 * "horizonYears" * cardinality("columns"));
