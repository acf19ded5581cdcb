import { findingKey, type Body, type Finding, type Outcome } from '../../decision/body.ts'
import type { CaseFacts } from '../../facts/case-facts.ts'
import type { Purchase } from '../../purchase/purchase.ts'
import type { Bilingual } from '../../reference/snapshot.ts'
import type { StoredDecision } from '../../store/store.ts'
import type { DecideDependencies } from '../decide-purchase.ts'
import { comparePurchases, type Moved } from './compare-purchases.ts'
import { decidedOn, type Decided } from './decided.ts'
import { differenceTexts } from './difference-texts.ts'

/** What changed between two revisions of a case. */
export interface Difference {
  readonly from: number
  readonly to: number
  /** Who entered the later revision, and when. */
  readonly by: string
  readonly at: string
  readonly facts: readonly (Moved & {
    /** Who vouches for the value in the later revision: a party's id or `buyer`; null where nobody does. */
    readonly saidBy: string | null
  })[]
  readonly confirmations: readonly Changed<string | null>[]
  readonly findings: readonly (Changed<Finding['verdict'] | null> & { readonly effect: Finding['effect'] })[]
  /** Of lines by their id, of the purchase as a whole by the empty text. */
  readonly outcomes: readonly Changed<Outcome | null>[]
  /** Policies or reference data are others, so that outcomes may have changed by themselves. */
  readonly policiesChanged: boolean
  readonly referenceDataChanged: boolean
  /** Values that were erased are not shown; the pointers of what is gone, in either. */
  readonly erased: boolean
}

export interface Changed<T> {
  readonly of: string
  readonly from: T
  readonly to: T
}

export interface DifferenceView extends Difference {
  readonly texts: readonly Bilingual[]
}

/** Every step from one revision of a case to the next; undefined for an unknown case. */
export async function caseDifferences(
  dependencies: DecideDependencies,
  caseId: string,
): Promise<readonly DifferenceView[] | undefined> {
  const revisions = await dependencies.store.findCase(caseId)
  if (revisions.length === 0) return undefined
  return Promise.all(
    revisions.slice(1).map(async (after, at) => {
      const before = revisions[at] ?? after
      const difference = await differenceBetween(dependencies, before, after)
      return { ...difference, texts: differenceTexts(difference) }
    }),
  )
}

async function differenceBetween(
  dependencies: DecideDependencies,
  earlier: StoredDecision,
  later: StoredDecision,
): Promise<Difference> {
  const before = await decidedOn(dependencies, earlier.id)
  const after = await decidedOn(dependencies, later.id)
  return {
    from: earlier.revision,
    to: later.revision,
    by: later.actor,
    at: later.decidedAt,
    facts: comparePurchases(before.purchase, after.purchase).map((one) => ({
      ...one,
      saidBy: saidBy(after.purchase, one.path),
    })),
    confirmations: changes(
      await confirmationsOf(dependencies, earlier),
      await confirmationsOf(dependencies, later),
    ),
    findings: findingChanges(before, after),
    outcomes: changes(outcomesOf(before.body), outcomesOf(after.body)),
    policiesChanged: earlier.policySet !== later.policySet,
    referenceDataChanged: earlier.snapshot !== later.snapshot,
    erased: before.isErased || after.isErased,
  }
}

function changes<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Changed<T | null>[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((of) => {
    const [from, to] = [before.get(of) ?? null, after.get(of) ?? null]
    return from === to ? [] : [{ of, from, to }]
  })
}

function outcomesOf(body: Body): Map<string, Outcome> {
  return new Map([['', body.outcome], ...body.items.map((item) => [item.id, item.outcome] as const)])
}

function findingChanges(before: Decided, after: Decided): Difference['findings'] {
  const all = new Map([...before.body.findings, ...after.body.findings].map((one) => [findingKey(one), one]))
  const verdicts = ({ body }: Decided) => new Map(body.findings.map((one) => [findingKey(one), one.verdict]))
  return changes(verdicts(before), verdicts(after)).map((one) => ({
    ...one,
    effect: all.get(one.of)?.effect ?? 'note',
  }))
}

async function confirmationsOf(
  { store }: DecideDependencies,
  decision: StoredDecision,
): Promise<Map<string, string>> {
  const text = await store.findDocument('case-facts', decision.caseFactsDigest)
  const { confirmations } = JSON.parse(text ?? '{"confirmations":[]}') as Pick<CaseFacts, 'confirmations'>
  return new Map(confirmations.map((one) => [one.evidence, one.state]))
}

/** By the statement that stands nearest above the value. */
function saidBy({ statements }: Purchase, path: string): string | null {
  const above = (statements ?? []).filter(
    ({ about }) => typeof about === 'string' && (path === about || path.startsWith(`${about}/`)),
  )
  const nearest = above.sort((a, b) => (b.about ?? '').length - (a.about ?? '').length)[0]
  return nearest?.by ?? null
}
