import { parseConfig } from './config.ts'
import { serve } from './serve.ts'

/**
 * Starts the service by the environment, says where it is, and ends it in order on SIGINT or SIGTERM. The key of the
 * first administrator is shown here, once.
 * @throws {ConfigError} {FileError} {StoreError} when it cannot start
 */
export async function startService(): Promise<void> {
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
