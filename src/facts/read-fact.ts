import type { CategoryTree } from '../reference/category-tree.ts'
import type { PartyAnswer } from './case-facts.ts'
import type { SlottedFact } from './catalogue.ts'
import type { Fact, Path, Value } from './fact.ts'
import type { StatementIndex } from './statements.ts'

/** What reading a fact needs beside the value itself. */
export interface Reading {
  readonly statements: StatementIndex
  readonly categories: CategoryTree
  /** Confirmed answers about parties, by path. */
  readonly answers: ReadonlyMap<Path, PartyAnswer>
}

/** The facts of an owner as a tree of member names, so that what a document lacks is passed over at once. */
export interface FactTree {
  readonly size: number
  readonly root: readonly Branch[]
}

interface Branch {
  readonly step: string
  /** Facts that stand right here. */
  readonly facts: SlottedFact[]
  readonly below: Branch[]
}

/** Derived facts (without a member) have no place in the tree; `resolve` fills them in. */
export function toFactTree(definitions: readonly SlottedFact[]): FactTree {
  const root: Branch[] = []
  for (const definition of definitions) {
    if (definition.member === null) continue
    let branches = root
    let branch: Branch | undefined
    for (const step of definition.member.split('/')) {
      branch = branches.find((one) => one.step === step)
      if (branch === undefined) branches.push((branch = { step, facts: [], below: [] }))
      branches = branch.below
    }
    branch?.facts.push(definition)
  }
  return { size: definitions.length, root }
}

/** Reads every fact of an owner from its document, by slot. Absent members stay undefined. */
export function readFacts(
  tree: FactTree,
  document: object,
  path: Path,
  reading: Reading,
): (Fact | undefined)[] {
  const values = new Array<Fact | undefined>(tree.size).fill(undefined)
  readBranches(tree.root, document, { path, values, reading })
  return values
}

interface Target {
  readonly path: Path
  readonly values: (Fact | undefined)[]
  readonly reading: Reading
}

function readBranches(branches: readonly Branch[], document: object, target: Target): void {
  for (const { step, facts, below } of branches) {
    const raw = memberOf(document, step)
    if (raw === undefined) continue
    for (const fact of facts) {
      const at = `${target.path}/${fact.member ?? ''}`
      target.values[fact.slot] = toFact(fact, raw, at, target.reading)
    }
    if (below.length > 0 && typeof raw === 'object' && raw !== null) readBranches(below, raw, target)
  }
}

function memberOf(document: object, name: string): unknown {
  return Object.hasOwn(document, name) ? (document as Readonly<Record<string, unknown>>)[name] : undefined
}

function toFact(definition: SlottedFact, raw: unknown, at: Path, reading: Reading): Fact {
  const value = toValue(definition, raw, reading.categories)
  if (value === null) return { at, level: 'asserted', unknown: 'null', value: null, whole: false }
  const completeness = definition.type === 'codes' ? reading.statements.completeness(at) : null
  const level = completeness ?? reading.statements.levelOf(at)
  return { at, level, unknown: null, value, whole: completeness !== null }
}

function toValue(definition: SlottedFact, raw: unknown, categories: CategoryTree): Value | null {
  if (raw === null) return null
  switch (definition.type) {
    case 'category':
      return typeof raw === 'string' ? categories.line(raw) : null
    case 'codes':
      return Array.isArray(raw) ? raw.map(codeOf).sort() : null
    case 'money':
      return toMoney(raw)
    case 'flags':
      return raw as Value
    case 'text':
      // That there is a text is all that rules may know of it: names can be erased.
      return typeof raw === 'string' && raw.trim() !== '' ? true : null
    case 'boolean':
      // A bill of materials that is described is one that is there.
      return typeof raw === 'boolean' ? raw : typeof raw === 'object' ? true : null
    case 'number':
      return typeof raw === 'number' ? raw : null
    case 'code':
    case 'date':
      return typeof raw === 'string' ? raw : null
  }
}

/** A code, or that of a thing known by its id (a vulnerability with the day it became known). */
function codeOf(element: unknown): string {
  if (typeof element === 'string') return element
  return typeof element === 'object' && element !== null ? String(memberOf(element, 'id')) : ''
}

function toMoney(raw: unknown): Value | null {
  if (typeof raw !== 'object' || raw === null) return null
  const amount = memberOf(raw, 'amount')
  const currency = memberOf(raw, 'currency')
  return typeof amount === 'string' && typeof currency === 'string' ? { amount, currency } : null
}
