import { canonicalJson, digestOf, digestOfText } from '../audit/canonical-json.ts'
import type { Known } from '../policy/check-condition.ts'
import { compilePack, policySetDocument, toPolicySet } from '../policy/compile-pack.ts'
import type { PackSource } from '../policy/pack.ts'
import { NO_PROFILE, type Profile } from '../policy/profile.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import { compileSnapshot } from '../reference/compile-snapshot.ts'
import type { NameRegister } from '../reference/names/name-register.ts'
import type { Reference } from '../reference/reference-schema.ts'
import type { Snapshot } from '../reference/snapshot.ts'

/** What decisions are made by: policies and reference data, compiled once. */
export interface Rulebook {
  readonly policySet: PolicySet
  /** What the deployment has set; part of what the digest of the policies names. */
  readonly profile: Profile
  /** Canonical JSON of the packs; `policySet.digest` names it. */
  readonly policyText: string
  readonly snapshot: Snapshot
  /** Every category code of the snapshot. */
  readonly categories: ReadonlySet<string>
}

/** Where time, chance and the deployment's own settings come from. */
export interface Surroundings {
  readonly now: () => Date
  /** A fresh random identifier. */
  readonly newId: () => string
  readonly randomBytes: (count: number) => Buffer
  /** IANA zone for buyers that name none. */
  readonly timeZone: string
}

/** @param held its names, where another thread has prepared them */
export function compileReference(reference: Reference, held?: () => NameRegister | undefined): Snapshot {
  const canonicalText = canonicalJson(reference)
  return compileSnapshot(reference, { canonicalText, digest: digestOfText(canonicalText) }, held)
}

export function toRulebook(
  packs: readonly PackSource[],
  snapshot: Snapshot,
  profile: Profile = NO_PROFILE,
): Rulebook {
  const policySet = toPolicySet(
    packs.map((pack) => compilePack(pack, digestOf, profile)),
    digestOf,
    profile,
  )
  return {
    policySet,
    profile,
    policyText: canonicalJson(policySetDocument(packs, profile)),
    snapshot,
    categories: new Set(snapshot.categories.all().map((category) => category.code)),
  }
}

/** What the type check of packs needs to know of a snapshot. */
export function knownTo(snapshot: Snapshot): Known {
  return {
    categories: new Set(snapshot.categories.all().map((category) => category.code)),
    lists: new Set(snapshot.lists.map((list) => list.id)),
  }
}
