import type * as ast from 'acorn'
import { ExpressionCompiler } from './expression-compiler.ts'
import type { LaneEmitter } from './lane-emitter.ts'
import { any, logical, not } from './lane-operations.ts'
import { constant, type NumberValue, type TruthValue } from './lane-values.ts'
import { type Binding, type FunctionBinding, Scope } from './scope.ts'
import { notUnderstood } from './source.ts'

/** Translates the statements of a function, and of the functions that it calls, into instructions on lanes. */
export class FunctionCompiler {
  private readonly emitter: LaneEmitter
  private readonly expressions: ExpressionCompiler

  constructor(emitter: LaneEmitter) {
    this.emitter = emitter
    this.expressions = new ExpressionCompiler(emitter, { inline: this.inline.bind(this) })
  }

  /** Emits a function that returns nothing. */
  compile({ declaration, scope }: FunctionBinding, args: readonly Binding[]): void {
    this.statements(declaration.body.body, this.bound(declaration, scope, args))
  }

  /** Emits a function that returns a number. */
  inline({ declaration, scope }: FunctionBinding, args: readonly Binding[]): NumberValue {
    return this.result(declaration.body, this.bound(declaration, scope, args))
  }

  /** The value of a constant, if it is known while compiling. */
  constant(name: string, scope: Scope): number {
    const found = scope.find(name)
    const value = found?.kind === 'deferred' ? this.expressions.number(found.expression, scope) : found
    if (value?.kind !== 'constant') throw new Error(`The source has no constant ${name}`)
    return value.value
  }

  private bound(declaration: ast.FunctionDeclaration, outer: Scope, args: readonly Binding[]): Scope {
    const scope = new Scope(outer)
    declaration.params.forEach((parameter, index) => {
      const argument = args[index]
      if (parameter.type !== 'Identifier' || !argument) throw notUnderstood(parameter, 'this parameter')
      scope.declare(parameter.name, this.settled(argument))
    })
    return scope
  }

  /** A variable's value as it is now; anything else as it is. */
  private settled(binding: Binding): Binding {
    const { emitter } = this
    if (binding.kind === 'lanes' && binding.variable)
      return emitter.lanes((vector) => emitter.lanesOf(binding, vector))
    if (binding.kind === 'uniform' && binding.variable) return emitter.uniform(emitter.uniformOf(binding)!)
    return binding
  }

  private statements(list: readonly ast.Statement[], scope: Scope, where?: TruthValue): void {
    for (const statement of list) this.statement(statement, scope, where)
  }

  /** @param where the lanes that reach the statement; all if left out */
  private statement(node: ast.Statement, scope: Scope, where?: TruthValue): void {
    switch (node.type) {
      case 'VariableDeclaration':
        for (const declarator of node.declarations) this.declaration(node.kind, declarator, scope)
        break
      case 'BlockStatement':
        this.statements(node.body, new Scope(scope), where)
        break
      case 'ExpressionStatement':
        this.assignment(node.expression, scope, where)
        break
      case 'IfStatement':
        this.conditional(node, scope, where)
        break
      case 'ForStatement':
        this.loop(node, scope, where)
        break
      default:
        throw notUnderstood(node, `${node.type} here`)
    }
  }

  private declaration(kind: string, { id, init }: ast.VariableDeclarator, scope: Scope): void {
    if (!init || (kind !== 'const' && kind !== 'let')) throw notUnderstood(id, 'this declaration')
    if (id.type === 'ObjectPattern') this.destructure(id, this.expressions.value(init, scope), scope)
    else if (id.type !== 'Identifier') throw notUnderstood(id, `${id.type}`)
    // Lanes may come to differ in a variable even where they start alike.
    else if (kind === 'let')
      scope.declare(id.name, this.emitter.variable(this.expressions.number(init, scope)))
    else scope.declare(id.name, this.settled(this.expressions.value(init, scope)))
  }

  private destructure(pattern: ast.ObjectPattern, object: Binding, scope: Scope): void {
    for (const property of pattern.properties) {
      const name = property.type === 'Property' && property.shorthand ? property.key : undefined
      if (name?.type !== 'Identifier') throw notUnderstood(property, 'this part of a pattern')
      const member = object.kind === 'record' ? object.members.get(name.name) : undefined
      if (!member) throw notUnderstood(property, `the member ${name.name}`)
      scope.declare(name.name, member)
    }
  }

