import type { Calendar } from '../calendar.ts'
import { columnCount } from '../columns.ts'
import { type CompiledLevers, choiceAt } from '../compile.ts'
import { runArm } from '../kernel.ts'
import { fillIndices, IndexScratch } from '../outputs.ts'
import { parameterTable } from '../parameters.ts'
import { summaryColumns } from '../summary.ts'
import { laneCount, moduleBase64, reservedBytes } from './module.ts'

export { laneCount }

const bytesPerNumber = Float64Array.BYTES_PER_ELEMENT
const bytesPerPage = 65_536
/** Every array starts a cache line. */
const alignment = 64
const choiceCount = Object.keys(choiceAt).length

/** Functions of the compiled module; arrays go by address, and by length per lane where it is asked for. */
interface LaneFunctions {
  /** Returns 0 where it gave up because a lane left the main path of exp or log, else 1. */
  runArm(
    parameters: number,
    severityOxide: number,
    severityMagnet: number,
    agreement: number,
    choices: number,
    startYear: number,
    horizonYears: number,
    demandBaseYear: number,
    priceBaseYear: number,
    demandIndex: number,
    table: number,
    everyColumn: number,
  ): number
  fillPaired(parameters: number, table: number, tableLength: number, baseline: number): void
  fillSummary(table: number, tableLength: number, baseline: number, summary: number): void
}

let compiled: WebAssembly.Module | undefined

/** The module, compiled at the first call in a thread. */
function laneModule(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(moduleBase64), (byte) => byte.charCodeAt(0)))
  return compiled
}

/**
 * Eight parameter sets at a time through the compiled kernel: what `runArm`, `fillPaired`, `fillSummary` and `fillIndices`
 * give each of them, to the last bit. A block belongs to one thread and keeps its tables between calls.
 */
export class LaneBlock {
  readonly horizonYears: number
  /** Element [parameter × 8 + lane], in the order of `parameterTable`. */
  readonly parameters: Float64Array
  private readonly levers: CompiledLevers
  private readonly demandIndex: Float64Array
  private readonly tables: readonly Float64Array[]
  private readonly summaries: readonly Float64Array[]
  private readonly functions: LaneFunctions
  private readonly scratch = new IndexScratch()

  /** Allocates tables for that many arms (scenarios or baselines), each of `horizonYears` years. */
  constructor({ arms, horizonYears }: { arms: number; horizonYears: number }) {
    requireCount('arms', arms)
    requireCount('horizonYears', horizonYears)
    this.horizonYears = horizonYears
    const { memory, arrays } = allocate([
      parameterTable.length * laneCount,
      horizonYears,
      horizonYears,
      horizonYears,
      choiceCount,
      horizonYears,
      ...Array<number>(arms).fill(horizonYears * columnCount * laneCount),
      ...Array<number>(arms).fill(summaryColumns.length * laneCount),
    ])
    const [parameters, severityOxide, severityMagnet, agreement, choices, demandIndex, ...perArm] = arrays
    this.parameters = parameters!
    this.levers = {
      severityOxide: severityOxide!,
      severityMagnet: severityMagnet!,
      agreement: agreement!,
      choices: choices!,
    }
    this.demandIndex = demandIndex!
    this.tables = perArm.slice(0, arms)
    this.summaries = perArm.slice(arms)
    const { exports } = new WebAssembly.Instance(laneModule(), { env: { memory } })
    this.functions = exports as unknown as LaneFunctions
  }

