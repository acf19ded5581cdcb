import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { appendThrough, createCommitQueue } from '../appending/commit-queue.ts'
import { StoreError, type Recorded, type StoreEvent } from '../store.ts'
import type { WriterMessage, WriterRequest } from './writer.ts'

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
  const queue = createCommitQueue((events) => {
    writer.postMessage({ kind: 'append', events } satisfies WriterRequest)
  })
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
    append: (event) => appendThrough(queue, event),
    commits: () => queue.commits(),
    drain: () => queue.drain(),
    close: () => {
      writer.postMessage({ kind: 'close' } satisfies WriterRequest)
      return exited
    },
  }
}
