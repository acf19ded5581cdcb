import type { ConditionSource } from './condition.ts'
import type { CompiledRule } from './compile-rule.ts'

const CATEGORY = 'item.category'

/** Categories of which a line has to be one, or lie below one, for a rule to have anything to say of it. */
export type Gate = ReadonlySet<string>

/**
 * What a scope asks of the category of the line before anything else counts; null where it asks nothing of it. A line
 * whose category is known and lies outside makes the scope false whatever else is unknown.
 */
export function gateOf(
  scope: ConditionSource | undefined,
  named: Readonly<Record<string, ConditionSource>>,
): Gate | null {
  if (scope === undefined) return null
  if (scope.condition !== undefined) return gateOf(named[scope.condition], named)
  if (scope.allOf !== undefined) return narrowest(scope.allOf.map((part) => gateOf(part, named)))
  if (scope.anyOf !== undefined) return union(scope.anyOf.map((part) => gateOf(part, named)))
  if (scope.fact !== CATEGORY) return null
  return codesOf(scope.within) ?? codesOf(scope.in) ?? codesOf(scope.is)
}

function codesOf(operand: string | boolean | readonly string[] | undefined): Gate | null {
  if (typeof operand === 'string') return new Set([operand])
  return Array.isArray(operand) ? new Set(operand as readonly string[]) : null
}

/** All have to hold, so any one of them may be the gate. */
function narrowest(gates: readonly (Gate | null)[]): Gate | null {
  const some = gates.filter((gate) => gate !== null)
  return some.reduce<Gate | null>(
    (best, gate) => (best === null || gate.size < best.size ? gate : best),
    null,
  )
}

function union(gates: readonly (Gate | null)[]): Gate | null {
  const codes = new Set<string>()
  for (const gate of gates) {
    if (gate === null) return null
    for (const code of gate) codes.add(code)
  }
  return codes
}

/** Whether the line, given as its category and all above it, is outside of the gate. */
export function isShut(gate: Gate | null, categories: readonly string[] | null): boolean {
  if (gate === null || categories === null) return false
  for (const code of categories) if (gate.has(code)) return false
  return true
}

/** Finds the rules of a pack, in its order, that may say something of lines of these categories; null: of any. */
export type RulesFor = (categories: ReadonlySet<string> | null) => readonly CompiledRule[]

/** Purchases have lines of few categories; more mixtures of them than this are looked up anew. */
const MOST_KEPT = 1000

/** An index of rules by the categories of their gates, so that a pack costs what its rules that can apply cost. */
export function indexRules(rules: readonly CompiledRule[]): RulesFor {
  const open: number[] = []
  const byCode = new Map<string, number[]>()
  rules.forEach(({ gate }, index) => {
    if (gate === null) open.push(index)
    else for (const code of gate) listUnder(byCode, code).push(index)
  })
  if (byCode.size === 0) return () => rules
  const kept = new Map<string, readonly CompiledRule[]>()
  return (categories) => {
    if (categories === null) return rules
    const key = [...categories].filter((code) => byCode.has(code)).join()
    const known = kept.get(key)
    if (known !== undefined) return known
    const found = new Set([open, ...[...categories].map((code) => byCode.get(code) ?? [])].flat())
    const chosen = rules.filter((_, index) => found.has(index))
    if (kept.size < MOST_KEPT) kept.set(key, chosen)
    return chosen
  }
}

function listUnder(lists: Map<string, number[]>, key: string): number[] {
  const known = lists.get(key)
  if (known !== undefined) return known
  const list: number[] = []
  lists.set(key, list)
  return list
}
