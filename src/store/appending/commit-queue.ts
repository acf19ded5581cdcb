import { StoreError, type Recorded, type StoreErrorCode, type StoreEvent } from '../store.ts'

/** What came of each event of a commit. */
export type CommitResult =
  | { readonly ok: true; readonly recorded: Recorded }
  | { readonly ok: false; readonly code: StoreErrorCode; readonly message: string }

/** So many events may wait; one more is told to come again. */
const MAX_WAITING = 4096
/** So many events go into one commit at the most. */
const MAX_BATCH = 256

interface Waiting {
  readonly event: StoreEvent
  readonly settle: (result: CommitResult) => void
}

export type CommitQueue = ReturnType<typeof createCommitQueue>

/** Hands an event to the queue. @throws {StoreError} what came of it, where it was not recorded */
export function appendThrough(queue: CommitQueue, event: StoreEvent): Promise<Recorded> {
  return new Promise((resolve, reject) => {
    queue.add(event, (result) => {
      if (result.ok) resolve(result.recorded)
      else reject(new StoreError(result.code, result.message))
    })
  })
}

/** Runs an action once for all calls of one go: events that come together, as decisions do, share a commit. */
function coalesced(action: () => void): () => void {
  let isDue = false
  return () => {
    if (isDue) return
    isDue = true
    queueMicrotask(() => {
      isDue = false
      action()
    })
  }
}

/**
 * Gathers events while one commit runs; they become the next. No timer.
 * @param send starts a commit; what came of it is told by `settle`, in order
 */
export function createCommitQueue(send: (events: readonly StoreEvent[]) => void) {
  let waiting: Waiting[] = []
  let running: Waiting[] = []
  let stopped: CommitResult | null = null
  let commits = 0
  let onDrained: (() => void)[] = []
  const drained = (): void => {
    if (running.length > 0 || waiting.length > 0) return
    const tell = onDrained
    onDrained = []
    for (const one of tell) one()
  }
  const next = (): void => {
    if (running.length > 0 || waiting.length === 0) return
    running = waiting.splice(0, MAX_BATCH)
    send(running.map((one) => one.event))
  }
  const soon = coalesced(next)
  return {
    commits: () => commits,
    add(event: StoreEvent, settle: Waiting['settle']): void {
      if (stopped !== null) settle(stopped)
      else if (waiting.length >= MAX_WAITING)
        settle({ ok: false, code: 'STORE_BUSY', message: 'too many requests wait' })
      else {
        waiting.push({ event, settle })
        soon()
      }
    },
    settle(results: readonly CommitResult[]): void {
      commits++
      const done = running
      running = []
      // The next commit starts before anybody is answered, so that the disk never waits for answers.
      next()
      done.forEach((one, index) => {
        one.settle(results[index] ?? { ok: false, code: 'STORE_FAILED', message: 'no result' })
      })
      drained()
    },
    drain(): Promise<void> {
      stopped ??= { ok: false, code: 'STORE_FAILED', message: 'the store is closed' }
      return new Promise((resolve) => {
        onDrained.push(resolve)
        drained()
      })
    },
    /** After a failed commit nobody knows what the disk holds: nothing more is taken until the store is opened again. */
    stop(message: string): void {
      const failed: CommitResult = { ok: false, code: 'STORE_FAILED', message }
      stopped = failed
      const all = [...running, ...waiting]
      ;[running, waiting] = [[], []]
      for (const one of all) one.settle(failed)
      drained()
    },
  }
}
