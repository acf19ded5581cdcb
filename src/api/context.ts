import type { Logger } from 'pino'
import type { DecideDependencies } from '../operations/decide-purchase.ts'
import type { NewCaseRequest, Preparation } from '../operations/read-and-prepare.ts'

/** What the API is made of. */
export interface ApiContext extends DecideDependencies {
  readonly log: Logger
  /** `readAndPrepare` in a thread of the deployment's choice. */
  readonly prepare: (request: NewCaseRequest) => Promise<Preparation>
  /** Whether `prepare` can be done. */
  readonly isReady: () => boolean
}
