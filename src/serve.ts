import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { availableParallelism } from 'node:os'
import { pino, type Logger } from 'pino'
import { createApp } from './api/app.ts'
import { timeZoneOf, type Config } from './config.ts'
import { startDecider, startThread, type Decider } from './decider.ts'
import { loadRulebook } from './load-rulebook.ts'
import { openRecord } from './open-record.ts'
import type { Rulebook } from './operations/deployment.ts'
import { openDeployment } from './operations/open-deployment.ts'
import type { NameRegister } from './reference/names/name-register.ts'

/** A running service. */
export interface Service {
  readonly address: string
  /** Only on the very first start. */
  readonly administratorKey: string | undefined
  /**
   * Reads policies, profile and reference data anew: they are prepared aside and take the place of the old ones at once.
   * Requests that had begun are answered by the old ones.
   * @throws {FileError} when a file is wrong; the old ones stay
   */
  reload(): Promise<void>
  close(): Promise<void>
}

/** More threads than this wait for the one that writes. */
const MOST_THREADS = 4

function decidingThreads(): number {
  return Math.min(availableParallelism(), MOST_THREADS)
}

/** One edition of policies and data at work: the app that answers by it and the threads that decide by it. */
interface Edition {
  readonly app: RequestListener
  readonly decider: Decider
  readonly administratorKey: string | undefined
  /** Requests that it has not answered yet. */
  readonly open: Set<ServerResponse>
}

/**
 * Composes and starts the service: rulebook, store, deployment, app.
 * @throws {FileError} when a policy or data file is wrong; {StoreError} when the store cannot be opened
 */
export async function serve(config: Config): Promise<Service> {
  const log = pino({ level: config.logLevel }, pino.destination({ fd: 1, sync: false }))
  const opening = openRecord(config)
  opening.catch(() => undefined)
  const compose = (): Promise<Edition> => composeEdition(config, log, opening)
  let current = await compose()
  const { administratorKey } = current
  const server = createServer((request, response) => {
    const edition = current
    edition.open.add(response)
    response.once('close', () => edition.open.delete(response))
    edition.app(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const { address, port, family } = server.address() as AddressInfo
  return {
    address: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    administratorKey,
    reload: async () => {
      const next = await compose()
      const previous = current
      current = next
      await answered(previous.open)
      await previous.decider.close()
    },
    close: async () => {
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

async function composeEdition(
  config: Config,
  log: Logger,
  opening: ReturnType<typeof openRecord>,
): Promise<Edition> {
  // The threads load their rulebooks while this one loads its own; a file that is wrong is told once, by this one.
  const names = withResolvers<NameRegister>()
  const starting = startDecider(decidingThreads(), () =>
    startThread({ profile: config.profile }, names.promise),
  )
  // Told once, by what is thrown below.
  for (const promise of [starting, names.promise]) promise.catch(() => undefined)
  const rulebook = loadOr(config.profile, names.reject)
  names.resolve(rulebook.snapshot.names())
  const store = await opening
  const decider = await starting
  const context = {
    prepare: decider.prepare,
    isReady: decider.isReady,
    ...rulebook,
    store,
    log,
    timeZone: timeZoneOf(config, rulebook.profile),
    now: () => new Date(),
    newId: () => randomUUID(),
    randomBytes: (count: number) => randomBytes(count),
  }
  const administratorKey = await openDeployment(context)
  return { app: createApp(context), decider, administratorKey, open: new Set() }
}

/** @param fail what else has to be told when a file is wrong: threads wait for what would have come of it */
function loadOr(profile: string | undefined, fail: (error: unknown) => void): Rulebook {
  try {
    return loadRulebook(profile)
  } catch (error) {
    fail(error)
    throw error
  }
}

interface Resolvers<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}

/** As `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<T>(): Resolvers<T> {
  let resolve: Resolvers<T>['resolve'] = () => undefined
  let reject: Resolvers<T>['reject'] = () => undefined
  const promise = new Promise<T>((accept, refuse) => {
    resolve = accept
    reject = refuse
  })
  return { promise, resolve, reject }
}

/** Resolves when all of these have been answered or given up. */
async function answered(open: ReadonlySet<ServerResponse>): Promise<void> {
  await Promise.all([...open].map((response) => new Promise((resolve) => response.once('close', resolve))))
}
