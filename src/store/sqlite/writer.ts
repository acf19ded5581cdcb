import { parentPort, workerData } from 'node:worker_threads'
import type { CommitResult } from '../appending/commit-queue.ts'
import { StoreError, type Recorded, type StoreErrorCode, type StoreEvent } from '../store.ts'
import { createAppender, type Appender } from './append.ts'
import { openWriter, takeLock } from './database.ts'
import { SqliteError } from './driver.ts'

export type WriterMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'results'; readonly results: readonly CommitResult[] }
  | { readonly kind: 'failed'; readonly code: StoreErrorCode; readonly message: string }

export type WriterRequest =
  { readonly kind: 'append'; readonly events: readonly StoreEvent[] } | { readonly kind: 'close' }

/** The thread that owns the one connection that writes. */
function serve(): void {
  const port = parentPort
  if (port === null) throw new Error('the writer runs as a worker only')
  const { directory } = workerData as { readonly directory: string }
  const answer = (message: WriterMessage): void => {
    port.postMessage(message)
  }
  try {
    const { appender, close } = open(directory)
    port.on('message', (request: WriterRequest) => {
      if (request.kind === 'append') {
        answer(appendBatch(appender, request.events))
        return
      }
      close()
      port.close()
    })
    answer({ kind: 'ready' })
  } catch (error) {
    answer(failure(error))
    port.close()
  }
}

interface Opened {
  readonly appender: Appender
  readonly close: () => void
}

/** Locks and opens the directory; where that fails, it is free again. */
function open(directory: string): Opened {
  const lock = takeLock(directory)
  try {
    const connection = openWriter(directory)
    try {
      const close = (): void => {
        connection.close()
        lock.close()
      }
      return { appender: createAppender(connection), close }
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    lock.close()
    throw error
  }
}

function appendBatch(appender: Appender, events: readonly StoreEvent[]): WriterMessage {
  try {
    return { kind: 'results', results: appender.append(events.map(withBuffers)).map(toResult) }
  } catch (error) {
    return failure(error)
  }
}

/** Buffers arrive as plain bytes from the other thread. */
function withBuffers(event: StoreEvent): StoreEvent {
  const salt = Buffer.from(event.salt)
  return event.kind === 'evidence-document'
    ? { ...event, salt, bytes: Buffer.from(event.bytes) }
    : { ...event, salt }
}

function toResult(result: Recorded | StoreError): CommitResult {
  return result instanceof StoreError
    ? { ok: false, code: result.code, message: result.message }
    : { ok: true, recorded: result }
}

function failure(error: unknown): WriterMessage {
  const message = error instanceof Error ? error.message : String(error)
  return { kind: 'failed', code: codeOf(error), message }
}

function codeOf(error: unknown): StoreErrorCode {
  if (error instanceof StoreError) return error.code
  const isCorrupt = error instanceof SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code)
  return isCorrupt ? 'STORE_CORRUPT' : 'STORE_FAILED'
}

serve()
