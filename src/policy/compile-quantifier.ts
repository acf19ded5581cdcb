import type { COLLECTIONS } from '../facts/catalogue.ts'
import type { Facts, PartyFacts, Path, Subject } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, and, not, or, triName, triOf, type Tri } from '../facts/tri.ts'
import { compileCondition, opposite, type Binding, type CompileContext } from './compile-condition.ts'
import { forcedResult, type Condition } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open, Quantified } from './explanation.ts'

type Collection = (typeof COLLECTIONS)[number]

interface Member {
  readonly element: Subject | PartyFacts
  readonly at: Path
  /** False for a party whose role nobody says: it may or may not belong. */
  readonly isCertain: boolean
}

interface Ranged {
  readonly members: readonly Member[]
  readonly whole: 'stated' | 'by-standard' | 'open'
  /** What to ask when the rest is open. */
  readonly rest: () => Open
  readonly closing: 'makers-closed' | 'components-closed' | null
  readonly place: Path
}

interface Quantifier {
  readonly name: 'some' | 'every' | 'none'
  readonly fact: Collection
  readonly element: Condition
  readonly depth: number
  readonly context: CompileContext
}

/** What the collections hold; a fact that is none of them is a list of codes and no matter of this file. */
const ELEMENT_OF: Readonly<Record<Collection, { owner: Binding['owner'] }>> = {
  'item.makers': { owner: 'party' },
  'component.makers': { owner: 'party' },
  'item.maintained': { owner: 'item' },
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

/**
 * `some`, `every` and `none` over a collection: decided by a witness or a counter-example, otherwise only when the
 * collection is whole (design 2.2).
 */
export function compileQuantifier(source: ConditionSource, context: CompileContext): Condition | undefined {
  const collection = source.fact === undefined ? undefined : collectionOf(source.fact, context.bindings)
  const name = source.some !== undefined ? 'some' : source.every !== undefined ? 'every' : 'none'
  const element = source[name]
  if (collection === undefined || element === undefined) return undefined
  const owner = ELEMENT_OF[collection.fact].owner
  const inner: CompileContext = {
    ...(name === 'none' ? opposite(context) : context),
    bindings: [...context.bindings, { name: source.as ?? owner, owner }],
  }
  const quantifier: Quantifier = {
    name,
    fact: collection.fact,
    element: compileCondition(element, inner),
    depth: context.bindings.length,
    context,
  }
  const subjectOf = subjectAt(collection.depth)
  return {
    test: (environment) =>
      testRange(quantifier, rangeOf(quantifier, subjectOf(environment), environment), environment),
    explain: (environment) => explainRange(quantifier, subjectOf(environment), environment),
  }
}

function subjectAt(depth: number): (environment: Environment) => Subject {
  if (depth < 0) return (environment) => environment.subject
  return (environment) => environment.bound[depth] as Subject
}

function rangeOf(quantifier: Quantifier, subject: Subject, environment: Environment): Ranged {
  return quantifier.fact === 'item.maintained'
    ? maintainedOf(subject, environment.facts)
    : makersOf(quantifier, subject, environment.facts)
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

function makersOf(quantifier: Quantifier, subject: Subject, facts: Facts): Ranged {
  const roles = quantifier.context.makers
  const members: Member[] = []
  for (const holder of subject.holders) {
    const element = facts.parties[holder.party]
    if (element === undefined) continue
    if (holder.roles === null) members.push({ element, at: holder.at, isCertain: false })
    else if (holder.roles.some((role) => roles.includes(role)))
      members.push({ element, at: holder.at, isCertain: true })
  }
  const byStandard = quantifier.context.standard === 'reasonable-inquiry' && mayClose(subject, members)
  return {
    members,
    whole: subject.holdersWhole ? 'stated' : byStandard ? 'by-standard' : 'open',
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

function testRange(quantifier: Quantifier, range: Ranged, environment: Environment): Tri {
  let witnessed: Tri = FALSE
  for (const member of range.members) {
    environment.bound[quantifier.depth] = member.element
    witnessed = or(witnessed, witnessOf(quantifier, member, quantifier.element.test(environment)))
    if (witnessed === TRUE) break
  }
  if (witnessed !== TRUE) witnessed = or(witnessed, restOf(quantifier, range, environment))
  return quantifier.name === 'some' ? witnessed : not(witnessed)
}

/** Whether the member is a witness: for `every`, one that breaks the condition. */
function witnessOf(quantifier: Quantifier, member: Member, result: Tri): Tri {
  const witness = quantifier.name === 'every' ? not(result) : result
  return member.isCertain ? witness : and(witness, UNKNOWN)
}

function restOf(quantifier: Quantifier, range: Ranged, environment: Environment): Tri {
  if (range.whole === 'stated') return FALSE
  if (range.whole === 'by-standard') {
    if (range.closing !== null) {
      environment.assumed?.push({
        kind: range.closing,
        at: range.place,
        list: null,
        pack: quantifier.context.pack,
      })
    }
    return FALSE
  }
  if (environment.forced === null) return UNKNOWN
  const { context, name } = quantifier
  const isHarshWitness = name === 'some' ? context.polarity : context.polarity === 1 ? -1 : 1
  return forcedResult(environment, range.rest(), isHarshWitness)
}

function explainRange(quantifier: Quantifier, subject: Subject, environment: Environment): Explanation {
  const range = rangeOf(quantifier, subject, environment)
  let witnessed: Tri = range.whole === 'open' ? UNKNOWN : FALSE
  const of = range.members.map((member) => {
    environment.bound[quantifier.depth] = member.element
    const because = quantifier.element.explain(environment)
    witnessed = or(witnessed, witnessOf(quantifier, member, triOf(because.result)))
    return {
      because,
      member: member.at,
      role: member.isCertain ? ('certain' as const) : ('uncertain' as const),
    }
  })
  const result = triName(quantifier.name === 'some' ? witnessed : not(witnessed))
  const open = result === 'unknown' ? openOf(quantifier, range, of) : []
  return {
    at: range.place,
    fact: quantifier.fact,
    of,
    op: quantifier.name,
    ...(open.length === 0 ? {} : { open }),
    result,
    whole: range.whole,
  }
}

function openOf(quantifier: Quantifier, range: Ranged, of: Quantified['of']): Open[] {
  const open: Open[] = range.whole === 'open' ? [range.rest()] : []
  range.members.forEach((member, index) => {
    const result = of[index]?.because.result
    const cannotWitness = result === (quantifier.name === 'every' ? 'true' : 'false')
    if (!member.isCertain && !cannotWitness) open.push(roleQuestion(member))
  })
  return open
}

function roleQuestion(member: Member): Open {
  return {
    type: 'value',
    at: `${member.at}/role`,
    pointer: `${member.element.pointer}/role`,
    fact: 'party.role',
  }
}
