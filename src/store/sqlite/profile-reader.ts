import type { StoredProfile } from '../store.ts'
import { toProfiles, type MatchRow, type ProfileRow } from '../rows/profile.ts'
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