  /** Writes the flow columns of every lane into the table of `arm`: those of `leanColumns`, or all. */
  run(
    arm: number,
    levers: CompiledLevers,
    calendar: Calendar,
    { everyColumn = false }: { everyColumn?: boolean } = {},
  ): void {
    if (calendar.horizonYears !== this.horizonYears || levers.agreement.length !== this.horizonYears) {
      throw new RangeError(
        `A block of ${this.horizonYears} years cannot run a calendar of ${calendar.horizonYears} with levers of ${levers.agreement.length}`,
      )
    }
    const table = this.table(arm)
    const own = this.levers
    own.severityOxide.set(levers.severityOxide)
    own.severityMagnet.set(levers.severityMagnet)
    own.agreement.set(levers.agreement)
    own.choices.set(levers.choices)
    this.demandIndex.set(calendar.demandIndex)
    const done = this.functions.runArm(
      this.parameters.byteOffset,
      own.severityOxide.byteOffset,
      own.severityMagnet.byteOffset,
      own.agreement.byteOffset,
      own.choices.byteOffset,
      calendar.startYear,
      calendar.horizonYears,
      calendar.demandBaseYear,
      calendar.priceBaseYear,
      this.demandIndex.byteOffset,
      table.byteOffset,
      everyColumn ? 1 : 0,
    )
    if (done === 0) this.runPlain(table, levers, calendar)
  }

  /** One lane after the other through the plain kernel, for parameters out of the range of exp and log on lanes. */
  private runPlain(table: Float64Array, levers: CompiledLevers, calendar: Calendar): void {
    const parameters = new Float64Array(this.parameters.length / laneCount)
    const rows = new Float64Array(table.length / laneCount)
    for (let lane = 0; lane < laneCount; lane++) {
      for (let i = 0; i < parameters.length; i++) parameters[i] = this.parameters[i * laneCount + lane]!
      for (let i = 0; i < rows.length; i++) rows[i] = table[i * laneCount + lane]!
      runArm(parameters, levers, calendar, rows, 1)
      for (let i = 0; i < rows.length; i++) table[i * laneCount + lane] = rows[i]!
    }
  }

  /** Writes the paired columns of `arm` against `baseline` (which may be the same arm: then they are 0). */
  pair(arm: number, baseline: number): void {
    const table = this.table(arm)
    this.functions.fillPaired(
      this.parameters.byteOffset,
      table.byteOffset,
      table.length / laneCount,
      this.table(baseline).byteOffset,
    )
  }

  /** Writes the summary of `arm`, whose paired columns are filled, against `baseline`. */
  summarise(arm: number, baseline: number): void {
    const table = this.table(arm)
    this.functions.fillSummary(
      table.byteOffset,
      table.length / laneCount,
      this.table(baseline).byteOffset,
      this.summary(arm).byteOffset,
    )
  }

  /**
   * Writes the index columns of `arm`, whose every flow column is written. Not compiled: it takes more than half the time
   * of `run`.
   */
  fillIndices(arm: number): void {
    const table = this.table(arm)
    for (let lane = 0; lane < laneCount; lane++) {
      fillIndices(this.parameters, table, this.scratch, { lanes: laneCount, lane })
    }
  }

  /** Element [(year × columnCount + column) × 8 + lane] of an arm; the same array after every call. */
  table(arm: number): Float64Array {
    return ofArm(this.tables, arm)
  }

  /** Element [column × 8 + lane] of an arm, in the order of `summaryColumns`; the same array after every call. */
  summary(arm: number): Float64Array {
    return ofArm(this.summaries, arm)
  }
}

function ofArm(arrays: readonly Float64Array[], arm: number): Float64Array {
  const array = arrays[arm]
  if (!array) throw new RangeError(`A block of ${arrays.length} arms has no arm ${arm}`)
  return array
}

function requireCount(name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name} must be 1 or more: ${value}`)
}

/** Arrays of the given lengths in one memory, behind what the module keeps for itself. */
function allocate(lengths: readonly number[]): { memory: WebAssembly.Memory; arrays: Float64Array[] } {
  const offsets: number[] = []
  let end = reservedBytes
  for (const length of lengths) {
    offsets.push(end)
    end = Math.ceil((end + length * bytesPerNumber) / alignment) * alignment
  }
  const pages = Math.ceil(end / bytesPerPage)
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
  const arrays = lengths.map((length, index) => new Float64Array(memory.buffer, offsets[index]!, length))
  return { memory, arrays }
}
