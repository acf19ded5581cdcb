import { ConfigError } from './config.ts'
import { FileError } from './reference/yaml-source.ts'
import { startService } from './start-service.ts'
import { StoreError } from './store/store.ts'

startService().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || error instanceof FileError || error instanceof StoreError
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${isExpected ? error.message : fault}\n`)
  process.exit(isExpected ? 2 : 70)
})
