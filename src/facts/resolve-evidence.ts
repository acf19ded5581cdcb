import type { Purchase } from '../purchase/purchase.ts'
import type { CaseFacts } from './case-facts.ts'
import { waiverEvidence, waiverEvidenceId } from './waivers.ts'
import type { ClaimFacts, EvidenceFacts, RepliedLine } from './fact.ts'

/** Evidence as rules see it, with the waivers that claims name, ordered by id. */
export function resolveEvidence(purchase: Purchase, caseFacts: CaseFacts): EvidenceFacts[] {
  const handedIn = (purchase.evidence ?? []).map((evidence, index) => ({
    answers: comparableAnswers(evidence.answers ?? {}),
    date: evidence.date ?? null,
    id: evidence.id,
    issuerCode: evidence.issuerCode ?? null,
    issuerParty: evidence.issuerParty ?? null,
    issuerRole: evidence.issuerRole ?? null,
    lines: repliedLines(evidence, index),
    outcome: evidence.outcome ?? null,
    path: `/evidence/@${evidence.id}`,
    pointer: `/evidence/${index}`,
    signed: typeof evidence.signedBy === 'string' && evidence.signedBy !== '',
    state: stateOf(evidence.id, evidence.state ?? null, caseFacts),
    subjects: evidence.subjects ?? null,
    type: evidence.type ?? null,
    validUntil: evidence.validUntil ?? null,
  }))
  return [...handedIn, ...(caseFacts.waivers ?? []).map(waiverEvidence)].sort(byId)
}

type Evidence = NonNullable<Purchase['evidence']>[number]

function repliedLines(evidence: Evidence, index: number): RepliedLine[] | null {
  const lines = evidence.lines ?? null
  if (lines === null) return null
  return lines.map((line, at) => ({
    path: `/evidence/@${evidence.id}/lines/${typeof line.item === 'string' ? `@${line.item}` : at}`,
    pointer: `/evidence/${index}/lines/${at}`,
    item: line.item ?? null,
    outcome: line.outcome ?? null,
    lineDigest: line.lineDigest ?? null,
  }))
}

/** In a recorded decision only a second person's word confirms; the file may still reject (design 2.6). */
function stateOf(id: string, stated: EvidenceFacts['state'], caseFacts: CaseFacts): EvidenceFacts['state'] {
  if (stated === 'rejected' || caseFacts.trustsFile) return stated
  const held = caseFacts.confirmations.find((one) => one.evidence === id)
  if (held !== undefined) return held.state
  return stated === 'confirmed' ? 'received' : stated
}

type Answers = NonNullable<NonNullable<Purchase['evidence']>[number]['answers']>

/** Answers as a rule can test them: a list does not depend on its order. */
function comparableAnswers(answers: Answers): EvidenceFacts['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value]),
  )
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
      evidence: evidenceOfClaim(claim),
    }))
    .sort(byId)
}

function evidenceOfClaim({ evidence, waiver }: NonNullable<Purchase['claims']>[number]): string[] {
  const named = waiver === undefined || waiver === null ? [] : [waiverEvidenceId(waiver)]
  return [...(evidence ?? []), ...named].sort()
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
