import type { Expression as Source } from 'acorn'
import binaryen from 'binaryen'
import type { Expression, LaneEmitter } from './lane-emitter.ts'
import type { NumberValue } from './lane-values.ts'
import type { ArrayBinding } from './scope.ts'
import { notUnderstood } from './source.ts'

const bytesPerNumber = 8

/** An element of an array. */
export interface ArrayAccess {
  load(): NumberValue
  store(value: NumberValue): void
}

/** The element at an index that is the same for all lanes; `number` compiles the parts of the index. */
export function arrayAccess(
  emitter: LaneEmitter,
  array: ArrayBinding,
  index: Source,
  number: (index: Source) => NumberValue,
): ArrayAccess {
  const size = array.layout === 'lanes' ? emitter.laneCount * bytesPerNumber : bytesPerNumber
  const { address, offset } = locate(emitter, array, index, { size, number })
  const { f64 } = emitter.module
  return {
    load: () =>
      array.layout === 'lanes'
        ? emitter.loadLanes(address, offset)
        : emitter.uniform(f64.load(offset, bytesPerNumber, address())),
    store: (value) => emitter.storeLanes(address, offset, value),
  }
}

/** Address and fixed offset of an element. A summand that is known while compiling becomes part of the instruction. */
function locate(
  emitter: LaneEmitter,
  array: ArrayBinding,
  index: Source,
  { size, number }: { size: number; number: (index: Source) => NumberValue },
): { address: () => Expression; offset: number } {
  const { i32, local } = emitter.module
  const start = () => local.get(array.address, binaryen.i32)
  if (index.type === 'BinaryExpression' && index.operator === '+') {
    const summand = number(index.right)
    if (summand.kind === 'constant') {
      const rest = locate(emitter, array, index.left as Source, { size, number })
      return { address: rest.address, offset: rest.offset + summand.value * size }
    }
  }
  const position = number(index)
  if (position.kind === 'constant') return { address: start, offset: position.value * size }
  const uniform = () => emitter.uniformOf(position)
  if (uniform() === undefined) throw notUnderstood(index, 'an index that differs between lanes')
  const whole = () => i32.trunc_s_sat.f64(uniform()!)
  return { address: () => i32.add(start(), i32.mul(whole(), i32.const(size))), offset: 0 }
}
