import { parseConfig } from './config.ts'
import { serve } from './serve.ts'

/**
 * Starts the service by the environment, says where it is, reads policies and data anew on SIGHUP, and ends it in order on
 * SIGINT or SIGTERM. The key of the first administrator is shown here, once.
 * @throws {ConfigError} {FileError} {StoreError} when it cannot start
 */
export async function startService(): Promise<void> {
  const service = await serve(parseConfig(process.env))
  process.stdout.write(`sekisho listens at ${service.address}\n`)
  if (service.administratorKey !== undefined) {
    process.stdout.write(`administrator key: ${service.administratorKey}\n`)
  }
  process.on('SIGHUP', () => {
    service.reload().then(
      () => process.stdout.write('sekisho has read policies and data anew\n'),
      (error: unknown) => process.stderr.write(`${String(error)}\nthe policies and data before stay\n`),
    )
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void service.close().then(() => process.exit(0))
    })
  }
}
