-- CreateEnum
CREATE TYPE "StudyJobState" AS ENUM ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'INTERRUPTED');

-- CreateTable
CREATE TABLE "StudyJob" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "kind" "StudyKind" NOT NULL,
    "requestKey" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "modelVersion" TEXT NOT NULL,
    "simulationId" UUID,
    "prepared" BYTEA NOT NULL,
    "state" "StudyJobState" NOT NULL,
    "awaited" BOOLEAN NOT NULL,
    "stage" INTEGER NOT NULL DEFAULT 0,
    "chunksPlanned" INTEGER NOT NULL,
    "chunksDone" INTEGER NOT NULL DEFAULT 0,
    "chunkBits" BYTEA NOT NULL,
    "lastRound" BIGINT NOT NULL DEFAULT 0,
    "runsDone" INTEGER NOT NULL DEFAULT 0,
    "runsPlanned" INTEGER NOT NULL,
    "estimate" JSONB,
    "estimateDueAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "deaths" INTEGER NOT NULL DEFAULT 0,
    "watchedUntil" TIMESTAMPTZ(3),
    "trace" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StudyJob_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyPart" (
    "jobId" UUID NOT NULL,
    "table" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "StudyPart_pkey" PRIMARY KEY ("jobId","table","first")
);

-- CreateIndex
CREATE UNIQUE INDEX "StudyJob_simulationId_key" ON "StudyJob"("simulationId");

-- CreateIndex
CREATE INDEX "StudyJob_state_caller_idx" ON "StudyJob"("state", "caller");

-- CreateIndex
CREATE UNIQUE INDEX "StudyJob_ownerId_kind_requestKey_key" ON "StudyJob"("ownerId", "kind", "requestKey");

-- AddForeignKey
ALTER TABLE "StudyJob" ADD CONSTRAINT "StudyJob_simulationId_fkey" FOREIGN KEY ("simulationId") REFERENCES "Simulation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyPart" ADD CONSTRAINT "StudyPart_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES "StudyJob"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Parts are compressed already, or do not compress.
ALTER TABLE "StudyPart" ALTER COLUMN "content" SET STORAGE EXTERNAL;

-- Whoever changes or removes a job, all processes that wait for it or for its run hear of it, and of its state. What is still
-- to be done for a job that has ended is dropped.
CREATE FUNCTION "studyJobChanged"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  job "StudyJob" := COALESCE(NEW, OLD);
  state text := CASE WHEN TG_OP = 'DELETE' THEN 'GONE' ELSE job."state"::text END;
BEGIN
  PERFORM pg_notify('study_job', job."id" || ' ' || state);
  IF job."simulationId" IS NOT NULL THEN
    PERFORM pg_notify('study_job', job."simulationId" || ' ' || state);
  END IF;
  IF state NOT IN ('QUEUED', 'RUNNING') THEN
    PERFORM graphile_worker.complete_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs WHERE starts_with(key, 'study:' || job."id" || ':')
    ));
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER "StudyJob_changed" AFTER INSERT OR UPDATE OF "state", "chunksDone", "estimate" OR DELETE ON "StudyJob"
  FOR EACH ROW EXECUTE FUNCTION "studyJobChanged"();
