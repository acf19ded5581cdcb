import { compareNames, type Countries, type NameComparison } from './names/compare-names.ts'
import { readName } from './names/read-name.ts'
import type { Identification, Snapshot } from './snapshot.ts'

/** How two names compare, with whom the reference data takes each for. */
export interface PartyComparison extends NameComparison {
  readonly first: Identification
  readonly second: Identification
}

/** What the data says of both overrides what their letters say, unless they differ in what the data does not explain. */
export function compareParties(
  snapshot: Pick<Snapshot, 'identify'>,
  [nameA, nameB]: readonly [string, string],
  countries: Countries = {},
): PartyComparison {
  const first = snapshot.identify({ name: nameA })
  const second = snapshot.identify({ name: nameB })
  const comparison = compareNames(readName(nameA), readName(nameB), countries)
  return { ...byData(comparison, first, second), first, second }
}

const UNEXPLAINED: ReadonlySet<string> = new Set([
  'national-unit',
  'other-number',
  'other-place',
  'other-legal-form',
])

function byData(comparison: NameComparison, first: Identification, second: Identification): NameComparison {
  if (comparison.result === 'same' || first.result !== 'same' || second.result !== 'same') return comparison
  const { reasons } = comparison
  if (first.entity !== second.entity)
    return {
      ...comparison,
      result: 'distinct',
      score: Math.min(comparison.score, 0.5),
      reasons: [...reasons, { reason: 'known-as-others' }],
    }
  const isDoubtful = reasons.some(({ reason }) => UNEXPLAINED.has(reason))
  return {
    result: isDoubtful ? 'possible' : 'same',
    score: isDoubtful ? 0.9 : 1,
    related: false,
    reasons: [...reasons, { reason: 'known-as-one', first: first.matched, second: second.matched }],
  }
}
