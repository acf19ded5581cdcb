import { findingKey } from '../../decision/body.ts'
import { digestOf } from '../../audit/canonical-json.ts'
import { SEEN_MEMBERS, seenLine } from '../../facts/seen-line.ts'
import type { Purchase } from '../../purchase/purchase.ts'
import { spelled } from '../../purchase/spelling.ts'
import type { Bilingual } from '../../reference/snapshot.ts'
import type { StoredDecision } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { listDigestOf } from '../referral-request.ts'
import { decidedOn, isBlocking, type Decided } from './decided.ts'

/** Decisions at the most that are looked at for the same list. */
const MOST_LOOKED_AT = 300
const PAGE = 100

/** Another case that has to do with this one. */
export interface RelatedCase {
  readonly case: string
  readonly decision: string
  readonly revision: number
  readonly reference: string | null
  readonly decidedAt: string
  readonly outcome: string
  /** What a responsible person decided on it, line by line; null where nobody has yet. */
  readonly determined: readonly { readonly item: string; readonly decides: string }[] | null
  readonly because: readonly ('same-buyer-and-reference' | 'same-list')[]
  /** It was rejected, by the decision or by a determination. */
  readonly isRefusal: boolean
}

/** What somebody should have seen before they decide on a case. */
export interface Dossier {
  readonly case: string
  readonly decision: string
  /** Refusals first, then the newest. */
  readonly related: readonly RelatedCase[]
  /** How many decisions were looked at for the same list, newest first. */
  readonly lookedAt: number
  /** Trials of purchases with the same reference. */
  readonly trials: { readonly count: number; readonly outcomes: Readonly<Record<string, number>> }
  /** Questions that nobody will answer any more: a responsible officer decides on these findings, by name. */
  readonly forOfficer: readonly {
    readonly finding: string
    readonly missing: readonly string[]
    readonly text: Bilingual
  }[]
}

/** Made when it is read: digests of lists are as good as the names in them and are kept nowhere. */
export async function caseDossier(
  dependencies: DecideDependencies,
  caseId: string,
): Promise<Dossier | undefined> {
  const { store } = dependencies
  const latest = (await store.findCase(caseId)).at(-1)
  if (latest === undefined) return undefined
  const decided = await decidedOn(dependencies, latest.id)
  const recent = newestOfCases(await recentDecisions(dependencies), caseId)
  const trials = latest.reference === null ? {} : await store.countTrials(latest.reference)
  return {
    case: caseId,
    decision: latest.id,
    related: await relatedCases(dependencies, decided, recent),
    lookedAt: recent.length,
    trials: { count: Object.values(trials).reduce((sum, one) => sum + one, 0), outcomes: trials },
    forOfficer: forOfficer(decided),
  }
}

async function recentDecisions({ store }: DecideDependencies): Promise<StoredDecision[]> {
  const found: StoredDecision[] = []
  while (found.length < MOST_LOOKED_AT) {
    const page = await store.listDecisions(found.at(-1)?.seq ?? null, PAGE)
    found.push(...page)
    if (page.length < PAGE) break
  }
  return found
}

/** The newest of each other case. */
function newestOfCases(decisions: readonly StoredDecision[], but: string): StoredDecision[] {
  const seen = new Set([but])
  return decisions.filter((one) => !seen.has(one.case) && seen.add(one.case))
}

async function relatedCases(
  dependencies: DecideDependencies,
  { stored, purchase, isErased }: Decided,
  recent: readonly StoredDecision[],
): Promise<RelatedCase[]> {
  const named =
    stored.reference === null ? [] : await dependencies.store.decisionsByReference(stored.reference)
  const all = newestOfCases(
    [...named, ...recent].sort((a, b) => b.seq - a.seq),
    stored.case,
  )
  const list = isErased ? undefined : listOf(purchase)
  const related: RelatedCase[] = []
  for (const one of all) {
    const found = await dependencies.store.findPurchase(one.id)
    if (found === undefined) continue
    const other = found.document as Purchase
    const because: RelatedCase['because'][number][] = []
    if (stored.reference !== null && one.reference === stored.reference && isSameBuyer(purchase, other))
      because.push('same-buyer-and-reference')
    if (list !== undefined && found.erased.length === 0 && listOf(other) === list) because.push('same-list')
    if (because.length > 0) related.push(await toRelated(dependencies, one, because))
  }
  return related.sort((a, b) => Number(b.isRefusal) - Number(a.isRefusal))
}

/** Two buyers are one unless what both say of themselves differs. */
function isSameBuyer({ buyer: one }: Purchase, { buyer: other }: Purchase): boolean {
  const isNameOther =
    typeof one?.name === 'string' &&
    typeof other?.name === 'string' &&
    spelled(one.name) !== spelled(other.name)
  return !isNameOther && (one?.jurisdiction ?? null) === (other?.jurisdiction ?? null)
}

/** The digest of all that is offered, whatever its order and number. */
function listOf(purchase: Purchase): string {
  return listDigestOf(purchase.items.map((item) => digestOf(seenLine({ item, purchase }, SEEN_MEMBERS))))
}

async function toRelated(
  { store }: DecideDependencies,
  { id, revision, reference, decidedAt, outcome, ...stored }: StoredDecision,
  because: RelatedCase['because'],
): Promise<RelatedCase> {
  const determination = (await store.matters('determination', stored.case)).findLast(
    (one) => one.parent === id && one.state !== 'withdrawn',
  )
  const items = determination?.details['items'] as RelatedCase['determined'] | undefined
  const determined = items?.map(({ item, decides }) => ({ item, decides })) ?? null
  const isRefusal = outcome === 'reject' || (determined?.some((one) => one.decides === 'reject') ?? false)
  return {
    case: stored.case,
    decision: id,
    revision,
    reference,
    decidedAt,
    outcome,
    determined,
    because,
    isRefusal,
  }
}

/** Findings all of whose questions are closed would otherwise be asked for ever. */
function forOfficer({ body }: Decided): Dossier['forOfficer'] {
  const closed = new Map(
    body.missing.flatMap((one) => (one.closed === undefined ? [] : [[one.id, one.closed]])),
  )
  return body.findings
    .filter((one) => isBlocking(one) && one.missing.length > 0 && one.missing.every((id) => closed.has(id)))
    .map((one) => ({
      finding: findingKey(one),
      missing: one.missing,
      text: {
        en: `Nobody answers what ${one.rule} asks for any more; a responsible officer decides by name, with reasons.`,
        ja: `${one.rule} の確認事項には回答が得られないため、責任者が理由を付して決定する必要がある。`,
      },
    }))
}
