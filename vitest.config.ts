import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/global-setup.ts',
    pool: 'forks',
    maxWorkers: 2,
    // Files run as Node runs them, types stripped: through Vite there would be two copies of graphql, its ESM and its CJS.
    experimental: { viteModuleRunner: false },
    // Generous, because a slow machine is no failure of the code.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
