import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type FunctionDeclaration, type ModuleDeclaration, type Node, parse, type Statement } from 'acorn'

/** A TypeScript module as read: what its top-level names stand for. */
export interface SourceModule {
  readonly url: URL
  readonly functions: ReadonlyMap<string, FunctionDeclaration>
  /** Initial expressions of top-level constants. */
  readonly constants: ReadonlyMap<string, Node>
  /** Local names of what comes from other modules, with the module and the name there. */
  readonly imports: ReadonlyMap<string, { readonly module: SourceModule; readonly name: string }>
  /** What its exports are when the module runs. */
  readonly exports: Readonly<Record<string, unknown>>
}

/** Reads modules and everything that they import, each once. Modules that import each other in a circle don't end. */
export class SourceReader {
  private readonly modules = new Map<string, Promise<SourceModule>>()

  read(url: URL): Promise<SourceModule> {
    const known = this.modules.get(url.href)
    if (known) return known
    const module = this.parse(url)
    this.modules.set(url.href, module)
    return module
  }

  private async parse(url: URL): Promise<SourceModule> {
    const { body } = parse(stripTypeScriptTypes(readFileSync(url, 'utf8')), {
      ecmaVersion: 'latest',
      sourceType: 'module',
      locations: true,
      sourceFile: fileURLToPath(url),
    })
    const functions = new Map<string, FunctionDeclaration>()
    const constants = new Map<string, Node>()
    const imports = new Map<string, { module: SourceModule; name: string }>()
    for (const statement of body) {
      if (statement.type === 'ImportDeclaration') {
        const module = await this.read(new URL(String(statement.source.value), url))
        for (const specifier of statement.specifiers) {
          if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier')
            throw notUnderstood(specifier, 'an import that is not by name')
          imports.set(specifier.local.name, { module, name: specifier.imported.name })
        }
      }
      const declared = declarationOf(statement)
      if (declared?.type === 'FunctionDeclaration' && declared.id) {
        functions.set(declared.id.name, declared as FunctionDeclaration)
      }
      if (declared?.type === 'VariableDeclaration' && declared.kind === 'const') {
        for (const { id, init } of declared.declarations) {
          if (id.type === 'Identifier' && init) constants.set(id.name, init)
        }
      }
    }
    return { url, functions, constants, imports, exports: await import(url.href) }
  }
}

function declarationOf(statement: Statement | ModuleDeclaration) {
  return statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
}

/** An error that names file, line and column of what the lane compiler cannot translate. */
export function notUnderstood(node: Node, what: string): SyntaxError {
  const { source, start } = node.loc!
  return new SyntaxError(
    `${source}:${start.line}:${start.column + 1}: the lane compiler does not understand ${what}`,
  )
}
