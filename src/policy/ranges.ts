import type { COLLECTIONS } from '../facts/catalogue.ts'
import type { Facts, PartyFacts, Path, Subject } from '../facts/fact.ts'
import type { Binding, CompileContext } from './compile-condition.ts'
import type { Environment } from './environment.ts'
import type { Open } from './explanation.ts'
import { partyOnDay } from './party-on-day.ts'

export type Collection = (typeof COLLECTIONS)[number]

export interface Member {
  readonly element: Subject | PartyFacts
  readonly at: Path
  /** False for a party whose role nobody says: it may or may not belong. */
  readonly isCertain: boolean
}

export interface Ranged {
  readonly members: readonly Member[]
  readonly whole: 'stated' | 'by-standard' | 'open'
  /** What to ask when the rest is open. */
  readonly rest: () => Open
  readonly closing: 'makers-closed' | 'components-closed' | null
  readonly place: Path
}

/** What the collections hold; a fact that is none of them is a list of codes and no matter of this file. */
export const ELEMENT_OF: Readonly<Record<Collection, { owner: Binding['owner'] }>> = {
  'item.makers': { owner: 'party' },
  'item.makersNamed': { owner: 'party' },
  'component.makers': { owner: 'party' },
  'component.makersNamed': { owner: 'party' },
  'item.maintained': { owner: 'item' },
  'item.components': { owner: 'component' },
  'item.uses': { owner: 'component' },
  'purchase.items': { owner: 'item' },
}

/** The kind of member of a collection; undefined for names that are not collections. */
export function collectionElement(name: string): Binding['owner'] | undefined {
  return Object.hasOwn(ELEMENT_OF, name) ? ELEMENT_OF[name as Collection].owner : undefined
}

/** The collection that a rule means: `maker.makers` of a bound line is `item.makers` of that line. */
export function collectionOf(
  name: string,
  bindings: readonly Binding[],
): { fact: Collection; depth: number } | undefined {
  const dot = name.indexOf('.')
  const depth = bindings.findLastIndex((binding) => binding.name === name.slice(0, dot))
  const owner = bindings[depth]?.owner
  const fact = owner === undefined ? name : `${owner}${name.slice(dot)}`
  return collectionElement(fact) === undefined ? undefined : { fact: fact as Collection, depth }
}

interface Ranging {
  readonly fact: Collection
  readonly context: CompileContext
}

/** What a collection of the subject ranges over, and whether that is all. */
export function rangeOf(quantifier: Ranging, subject: Subject, environment: Environment): Ranged {
  switch (quantifier.fact) {
    case 'item.maintained':
      return maintainedOf(subject, environment.facts)
    case 'item.components':
      return partsOf(subject, 'components')
    case 'item.uses':
      return partsOf(subject, 'uses')
    case 'purchase.items':
      return linesOf(environment.facts)
    case 'item.makers':
    case 'item.makersNamed':
    case 'component.makers':
    case 'component.makersNamed':
      return makersOf(quantifier, subject, environment)
  }
}

/** Parts of a line, or what its service uses, with their parts, however deep. */
function partsOf(subject: Subject, name: 'components' | 'uses'): Ranged {
  const isWhole = name === 'components' ? subject.componentsWhole : subject.usesWhole
  const step = name === 'components' ? 'components' : 'service/uses'
  const members: Member[] = []
  const walk = (parts: readonly Subject[]): void => {
    for (const part of parts) {
      members.push({ element: part, at: part.path, isCertain: true })
      walk(part.components)
    }
  }
  walk(subject[name])
  return {
    members,
    whole: isWhole ? 'stated' : 'open',
    rest: () => ({
      type: 'completeness',
      at: `${subject.path}/${step}/-`,
      pointer: `${subject.pointer}/${step}/-`,
      fact: `item.${name}`,
    }),
    closing: null,
    place: subject.path,
  }
}

function linesOf(facts: Facts): Ranged {
  return {
    members: facts.items.map((element) => ({ element, at: element.path, isCertain: true })),
    whole: facts.itemsWhole ? 'stated' : 'open',
    rest: () => ({ type: 'completeness', at: '/items', pointer: '/items', fact: 'purchase.items' }),
    closing: null,
    place: '/items',
  }
}

function maintainedOf(subject: Subject, facts: Facts): Ranged {
  const members = (subject.maintains ?? []).flatMap((index) => {
    const element = facts.items[index]
    return element === undefined ? [] : [{ element, at: element.path, isCertain: true }]
  })
  return {
    members,
    // A service that names the lines it maintains has named them: they are lines of this very purchase.
    whole: subject.maintains === null ? 'open' : 'stated',
    rest: () => ({
      type: 'value',
      at: `${subject.path}/maintains`,
      pointer: `${subject.pointer}/maintains`,
      fact: 'item.maintained',
    }),
    closing: null,
    place: subject.path,
  }
}

function makersOf(quantifier: Ranging, subject: Subject, environment: Environment): Ranged {
  const roles = quantifier.context.makers
  const members: Member[] = []
  for (const holder of subject.holders) {
    const named = environment.facts.parties[holder.party]
    if (named === undefined) continue
    const element = partyOnDay(named, environment)
    if (holder.roles === null) members.push({ element, at: holder.at, isCertain: false })
    else if (holder.roles.some((role) => roles.includes(role)))
      members.push({ element, at: holder.at, isCertain: true })
  }
  // Those that the purchase names are what it names; whether there are more is the question of `makers`.
  const isNamedOnly = quantifier.fact.endsWith('.makersNamed')
  const byStandard = quantifier.context.standard === 'reasonable-inquiry' && mayClose(subject, members)
  return {
    members,
    whole: subject.holdersWhole || isNamedOnly ? 'stated' : byStandard ? 'by-standard' : 'open',
    rest: () => ({
      type: 'identity',
      at: `${subject.path}/parties/-`,
      pointer: `${subject.pointer}/parties/-`,
      fact: quantifier.fact,
      template: { name: null, role: roles[0] ?? 'manufacturer' },
    }),
    closing: subject.kind === 'item' ? 'makers-closed' : 'components-closed',
    place: subject.path,
  }
}

/**
 * A reasonable inquiry closes the maker roles of a line once one maker is named and screened, and components as they
 * stand (design 2.2; FAR 52.204-25(a), "reasonable inquiry").
 */
function mayClose(subject: Subject, members: readonly Member[]): boolean {
  if (subject.kind !== 'item') return true
  return members.some(
    (member) => member.isCertain && 'identification' in member.element && isScreened(member.element),
  )
}

function isScreened(party: PartyFacts): boolean {
  return party.named && party.identification.result !== 'unscreened'
}
