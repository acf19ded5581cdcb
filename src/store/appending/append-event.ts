import { recordRoot } from '../../audit/commitment.ts'
import { encodeLeaf, type EventType } from '../../audit/leaf.ts'
import { hashLeaf, type Frontier } from '../../audit/merkle.ts'
import type { Recorded, StoreError, StoreEvent } from '../store.ts'
import { insert, type Asking } from './ask.ts'
import { erasableOf, recordOf } from './record.ts'
import { refuse } from './refuse.ts'
import { remember, writeDetails } from './write-details.ts'

/** Where a log stands: all that is needed to go on. */
export interface LogState {
  frontier: Frontier
  /** How many events there are of each type. */
  ords: Map<EventType, number>
  /** Kind and digest of texts that are surely stored. */
  readonly known: Set<string>
}

/**
 * Appends an event as the next leaf, with everything that belongs to it; the state moves on with it. To be run within one
 * transaction; when that fails the state is to be thrown away.
 * @returns the refusal of an event that may not happen, of which nothing is written
 */
export function* appendEvent(state: LogState, event: StoreEvent): Asking<Recorded | StoreError> {
  const refusal = yield* refuse(event)
  if (refusal !== undefined) return refusal
  const record = recordOf(event)
  const [seq, ord] = [state.frontier.size, state.ords.get(event.kind) ?? 0]
  const root = recordRoot(event.salt, record)
  const { time, actor } = event
  const leaf = encodeLeaf({ v: 1, seq, type: event.kind, ord, time, actor, record: root })
  const leafHash = hashLeaf(leaf)
  yield* insert('event', seq, event.kind, ord, leaf, leafHash, record)
  yield* insert('erasable', seq, event.salt, erasableOf(event))
  yield* writeDetails(state.known, event, seq)
  state.frontier.append(leafHash)
  state.ords.set(event.kind, ord + 1)
  remember(state.known, event)
  return { seq, ord, leafHash: leafHash.toString('base64') }
}

const DAY_MS = 86_400_000

/** Before this moment idempotency keys are forgotten (draft-ietf-httpapi-idempotency-key-header-07 leaves the time to the server). */
export function keysKeptFrom(time: string): string {
  return new Date(Date.parse(time) - DAY_MS).toISOString()
}
