import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { loadRulebook } from './load-rulebook.ts'
import { readAndPrepare, type NewCaseRequest, type Preparation } from './operations/read-and-prepare.ts'
import { createRandomPool } from './random-pool.ts'
import { StoreError } from './store/store.ts'

/** So many purchases may wait to be decided; one more is told to come again. */
const MAX_WAITING = 4096

/** Decides new cases in a thread of its own, so that taking requests and deciding them share no core. */
export interface Decider {
  /** @throws {StoreError} `STORE_BUSY` when too much waits, `STORE_FAILED` when the thread died */
  readonly prepare: (request: NewCaseRequest) => Promise<Preparation>
  close(): Promise<void>
}

/** What the thread is started with. */
interface ThreadData {
  readonly profile: string | undefined
}

interface Waiting {
  readonly resolve: (preparation: Preparation) => void
  readonly reject: (error: StoreError) => void
}

/**
 * Resolves when the thread has its rulebook. Answers come in the order of the requests: the thread does one after the
 * other.
 * @throws {StoreError} `STORE_FAILED` when the thread does not start
 */
export async function startDecider(profile: string | undefined): Promise<Decider> {
  const worker = new Worker(new URL(`./decider${extname(import.meta.url)}`, import.meta.url), {
    workerData: { profile } satisfies ThreadData,
  })
  await new Promise<void>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', (cause) => {
      reject(new StoreError('STORE_FAILED', 'the deciding thread did not start', { cause }))
    })
  })
  const waiting: Waiting[] = []
  let failure: StoreError | null = null
  worker.on('message', (preparation: Preparation) => {
    waiting.shift()?.resolve(preparation)
  })
  worker.on('error', (cause) => {
    failure = new StoreError('STORE_FAILED', 'the deciding thread ended', { cause })
    for (const one of waiting.splice(0)) one.reject(failure)
  })
  return {
    prepare: (request) =>
      new Promise((resolve, reject) => {
        if (failure !== null) reject(failure)
        else if (waiting.length >= MAX_WAITING) reject(new StoreError('STORE_BUSY', 'too many requests wait'))
        else {
          waiting.push({ resolve, reject })
          worker.postMessage(request)
        }
      }),
    close: async () => {
      await worker.terminate()
    },
  }
}

/** The thread itself: the same rulebook, loaded once, and the same function as anywhere else. */
function serveThread(): void {
  const rulebook = loadRulebook((workerData as ThreadData).profile)
  const takeRandom = createRandomPool(randomBytes)
  parentPort?.on('message', (request: NewCaseRequest) => {
    parentPort?.postMessage(readAndPrepare(rulebook, request, takeRandom))
  })
  parentPort?.postMessage('ready')
}

if (parentPort !== null) serveThread()
