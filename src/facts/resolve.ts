import type { Purchase } from '../purchase/purchase.ts'
import type { Snapshot } from '../reference/snapshot.ts'
import { WATCHLIST } from '../reference/watchlist.ts'
import type { CaseFacts } from './case-facts.ts'
import { CATALOGUE, slotOf } from './catalogue.ts'
import { coverageOf } from './coverage.ts'
import { copyToBidder } from './derived-asia.ts'
import { deriveLastDay } from './derived-us.ts'
import type { EvidenceFacts, Fact, Facts, ListFacts, Subject } from './fact.ts'
import { readFacts, toFactTree, type Reading } from './read-fact.ts'
import { createRegister, type Register } from './party-register.ts'
import { combinedAnswer, representedAnswer } from './representation.ts'
import { resolveClaims, resolveEvidence } from './resolve-evidence.ts'
import { resolveItems } from './resolve-items.ts'
import { indexStatements } from './statements.ts'
import { emptySubject } from './subjects.ts'
import { criteriaWith } from './system-criteria.ts'

/**
 * Turns a purchase into the facts that rules read: pure, the same for the same arguments (design 2.9).
 * Requires a purchase that `parsePurchase` accepted with the categories of the same snapshot.
 */
export function resolve(purchase: Purchase, caseFacts: CaseFacts, snapshot: Snapshot): Facts {
  const evidence = resolveEvidence(purchase, caseFacts)
  const statements = indexStatements(purchase, evidence)
  const answers = new Map((caseFacts.profiles ?? []).map((answer) => [answer.at, answer]))
  const reading: Reading = { statements, categories: snapshot.categories, answers }
  const register = createRegister(purchase, snapshot, reading)
  const bidders = resolveBidders(register, evidence)
  const whole = resolvePurchase(purchase, bidders, evidence, {
    reading,
    watched: watchedBy(snapshot),
  })
  const items = resolveItems(purchase, register, reading, whole.values[PLANNED])
  const itemsWhole = statements.completeness('/items') !== null
  return {
    schema: 'sekisho/facts/1',
    snapshot: snapshot.digest,
    lists: listsOf(snapshot),
    purchase: whole,
    items,
    itemsWhole,
    bidders: bidders.map((bidder) => bidder.subject),
    parties: register.parties(),
    evidence,
    claims: resolveClaims(purchase),
    closedQuestions: statements.closed,
    coverage: coverageOf(purchase, itemsWhole),
  }
}

/** The same for every purchase under an edition. */
const listsByEdition = new WeakMap<Snapshot, readonly ListFacts[]>()

function listsOf(snapshot: Snapshot): readonly ListFacts[] {
  const known = listsByEdition.get(snapshot)
  if (known !== undefined) return known
  const lists = snapshot.lists.map((list) => ({
    coverage: list.coverage,
    edition: list.edition,
    entries: list.entries,
    id: list.id,
    maxAgeDays: list.maxAgeDays ?? null,
  }))
  listsByEdition.set(snapshot, lists)
  return lists
}

interface Bidder {
  readonly subject: Subject
  readonly provides: Fact
}

const TREE = toFactTree(CATALOGUE.purchase)
const USES = slotOf('bidder.usesCoveredEquipment')
const PROVIDES = slotOf('offer.providesCoveredEquipment')
const WAIVERS = slotOf('waiver.issuers')
const WATCHED = slotOf('watchlist.entries')
const CRITERIA = slotOf('system.criteria')
const PLANNED = slotOf('system.plannedEndOfUse')
const VALUE = slotOf('procurement.value')
const WITH_OPTIONS = slotOf('procurement.valueWithOptions')

function resolveBidders(register: Register, evidence: readonly EvidenceFacts[]): Bidder[] {
  const named = register.bidders()
  if (named.length === 0)
    return [{ subject: emptySubject('bidder', '/parties/-', '/parties/-'), provides: NOBODY_ANSWERS }]
  return named.map(({ id, party, path, pointer }) => {
    const bidder = { id, path }
    const values: (Fact | undefined)[] = []
    copyToBidder(values, register.parties()[party])
    values[USES] = representedAnswer(evidence, bidder, 'usesCoveredEquipment', [path])
    return {
      subject: { ...emptySubject('bidder', path, pointer), values, party },
      provides: representedAnswer(evidence, bidder, 'providesCoveredEquipment', [path, '/items']),
    }
  })
}

const NOBODY_ANSWERS: Fact = {
  at: '/parties/-',
  level: 'asserted',
  unknown: 'absent',
  value: null,
  whole: false,
}

function resolvePurchase(
  purchase: Purchase,
  bidders: readonly Bidder[],
  evidence: readonly EvidenceFacts[],
  { reading, watched }: { readonly reading: Reading; readonly watched: Fact },
): Subject {
  const values = readFacts(TREE, purchase, '', reading)
  values[PROVIDES] = combinedAnswer(bidders.map((bidder) => bidder.provides))
  values[WAIVERS] = waiverIssuers(evidence)
  values[CRITERIA] = criteriaWith(values[CRITERIA], evidence)
  values[WATCHED] = watched
  deriveLastDay(values, purchase.procurement?.contract)
  values[WITH_OPTIONS] = withOptions(values[VALUE], purchase)
  return { ...emptySubject('purchase', '', ''), values }
}

/** The value of the procurement where it is said to include every option. */
function withOptions(value: Fact | undefined, purchase: Purchase): Fact | undefined {
  return purchase.procurement?.value?.includesOptions === true ? value : undefined
}

/** How many organisations the deployment watches; its own word, so always known. */
function watchedBy(snapshot: Snapshot): Fact {
  const entries = snapshot.lists.find((list) => list.id === WATCHLIST)?.entries ?? 0
  return { at: '', level: 'verified', unknown: null, value: entries, whole: true }
}

/** Who issued the waivers that are offered; open while one of them does not say. */
function waiverIssuers(evidence: readonly EvidenceFacts[]): Fact {
  const waivers = evidence.filter((one) => one.type === 'waiver' && one.state !== 'rejected')
  const issuers = waivers.flatMap((one) => (one.issuerCode === null ? [] : [one.issuerCode]))
  const whole = issuers.length === waivers.length
  return { at: '/evidence', level: 'asserted', unknown: null, value: [...new Set(issuers)].sort(), whole }
}
