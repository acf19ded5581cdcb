import { ConfigError, parseConfig } from './config.ts'
import { FileError } from './reference/yaml-source.ts'
import { serve } from './serve.ts'
import { StoreError } from './store/store.ts'

/** Starts the service and says where it is; a start that fails says why and what to mend. */
async function main(): Promise<void> {
  const service = await serve(parseConfig(process.env))
  process.stdout.write(`sekisho listens at ${service.address}\n`)
  if (service.administratorKey !== undefined) {
    process.stdout.write(`administrator key: ${service.administratorKey}\n`)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void service.close().then(() => process.exit(0))
    })
  }
}

main().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || error instanceof FileError || error instanceof StoreError
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(isExpected ? 2 : 70)
})
