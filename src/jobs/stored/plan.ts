import {
  armsOfDraw,
  armsOfStudy,
  armsOfTableDraw,
  isTabulated,
  laneCount,
  leafCountOf,
  leafRuns,
  looksOf,
  mostRuns,
  type Study,
  type StudyTable,
  type SummarisedStudy,
  type TabulatedStudy,
  tablesOf,
} from '../../engine/index.ts'

/** Leaves of a summarised study, or draws of a table: from `first` up to but without `end`. */
export interface Chunk {
  readonly table: 'leaves' | StudyTable['name']
  readonly first: number
  readonly end: number
}

/** What is computed before somebody looks whether it is enough. */
export interface Stage {
  /**
   * Numbers of draws at which is looked, ascending. Only a stage of one chunk has several: whoever computes it looks itself.
   * Empty for tables, of which there is one stage.
   */
  readonly looks: readonly number[]
  readonly chunks: readonly Chunk[]
}

/**
 * Simulated years of an arm that a chunk takes, at least: some tenths of a second of a core, against some hundredths that
 * it takes to hand it out, store and merge it.
 */
const defaultChunkArmYears = 2_000_000

/** Chunks of a stage, at most, but for rounding: what it takes to keep a thousand machines busy. */
const mostChunks = 4_096

/**
 * Stages of a study, one after the other. They follow from the study and the size alone, so that every process cuts it alike.
 *
 * @param chunkArmYears simulated years of an arm in a chunk, at least
 */
export function stagesOf(study: Study, chunkArmYears = defaultChunkArmYears): readonly Stage[] {
  const size = Math.max(chunkArmYears, armYearsOf(study) / mostChunks)
  return isTabulated(study) ? [tablesStage(study, size)] : summarisedStages(study, size)
}

/** Draws that a study makes at most, over all of its tables. */
export function drawsOf(study: Study): number {
  if (!isTabulated(study)) return mostRuns(study.effort)
  return tablesOf(study).reduce((sum, { runs }) => sum + runs, 0)
}

/** Simulated years of an arm that the chunks of a study come to at most. */
export function armYearsOf(study: Study): number {
  return armsOfStudy(study) * study.design.horizonYears
}

/** Draws in a chunk of leaves, up to the look of a stage. */
export function drawsIn({ table, first, end }: Chunk, runs: number): number {
  return table === 'leaves' ? Math.min(runs, end * leafRuns) - first * leafRuns : end - first
}

function summarisedStages(study: SummarisedStudy, size: number): Stage[] {
  const yearsOfLeaf = armsOfDraw(study) * study.design.horizonYears * leafRuns
  const leavesOfChunk = wholeParts(size, yearsOfLeaf)
  const stages: Stage[] = []
  let first = 0
  for (const runs of looksOf(study.effort)) {
    const end = leafCountOf(runs)
    const [begun] = stages
    if (stages.length === 1 && begun!.chunks.length === 1 && end <= leavesOfChunk) {
      stages[0] = { looks: [...begun!.looks, runs], chunks: [{ table: 'leaves', first: 0, end }] }
    } else {
      stages.push({ looks: [runs], chunks: cut('leaves', { first, end }, leavesOfChunk) })
    }
    first = end
  }
  return stages
}

function tablesStage(study: TabulatedStudy, size: number): Stage {
  const chunks = tablesOf(study).flatMap(({ name, runs }) => {
    const yearsOfLanes = armsOfTableDraw(study, name) * study.design.horizonYears * laneCount
    return cut(name, { first: 0, end: runs }, laneCount * wholeParts(size, yearsOfLanes))
  })
  return { looks: [], chunks }
}

function wholeParts(size: number, yearsOfPart: number): number {
  return Math.max(1, Math.floor(size / yearsOfPart))
}

function cut(table: Chunk['table'], { first, end }: { first: number; end: number }, size: number): Chunk[] {
  const chunks: Chunk[] = []
  for (let from = first; from < end; from += size) {
    chunks.push({ table, first: from, end: Math.min(end, from + size) })
  }
  return chunks
}
