import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { type Migration, readMigrationLock } from './migrations.ts'

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
 * @param pool the engine connects at once; the caller ends the pool after `free()`
 * @param onScriptError hears what the server says of a failed script; the engine reports only that one failed
 */
export async function openSchemaEngine(
  pool: pg.Pool,
  onScriptError?: (error: Error) => void,
): Promise<SchemaEngine> {
  loaded ??= load()
  await loaded
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool, onScriptError))
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
}

/** The stock adapter cuts a script at every semicolon, also inside of strings and function bodies; PostgreSQL need not be helped. */
function wholeScripts(
  pool: pg.Pool,
  onScriptError: (error: Error) => void = () => undefined,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () =>
      Object.assign(await factory.connect(), {
        executeScript: async (script: string) => {
          await pool.query(script).catch((error) => {
            onScriptError(error)
            throw error
          })
        },
      }),
  }
}

const noFilters = { externalTables: [], externalEnums: [] }

/** Migrations in the form in which the engine takes them. */
export function migrationsList(migrations: readonly Migration[]): bindings.MigrationList {
  return {
    baseDir: '.',
    lockfile: { path: 'migration_lock.toml', content: readMigrationLock() },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  }
}

/** Applies those of the migrations that the database lacks. @returns their names */
export async function applyMigrations(
  engine: SchemaEngine,
  migrations: readonly Migration[],
): Promise<string[]> {
  const input = { migrationsList: migrationsList(migrations), filters: noFilters }
  return (await engine.applyMigrations(input)).appliedMigrationNames
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
  const pool = new pg.Pool({ connectionString: url })
  const engine = await openSchemaEngine(pool)
  try {
    const file = (content: string) => ({ files: [{ path: 'schema.prisma', content }] })
    const { stdout } = await engine.diff({
      from: from === undefined ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...file(from) },
      to: { tag: 'schemaDatamodel', ...file(to) },
      script: true,
      exitCode: null,
      filters: noFilters,
    })
    return /^\s*-- This is an empty migration\.\s*$/.test(stdout ?? '') ? '' : (stdout ?? '')
  } finally {
    engine.free()
    await pool.end()
  }
}
