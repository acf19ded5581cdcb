import type { Facts, Fact, Subject } from '../../src/facts/fact.ts'
import { emptySubject } from '../../src/facts/subjects.ts'
import { slotOf } from '../../src/facts/catalogue.ts'
import { compileCondition, type CompileContext } from '../../src/policy/compile-condition.ts'
import type { Condition } from '../../src/policy/compiled.ts'
import type { ConditionSource } from '../../src/policy/condition.ts'
import { createEnvironment } from '../../src/decision/evaluate.ts'
import type { Environment } from '../../src/policy/environment.ts'

/** Boolean facts of the catalogue that generated conditions are made of. */
export const BOOLEANS = [
  'item.routesUserTraffic',
  'item.seesUserData',
  'item.internetConnected',
  'buyer.telecomOperator',
] as const

export const context: CompileContext = {
  pack: 'test',
  subject: 'item',
  standard: 'ask',
  makers: ['manufacturer'],
  levels: {},
  polarity: 1,
  bindings: [],
  named: {},
}

export function fact(value: Fact['value'], whole = false): Fact {
  return { value, unknown: value === null ? 'null' : null, at: '', level: 'asserted', whole }
}

export function itemWith(
  values: Readonly<Record<string, Fact | undefined>>,
  more: Partial<Subject> = {},
): Subject {
  const slots: (Fact | undefined)[] = []
  for (const [name, value] of Object.entries(values))
    if (name.startsWith('item.')) slots[slotOf(name)] = value
  return { ...emptySubject('item', '/items/@1', '/items/0'), item: '1', values: slots, ...more }
}

export function factsWith(item: Subject, more: Partial<Facts> = {}): Facts {
  return {
    schema: 'sekisho/facts/1',
    snapshot: 'none',
    lists: [],
    purchase: emptySubject('purchase', '', ''),
    items: [item],
    itemsWhole: true,
    bidders: [],
    parties: [],
    evidence: [],
    claims: [],
    closedQuestions: {},
    coverage: { lines: 1, of: 1, share: null },
    ...more,
  }
}

export function environmentOf(facts: Facts): Environment {
  const environment = createEnvironment(facts, '2026-11-24', '2026-11-24', null)
  environment.subject = facts.items[0] ?? facts.purchase
  environment.item = facts.items[0] ?? null
  return environment
}

export function compiled(source: ConditionSource): Condition {
  return compileCondition(source, context)
}

/** An environment in which the boolean facts have these values; null and absent are unknown. */
export function booleans(values: Readonly<Record<string, boolean | null>>): Environment {
  const facts: Record<string, Fact> = {}
  for (const [name, value] of Object.entries(values)) facts[name] = fact(value)
  const purchase = emptySubject('purchase', '', '')
  const slots: (Fact | undefined)[] = []
  const operator = facts['buyer.telecomOperator']
  if (operator !== undefined) slots[slotOf('buyer.telecomOperator')] = operator
  return environmentOf(factsWith(itemWith(facts), { purchase: { ...purchase, values: slots } }))
}
