import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

/** Prisma's schema engine; `free()` gives its memory back. */
export type SchemaEngine = bindings.SchemaEngine

let loaded: Promise<void> | undefined

/** Instantiates the module by hand: Node does not import `.wasm` files, which the package's own entry asks of it. */
async function load(): Promise<void> {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const imports = { './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports }
  const { instance } = await WebAssembly.instantiate(await readFile(script.replace(/js$/, 'wasm')), imports)
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
}

/**
 * Prisma's own migration engine as WebAssembly: no binary to download, the same `_prisma_migrations` table.
 *
 * It cannot introspect PostgreSQL nor use a shadow database, so nothing here calls `createMigration` or `diff` from a
 * live database.
 *
 * @param url connection string; connects at once
 */
export async function openSchemaEngine(url: string): Promise<SchemaEngine> {
  loaded ??= load()
  await loaded
  const adapter = bindMigrationAwareSqlAdapterFactory(
    new PrismaPg({ connectionString: url, connectionTimeoutMillis: 10_000 }),
  )
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
}

/**
 * SQL script that leads from one Prisma schema to another; empty when they describe the same database.
 *
 * @param options.url any server that answers: the engine connects even to compare two texts, and writes nothing
 * @param options.from text of the older schema; undefined for an empty database
 * @param options.to text of the newer schema
 */
export async function diffSchemas(options: {
  url: string
  from: string | undefined
  to: string
}): Promise<string> {
  const { url, from, to } = options
  const engine = await openSchemaEngine(url)
  try {
    const file = (content: string) => ({ files: [{ path: 'schema.prisma', content }] })
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...file(from) },
      to: { tag: 'schemaDatamodel', ...file(to) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return /^\s*-- This is an empty migration\.\s*$/.test(stdout ?? '') ? '' : (stdout ?? '')
  } finally {
    engine.free()
  }
}