  private conditional(node: ast.IfStatement, scope: Scope, where?: TruthValue): void {
    const { emitter } = this
    const branch = (truth: TruthValue, statement: ast.Statement): void => {
      const reached = where ? logical(emitter, 'and', where, truth) : truth
      const block = emitter.blockOf(() => this.statement(statement, new Scope(scope), reached))
      emitter.emit(emitter.module.if(any(emitter, reached), block))
    }
    const test = this.expressions.truth(node.test, scope)
    branch(test, node.consequent)
    if (node.alternate) branch(not(emitter, test), node.alternate)
  }

  private loop(node: ast.ForStatement, scope: Scope, where?: TruthValue): void {
    const { init, test, update, body } = node
    if (init?.type !== 'VariableDeclaration' || !test || !update) throw notUnderstood(node, 'this loop')
    const inner = new Scope(scope)
    for (const { id, init: start } of init.declarations) {
      const initial = start && this.emitter.uniformOf(this.expressions.number(start, scope))
      if (id.type !== 'Identifier' || !initial) throw notUnderstood(id, 'this loop counter')
      inner.declare(id.name, this.emitter.counter(initial))
    }
    this.emitter.loop(
      () => {
        const goOn = this.emitter.testOf(this.expressions.truth(test, inner))
        if (goOn === undefined) throw notUnderstood(test, 'a loop whose end differs between lanes')
        return goOn
      },
      () => {
        this.statement(body, inner, where)
        this.assignment(update, inner)
      },
    )
  }

  private assignment(node: ast.Expression, scope: Scope, where?: TruthValue): void {
    const { expressions } = this
    if (node.type === 'UpdateExpression') {
      const target = expressions.number(node.argument, scope)
      const value = expressions.arithmetic(node.operator === '++' ? '+' : '-', target, constant(1))
      this.assign(node, target, value, where)
    } else if (node.type !== 'AssignmentExpression') {
      throw notUnderstood(node, `${node.type} as a statement`)
    } else if (node.operator !== '=') {
      const target = expressions.number(node.left, scope)
      const operand = expressions.number(node.right, scope)
      this.assign(node, target, expressions.arithmetic(node.operator.slice(0, -1), target, operand), where)
    } else if (node.left.type === 'MemberExpression') {
      this.store(node.left, node.right, scope, where)
    } else {
      this.assign(node, expressions.number(node.left, scope), expressions.number(node.right, scope), where)
    }
  }

  private assign(
    node: ast.Node,
    target: NumberValue,
    value: NumberValue | undefined,
    where: TruthValue | undefined,
  ): void {
    const { emitter } = this
    const uniform = value && emitter.uniformOf(value)
    if (!value || target.kind === 'constant' || !target.variable) throw notUnderstood(node, 'this assignment')
    if (target.kind === 'lanes') emitter.assign(target, value, where)
    else if (uniform === undefined || where?.kind === 'mask')
      throw notUnderstood(node, 'a loop counter that differs between lanes')
    else emitter.emit(emitter.module.local.set(target.local, uniform))
  }

  private store(target: ast.MemberExpression, value: ast.Expression, scope: Scope, where?: TruthValue): void {
    if (where?.kind === 'mask') throw notUnderstood(target, 'a store that only some lanes reach')
    const array = this.expressions.value(target.object, scope)
    if (array.kind !== 'array' || array.layout !== 'lanes')
      throw notUnderstood(target, 'an assignment to this member')
    this.expressions.access(target, array, scope).store(this.expressions.number(value, scope))
  }

  /** The number that a body returns: it may return early by `if (…) return …`, and its last statement returns. */
  private result(body: ast.BlockStatement, scope: Scope, first = 0): NumberValue {
    const { expressions } = this
    for (const [index, node] of body.body.entries()) {
      if (index < first) continue
      if (node.type === 'ReturnStatement' && node.argument) return expressions.number(node.argument, scope)
      if (node.type === 'IfStatement' && node.consequent.type === 'ReturnStatement' && !node.alternate) {
        const { argument } = node.consequent
        if (!argument) throw notUnderstood(node, 'a return without a number')
        return expressions.choice(
          expressions.truth(node.test, scope),
          () => expressions.number(argument, scope),
          () => this.result(body, scope, index + 1),
        )
      }
      this.statement(node, scope)
    }
    throw notUnderstood(body, 'a function that does not end with a return')
  }
}
