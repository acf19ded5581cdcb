import { describe, expect, it } from 'vitest'
import { evaluate } from '../../src/decision/evaluate.ts'
import { groundsOf } from '../../src/decision/grounds.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { resolve } from '../../src/facts/resolve.ts'
import { examples, parsed, rulebook } from '../support/shipped.ts'
import { placesOf, without } from '../support/places.ts'

const AS_OF = '2026-11-01'

/** What is open about every finding, asked with its trees and without them. */
function openBothWays(document: unknown): readonly [unknown, unknown] {
  const purchase = parsed(document)
  if (purchase === undefined) return [null, null]
  const facts = resolve(purchase, FILE_TRUSTED, rulebook.snapshot)
  const { all, environment } = evaluate(facts, rulebook.policySet, AS_OF, AS_OF)
  const openOf = (isExplained: boolean): unknown =>
    groundsOf(all, environment, () => isExplained).map(({ evaluated, open, witnesses }) => ({
      rule: evaluated.rule.source.id,
      subject: evaluated.placed.subject.path,
      open,
      witnesses,
    }))
  return [openOf(true), openOf(false)]
}

describe('what is open about a finding', () => {
  it.each(examples)(
    'is the same with and without its trees: %s, whole and with anything left out',
    (_, document) => {
      const variants = [document, ...placesOf(document).map((place) => without(document, place.pointer))]
      for (const variant of variants) {
        const [explained, unexplained] = openBothWays(variant)
        expect(unexplained).toEqual(explained)
      }
    },
  )
})
