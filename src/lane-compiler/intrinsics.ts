import { exp, log } from '../engine/math.ts'
import type { FunctionCompiler } from './function-compiler.ts'
import type { LaneEmitter } from './lane-emitter.ts'
import { compare, extreme, floor } from './lane-operations.ts'
import { constant, type LaneValue, type NumberValue } from './lane-values.ts'
import { type FunctionBinding, type IntrinsicBinding, record, Scope } from './scope.ts'
import { emitExp, emitLog, type MathSource, type RootTables } from './transcendentals.ts'

type Unary = (x: NumberValue) => LaneValue

function unary(emit: Unary): IntrinsicBinding {
  return { kind: 'intrinsic', emit: ([x]) => emit(x!) }
}

/** The globals of the language that the source may use. */
export function globalScope(emitter: LaneEmitter): Scope {
  const fold = (which: 'min' | 'max'): IntrinsicBinding => ({
    kind: 'intrinsic',
    emit: (args) => args.reduce((left, right) => extreme(emitter, which, left, right)),
  })
  const scope = new Scope()
  scope.declare(
    'Math',
    record({ min: fold('min'), max: fold('max'), floor: unary((x) => floor(emitter, x)) }),
  )
  scope.declare(
    'Number',
    record({
      NaN: constant(Number.NaN),
      NEGATIVE_INFINITY: constant(Number.NEGATIVE_INFINITY),
      isNaN: unary((x) => compare(emitter, 'ne', x, x)),
    }),
  )
  return scope
}

/** exp and log of math.ts, whose top-level names `scope` holds. */
export function transcendentals(
  emitter: LaneEmitter,
  { compiler, scope, tables }: { compiler: FunctionCompiler; scope: () => Scope; tables: RootTables },
): Readonly<Record<string, IntrinsicBinding>> {
  const math: MathSource = {
    inline: (name, args) => compiler.inline(scope().find(name) as FunctionBinding, args),
    constant: (name) => compiler.constant(name, scope()),
  }
  return {
    exp: unary((x) =>
      x.kind === 'constant' ? constant(exp(x.value)) : emitExp(emitter, x, { math, tables }),
    ),
    log: unary((x) => (x.kind === 'constant' ? constant(log(x.value)) : emitLog(emitter, x, { math }))),
  }
}
