import { randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { pino } from 'pino'
import { createApp } from './api/app.ts'
import { timeZoneOf, type Config } from './config.ts'
import { startDecider, startThread } from './decider.ts'
import { loadRulebook } from './load-rulebook.ts'
import { openDeployment } from './operations/open-deployment.ts'
import type { NameRegister } from './reference/names/name-register.ts'
import { openSqliteStore } from './store/sqlite/sqlite-store.ts'

/** A running service. */
export interface Service {
  readonly address: string
  /** Only on the very first start. */
  readonly administratorKey: string | undefined
  close(): Promise<void>
}

/** More threads than this wait for the one that writes. */
const MOST_THREADS = 4

function decidingThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS)
}

/**
 * Composes and starts the service: rulebook, store, deployment, app.
 * @throws {FileError} when a policy or data file is wrong; {StoreError} when the store cannot be opened
 */
export async function serve(config: Config): Promise<Service> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 1, sync: false }))
  // The threads load their rulebooks while this one loads its own; a file that is wrong is told once, by this one.
  let share: (names: NameRegister) => void = () => undefined
  const names = new Promise<NameRegister>((resolve) => (share = resolve))
  const starting = startDecider(decidingThreads(), () => startThread({ profile: config.profile }, names))
  starting.catch(() => undefined)
  const rulebook = loadRulebook(config.profile)
  share(rulebook.snapshot.names())
  const timeZone = timeZoneOf(config, rulebook.profile)
  const store = await openSqliteStore(config.dataDir)
  const decider = await starting
  const context = {
    prepare: decider.prepare,
    isReady: decider.isReady,
    ...rulebook,
    store,
    log,
    timeZone,
    now: () => new Date(),
    newId: () => randomUUID(),
    randomBytes: (count: number) => randomBytes(count),
  }
  const administratorKey = await openDeployment(context)
  const app = createApp(context)
  const server = await new Promise<ReturnType<typeof app.listen>>((resolve, reject) => {
    const listening = app.listen(config.port, config.host, (error?: Error) => {
      if (error === undefined) resolve(listening)
      else reject(error)
    })
  })
  const { address, port, family } = server.address() as AddressInfo
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    administratorKey,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeIdleConnections()
      })
      await decider.close()
      await store.close()
    },
  }
}
