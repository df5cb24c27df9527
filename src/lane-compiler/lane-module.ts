import binaryen from 'binaryen'
import { rootHigh, rootLow } from '../engine/math.ts'
import { FunctionCompiler } from './function-compiler.ts'
import { globalScope, transcendentals } from './intrinsics.ts'
import { LaneEmitter } from './lane-emitter.ts'
import { ModuleScopes } from './module-scopes.ts'
import { type Binding, record } from './scope.ts'
import { type SourceModule, SourceReader } from './source.ts'
import { StaticData } from './static-data.ts'
import type { RootTables } from './transcendentals.ts'

/** What a parameter of the source becomes in the compiled function, its members one after the other. */
export type ParameterShape =
  /** A number that is the same for all lanes: an f64. */
  | 'number'
  /** A Float64Array with one number for all lanes: its address, an i32. */
  | 'shared'
  /** A Float64Array with a number per lane, [index × lanes + lane]: its address, an i32. */
  | 'lanes'
  /** The same, and its length per lane, an f64. */
  | 'measured lanes'
  | { readonly [member: string]: ParameterShape }

/** A function of the source that takes numbers and arrays and writes its results into arrays. */
export interface LaneFunction {
  readonly source: URL
  readonly name: string
  readonly parameters: readonly ParameterShape[]
  /**
   * Whether it takes exp or log. Then the compiled function returns 1, or 0 where it gave up because a lane left the main
   * path of exp or log: what it wrote is not complete, and the caller has to run the plain function.
   */
  readonly transcendental?: boolean
}

interface LaneModule {
  readonly binary: Uint8Array
  /** Bytes at the start of the memory that the module fills when it is instantiated. */
  readonly reservedBytes: number
}

const mathSource = new URL('../engine/math.ts', import.meta.url)
const largestMemoryPages = 65_536

/**
 * Compiles functions of the source to a WebAssembly module that runs them on 2 × `vectors` parameter sets at once. It
 * exports each under its own name and imports `env.memory`. Throws a SyntaxError that names file and line where the source
 * uses what the compiler does not understand.
 */
export async function compileLanes(
  functions: readonly LaneFunction[],
  { vectors }: { vectors: number },
): Promise<LaneModule> {
  const reader = new SourceReader()
  const math = await reader.read(mathSource)
  const data = new StaticData()
  const tables = { high: data.table(rootHigh), low: data.table(rootLow) }
  const module = new binaryen.Module()
  module.setFeatures(
    binaryen.Features.SIMD128 | binaryen.Features.NontrappingFPToInt | binaryen.Features.BulkMemory,
  )
  setMemory(module, [])
  for (const declared of functions) {
    const source = await reader.read(declared.source)
    addFunction(module, declared, { source, math, tables, data, vectors })
  }
  const bytes = data.bytes()
  setMemory(module, [{ offset: module.i32.const(0), data: bytes }])
  if (!module.validate()) throw new Error('The lane compiler made a module that is not valid')
  binaryen.setOptimizeLevel(3)
  binaryen.setShrinkLevel(0)
  module.optimize()
  const binary = module.emitBinary()
  module.dispose()
  return { binary, reservedBytes: bytes.length }
}

function setMemory(module: binaryen.Module, segments: readonly binaryen.MemorySegment[]): void {
  module.setMemory(1, largestMemoryPages, null, segments, false, false, 'memory')
  module.addMemoryImport('memory', 'env', 'memory')
}

interface Surroundings {
  readonly source: SourceModule
  readonly math: SourceModule
  readonly tables: RootTables
  readonly data: StaticData
  readonly vectors: number
}

function addFunction(
  module: binaryen.Module,
  { name, parameters, transcendental = false }: LaneFunction,
  { source, math, tables, data, vectors }: Surroundings,
): void {
  const types: binaryen.Type[] = []
  const args = parameters.map((shape) => bind(shape, types))
  const emitter = new LaneEmitter(module, { vectors, parameters: types.length, data })
  const compiler = new FunctionCompiler(emitter)
  const intrinsics = transcendentals(emitter, { compiler, scope: () => scopes.of(math), tables })
  const scopes = new ModuleScopes(globalScope(emitter), (home, called) =>
    home === math ? intrinsics[called] : undefined,
  )
  const target = scopes.of(source).find(name)
  if (target?.kind !== 'function') throw new Error(`${source.url.href} has no function ${name}`)
  const work = emitter.blockOf(() => compiler.compile(target, args))
  if (emitter.mayLeave !== transcendental)
    throw new Error(`Whether ${name} takes exp or log is not what its declaration says`)
  const result = transcendental ? binaryen.i32 : binaryen.none
  const body = transcendental ? module.block(null, [work, module.i32.const(1)], result) : work
  module.addFunction(name, binaryen.createType(types), result, [...emitter.localTypes], body)
  module.addFunctionExport(name, name)
}

/** What a parameter stands for; adds the types that it takes in the compiled function to `types`. */
function bind(shape: ParameterShape, types: binaryen.Type[]): Binding {
  const add = (type: binaryen.Type): number => types.push(type) - 1
  if (shape === 'number') return { kind: 'uniform', local: add(binaryen.f64) }
  if (typeof shape === 'object') {
    return record(
      Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, bind(member, types)])),
    )
  }
  const address = add(binaryen.i32)
  if (shape !== 'measured lanes') return { kind: 'array', address, layout: shape }
  return { kind: 'array', address, layout: 'lanes', length: { kind: 'uniform', local: add(binaryen.f64) } }
}
