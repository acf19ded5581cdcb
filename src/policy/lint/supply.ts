import { findFact } from '../../facts/catalogue.ts'
import { evidenceType } from '../../facts/evidence-types.ts'
import { possibleCodes } from '../../facts/possible-codes.ts'
import { didYouMean } from '../../purchase/did-you-mean.ts'
import { EVIDENCE_TYPES } from '../../facts/evidence-types.ts'
import type { ConditionSource } from '../condition.ts'
import type { PackSource } from '../pack.ts'
import type { Steps } from '../place.ts'
import { collectionElement } from '../ranges.ts'
import { conditionsIn, type Placed } from './conditions-in.ts'
import type { LintFinding } from './finding.ts'

/** What rules wait for and nobody can supply: codes that no purchase holds, evidence that nobody knows, answers that it has not. */
export function supply(pack: PackSource): LintFinding[] {
  return [
    ...conditionsIn(pack).flatMap((placed) => [...impossibleCodes(placed), ...unknownEvidence(placed)]),
    ...(pack.exceptions ?? []).flatMap(({ evidence, answers = {} }, index): LintFinding[] => {
      if (evidence === undefined) return []
      const at = ['exceptions', index]
      return unknownParts([evidence], Object.keys(answers), {
        types: [...at, 'evidence'],
        answers: [...at, 'answers'],
      })
    }),
  ]
}

function impossibleCodes({ condition, steps, bound }: Placed): LintFinding[] {
  const name = condition.fact === undefined ? undefined : withoutBinding(condition.fact, bound)
  const found = name === undefined ? undefined : findFact(name)
  const possible = found === undefined ? undefined : possibleCodes(found.fact)
  if (possible === undefined) return []
  return codesTested(condition).flatMap(({ code, at }): LintFinding[] =>
    possible.includes(code)
      ? []
      : [
          {
            level: 'error',
            kind: 'supply',
            at: [...steps, ...at],
            message: `no purchase can say ${code} for ${found?.fact.name ?? ''}${didYouMean(code, [...possible])}`,
            advice: `one of ${possible.join(', ')}`,
          },
        ],
  )
}

/** `maker.country` is a fact of what the collection ranges over, under the name that the pack gives a member. */
function withoutBinding(fact: string, bound: ReadonlyMap<string, string>): string {
  const [first = ''] = fact.split('.')
  const owner = bound.get(first)
  return owner === undefined ? fact : `${owner}${fact.slice(first.length)}`
}

interface Tested {
  readonly code: string
  readonly at: Steps
}

function codesTested(condition: ConditionSource): Tested[] {
  const members = (['some', 'every', 'none'] as const).flatMap((word): Tested[] => {
    const element = condition[word]
    // A condition on members of a collection is a condition of its own.
    if (element === undefined || collectionElement(condition.fact ?? '') !== undefined) return []
    return codesTested(element).map(({ code, at }) => ({ code, at: [word, ...at] }))
  })
  const { is, in: codes } = condition
  return [
    ...(typeof is === 'string' ? [{ code: is, at: ['is'] }] : []),
    ...(Array.isArray(codes)
      ? (codes as readonly string[]).map((code, index) => ({ code, at: ['in', index] }))
      : []),
    ...members,
  ]
}

function unknownEvidence({ condition, steps }: Placed): LintFinding[] {
  const word = condition.evidence === undefined ? 'adverse' : 'evidence'
  const types = condition[word]
  if (types === undefined) return []
  const { answered = [], answers = {}, includes = {}, passed = [] } = condition
  const keys = [...answered, ...Object.keys(answers), ...Object.keys(includes), ...passed]
  return unknownParts(types, keys, { types: [...steps, word], answers: steps })
}

/** Types are an open list; one that the catalogue lacks is asked for by its code, and nobody is told what it is. */
function unknownParts(
  types: readonly string[],
  keys: readonly string[],
  at: { readonly types: Steps; readonly answers: Steps },
): LintFinding[] {
  const unknown = types.filter((type) => evidenceType(type) === undefined)
  const answers = types.flatMap((type) => Object.keys(evidenceType(type)?.answers ?? {}))
  return [
    ...unknown.map((type): LintFinding => {
      const guess = didYouMean(type, Object.keys(EVIDENCE_TYPES))
      return warns(at.types, `evidence of type ${type} is asked for by its code only${guess}`)
    }),
    ...(unknown.length > 0 ? [] : keys.filter((key) => !answers.includes(key))).map((key) =>
      warns(
        at.answers,
        `the answer ${key} of ${types.join(', ')} is asked for by its code only${didYouMean(key, answers)}`,
      ),
    ),
  ]
}

function warns(at: Steps, message: string): LintFinding {
  return {
    level: 'warning',
    kind: 'supply',
    at,
    message,
    advice: 'use one that is described, or have it described',
  }
}
