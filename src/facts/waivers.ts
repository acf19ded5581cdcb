import type { Purchase } from '../purchase/purchase.ts'
import type { Day } from '../reference/snapshot.ts'
import type { CaseFacts, WaiverInForce } from './case-facts.ts'
import type { EvidenceFacts } from './fact.ts'

/** The act of an authority that sets rules aside, as the record holds it. */
export interface HeldWaiver {
  readonly id: string
  /** `issuerCode` of who issued it. */
  readonly issuer: string
  readonly rules: readonly string[]
  /** First and last day of acts that it helps. */
  readonly from: Day
  readonly until: Day
  /** How many determinations may rest on it; null: without a limit. */
  readonly uses: number | null
  readonly used: number
  readonly scope: WaiverScope
  readonly state: 'entered' | 'confirmed' | 'rejected' | 'withdrawn'
}

export interface WaiverScope {
  /** References of purchases; absent means any purchase. */
  readonly references?: readonly string[]
  /** Ids of lines of those purchases; absent means any line. */
  readonly items?: readonly string[]
}

/** What a waiver comes to on a day; only `confirmed` carries anything. */
export type WaiverStanding = WaiverInForce['standing']

export function standingOf({ state, from, until, uses, used }: HeldWaiver, today: Day): WaiverStanding {
  if (state !== 'confirmed') return state
  if (today < from) return 'not-yet'
  if (today > until) return 'expired'
  return uses !== null && used >= uses ? 'exhausted' : 'confirmed'
}

/** Whether a waiver is about this rule on this line of this purchase; one for lines says nothing of the purchase as a whole. */
export function coversLine(
  { rules, scope }: HeldWaiver,
  purchase: Purchase,
  { rule, item }: { readonly rule: string; readonly item: string | null },
): boolean {
  if (!rules.includes(rule)) return false
  if (scope.references !== undefined && !scope.references.includes(purchase.reference ?? '')) return false
  if (scope.items === undefined) return true
  return item !== null && scope.items.includes(item)
}

/**
 * The case facts of a purchase with the waivers that its claims name, as they stand on the day: those that carry nothing
 * are there too, so that a claim on them is seen to fail and not passed over.
 */
export function withWaivers(
  caseFacts: CaseFacts,
  purchase: Purchase,
  held: readonly HeldWaiver[],
  asOf: Day,
): CaseFacts {
  const named = new Set((purchase.claims ?? []).map((claim) => claim.waiver))
  const waivers = held
    .filter((one) => named.has(one.id))
    .map((one): WaiverInForce => {
      const { id, issuer, rules, from, until, scope } = one
      const isOfPurchase =
        scope.references === undefined || scope.references.includes(purchase.reference ?? '')
      return {
        from,
        id,
        issuer,
        items: scope.items ?? null,
        rules,
        standing: isOfPurchase ? standingOf(one, asOf) : 'out-of-scope',
        until,
      }
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  return waivers.length === 0 ? caseFacts : { ...caseFacts, waivers }
}

/** The id of a waiver among the evidence of a purchase; no evidence that is handed in can have it. */
export function waiverEvidenceId(id: string): string {
  return `@waiver/${id}`
}

/** A waiver as rules see it: evidence that a second person has confirmed, or evidence that is rejected. */
export function waiverEvidence(waiver: WaiverInForce): EvidenceFacts {
  return {
    answers: {},
    date: waiver.from,
    id: waiverEvidenceId(waiver.id),
    issuerCode: waiver.issuer,
    issuerParty: null,
    issuerRole: 'authority',
    lines: null,
    outcome: null,
    path: `/waivers/@${waiver.id}`,
    pointer: '/claims',
    rules: waiver.rules,
    signed: true,
    state: waiver.standing === 'confirmed' ? 'confirmed' : 'rejected',
    // The empty path is that of the purchase, above everything in it.
    subjects: waiver.items === null ? [''] : waiver.items.map((item) => `/items/@${item}`),
    type: 'waiver',
    validUntil: waiver.until,
  }
}
