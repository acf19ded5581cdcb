import type { Identification, Snapshot } from '../reference/snapshot.ts'
import type { PartyAnswer } from './case-facts.ts'

/**
 * Who a name means once a confirmed answer is held. An identifier is not argued away: where it and the answer disagree,
 * nobody is meant for certain. `isNot` takes away only the organisations that it names, so whoever comes to resemble the
 * name later is asked about anew.
 */
export function settle(
  found: Identification,
  answer: PartyAnswer | undefined,
  snapshot: Snapshot,
): Identification {
  if (answer === undefined) return found
  return 'is' in answer ? settleIs(found, answer, snapshot) : settleIsNot(found, answer.isNot)
}

function settleIs(
  found: Identification,
  { is, profile }: Extract<PartyAnswer, { readonly is: string }>,
  snapshot: Snapshot,
): Identification {
  if (snapshot.entity(is) === undefined) return found
  if (found.result !== 'same') return { result: 'same', entity: is, by: 'confirmed', matched: profile }
  if (found.entity === is) return found
  const candidates = [found.entity, is].sort().map((entity) => ({
    entity,
    because: 'name-identifier-mismatch' as const,
    matched: entity === is ? profile : found.matched,
  }))
  return { result: 'possible', candidates }
}

function settleIsNot(found: Identification, isNot: readonly string[]): Identification {
  if (found.result === 'same')
    return found.by === 'strong-name' && isNot.includes(found.entity) ? { result: 'distinct' } : found
  if (found.result !== 'possible') return found
  const candidates = found.candidates.filter(({ entity }) => !isNot.includes(entity))
  return candidates.length === 0 ? { result: 'distinct' } : { result: 'possible', candidates }
}
