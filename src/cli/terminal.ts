import type { Rulebook } from '../operations/deployment.ts'
import type { ReadDependencies } from '../operations/get-decision.ts'
import type { ProfileContext } from '../policy/profile.ts'
import type { Store } from '../store/store.ts'

export type ReadableRecord = ReadDependencies['store'] &
  Pick<Store, 'entries' | 'commitRoots'> & { close(): void | Promise<void> }

/** What commands need of the world around them. */
export interface Terminal {
  readonly write: (text: string | Uint8Array) => void
  readonly writeError: (text: string) => void
  /** Whether a person looks on at what goes to the errors, so that a line may be written over. */
  readonly showsProgress: boolean
  /** Sets the exit status; the process ends when its work is done. */
  readonly exit: (status: number) => void
  readonly now: () => Date
  readonly rulebook: () => Rulebook
  /** IANA zone of buyers that name none, as environment and profile have it. */
  readonly timeZone: (rulebook: Rulebook) => string
  /** The deployment's profile file, where it has one. */
  readonly profile: () => string | undefined
  readonly profileContext: () => ProfileContext
  /** Folder of packs. */
  readonly policies: string
  /** Folder of the reference data. */
  readonly data: string
  /** @throws {StoreError} `NOT_FOUND` when nothing is recorded yet */
  readonly openRecord: () => Promise<ReadableRecord>
  /** The key that commands act with at the running service. */
  readonly serviceKey: () => string | undefined
  /** A file that a command names; `-` is standard input. @throws where it cannot be read */
  readonly readFile: (file: string) => Buffer<ArrayBuffer>
  readonly serve: () => Promise<void>
}
