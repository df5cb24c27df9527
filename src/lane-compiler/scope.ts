import type { FunctionDeclaration, Node } from 'acorn'
import type { LaneValue, NumberValue } from './lane-values.ts'

/** What a name of the source stands for. */
export type Binding =
  | LaneValue
  | ArrayBinding
  | RecordBinding
  | FunctionBinding
  | IntrinsicBinding
  | DeferredBinding

/** A Float64Array of the source, in the memory of the module. */
export interface ArrayBinding {
  readonly kind: 'array'
  /** Parameter of the compiled function that holds the address of element 0. */
  readonly address: number
  /** Whether an element is a number per lane or one number for all. */
  readonly layout: 'lanes' | 'shared'
  readonly length?: NumberValue
}

/** An object whose members are known by name: positions, levers, a calendar. */
export interface RecordBinding {
  readonly kind: 'record'
  readonly members: ReadonlyMap<string, Binding>
}

/** A function of the source; a call puts its body in place of the call. */
export interface FunctionBinding {
  readonly kind: 'function'
  readonly declaration: FunctionDeclaration
  /** Names of the module that it stands in. */
  readonly scope: Scope
}

/** A function that the compiler has instructions for. */
export interface IntrinsicBinding {
  readonly kind: 'intrinsic'
  emit(args: readonly NumberValue[]): LaneValue
}

/** A constant of a module, compiled where it is used. */
interface DeferredBinding {
  readonly kind: 'deferred'
  readonly expression: Node
  readonly scope: Scope
}

export function record(members: Readonly<Record<string, Binding>>): RecordBinding {
  return { kind: 'record', members: new Map(Object.entries(members)) }
}

/** Names that are visible in a block. */
export class Scope {
  private readonly names = new Map<string, Binding>()
  private readonly parent: Scope | undefined

  constructor(parent?: Scope) {
    this.parent = parent
  }

  find(name: string): Binding | undefined {
    return this.names.get(name) ?? this.parent?.find(name)
  }

  declare(name: string, binding: Binding): void {
    this.names.set(name, binding)
  }
}
