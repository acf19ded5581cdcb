import { CATALOGUE, type FactOwner } from './catalogue.ts'
import type { Fact, Facts, PartyFacts, Subject } from './fact.ts'

/**
 * The facts as they are kept by digest: values by the names of the catalogue, and of amounts only that there is one,
 * since amounts can be erased and stand in the purchase alone (design 4).
 */
export function factsDocument(facts: Facts): unknown {
  return {
    ...facts,
    purchase: subjectDocument(facts.purchase),
    items: facts.items.map(subjectDocument),
    bidders: facts.bidders.map(subjectDocument),
    parties: facts.parties.map(partyDocument),
  }
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
    ...subject,
    values: valuesDocument(OWNER[subject.kind], subject.values),
    components: subject.components.map(subjectDocument),
    uses: subject.uses.map(subjectDocument),
  }
}

function partyDocument(party: PartyFacts): unknown {
  return { ...party, values: valuesDocument('party', party.values) }
}

function valuesDocument(owner: FactOwner, values: readonly (Fact | undefined)[]): unknown {
  const named: Record<string, unknown> = {}
  for (const definition of CATALOGUE[owner]) {
    const fact = values[definition.slot]
    if (fact === undefined) continue
    named[definition.name] =
      definition.type === 'money' ? { ...fact, value: fact.value === null ? null : 'erasable' } : fact
  }
  return named
}
