import { digestOf } from '../audit/canonical-json.ts'
import type { Body } from '../decision/body.ts'
import { horizonOf, type ActAhead, type Horizon, type LookedAt } from '../decision/horizon.ts'
import type { HorizonEntry } from '../decision/horizon-entries.ts'
import { aheadText, entryText, limitTexts, lookedText } from '../decision/horizon-texts.ts'
import type { Facts } from '../facts/fact.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Rulebook } from './deployment.ts'
import { getDecision, type ReadDependencies } from './get-decision.ts'
import { recordedFacts } from './recorded-facts.ts'

type Read<T> = T & { readonly text: Bilingual }

/** The horizon beside a decision, with a digest of its own (design 2.9) and, outside of it, sentences to read. */
export interface HorizonView extends Omit<Horizon, 'acts' | 'looked' | 'entries' | 'advisory'> {
  readonly digest: string
  readonly acts: readonly Read<ActAhead>[]
  readonly looked: readonly Read<LookedAt>[]
  readonly entries: readonly Read<HorizonEntry>[]
  readonly advisory: readonly Read<HorizonEntry>[]
  /** What it does not reach. */
  readonly limits: readonly Bilingual[]
}

/** Until when a decision holds; `facts` and `body` are those of its assessment. */
export function findHorizon(
  { body, facts }: { readonly body: Body; readonly facts: Facts },
  rulebook: Pick<Rulebook, 'policySet' | 'snapshot'>,
  purchase: Purchase,
): HorizonView {
  const found = horizonOf(body, facts, rulebook.policySet, purchase)
  const readEntry = (entry: HorizonEntry): Read<HorizonEntry> => ({
    ...entry,
    text: entryText(entry, rulebook),
  })
  return {
    digest: digestOf(found),
    ...found,
    acts: found.acts.map((act) => ({ ...act, text: aheadText(act) })),
    looked: found.looked.map((one) => ({ ...one, text: lookedText(one) })),
    entries: found.entries.map(readEntry),
    advisory: found.advisory.map(readEntry),
    limits: limitTexts(found),
  }
}

/**
 * The horizon of a recorded decision as seen on its day, found anew from what the record keeps; undefined for an unknown
 * decision.
 * @throws {StoreError} `NOT_FOUND` when its purchase was erased in part or its policies are not held
 */
export async function decisionHorizon(
  dependencies: ReadDependencies,
  id: string,
): Promise<HorizonView | undefined> {
  const recorded = await recordedFacts(dependencies, id)
  const body = (await getDecision(dependencies, id))?.body
  if (recorded === undefined || body === undefined) return undefined
  return findHorizon({ body, facts: recorded.facts }, recorded.rulebook, recorded.purchase)
}
