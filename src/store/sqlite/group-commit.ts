import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { StoreError, type Recorded, type StoreEvent } from '../store.ts'
import type { WriterMessage, WriterRequest, WriterResult } from './writer.ts'

/** So many events may wait; one more is told to come again. */
export const MAX_WAITING = 4096
/** So many events go into one commit at the most. */
const MAX_BATCH = 256

interface Waiting {
  readonly event: StoreEvent
  readonly settle: (result: WriterResult) => void
}

export interface GroupCommit {
  append(event: StoreEvent): Promise<Recorded>
  commits(): number
  /** Takes nothing more; resolves when everything handed over before is settled. */
  drain(): Promise<void>
  /** Ends the writer, which frees the directory. Requires `drain` before. */
  close(): Promise<void>
}

/**
 * Hands events to the writer thread. While one commit runs, events gather; they become the next. No timer.
 * @throws {StoreError} when the writer cannot open the directory
 */
export async function startGroupCommit(directory: string): Promise<GroupCommit> {
  // The worker runs in the form in which this file runs: source under tests, compiled otherwise.
  const writer = new Worker(new URL(`./writer${extname(import.meta.url)}`, import.meta.url), {
    workerData: { directory },
  })
  await opened(writer)
  return createGroupCommit(writer)
}

async function opened(writer: Worker): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    writer.once('error', (cause) => {
      reject(new StoreError('STORE_FAILED', 'the writer did not start', { cause }))
    })
    writer.once('exit', () => {
      reject(new StoreError('STORE_FAILED', 'the writer did not start'))
    })
    writer.once('message', (message: WriterMessage) => {
      if (message.kind === 'failed') reject(new StoreError(message.code, message.message))
      else resolve()
    })
  })
}

function createGroupCommit(writer: Worker): GroupCommit {
  const queue = createQueue(writer)
  const exited = new Promise<void>((resolve) => {
    writer.once('exit', () => {
      queue.stop('the writer has ended')
      resolve()
    })
  })
  writer.on('message', (message: WriterMessage) => {
    if (message.kind === 'failed') queue.stop(message.message)
    else if (message.kind === 'results') queue.settle(message.results)
  })
  writer.on('error', (error) => {
    queue.stop(error instanceof Error ? error.message : String(error))
  })
  return {
    append: (event) =>
      new Promise((resolve, reject) => {
        queue.add(event, (result) => {
          if (result.ok) resolve(result.recorded)
          else reject(new StoreError(result.code, result.message))
        })
      }),
    commits: () => queue.commits(),
    drain: () => queue.drain(),
    close: () => {
      writer.postMessage({ kind: 'close' } satisfies WriterRequest)
      return exited
    },
  }
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

/** Events that wait and events of the commit that runs. */
function createQueue(writer: Worker) {
  let waiting: Waiting[] = []
  let running: Waiting[] = []
  let stopped: WriterResult | null = null
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
    writer.postMessage({ kind: 'append', events: running.map((one) => one.event) } satisfies WriterRequest)
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
    settle(results: readonly WriterResult[]): void {
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
      const failed: WriterResult = { ok: false, code: 'STORE_FAILED', message }
      stopped = failed
      const all = [...running, ...waiting]
      ;[running, waiting] = [[], []]
      for (const one of all) one.settle(failed)
      drained()
    },
  }
}
