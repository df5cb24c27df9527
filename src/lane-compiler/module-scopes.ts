import { constant } from './lane-values.ts'
import { type Binding, type RecordBinding, Scope } from './scope.ts'
import type { SourceModule } from './source.ts'

/** Gives each module of the source a scope with its top-level names. */
export class ModuleScopes {
  private readonly scopes = new Map<SourceModule, Scope>()
  private readonly globals: Scope
  private readonly intrinsic: (module: SourceModule, name: string) => Binding | undefined

  /**
   * @param globals names that every module sees
   * @param intrinsic the instructions for a function of a module, if the compiler has them
   */
  constructor(globals: Scope, intrinsic: (module: SourceModule, name: string) => Binding | undefined) {
    this.globals = globals
    this.intrinsic = intrinsic
  }

  of(module: SourceModule): Scope {
    const known = this.scopes.get(module)
    if (known) return known
    const scope = new Scope(this.globals)
    this.scopes.set(module, scope)
    for (const [name, declaration] of module.functions) {
      scope.declare(name, this.intrinsic(module, name) ?? { kind: 'function', declaration, scope })
    }
    for (const [name, expression] of module.constants) {
      scope.declare(name, valueBinding(module.exports[name]) ?? { kind: 'deferred', expression, scope })
    }
    for (const [local, { module: home, name }] of module.imports) {
      const binding = this.of(home).find(name)
      if (binding) scope.declare(local, binding)
    }
    return scope
  }
}

/** Numbers, and records of numbers such as `parameterAt`. */
function valueBinding(value: unknown): Binding | undefined {
  if (typeof value === 'number') return constant(value)
  if (typeof value !== 'object' || value === null) return undefined
  const numbers = Object.entries(value).filter(([, member]) => typeof member === 'number')
  const members: RecordBinding['members'] = new Map(
    numbers.map(([key, member]) => [key, constant(member as number)]),
  )
  return { kind: 'record', members }
}
