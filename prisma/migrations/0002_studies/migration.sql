-- CreateEnum
CREATE TYPE "StudyKind" AS ENUM ('ENSEMBLE', 'COMPARISON', 'ATTRIBUTION', 'SENSITIVITY', 'RECOMMENDATION');

-- CreateEnum
CREATE TYPE "AnalysisKind" AS ENUM ('COMPARISON', 'ATTRIBUTION', 'SENSITIVITY', 'RECOMMENDATION');

-- AlterTable
ALTER TABLE "Simulation" ADD COLUMN     "ensembleFingerprint" TEXT;

-- CreateTable
CREATE TABLE "AnalysisResult" (
    "fingerprint" TEXT NOT NULL,
    "kind" "StudyKind" NOT NULL,
    "modelVersion" TEXT NOT NULL,
    "startYear" INTEGER NOT NULL,
    "horizonYears" INTEGER NOT NULL,
    "levers" JSONB NOT NULL,
    "parameters" JSONB NOT NULL,
    "details" JSONB NOT NULL,
    "result" JSONB NOT NULL,
    "computedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnalysisResult_pkey" PRIMARY KEY ("fingerprint")
);

-- CreateTable
CREATE TABLE "Analysis" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "kind" "AnalysisKind" NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "requestKey" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "overridden" TEXT[],
    "dataSetVersion" TEXT NOT NULL,
    "scenarioId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Analysis_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Analysis_ownerId_kind_createdAt_id_idx" ON "Analysis"("ownerId", "kind", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Analysis_fingerprint_idx" ON "Analysis"("fingerprint");

-- CreateIndex
CREATE INDEX "Analysis_scenarioId_idx" ON "Analysis"("scenarioId");

-- CreateIndex
CREATE UNIQUE INDEX "Analysis_ownerId_kind_requestKey_key" ON "Analysis"("ownerId", "kind", "requestKey");

-- CreateIndex
CREATE INDEX "Simulation_ensembleFingerprint_idx" ON "Simulation"("ensembleFingerprint");

-- AddForeignKey
ALTER TABLE "Simulation" ADD CONSTRAINT "Simulation_ensembleFingerprint_fkey" FOREIGN KEY ("ensembleFingerprint") REFERENCES "AnalysisResult"("fingerprint") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Analysis" ADD CONSTRAINT "Analysis_fingerprint_fkey" FOREIGN KEY ("fingerprint") REFERENCES "AnalysisResult"("fingerprint") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Analysis" ADD CONSTRAINT "Analysis_scenarioId_fkey" FOREIGN KEY ("scenarioId") REFERENCES "Scenario"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Constraints that the Prisma schema language cannot state.
ALTER TABLE "AnalysisResult" ADD CONSTRAINT "AnalysisResult_startYear_check" CHECK ("startYear" BETWEEN 2026 AND 2050);
ALTER TABLE "AnalysisResult" ADD CONSTRAINT "AnalysisResult_horizonYears_check" CHECK ("horizonYears" BETWEEN 1 AND 40);
