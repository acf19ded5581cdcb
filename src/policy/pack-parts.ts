import { toCondition, type ConditionSource } from './condition.ts'
import type { PackSource, RuleSource } from './pack.ts'
import type { Steps } from './place.ts'

/** A condition of a pack with the place where it is written and what it is there for. */
export interface Part {
  readonly steps: Steps
  readonly condition: ConditionSource
  readonly role: 'binds' | 'named' | 'belied' | 'scope' | 'when' | 'demand' | 'answered' | 'needs'
  /** The rule that it is part of; null for what stands beside the rules. */
  readonly rule: RuleSource | null
}

/** Every condition of a pack, in the order in which it is written. */
export function partsOf(pack: PackSource): Part[] {
  const beside = (role: Part['role'], steps: Steps, condition: ConditionSource | undefined): Part[] =>
    condition === undefined ? [] : [{ role, steps, condition, rule: null }]
  return [
    ...beside('binds', ['binds'], pack.binds),
    ...Object.entries(pack.conditions ?? {}).flatMap(([name, condition]) =>
      beside('named', ['conditions', name], condition),
    ),
    ...(pack.exceptions ?? []).flatMap(({ belied }, index) =>
      beside('belied', ['exceptions', index, 'belied'], belied),
    ),
    ...pack.rules.flatMap((rule, index) => partsOfRule(rule, index)),
  ]
}

function partsOfRule(rule: RuleSource, index: number): Part[] {
  const parts = (['scope', 'when', 'demand', 'answered'] as const).flatMap((role): Part[] => {
    const condition = rule[role]
    return condition === undefined ? [] : [{ role, steps: ['rules', index, role], condition, rule }]
  })
  const needs = (rule.needs ?? []).map((need, at): Part => {
    const condition = toCondition(need)
    return { role: 'needs', steps: ['rules', index, 'needs', at], condition, rule }
  })
  return [...parts, ...needs]
}
