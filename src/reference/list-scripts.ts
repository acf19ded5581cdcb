import { normaliseName, type NameScript } from './normalise-name.ts'
import type { ListSource } from './reference-schema.ts'
import type { Entity, NamedParty } from './snapshot.ts'

/** In which scripts each list can be screened. */
export interface Screening {
  /** Organisations named by the lists that can be screened in the most scripts. */
  readonly named: ReadonlySet<string>
  blindLists(party: NamedParty): readonly string[]
}

/**
 * A list can be screened in a script when every organisation that it names has a name in it; in another script a name
 * may well mean one of them and resemble none (design 2.3). Lists of categories and territories need no names.
 */
export function createScreening(
  lists: readonly ListSource[],
  entity: (id: string) => Entity | undefined,
): Screening {
  const named = lists.map((list) => list.entries.flatMap((entry) => entity(entry.entity ?? '') ?? []))
  const used = new Map([...new Set(named.flat())].map((one) => [one, scriptsOf(one)]))
  const scripts = named.map((entities) =>
    entities.map((one) => used.get(one)).reduce(intersection, EVERY_SCRIPT),
  )
  const allLatin = scripts.every((known) => known === null || known.has('latin'))
  const most = Math.max(0, ...scripts.map((known) => known?.size ?? 0))
  return {
    named: new Set(named.flatMap((entities, at) => (scripts[at]?.size === most ? entities : [])).map(idOf)),
    blindLists(party) {
      if (allLatin && ASCII.test(party.name) && ASCII.test(party.legalName ?? '')) return NO_LISTS
      const written = [party.name, party.legalName ?? ''].flatMap((name) => normaliseName(name).scripts)
      return lists.flatMap(({ id }, at) => {
        const known = scripts[at]
        return known === null || written.every((script) => known?.has(script)) ? [] : [id]
      })
    },
  }
}

const ASCII = /^[\0-\x7f]*$/
const EVERY_SCRIPT: ReadonlySet<NameScript> | null = null
const NO_LISTS: readonly string[] = []

function scriptsOf(entity: Entity): ReadonlySet<NameScript> {
  return new Set(entity.names.flatMap((name) => normaliseName(name.text).scripts))
}

/** `null` stands for every script. */
function intersection(
  all: ReadonlySet<NameScript> | null,
  more: ReadonlySet<NameScript> | undefined,
): ReadonlySet<NameScript> | null {
  if (all === null || more === undefined) return more ?? all
  return new Set([...all].filter((script) => more.has(script)))
}

function idOf(entity: Entity): string {
  return entity.id
}
