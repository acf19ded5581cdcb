import { CATALOGUE, findFact, type SlottedFact } from '../facts/catalogue.ts'
import type { Fact, PartyFacts, Subject } from '../facts/fact.ts'
import type { Binding, CompileContext } from './compile-condition.ts'
import type { Environment } from './environment.ts'

/** What holds the values of a fact: a subject or a party. */
export type Holder = Pick<Subject | PartyFacts, 'path' | 'pointer' | 'values'>

/** Reads a fact of the catalogue from the place that a rule's context gives it. */
export interface Access {
  readonly definition: SlottedFact
  /** Member of a flags fact; null otherwise. */
  readonly key: string | null
  holder(environment: Environment): Holder
  read(environment: Environment): Fact | undefined
}

/**
 * Resolves `item.category`, `maker.country` (with `as: maker`) and the like.
 * @returns undefined when the name is not in the catalogue or its owner is not at hand in this context.
 */
export function accessTo(
  name: string,
  context: Pick<CompileContext, 'subject' | 'bindings'>,
): Access | undefined {
  const binding = boundBy(name, context.bindings)
  const found = findFact(binding === undefined ? name : binding.factName)
  if (found === undefined) return undefined
  const holder = binding === undefined ? ownHolder(found.fact, context.subject) : boundHolder(binding.depth)
  if (holder === undefined) return undefined
  const slot = found.fact.slot
  return {
    definition: found.fact,
    key: found.key,
    holder,
    read: (environment) => holder(environment).values[slot],
  }
}

function boundBy(
  name: string,
  bindings: readonly Binding[],
): { depth: number; factName: string } | undefined {
  for (let depth = bindings.length - 1; depth >= 0; depth--) {
    const binding = bindings[depth]
    if (binding !== undefined && name.startsWith(`${binding.name}.`)) {
      return { depth, factName: `${binding.owner}${name.slice(binding.name.length)}` }
    }
  }
  return undefined
}

function boundHolder(depth: number): (environment: Environment) => Holder {
  return (environment) => {
    const member = environment.bound[depth]
    if (member === undefined || member === null) throw new Error('a quantifier bound no member')
    return member
  }
}

function ownHolder(
  fact: SlottedFact,
  subject: CompileContext['subject'],
): ((environment: Environment) => Holder) | undefined {
  switch (fact.owner) {
    case 'purchase':
      return (environment) => environment.facts.purchase
    case 'bidder':
      return subject === 'bidder' ? (environment) => environment.subject : undefined
    case 'component':
      return subject === 'component' || subject === 'use' ? (environment) => environment.subject : undefined
    case 'item':
      return subject === 'purchase' || subject === 'bidder' ? undefined : itemOf
    case 'party':
      return undefined
  }
}

function itemOf(environment: Environment): Holder {
  return environment.item ?? environment.subject
}

/** Names that a rule of this kind may use, for "did you mean". */
export function namesFor(context: Pick<CompileContext, 'subject' | 'bindings'>): readonly string[] {
  const own = Object.values(CATALOGUE)
    .flat()
    .map((fact) => fact.name)
    .filter((name) => accessTo(name, context) !== undefined)
  const bound = context.bindings.flatMap((binding) =>
    CATALOGUE[binding.owner].map((fact) => `${binding.name}${fact.name.slice(binding.owner.length)}`),
  )
  return [...own, ...bound]
}
