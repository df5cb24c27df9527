import type * as ast from 'acorn'
import { type ArrayAccess, arrayAccess } from './array-access.ts'
import type { LaneEmitter } from './lane-emitter.ts'
import {
  type Arithmetic,
  arithmetic,
  type Comparison,
  compare,
  logical,
  negate,
  not,
  select,
} from './lane-operations.ts'
import { constant, type LaneValue, type NumberValue, type TruthValue } from './lane-values.ts'
import type { ArrayBinding, Binding, FunctionBinding, Scope } from './scope.ts'
import { notUnderstood } from './source.ts'

const arithmeticOperators: Partial<Record<string, Arithmetic>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
}
const comparisonOperators: Partial<Record<string, Comparison>> = {
  '===': 'eq',
  '!==': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
}

/** Puts the body of a function in the place of its call. */
type Inline = (target: FunctionBinding, args: readonly Binding[]) => NumberValue

/** Translates expressions of the source into instructions on lanes. */
export class ExpressionCompiler {
  private readonly emitter: LaneEmitter
  private readonly inline: Inline

  constructor(emitter: LaneEmitter, { inline }: { inline: Inline }) {
    this.emitter = emitter
    this.inline = inline
  }

  number(node: ast.Node, scope: Scope): NumberValue {
    const value = this.value(node, scope)
    if (value.kind === 'constant' || value.kind === 'uniform' || value.kind === 'lanes') return value
    throw notUnderstood(node, 'this where a number has to stand')
  }

  truth(node: ast.Node, scope: Scope): TruthValue {
    const value = this.value(node, scope)
    if (value.kind === 'test' || value.kind === 'mask') return value
    throw notUnderstood(node, 'this where a comparison has to stand')
  }

  value(node: ast.Node, scope: Scope): Binding {
    const expression = node as ast.Expression
    switch (expression.type) {
      case 'Literal':
        if (typeof expression.value === 'number') return constant(expression.value)
        throw notUnderstood(node, `the literal ${expression.raw}`)
      case 'Identifier':
        return this.named(expression, scope)
      case 'UnaryExpression':
        return this.unary(expression, scope)
      case 'BinaryExpression':
        return this.binary(expression, scope)
      case 'LogicalExpression':
        return this.logical(expression, scope)
      case 'ConditionalExpression':
        return this.choice(
          this.truth(expression.test, scope),
          () => this.number(expression.consequent, scope),
          () => this.number(expression.alternate, scope),
        )
      case 'MemberExpression':
        return this.member(expression, scope)
      case 'CallExpression':
        return this.call(expression, scope)
      default:
        throw notUnderstood(node, expression.type)
    }
  }

  /** Operator of `a + b` and of `a += b`; undefined if it is another. */
  arithmetic(operator: string, left: NumberValue, right: NumberValue): NumberValue | undefined {
    const known = arithmeticOperators[operator]
    return known && arithmetic(this.emitter, known, left, right)
  }

  /** One of two numbers; where one truth holds for all lanes, only the number that is taken is computed. */
  choice(test: TruthValue, whenTrue: () => NumberValue, whenFalse: () => NumberValue): NumberValue {
    const { emitter } = this
    const uniform = emitter.testOf(test)
    if (uniform === undefined) return select(emitter, test, whenTrue(), whenFalse())
    const result = emitter.lanes((vector) => emitter.lanesOf(constant(0), vector))
    const yes = emitter.blockOf(() => emitter.assign(result, whenTrue()))
    const no = emitter.blockOf(() => emitter.assign(result, whenFalse()))
    emitter.emit(emitter.module.if(uniform, yes, no))
    return result
  }

  /** Where an element of an array is found. */
  access(node: ast.MemberExpression, array: ArrayBinding, scope: Scope): ArrayAccess {
    if (!node.computed) throw notUnderstood(node, 'this member of an array')
    return arrayAccess(this.emitter, array, node.property as ast.Expression, (index) =>
      this.number(index, scope),
    )
  }

  private named(node: ast.Identifier, scope: Scope): Binding {
    const found = scope.find(node.name)
    if (!found) throw notUnderstood(node, `the name ${node.name}`)
    return found.kind === 'deferred' ? this.value(found.expression, found.scope) : found
  }

  private unary(node: ast.UnaryExpression, scope: Scope): LaneValue {
    if (node.operator === '-') return negate(this.emitter, this.number(node.argument, scope))
    if (node.operator === '!') return not(this.emitter, this.truth(node.argument, scope))
    throw notUnderstood(node, `the operator ${node.operator}`)
  }

  private binary(node: ast.BinaryExpression, scope: Scope): LaneValue {
    const comparison = comparisonOperators[node.operator]
    const left = this.number(node.left, scope)
    const right = this.number(node.right, scope)
    const result = comparison
      ? compare(this.emitter, comparison, left, right)
      : this.arithmetic(node.operator, left, right)
    if (!result) throw notUnderstood(node, `the operator ${node.operator}`)
    return result
  }

  private logical(node: ast.LogicalExpression, scope: Scope): TruthValue {
    if (node.operator === '??') throw notUnderstood(node, 'the operator ??')
    const operator = node.operator === '&&' ? 'and' : 'or'
    return logical(this.emitter, operator, this.truth(node.left, scope), this.truth(node.right, scope))
  }

  private member(node: ast.MemberExpression, scope: Scope): Binding {
    const object = this.value(node.object, scope)
    const name = !node.computed && node.property.type === 'Identifier' ? node.property.name : undefined
    const found = object.kind === 'record' && name !== undefined ? object.members.get(name) : undefined
    if (found) return found
    if (object.kind === 'array' && node.computed) return this.access(node, object, scope).load()
    if (object.kind === 'array' && name === 'length' && object.length) return object.length
    throw notUnderstood(node, name === undefined ? 'this member' : `the member ${name}`)
  }

  private call(node: ast.CallExpression, scope: Scope): LaneValue {
    const target = this.value(node.callee, scope)
    if (target.kind === 'intrinsic')
      return target.emit(node.arguments.map((argument) => this.number(argument, scope)))
    if (target.kind !== 'function') throw notUnderstood(node, 'this call')
    return this.inline(
      target,
      node.arguments.map((argument) => this.value(argument, scope)),
    )
  }
}
