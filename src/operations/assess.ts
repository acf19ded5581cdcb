import { digestOfText } from '../audit/canonical-json.ts'
import type { Body } from '../decision/body.ts'
import { decide } from '../decision/decide.ts'
import type { CaseFacts } from '../facts/case-facts.ts'
import type { Facts } from '../facts/fact.ts'
import { resolve } from '../facts/resolve.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Rulebook } from './deployment.ts'
import { writeBody } from './write-body.ts'

/** A decision before anything is recorded. */
export interface Assessment {
  readonly facts: Facts
  readonly body: Body
  /** Canonical JSON of the body and the digest of it, which replay compares. */
  readonly bodyText: string
  readonly bodyDigest: string
}

/** The one way in which anything is decided: live, tried, checked, replayed or tested (design 2.11). */
export function assess(
  purchase: Purchase,
  caseFacts: CaseFacts,
  rulebook: Pick<Rulebook, 'policySet' | 'snapshot'>,
  day: { readonly asOf: string; readonly isHypothetical: boolean },
): Assessment {
  const facts = resolve(purchase, caseFacts, rulebook.snapshot)
  const decided = decide(facts, rulebook.policySet, day.asOf, day.asOf)
  const body: Body = day.isHypothetical ? { ...decided, hypothetical: true } : decided
  const bodyText = writeBody(body)
  return { facts, body, bodyText, bodyDigest: digestOfText(bodyText) }
}

/** The set with only the named packs. */
export function onlyPacks(policySet: PolicySet, ids: readonly string[]): PolicySet {
  return { ...policySet, packs: policySet.packs.filter((pack) => ids.includes(pack.source.id)) }
}
