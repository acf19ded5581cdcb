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

/** What is known of who bears a name; it moves the rank of names that are alike, and decides nothing. */
export interface MatchContext {
  readonly country?: string | null
  /** Whether what is offered is of a kind that an organisation of these categories makes; absent where no kind is known. */
  readonly makes?: (categories: readonly string[]) => boolean
}

/** Finds organisations by names that are like one, best first, at most `limit`; pure. */
export type MatchEntities = (name: string, limit: number, context?: MatchContext) => readonly EntityMatch[]

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
  return (name, limit, context = {}) => {
    const best = new Map<number, FoundName>()
    for (const found of search(readName(name), limit * NAMES_EACH)) {
      const weighed = { ...found, comparison: inContext(found.comparison, entities[found.bearer], context) }
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

function inContext(
  comparison: NameComparison,
  entity: Entity | undefined,
  { country, makes }: MatchContext,
): NameComparison {
  const placed = weigh(comparison, { first: country ?? null, second: entity?.jurisdiction ?? null })
  const categories = entity?.categories ?? []
  if (placed.result === 'same' || makes === undefined || categories.length === 0) return placed
  if (makes(categories)) return { ...placed, score: rounded(Math.min(0.99, placed.score + AGREES)) }
  return {
    ...placed,
    score: rounded(Math.max(0, placed.score - OTHER_KIND)),
    reasons: [...placed.reasons, { reason: 'other-category' }],
  }
}

function rounded(score: number): number {
  return Math.round(score * 100) / 100
}

/** What the data says of an organisation's products is not all of them. */
const OTHER_KIND = 0.05

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
