import type { Active, Store } from './store/store.ts'

/** Replicas learn within this time what another has put in force. */
const EVERY_MS = 1000

export interface Following {
  /** Looks at once. */
  look(): void
  /** Whether what is in force could not be taken over at the last look. */
  isBehind(): boolean
  stop(): void
}

/**
 * Looks again and again whether others are in force than those at work here. A look ends before the next begins; one that
 * fails says nothing, for the next comes soon.
 * @param isAtWork whether these are the ones at work
 * @param take prepares those in force and puts them to work; rejects where it cannot
 */
export function followRecord(
  store: Pick<Store, 'active'>,
  isAtWork: (active: Active) => boolean,
  take: () => Promise<void>,
): Following {
  let isLooking = false
  let isBehind = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    // Where the database is down, requests say so.
    const active = await store.active().catch(() => undefined)
    if (active !== undefined)
      isBehind =
        !isAtWork(active) &&
        (await take().then(
          () => false,
          () => true,
        ))
    isLooking = false
  }
  const timer = setInterval(() => void look(), EVERY_MS)
  timer.unref()
  return {
    look: () => void look(),
    isBehind: () => isBehind,
    stop: () => {
      clearInterval(timer)
    },
  }
}
