import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino, type Logger } from 'pino'
import type { Config } from './config.ts'
import { answerBy, composeEdition, retire, type Edition, type Parts } from './editions.ts'
import { followRecord } from './follow-record.ts'
import { openRecord } from './open-record.ts'

/** A running service. */
export interface Service {
  readonly address: string
  /** Only on the very first start. */
  readonly administratorKey: string | undefined
  /**
   * Reads policies, profile and reference data anew: they are prepared aside, put in force and take the place of the old ones
   * at once, here and at every service that shares the record. What the old ones had decided and not recorded is decided
   * again.
   * @throws {FileError} when a file is wrong; the old ones stay
   */
  reload(): Promise<void>
  close(): Promise<void>
}

/**
 * Composes and starts the service: rulebook, store, deployment, app.
 * @throws {FileError} when a policy or data file is wrong; {StoreError} when the store cannot be opened
 */
export async function serve(config: Config): Promise<Service> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 1, sync: false }))
  const opening = openRecord(config)
  opening.catch(() => undefined)
  const isShared = config.databaseUrl !== undefined
  const parts: Parts = {
    config,
    log,
    store: opening,
    onSuperseded: () => {
      following?.look()
    },
    isBehind: () => following?.isBehind() ?? false,
  }
  let current = await composeEdition(parts, isShared ? 'files-unless-superseded' : 'files')
  const { administratorKey } = current
  const change = async (next: Edition): Promise<void> => {
    const previous = current
    current = next
    previous.replaceBy(next.context)
    await retire(previous)
  }
  const following = isShared
    ? followRecord(
        await opening,
        ({ policies, snapshot }) => policies === current.policies && snapshot === current.snapshot,
        () => follow(log, parts, change),
      )
    : undefined
  const server = createServer((request, response) => {
    answerBy(current, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const { address, port, family } = server.address() as AddressInfo
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    administratorKey,
    reload: async () => change(await composeEdition(parts, 'files')),
    close: async () => {
      following?.stop()
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeIdleConnections()
      })
      await current.decider.close()
      await (await opening).close()
    },
  }
}

/**
 * Takes over what another service has put in force.
 * @throws {Error} when it cannot be taken over, which is logged
 */
async function follow(log: Logger, parts: Parts, change: (next: Edition) => Promise<void>): Promise<void> {
  try {
    const next = await composeEdition(parts, 'record')
    log.info({ event: 'policies-followed', policies: next.policies, snapshot: next.snapshot })
    void change(next)
  } catch (error) {
    log.error({ event: 'policies-not-followed', error: String(error) })
    throw error
  }
}
