import type { Purchase } from '../purchase/purchase.ts'
import type { CaseFacts } from './case-facts.ts'
import type { ClaimFacts, EvidenceFacts } from './fact.ts'

/** Evidence as rules see it, ordered by id. */
export function resolveEvidence(purchase: Purchase, caseFacts: CaseFacts): EvidenceFacts[] {
  return (purchase.evidence ?? [])
    .map((evidence, index) => ({
      answers: scalarAnswers(evidence.answers ?? {}),
      date: evidence.date ?? null,
      id: evidence.id,
      issuerCode: evidence.issuerCode ?? null,
      issuerParty: evidence.issuerParty ?? null,
      issuerRole: evidence.issuerRole ?? null,
      path: `/evidence/@${evidence.id}`,
      pointer: `/evidence/${index}`,
      signed: typeof evidence.signedBy === 'string' && evidence.signedBy !== '',
      state: stateOf(evidence.id, evidence.state ?? null, caseFacts),
      subjects: evidence.subjects ?? null,
      type: evidence.type ?? null,
      validUntil: evidence.validUntil ?? null,
    }))
    .sort(byId)
}

/** In a recorded decision only a second person's word confirms; the file may still reject (design 2.6). */
function stateOf(id: string, stated: EvidenceFacts['state'], caseFacts: CaseFacts): EvidenceFacts['state'] {
  if (stated === 'rejected' || caseFacts.trustsFile) return stated
  const held = caseFacts.confirmations.find((one) => one.evidence === id)
  if (held !== undefined) return held.state
  return stated === 'confirmed' ? 'received' : stated
}

/** Answers that a rule can test; anything richer is kept with the purchase and read by people. */
function scalarAnswers(answers: Readonly<Record<string, unknown>>): EvidenceFacts['answers'] {
  const scalar: Record<string, boolean | string | number | null> = {}
  for (const [key, value] of Object.entries(answers)) {
    if (typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number')
      scalar[key] = value
    else scalar[key] = null
  }
  return scalar
}

/** Claims as rules see them, ordered by id. */
export function resolveClaims(purchase: Purchase): ClaimFacts[] {
  return (purchase.claims ?? [])
    .map((claim, index) => ({
      id: claim.id,
      path: `/claims/@${claim.id}`,
      pointer: `/claims/${index}`,
      claim: claim.claim ?? null,
      rule: claim.rule ?? null,
      subjects: claim.subjects ?? null,
      by: claim.by ?? null,
      evidence: [...(claim.evidence ?? [])].sort(),
    }))
    .sort(byId)
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
