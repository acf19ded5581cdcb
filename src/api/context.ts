import type { Logger } from 'pino'
import type { DecideDependencies } from '../operations/decide-purchase.ts'

/** What the API is made of. */
export interface ApiContext extends DecideDependencies {
  readonly log: Logger
}
