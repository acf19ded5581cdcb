import type { Logger } from 'pino'
import type { DecideDependencies } from '../operations/decide-purchase.ts'
import { StoreError } from '../store/store.ts'
import type { NewCaseRequest, Preparation } from '../operations/read-and-prepare.ts'

/** What the API is made of. */
export interface ApiContext extends DecideDependencies {
  readonly log: Logger
  /** `readAndPrepare` in a thread of the deployment's choice. */
  readonly prepare: (request: NewCaseRequest) => Promise<Preparation>
  /** Whether `prepare` can be done. */
  readonly isReady: () => boolean
  /**
   * The context that takes the place of this one, as soon as it is there.
   * @throws {StoreError} `STORE_BUSY` when none comes in time
   */
  readonly successor: () => Promise<ApiContext>
}

/** So often at the most something is done again because others were put in force meanwhile. */
const ATTEMPTS = 3

/**
 * Does something by the policies and data in force: where others were put in force before it was recorded, it is done again
 * by those.
 */
export async function byThoseInForce<T>(
  context: ApiContext,
  work: (context: ApiContext) => Promise<T>,
): Promise<T> {
  let current = context
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(current)
    } catch (error) {
      const isSuperseded = error instanceof StoreError && error.code === 'SUPERSEDED'
      if (!isSuperseded || attempt === ATTEMPTS) throw error
      current = await current.successor()
    }
  }
}
