import type { StoredProfile } from '../store.ts'
import { attached } from './attached.ts'
import type { Connection } from './driver.ts'

/** Reads every party profile with what others than its author said of it. */
export function createProfileReader(connection: Connection): () => StoredProfile[] {
  const profiles = connection.prepare(
    `SELECT p.actor AS author, p.time AS proposedAt, e.record, x.entries FROM party_profile p
     JOIN event e ON e.seq = p.seq LEFT JOIN erasable x ON x.seq = p.seq ORDER BY p.seq`,
  )
  const matches = connection.prepare('SELECT profile, state, actor, time FROM confirmed_match ORDER BY seq')
  return () => toProfiles(profiles.all() as ProfileRow[], matches.all() as MatchRow[])
}

interface ProfileRow {
  readonly author: string
  readonly proposedAt: string
  readonly record: string
  readonly entries: string | null
}

interface MatchRow {
  readonly profile: string
  readonly state: 'confirmed' | 'rejected'
  readonly actor: string
  readonly time: string
}

/** What others said of a profile is read in order: the last word counts, and a confirmation is not forgotten. */
function toProfiles(rows: readonly ProfileRow[], matches: readonly MatchRow[]): StoredProfile[] {
  const said = new Map<string, Pick<StoredProfile, 'state' | 'decidedBy' | 'decidedAt'>>()
  for (const { profile, state, actor, time } of matches) {
    const before = said.get(profile)?.state
    const wasConfirmed = before === 'confirmed' || before === 'withdrawn'
    const now = state === 'rejected' && wasConfirmed ? 'withdrawn' : state
    said.set(profile, { state: now, decidedBy: actor, decidedAt: time })
  }
  return rows.map(({ author, proposedAt, record, entries }) => {
    const document = attached(record, entries).document as Omit<StoredProfile, keyof typeof NOBODY_SPOKE>
    return { ...document, author, proposedAt, ...(said.get(document.id) ?? NOBODY_SPOKE) }
  })
}

const NOBODY_SPOKE = { state: 'proposed', decidedBy: null, decidedAt: null } as const
