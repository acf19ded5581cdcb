import { canonicalJson, digestOfText } from '../audit/canonical-json.ts'
import { detach, SALT_BYTES } from '../audit/commitment.ts'
import { renderTexts } from '../decision/texts.ts'
import type { CaseFacts } from '../facts/case-facts.ts'
import { factsDocument } from '../facts/facts-document.ts'
import { erasablePlaces } from '../purchase/erasable-places.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { DigestedText } from '../store/store.ts'
import { assess } from './assess.ts'
import type { Rulebook } from './deployment.ts'
import { dayOf } from './today.ts'

/** A purchase to be decided, by its own terms. */
export interface PrepareRequest {
  readonly purchase: Purchase
  readonly caseFacts: CaseFacts
  /** RFC 3339 UTC; the day of the decision follows from it and the buyer's zone. */
  readonly time: string
  readonly timeZone: string
}

/** Everything about a decision but its place in the record: texts only, cheap to hand from thread to thread. */
export interface PreparedDecision {
  readonly reference: string | null
  readonly asOf: string
  readonly outcome: string
  readonly decisive: readonly string[]
  readonly packs: readonly string[]
  /** Detached, canonical. */
  readonly purchase: string
  /** JSON of the values that can be erased, with their salts. */
  readonly erasable: string
  readonly facts: DigestedText
  readonly caseFacts: DigestedText
  readonly body: DigestedText
  /** JSON of the texts that people read. */
  readonly texts: string
}

/** Decides a purchase and makes ready all that the record keeps of it. */
export function prepareDecision(
  rulebook: Rulebook,
  request: PrepareRequest,
  randomBytes: (count: number) => Buffer,
): PreparedDecision {
  const { purchase, caseFacts } = request
  const asOf = dayOf(purchase, new Date(request.time), request.timeZone)
  const { facts, body, bodyText, bodyDigest } = assess(purchase, caseFacts, rulebook, {
    asOf,
    isHypothetical: false,
  })
  const places = erasablePlaces(purchase)
  const detached = detach(purchase, places, randomBytes(places.length * SALT_BYTES))
  return {
    reference: purchase.reference ?? null,
    asOf,
    outcome: body.outcome,
    decisive: [...new Set(body.items.flatMap((item) => item.decisive))],
    packs: body.packs.map((pack) => `${pack.id}@${pack.digest}`),
    purchase: detached.text,
    erasable: JSON.stringify(detached.erasable),
    facts: digested(factsDocument(facts)),
    caseFacts: digested(caseFacts),
    body: { digest: bodyDigest, text: bodyText },
    texts: JSON.stringify(renderTexts(body, { ...rulebook, purchase })),
  }
}

function digested(value: unknown): DigestedText {
  const text = canonicalJson(value)
  return { digest: digestOfText(text), text }
}
