// tsc compiles only TypeScript; SQL migrations and other files beside the code are copied into dist as they are.
// The reference data is checked and kept as JSON, which a start reads in a fraction of the time; when it has faults,
// there is no copy, and the start says them all.
import { cpSync, chmodSync, existsSync, rmSync } from 'node:fs'
import { extname } from 'node:path'
import { prepareReference } from '../dist/reference/load-prepared.js'

// A migration that is gone from the source must not be applied from an older build.
for (const adapter of ['sqlite', 'postgres'])
  rmSync(`dist/store/${adapter}/migrations`, { recursive: true, force: true })
cpSync('src', 'dist', { recursive: true, filter: (source) => extname(source) !== '.ts' })
if (existsSync('dist/cli/main.js')) chmodSync('dist/cli/main.js', 0o755)
rmSync('dist/reference.json', { force: true })
try {
  prepareReference('data/reference', 'dist/reference.json')
} catch (error) {
  console.error(`data/reference is not good:\n${error.message}`)
}
