import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { NewCaseRequest, Preparation } from './operations/read-and-prepare.ts'
import type { RulebookTexts } from './operations/past-rulebook.ts'
import type { NameRegister } from './reference/names/name-register.ts'
import { StoreError } from './store/store.ts'

/** So many purchases may wait to be decided; one more is told to come again. */
const MAX_WAITING = 4096
/** So many go to a thread together at the most: one message, and afterwards one commit, for all of them. */
const MAX_BATCH = 8
/** While a thread works on one batch, its next lies ready; what comes meanwhile gathers. No timer. */
const MAX_SENT = 2
/** A thread that died is replaced so often; after that something is wrong that a new one does not mend. */
const MAX_RESTARTS = 10

/** Decides new cases in threads of their own, so that taking requests and deciding them share no core. */
export interface Decider {
  /** @throws {StoreError} `STORE_BUSY` when too much waits or no thread is there, `STORE_FAILED` when its thread died */
  readonly prepare: (request: NewCaseRequest) => Promise<Preparation>
  /** Whether a thread is there to decide. */
  readonly isReady: () => boolean
  close(): Promise<void>
}

interface Waiting {
  readonly request: NewCaseRequest
  readonly resolve: (preparation: Preparation) => void
  readonly reject: (error: StoreError) => void
}

interface Thread {
  readonly worker: Worker
  /** Batches that it was given, oldest first; it answers in their order. */
  readonly sent: Waiting[][]
}

/**
 * Resolves when every thread has its rulebook.
 * @param start starts a thread
 * @throws {StoreError} `STORE_FAILED` when a thread does not start
 */
export async function startDecider(count: number, start: () => Promise<Worker>): Promise<Decider> {
  const waiting: Waiting[] = []
  const threads: Thread[] = []
  let restarts = 0
  let isClosed = false

  const dispatch = (): void => {
    while (waiting.length > 0) {
      const thread = leastBusy(threads)
      if (thread === undefined) return
      const batch = waiting.splice(0, MAX_BATCH)
      thread.sent.push(batch)
      thread.worker.postMessage(batch.map((one) => one.request))
    }
  }
  /** When nobody is left to decide, nobody may be left waiting. */
  const strand = (): void => {
    if (threads.length === 0) for (const one of waiting.splice(0)) one.reject(ended())
  }
  const begin = async (): Promise<void> => {
    const worker = await start()
    const thread: Thread = { worker, sent: [] }
    threads.push(thread)
    worker.on('message', (preparations: readonly Preparation[]) => {
      const batch = thread.sent.shift() ?? []
      dispatch()
      preparations.forEach((preparation, index) => batch[index]?.resolve(preparation))
    })
    // An error alone would end the process; the thread exits right after it.
    worker.on('error', () => undefined)
    worker.on('exit', () => {
      threads.splice(threads.indexOf(thread), 1)
      for (const one of thread.sent.flat()) one.reject(ended())
      if (!isClosed && restarts++ < MAX_RESTARTS) begin().then(dispatch, strand)
      else strand()
    })
  }
  await Promise.all(Array.from({ length: count }, begin))
  return {
    isReady: () => threads.length > 0,
    prepare: (request) =>
      new Promise((resolve, reject) => {
        if (threads.length === 0) reject(new StoreError('STORE_BUSY', 'no thread is there to decide'))
        else if (waiting.length >= MAX_WAITING) reject(new StoreError('STORE_BUSY', 'too many requests wait'))
        else {
          waiting.push({ request, resolve, reject })
          dispatch()
        }
      }),
    close: async () => {
      isClosed = true
      await Promise.all(threads.map((thread) => thread.worker.terminate()))
    },
  }
}

/** The thread with the least to do; undefined while all have enough. */
function leastBusy(threads: readonly Thread[]): Thread | undefined {
  let found: Thread | undefined
  for (const thread of threads) {
    if (thread.sent.length < (found?.sent.length ?? MAX_SENT)) found = thread
  }
  return found
}

function ended(): StoreError {
  return new StoreError('STORE_FAILED', 'the deciding thread ended')
}

/** What a deciding thread is started with. */
export interface ThreadData {
  /** The deployment's profile file, beside the policies and data that the project ships. */
  readonly profile: string | undefined
  /** Policies and data as the record keeps them, which are then used instead. */
  readonly texts: RulebookTexts | undefined
}

/**
 * Resolves when the thread is ready to decide.
 * @param names the names of the reference data, which the thread attaches to; it prepares its own where there are none
 */
export async function startThread(data: ThreadData, names?: Promise<NameRegister>): Promise<Worker> {
  const file = new URL(`./deciding-thread${extname(import.meta.url)}`, import.meta.url)
  const worker = new Worker(file, { workerData: data })
  const failed = new Promise<never>((_, reject) => {
    worker.once('error', (cause) => {
      reject(new StoreError('STORE_FAILED', 'a deciding thread did not start', { cause }))
    })
  })
  const said = (): Promise<unknown> =>
    Promise.race([failed, new Promise((resolve) => worker.once('message', resolve))])
  try {
    await said()
    const ready = said()
    worker.postMessage(await names)
    await ready
  } catch (error) {
    await worker.terminate()
    throw error
  }
  worker.removeAllListeners('error')
  return worker
}
