import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Workers that the store starts must load TypeScript as the tests do; Node 20 cannot by itself.
    execArgv: ['--import', 'tsx'],
    expect: { requireAssertions: true },
    testTimeout: 30_000,
  },
})
