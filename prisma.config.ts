import { defineConfig } from 'prisma/config'

// Prisma's CLI would download its schema engine, which neither `generate` nor `validate` needs. Pointing it at an
// existing file stops the download. Never run `prisma migrate` with it: that command then does nothing and exits 0;
// migrations are applied by src/store/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
