import type { StoredProfile } from '../store.ts'
import { attached } from './attached.ts'

export interface ProfileRow {
  readonly author: string
  readonly proposedAt: string
  readonly record: string
  readonly entries: string | null
}

export interface MatchRow {
  readonly profile: string
  readonly state: 'confirmed' | 'rejected'
  readonly actor: string
  readonly time: string
}

/** What others said of a profile is read in order: the last word counts, and a confirmation is not forgotten. */
export function toProfiles(rows: readonly ProfileRow[], matches: readonly MatchRow[]): StoredProfile[] {
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
