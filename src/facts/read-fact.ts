import type { CategoryTree } from '../reference/category-tree.ts'
import type { SlottedFact } from './catalogue.ts'
import type { Fact, Path, Value } from './fact.ts'
import type { StatementIndex } from './statements.ts'

/** What reading a fact needs beside the value itself. */
export interface Reading {
  readonly statements: StatementIndex
  readonly categories: CategoryTree
}

/**
 * Reads every fact of an owner from its document, by slot. Absent members stay undefined; derived facts (without a
 * member) are left for `resolve` to fill in.
 */
export function readFacts(
  definitions: readonly SlottedFact[],
  document: unknown,
  path: Path,
  reading: Reading,
): (Fact | undefined)[] {
  return definitions.map((definition) => {
    if (definition.member === null) return undefined
    const raw = memberAt(document, definition.member)
    return raw === undefined ? undefined : toFact(definition, raw, `${path}/${definition.member}`, reading)
  })
}

const steps = new Map<string, readonly string[]>()

/** The steps of a member of the catalogue, split once. */
function stepsOf(member: string): readonly string[] {
  const known = steps.get(member)
  if (known !== undefined) return known
  const split = member.split('/')
  steps.set(member, split)
  return split
}

/** The value below a document by steps separated by `/`; undefined where any step is missing. */
function memberAt(document: unknown, member: string): unknown {
  let value: unknown = document
  for (const step of stepsOf(member)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[step]
  }
  return value
}

function toFact(definition: SlottedFact, raw: unknown, at: Path, reading: Reading): Fact {
  const value = toValue(definition, raw, reading.categories)
  if (value === null) return { value: null, unknown: 'null', at, level: 'asserted', whole: false }
  const completeness = definition.type === 'codes' ? reading.statements.completeness(at) : null
  const level = completeness ?? reading.statements.levelOf(at)
  return { value, unknown: null, at, level, whole: completeness !== null }
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
  return typeof element === 'string' ? element : String(memberAt(element, 'id'))
}

function toMoney(raw: unknown): Value | null {
  const amount = memberAt(raw, 'amount')
  const currency = memberAt(raw, 'currency')
  return typeof amount === 'string' && typeof currency === 'string' ? { amount, currency } : null
}
