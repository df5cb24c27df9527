-- CreateEnum
CREATE TYPE "ScenarioChangeKind" AS ENUM ('CREATED', 'UPDATED', 'VISIBILITY_CHANGED', 'DELETED');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('PRIVATE', 'PUBLIC');

-- CreateEnum
CREATE TYPE "Scope" AS ENUM ('READ', 'SIMULATE', 'ANALYSE', 'ADMIN');

-- DropIndex
DROP INDEX "Scenario_slug_key";

-- AlterTable
ALTER TABLE "Scenario" ADD COLUMN     "createdAt" TIMESTAMPTZ(3),
ADD COLUMN     "ownerId" TEXT NOT NULL DEFAULT 'data-set',
ADD COLUMN     "updatedAt" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "visibility" "Visibility" NOT NULL DEFAULT 'PRIVATE';

-- AlterTable
ALTER TABLE "Simulation" ADD COLUMN     "visibility" "Visibility" NOT NULL DEFAULT 'PRIVATE';

-- AlterTable
ALTER TABLE "Analysis" ADD COLUMN     "visibility" "Visibility" NOT NULL DEFAULT 'PRIVATE';

-- CreateTable
CREATE TABLE "ScenarioChange" (
    "id" UUID NOT NULL,
    "scenarioId" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" "ScenarioChangeKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "ScenarioChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiKey" (
    "id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "scopes" "Scope"[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ScenarioChange_ownerId_at_id_idx" ON "ScenarioChange"("ownerId", "at", "id");

-- CreateIndex
CREATE INDEX "ScenarioChange_scenarioId_version_idx" ON "ScenarioChange"("scenarioId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ApiKey_prefix_key" ON "ApiKey"("prefix");

-- CreateIndex
CREATE UNIQUE INDEX "Scenario_ownerId_slug_key" ON "Scenario"("ownerId", "slug");

-- A key that has expired before it was made, or an owner that no caller can have, is a mistake of whoever writes past the API.
ALTER TABLE "ApiKey"
  ADD CONSTRAINT "ApiKey_prefix_check" CHECK ("prefix" ~ '^mzk_[0-9a-z]{12}$'),
  ADD CONSTRAINT "ApiKey_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "ApiKey_expiresAt_check" CHECK ("expiresAt" > "createdAt");
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_version_check" CHECK ("version" > 0);
ALTER TABLE "ScenarioChange" ADD CONSTRAINT "ScenarioChange_version_check" CHECK ("version" > 0);
