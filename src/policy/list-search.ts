import type { EvidenceFacts, PartyFacts, Path } from '../facts/fact.ts'
import { TRUE } from '../facts/tri.ts'
import type { Environment } from './environment.ts'
import { matchEvidence, type WantedEvidence } from './match-evidence.ts'

/** A search of the whole official list that found nothing, about a party or a line. */
export function wantedSearch(
  types: readonly string[],
  list: string,
  about: Path,
  environment: Environment,
): WantedEvidence {
  return {
    types,
    about,
    issuer: null,
    answered: [],
    answers: { found: false, list },
    isConfirmed: false,
    on: environment.asOf,
    validity: environment.validity,
    isDated: false,
  }
}

/**
 * The search that closes a list of which the data carries selected rows only, so that a miss says nothing by itself: about
 * the party or what the rule is about, not older than the edition held (whose rows are the newer), not after the act.
 */
export function searchOf(
  types: readonly string[],
  list: string,
  party: PartyFacts,
  environment: Environment,
): EvidenceFacts | undefined {
  if (types.length === 0) return undefined
  const edition = environment.facts.lists.find(({ id }) => id === list)?.edition
  return environment.facts.evidence.find((evidence) => {
    const { date } = evidence
    if (date === null || edition === undefined || date < edition || date > environment.asOf) return false
    return [party.path, environment.subject.path].some(
      (about) => matchEvidence(evidence, wantedSearch(types, list, about, environment)) === TRUE,
    )
  })
}
