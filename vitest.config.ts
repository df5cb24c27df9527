import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    // A worker runs its files one after the other in one process, with modules loaded once: half of the time of a small file
    // is its imports. So a test leaves module state, `process.env` and listeners as it found them.
    isolate: false,
    // Files run as Node runs them, types stripped: through Vite there would be two copies of graphql, its ESM and its CJS.
    experimental: { viteModuleRunner: false },
    // Generous, because a slow machine is no failure of the code.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
