import { CATALOGUE, type FactOwner } from './catalogue.ts'
import type { EvidenceFacts, Fact, Facts, PartyFacts, Subject } from './fact.ts'

/**
 * The facts as they are kept by digest: values by the names of the catalogue, and of amounts and digests of lines only
 * that there is one, since what can be erased stands in the purchase alone (design 4).
 */
export function factsDocument(facts: Facts): unknown {
  return {
    ...facts,
    purchase: subjectDocument(facts.purchase),
    items: facts.items.map(subjectDocument),
    bidders: facts.bidders.map(subjectDocument),
    parties: facts.parties.map(partyDocument),
    evidence: facts.evidence.map(evidenceDocument),
  }
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
    ...subject,
    source: null,
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
