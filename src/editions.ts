import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createApp } from './api/app.ts'
import type { ApiContext } from './api/context.ts'
import { timeZoneOf, type Config } from './config.ts'
import { startDecider, startThread, type Decider } from './decider.ts'
import { loadRulebook } from './load-rulebook.ts'
import { knownTo, type Rulebook } from './operations/deployment.ts'
import { isSuperseded, openDeployment } from './operations/open-deployment.ts'
import { heldTexts, toHeldRulebook, type RulebookTexts } from './operations/past-rulebook.ts'
import { checkSource } from './policy/check-source.ts'
import { orderConditions } from './policy/order-conditions.ts'
import type { NameRegister } from './reference/names/name-register.ts'
import { WATCHLIST } from './reference/watchlist.ts'
import { StoreError, type Store } from './store/store.ts'

/** More threads than this wait for the one that writes. */
const MOST_THREADS = 4
/** So long a request waits for policies that others have put in force to be prepared here. */
const SUCCESSOR_MS = 20_000

/** One edition of policies and data at work: the app that answers by it and the threads that decide by it. */
export interface Edition {
  readonly app: RequestListener
  readonly context: ApiContext
  readonly decider: Decider
  readonly policies: string
  readonly snapshot: string
  /** Only on the very first start. */
  readonly administratorKey: string | undefined
  /** Requests that it has not answered yet. */
  readonly open: Set<ServerResponse>
  /** Takes its place; resolves `successor` for requests that still wait. */
  readonly replaceBy: (next: ApiContext) => void
}

export interface Parts {
  readonly config: Config
  readonly log: Logger
  readonly store: Promise<Store>
  /** Called when a request finds that others are in force than those it was decided by. */
  readonly onSuperseded: () => void
  /** Whether others are in force that cannot be taken over here. */
  readonly isBehind: () => boolean
}

/**
 * Prepares the policies and data of this machine's files, or of the record, and puts them in force where they are not.
 * @param from `files` always; `files-unless-superseded` where several share the record: the start of one replica does not
 *   bring back what others have replaced; `record` those in force, whatever the files say
 * @throws {FileError} when a file is wrong, {StoreError} when the record cannot be read
 */
export async function composeEdition(
  parts: Parts,
  from: 'files' | 'files-unless-superseded' | 'record',
): Promise<Edition> {
  const { config } = parts
  if (from === 'record') return composeFrom(parts, await textsInForce(await parts.store))
  if (from === 'files-unless-superseded') {
    const store = await parts.store
    if (await isSuperseded(store, loadRulebook(config.profile)))
      return composeFrom(parts, await textsInForce(store))
  }
  return composeFrom(parts, undefined)
}

async function textsInForce(store: Store): Promise<RulebookTexts> {
  const { policies, snapshot } = await store.active()
  if (policies === null || snapshot === null) throw new StoreError('NOT_FOUND', 'nothing is in force yet')
  return heldTexts(store, { policySet: policies, snapshot })
}

async function composeFrom(parts: Parts, texts: RulebookTexts | undefined): Promise<Edition> {
  const { profile } = parts.config
  // The threads load their rulebooks while this one loads its own; a file that is wrong is told once, by this one.
  const names = withResolvers<NameRegister>()
  const threads = Math.min(availableParallelism(), MOST_THREADS)
  const starting = startDecider(threads, () => startThread({ profile, texts }, names.promise))
  // Told once, by what is thrown below.
  for (const promise of [starting, names.promise]) promise.catch(() => undefined)
  const rulebook = loadOr(
    () => (texts === undefined ? loadRulebook(profile) : understood(toHeldRulebook(texts))),
    names.reject,
  )
  names.resolve(rulebook.snapshot.names())
  const decider = await starting
  try {
    return await putToWork(parts, decider, rulebook, texts !== undefined)
  } catch (error) {
    await decider.close()
    throw error
  }
}

/**
 * Another version may have put in force what this one does not know; it must not pass over it.
 * @throws {StoreError} `STORE_CORRUPT` with the first things that it does not know
 */
function understood(rulebook: Rulebook): Rulebook {
  const { categories, lists } = knownTo(rulebook.snapshot)
  const known = { categories, lists: new Set([...lists, WATCHLIST]) }
  const unknown = rulebook.policySet.packs.flatMap(({ written }) =>
    checkSource(orderConditions(written), known).map(
      ({ pointer, message }) => `${written.id}${pointer}: ${message}`,
    ),
  )
  if (unknown.length === 0) return rulebook
  throw new StoreError(
    'STORE_CORRUPT',
    `the policies in force are not known to this version: ${unknown.slice(0, 5).join('; ')}`,
  )
}

async function putToWork(
  parts: Parts,
  decider: Decider,
  rulebook: Rulebook,
  isOfRecord: boolean,
): Promise<Edition> {
  const successor = withResolvers<ApiContext>()
  const store = await parts.store
  const context: ApiContext = {
    prepare: decider.prepare,
    isReady: () => decider.isReady() && !parts.isBehind(),
    ...rulebook,
    store,
    log: parts.log,
    timeZone: timeZoneOf(parts.config, rulebook.profile),
    now: () => new Date(),
    newId: () => randomUUID(),
    randomBytes: (count: number) => randomBytes(count),
    successor: () => {
      parts.onSuperseded()
      return Promise.race([successor.promise, givenUp()])
    },
  }
  return {
    // Those of the record are in force already, or others are by now.
    administratorKey: isOfRecord ? undefined : await openDeployment(context),
    app: createApp(context),
    context,
    decider,
    policies: rulebook.policySet.digest,
    snapshot: rulebook.snapshot.digest,
    open: new Set(),
    replaceBy: successor.resolve,
  }
}

async function givenUp(): Promise<never> {
  await setTimeout(SUCCESSOR_MS, undefined, { ref: false })
  throw new StoreError('STORE_BUSY', 'other policies are in force and are not prepared here yet')
}

/** Answers a request by an edition, which stays until it has. */
export function answerBy(edition: Edition, request: IncomingMessage, response: ServerResponse): void {
  edition.open.add(response)
  response.once('close', () => edition.open.delete(response))
  edition.app(request, response)
}

/** Ends an edition when all that it was asked is answered or given up. */
export async function retire({ open, decider }: Edition): Promise<void> {
  await Promise.all([...open].map((response) => new Promise((resolve) => response.once('close', resolve))))
  await decider.close()
}

/** @param fail what else has to be told when a file is wrong: threads wait for what would have come of it */
function loadOr(load: () => Rulebook, fail: (error: unknown) => void): Rulebook {
  try {
    return load()
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
