import binaryen from 'binaryen'
import type { LanesValue, NumberValue, TruthValue, UniformValue } from './lane-values.ts'
import { bitsOf, type StaticData } from './static-data.ts'

export type Expression = binaryen.ExpressionRef

export const lanesPerVector = 2
const bytesPerVector = 16

/**
 * Emits the code of one function that works on several vectors at once, so that the processor has independent work while
 * a division is under way. Every intermediate value gets a local of its own; binaryen takes the superfluous ones out.
 */
export class LaneEmitter {
  readonly module: binaryen.Module
  readonly vectors: number
  private readonly data: StaticData
  private readonly locals: binaryen.Type[] = []
  private readonly firstLocal: number
  /** Statements of the innermost block. */
  private block: Expression[] = []
  private labels = 0
  private leaves = false

  /** @param parameters how many parameters the function has: its locals are numbered after them */
  constructor(
    module: binaryen.Module,
    { vectors, parameters, data }: { vectors: number; parameters: number; data: StaticData },
  ) {
    this.module = module
    this.vectors = vectors
    this.firstLocal = parameters
    this.data = data
  }

  get laneCount(): number {
    return this.vectors * lanesPerVector
  }

  get localTypes(): readonly binaryen.Type[] {
    return this.locals
  }

  /** Whether the function may return before it has done its work. */
  get mayLeave(): boolean {
    return this.leaves
  }

  emit(expression: Expression): void {
    this.block.push(expression)
  }

  /** Statements that `body` emits, as one expression. */
  blockOf(body: () => void): Expression {
    const outer = this.block
    this.block = []
    body()
    const inner = this.module.block(null, this.block)
    this.block = outer
    return inner
  }

  /** Puts a value in a new local; returns its number. */
  keep(type: binaryen.Type, value: Expression): number {
    const local = this.firstLocal + this.locals.push(type) - 1
    this.emit(this.module.local.set(local, value))
    return local
  }

  uniform(value: Expression): UniformValue {
    return { kind: 'uniform', local: this.keep(binaryen.f64, value) }
  }

  test(value: Expression): TruthValue {
    return { kind: 'test', local: this.keep(binaryen.i32, value) }
  }

  lanes(value: (vector: number) => Expression): LanesValue {
    return { kind: 'lanes', locals: this.perVector(value) }
  }

  mask(value: (vector: number) => Expression): TruthValue {
    return { kind: 'mask', locals: this.perVector(value) }
  }

  private perVector(value: (vector: number) => Expression): number[] {
    return Array.from({ length: this.vectors }, (_, vector) => this.keep(binaryen.v128, value(vector)))
  }

  /** The f64 of a number that is the same for all lanes; undefined if it is not. */
  uniformOf(value: NumberValue): Expression | undefined {
    if (value.kind === 'constant') return this.module.f64.const(value.value)
    return value.kind === 'uniform' ? this.module.local.get(value.local, binaryen.f64) : undefined
  }

  lanesOf(value: NumberValue, vector: number): Expression {
    if (value.kind === 'lanes') return this.vector(value.locals, vector)
    if (value.kind === 'constant') return this.bits(bitsOf(value.value))
    return this.module.f64x2.splat(this.uniformOf(value)!)
  }

  /** A vector with the same bits in every lane. */
  bits(bits: bigint): Expression {
    return this.module.v128.load(this.data.vector(bits), bytesPerVector, this.module.i32.const(0))
  }

  /** The i32 of a truth that is the same for all lanes; undefined if it is not. */
  testOf(value: TruthValue): Expression | undefined {
    return value.kind === 'test' ? this.module.local.get(value.local, binaryen.i32) : undefined
  }

  maskOf(value: TruthValue, vector: number): Expression {
    if (value.kind === 'mask') return this.vector(value.locals, vector)
    const { i32, i32x4, local } = this.module
    // 0 or 1 becomes no bit or every bit.
    return i32x4.splat(i32.sub(i32.const(0), local.get(value.local, binaryen.i32)))
  }

  private vector(locals: readonly number[], vector: number): Expression {
    return this.module.local.get(locals[vector]!, binaryen.v128)
  }

  loadLanes(address: () => Expression, offset: number): NumberValue {
    return this.lanes((vector) =>
      this.module.v128.load(offset + vector * bytesPerVector, bytesPerVector, address()),
    )
  }

  storeLanes(address: () => Expression, offset: number, value: NumberValue): void {
    for (let vector = 0; vector < this.vectors; vector++) {
      const lanes = this.lanesOf(value, vector)
      this.emit(this.module.v128.store(offset + vector * bytesPerVector, bytesPerVector, address(), lanes))
    }
  }

  /** A variable of the source that may come to differ between lanes. */
  variable(initial: NumberValue): LanesValue {
    return { ...this.lanes((vector) => this.lanesOf(initial, vector)), variable: true }
  }

  /** A variable of the source that is the same for all lanes. */
  counter(initial: Expression): UniformValue {
    return { ...this.uniform(initial), variable: true }
  }

  /** Changes numbers, in the lanes of `where` alone. */
  assign({ locals }: LanesValue, value: NumberValue, where?: TruthValue): void {
    const { local, v128 } = this.module
    locals.forEach((target, vector) => {
      const next = this.lanesOf(value, vector)
      const kept =
        where?.kind === 'mask'
          ? v128.bitselect(next, this.vector(locals, vector), this.maskOf(where, vector))
          : next
      this.emit(local.set(target, kept))
    })
  }

  /** Ends the function at once, its work not done: it returns 0. */
  leaveIf(condition: Expression): void {
    const { i32, if: branch, return: leave } = this.module
    this.leaves = true
    this.emit(branch(condition, leave(i32.const(0))))
  }

  /** Emits `body` so that it runs again and again while `condition`, one truth for all lanes, holds. */
  loop(condition: () => Expression, body: () => void): void {
    const label = `loop${this.labels++}`
    const { br, if: branch, loop } = this.module
    const inner = this.blockOf(() => {
      const goOn = condition()
      const again = this.blockOf(() => {
        body()
        this.emit(br(label))
      })
      this.emit(branch(goOn, again))
    })
    this.emit(loop(label, inner))
  }
}
