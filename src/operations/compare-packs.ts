import type { Body, ItemOutcome, Outcome } from '../decision/body.ts'
import { decide } from '../decision/decide.ts'
import { FILE_TRUSTED } from '../facts/case-facts.ts'
import type { Facts } from '../facts/fact.ts'
import { resolve } from '../facts/resolve.ts'
import { ALWAYS } from '../policy/compiled.ts'
import { indexRules } from '../policy/gate.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import type { Purchase } from '../purchase/purchase.ts'
import type { Bilingual } from '../reference/snapshot.ts'
import type { Rulebook } from './deployment.ts'
import type { ReadDependencies } from './get-decision.ts'
import { recordedFacts } from './recorded-facts.ts'

/** What one policy alone comes to, as if it were binding law; and, where it does not bind the buyer, as if it did. */
export interface Compared {
  readonly pack: string
  readonly version: string
  readonly title: Bilingual
  readonly status: Body['packs'][number]['status']
  readonly binds: Body['packs'][number]['binds']
  /** `not-covered` where it does not bind the buyer. */
  readonly outcome: Outcome
  /** What it would come to for a buyer that it binds. */
  readonly ifBound: Outcome
  /** A line by its id, in the order of the purchase. */
  readonly items: readonly { readonly id: string; readonly outcome: Outcome; readonly ifBound: Outcome }[]
  /** Ids of the rules that decide `ifBound`. */
  readonly decisive: readonly string[]
  /** How many questions are open for a buyer that it binds. */
  readonly missing: number
}

/** One purchase under every policy in force, one by one. */
export function comparePacks(
  facts: Facts,
  { policySet }: Pick<Rulebook, 'policySet'>,
  asOf: string,
): readonly Compared[] {
  const alone = (pack: CompiledPack): Body => decide(facts, { ...policySet, packs: [pack] }, asOf, asOf)
  return policySet.packs.map((pack) => {
    const binding = asBinding(pack)
    const body = alone(binding)
    const binds = body.packs[0]?.binds ?? 'unknown'
    const bound = binds === 'true' ? body : alone(asBoundToAll(binding))
    return {
      pack: pack.source.id,
      version: pack.source.version,
      title: pack.source.title,
      status: pack.source.status,
      binds,
      outcome: body.outcome,
      ifBound: bound.outcome,
      items: body.items.map((item, at) => ({
        id: item.id,
        outcome: item.outcome,
        ifBound: bound.items[at]?.outcome ?? item.outcome,
      })),
      decisive: decisiveOf(bound.items),
      missing: bound.missing.length,
    }
  })
}

/** As `comparePacks`, of a purchase in a file: what it says of confirmed evidence is believed. */
export function comparePurchase(
  purchase: Purchase,
  rulebook: Pick<Rulebook, 'policySet' | 'snapshot'>,
  asOf: string,
): readonly Compared[] {
  return comparePacks(resolve(purchase, FILE_TRUSTED, rulebook.snapshot), rulebook, asOf)
}

/**
 * A recorded decision under every policy that was in force, on its day; undefined for an unknown one.
 * @throws {StoreError} `NOT_FOUND` when its purchase was erased in part or its policies are not held
 */
export async function compareDecision(
  dependencies: ReadDependencies,
  id: string,
): Promise<
  { readonly decision: string; readonly asOf: string; readonly compared: readonly Compared[] } | undefined
> {
  const recorded = await recordedFacts(dependencies, id)
  if (recorded === undefined) return undefined
  const { facts, rulebook, stored } = recorded
  return { decision: id, asOf: stored.asOf, compared: comparePacks(facts, rulebook, stored.asOf) }
}

/** Whom a pack binds is also read from its words, when packs are parted by country. */
function asBoundToAll(pack: CompiledPack): CompiledPack {
  return { ...pack, binds: ALWAYS, source: { ...pack.source, binds: { always: true } } }
}

function decisiveOf(items: readonly ItemOutcome[]): string[] {
  return [...new Set(items.flatMap((item) => item.decisive))]
}

/** Rules that the law only proposes, or that stay advice in a binding pack, keep their own status. */
function asBinding(pack: CompiledPack): CompiledPack {
  const { status } = pack.source
  if (status === 'binding' && pack.adopted === null) return pack
  const rules = pack.rules.map((rule) =>
    rule.status === status ? { ...rule, status: 'binding' as const } : rule,
  )
  return {
    ...pack,
    adopted: null,
    source: { ...pack.source, status: 'binding' },
    rules,
    rulesFor: indexRules(rules),
    bindsRule: { ...pack.bindsRule, status: 'binding' },
  }
}
