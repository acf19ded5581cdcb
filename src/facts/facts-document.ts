import { CATALOGUE, type FactOwner, type SlottedFact } from './catalogue.ts'
import type { EvidenceFacts, Fact, Facts, PartyFacts, Subject } from './fact.ts'

/**
 * The facts as they are kept by digest: values by the names of the catalogue, and of amounts and digests of lines only
 * that there is one, since what can be erased stands in the purchase alone (design 4).
 */
export function factsDocument(facts: Facts): unknown {
  return {
    bidders: facts.bidders.map(subjectDocument),
    claims: facts.claims,
    closedQuestions: facts.closedQuestions,
    coverage: facts.coverage,
    evidence: facts.evidence.map(evidenceDocument),
    items: facts.items.map(subjectDocument),
    itemsWhole: facts.itemsWhole,
    lists: facts.lists,
    parties: facts.parties.map(partyDocument),
    purchase: subjectDocument(facts.purchase),
    schema: facts.schema,
    snapshot: facts.snapshot,
  } satisfies Record<keyof Facts, unknown>
}

/** The digest of a line that an authority saw would betray the names in it; only that there is one is kept. */
function evidenceDocument(evidence: EvidenceFacts): unknown {
  const lines = evidence.lines?.map((line) => ({
    ...line,
    lineDigest: line.lineDigest === null ? null : 'erasable',
  }))
  return lines === undefined ? evidence : { ...evidence, lines }
}

const OWNER: Readonly<Record<Subject['kind'], FactOwner>> = {
  purchase: 'purchase',
  item: 'item',
  component: 'component',
  use: 'component',
  bidder: 'bidder',
}

function subjectDocument(subject: Subject): unknown {
  return {
    certificates: subject.certificates,
    components: subject.components.map(subjectDocument),
    componentsWhole: subject.componentsWhole,
    holders: subject.holders,
    holdersWhole: subject.holdersWhole,
    item: subject.item,
    kind: subject.kind,
    maintains: subject.maintains,
    party: subject.party,
    path: subject.path,
    pointer: subject.pointer,
    // The line as handed in, with its names; it stands in the purchase alone.
    source: null,
    uses: subject.uses.map(subjectDocument),
    usesWhole: subject.usesWhole,
    values: valuesDocument(OWNER[subject.kind], subject.values),
  } satisfies Record<keyof Subject, unknown>
}

function partyDocument(party: PartyFacts): unknown {
  const { lapses, ...rest } = party
  const later = lapses === undefined ? {} : { lapses: { on: lapses.on, to: partyDocument(lapses.to) } }
  return { ...rest, ...later, values: valuesDocument('party', party.values) }
}

/** In the order that canonical JSON wants. */
const BY_NAME: Readonly<Record<FactOwner, readonly SlottedFact[]>> = {
  bidder: sorted(CATALOGUE.bidder),
  component: sorted(CATALOGUE.component),
  item: sorted(CATALOGUE.item),
  party: sorted(CATALOGUE.party),
  purchase: sorted(CATALOGUE.purchase),
}

function sorted(facts: readonly SlottedFact[]): readonly SlottedFact[] {
  return facts.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function valuesDocument(owner: FactOwner, values: readonly (Fact | undefined)[]): unknown {
  const named: Record<string, unknown> = {}
  for (const { name, slot, type } of BY_NAME[owner]) {
    const fact = values[slot]
    if (fact === undefined) continue
    named[name] = type === 'money' ? { ...fact, value: fact.value === null ? null : 'erasable' } : fact
  }
  return named
}
