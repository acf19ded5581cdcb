import { buildRegister, type NameRegister } from './names/name-register.ts'
import type { Countries, NameComparison } from './names/compare-names.ts'
import { readName } from './names/read-name.ts'
import { createSearchRegister, type FoundName } from './names/search-register.ts'
import type { Entity } from './snapshot.ts'

/** An organisation of the data whose name is like one asked for, by its best name. */
export interface EntityMatch {
  readonly entity: string
  /** Its name in the data, and the one of its names that was hit. */
  readonly name: string
  readonly matched: string
  readonly comparison: NameComparison
}

/** Finds organisations by names that are like one, best first, at most `limit`; pure. */
export type MatchEntities = (name: string, limit: number, country?: string | null) => readonly EntityMatch[]

/** So many names of one organisation may stand before another. */
const NAMES_EACH = 4

/** The names of all entities, prepared for looking up; threads can share it. */
export function registerOf(entities: readonly Entity[]): NameRegister {
  return buildRegister(
    entities.flatMap((entity, bearer) => entity.names.map(({ text }) => ({ text, bearer }))),
  )
}

/**
 * Looks names up among those of the entities.
 * @param register of just these entities, in their order
 */
export function createMatchEntities(
  entities: readonly Entity[],
  register: NameRegister = registerOf(entities),
): MatchEntities {
  const search = createSearchRegister(register)
  return (name, limit, country = null) => {
    const best = new Map<number, FoundName>()
    for (const found of search(readName(name), limit * NAMES_EACH)) {
      const weighed = {
        ...found,
        comparison: weigh(found.comparison, {
          first: country,
          second: entities[found.bearer]?.jurisdiction ?? null,
        }),
      }
      const known = best.get(found.bearer)
      if (known === undefined || known.comparison.score < weighed.comparison.score)
        best.set(found.bearer, weighed)
    }
    return [...best.values()]
      .sort((a, b) => b.comparison.score - a.comparison.score || a.bearer - b.bearer)
      .slice(0, limit)
      .flatMap(({ bearer, text, comparison }) => {
        const entity = entities[bearer]
        return entity === undefined
          ? []
          : [{ entity: entity.id, name: entity.name, matched: text, comparison }]
      })
  }
}

const AGREES = 0.02
const DISAGREES = 0.1

/** A country that agrees or not moves a score that is not certain; it decides nothing by itself, for makers have many. */
function weigh(comparison: NameComparison, { first, second }: Countries): NameComparison {
  if (comparison.result === 'same' || !isGiven(first) || !isGiven(second)) return comparison
  const agrees = first.toUpperCase() === second.toUpperCase()
  const score =
    Math.round((agrees ? Math.min(0.99, comparison.score + AGREES) : comparison.score - DISAGREES) * 100) /
    100
  if (agrees) return { ...comparison, score }
  return {
    ...comparison,
    score: Math.max(0, score),
    reasons: [...comparison.reasons, { reason: 'other-country' }],
  }
}

function isGiven(country: string | null | undefined): country is string {
  return typeof country === 'string' && country !== ''
}
