import { describe, expect, it } from 'vitest'
import { evaluate, evaluateEverything, type Evaluated } from '../../src/decision/evaluate.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { resolve } from '../../src/facts/resolve.ts'
import { FALSE } from '../../src/facts/tri.ts'
import type { ConditionSource } from '../../src/policy/condition.ts'
import { gateOf } from '../../src/policy/gate.ts'
import { examples, parsed, rulebook } from '../support/shipped.ts'
import { placesOf, without } from '../support/places.ts'

const router: ConditionSource = { fact: 'item.category', within: 'router' }
const cloud: ConditionSource = { fact: 'item.category', in: ['cloud-service', 'managed-service'] }
const critical: ConditionSource = { fact: 'item.critical', is: true }

describe('gateOf', () => {
  it.each<[string, ConditionSource | undefined, readonly string[] | null]>([
    ['a category', router, ['router']],
    ['some categories', cloud, ['cloud-service', 'managed-service']],
    ['one of all parts, the narrowest', { allOf: [critical, cloud, router] }, ['router']],
    ['any part, if each asks', { anyOf: [router, cloud] }, ['router', 'cloud-service', 'managed-service']],
    ['any part, if one does not ask', { anyOf: [router, critical] }, null],
    ['a named condition', { condition: 'edge' }, ['router']],
    ['what must not be', { not: router }, null],
    ['another fact', critical, null],
    ['nothing', undefined, null],
  ])('of %s', (_name, scope, expected) => {
    const gate = gateOf(scope, { edge: router })
    expect(gate === null ? null : [...gate]).toEqual(expected)
  })
})

describe('rules that are passed over because of the category', () => {
  const keys = (all: readonly Evaluated[]): string[] =>
    all
      .filter(({ verdict }) => verdict !== 'clear' && verdict !== 'not-applicable')
      .map(({ rule, placed, verdict }) => `${rule.pack} ${rule.source.id} ${placed.subject.path} ${verdict}`)

  it.each(examples)('have nothing to say of %s, whole and without any of its members', (_name, document) => {
    const variants = [document, ...placesOf(document).map((place) => without(document, place.pointer))]
    for (const variant of variants) {
      const purchase = parsed(variant)
      if (purchase === undefined) continue
      const facts = resolve(purchase, FILE_TRUSTED, rulebook.snapshot)
      const everything = evaluateEverything(facts, rulebook.policySet, '2026-11-24')
      const bound = everything.all.filter(({ binds }) => binds !== FALSE)
      expect(keys(evaluate(facts, rulebook.policySet, '2026-11-24', '2026-11-24').all)).toEqual(keys(bound))
    }
  })

  it('are most rules, for a laptop', () => {
    const pack = rulebook.policySet.packs.find(({ source }) => source.id === 'baseline')
    const found = pack?.rulesFor(new Set(['laptop', 'computer'])).length ?? 0
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan((pack?.rules.length ?? 0) / 1.2)
  })
})
