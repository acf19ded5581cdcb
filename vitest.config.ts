import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const dist = fileURLToPath(new URL('./dist', import.meta.url))

export default defineConfig({
  // Tests name the sources and run what ships: the compiled files, worker threads included, on every Node version.
  // `npm test` builds first.
  resolve: { alias: [{ find: /^.*\/src\/(.*)\.ts$/, replacement: `${dist}/$1.js` }] },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    expect: { requireAssertions: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
