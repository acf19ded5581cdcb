// tsc compiles only TypeScript; SQL migrations and other files beside the code are copied into dist as they are.
import { cpSync, chmodSync, existsSync } from 'node:fs'
import { extname } from 'node:path'

cpSync('src', 'dist', { recursive: true, filter: (source) => extname(source) !== '.ts' })
if (existsSync('dist/cli/main.js')) chmodSync('dist/cli/main.js', 0o755)
