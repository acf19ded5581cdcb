import { describe, expect, it } from 'vitest'
import { OUTCOMES, type Body } from '../../src/decision/body.ts'
import { decided, examples, rulebook, type Decided } from '../support/shipped.ts'
import { placesOf, valueAt, withValue, without, type Place } from '../support/places.ts'

const HELD_BACK = ['reject', 'incomplete', 'refer']
const MILD = ['not-covered', 'approve', 'approve-with-conditions']

/** Claims and the evidence that carries them are what somebody invokes; lists of lines shrink by dropping a line. */
function isInvoked(document: Record<string, unknown>, pointer: string): boolean {
  const claims = (document['claims'] ?? []) as { evidence?: string[] }[]
  const evidence = (document['evidence'] ?? []) as { id: string }[]
  const carrying = new Set(claims.flatMap((claim) => claim.evidence ?? []))
  const index = /^\/evidence\/(\d+)/.exec(pointer)?.[1]
  return (
    pointer.startsWith('/claims') || (index !== undefined && carrying.has(evidence[Number(index)]?.id ?? ''))
  )
}

function isDroppedLine(place: Place): boolean {
  return place.isElement && /^\/items\/\d+$/.test(place.pointer)
}

function isElementOfWholeList(document: unknown, place: Place): boolean {
  const list = place.pointer.slice(0, place.pointer.lastIndexOf('/'))
  const statements = (valueAt(document, '/statements') ?? []) as { about?: string; says?: string }[]
  const path = list.replace(
    /\/items\/(\d+)/,
    (_, index: string) => `/items/@${String(valueAt(document, `/items/${index}/id`))}`,
  )
  return statements.some((statement) => statement.says === 'complete' && statement.about === path)
}

/** The line or party that a removal concerns, as assumptions name it. */
function namesReplacement(body: Body, document: unknown, pointer: string): boolean {
  const item = /^\/items\/(\d+)/.exec(pointer)?.[1]
  const party = /^\/parties\/(\d+)/.exec(pointer)?.[1]
  const path =
    item !== undefined
      ? `/items/@${String(valueAt(document, `/items/${item}/id`))}`
      : `/parties/@${String(valueAt(document, `/parties/${party ?? ''}/id`))}`
  return [...body.assumptions, ...body.advisory.assumptions].some((assumption) =>
    assumption.at.some((at) => at === path || at.startsWith(`${path}/`)),
  )
}

function milder(before: Body, after: Body): string[] {
  const pairs: [string, string, string][] = [['purchase', before.outcome, after.outcome]]
  for (const item of before.items) {
    const now = after.items.find((one) => one.id === item.id)
    if (now !== undefined) pairs.push([item.id, item.outcome, now.outcome])
  }
  return pairs
    .filter(([, was, is]) => HELD_BACK.includes(was) && MILD.includes(is))
    .map(([what, was, is]) => `${what}: ${was} → ${is}`)
}

describe('safety', () => {
  it.each(examples.filter(([name]) => name !== 'us-39-computers-and-a-camera'))(
    'leaving out or nulling anything never approves %s',
    (_name, document) => {
      const before = decided(document)
      const broken: string[] = []
      for (const place of placesOf(document)) {
        if (isInvoked(document, place.pointer) || isDroppedLine(place)) continue
        if (place.isElement && isElementOfWholeList(document, place)) continue
        for (const changed of [
          without(document, place.pointer),
          ...(place.isElement ? [] : [withValue(document, place.pointer, null)]),
        ]) {
          const after = decided(changed)
          if (after === undefined || before === undefined) continue
          const worse = milder(before.body, after.body)
          if (worse.length > 0 && !namesReplacement(after.body, document, place.pointer))
            broken.push(`${place.pointer}: ${worse.join()}`)
        }
      }
      expect(broken).toEqual([])
    },
  )
})

function sameVerdict(a: string | undefined, b: string | undefined): boolean {
  const plain = (verdict: string | undefined): string | undefined =>
    verdict === 'not-applicable' ? 'clear' : verdict
  return plain(a) === plain(b)
}

/** Rules that a reply clears: it is bound to the line as it was shown, so another line, or an unnamed one, is none. */
const REPLIED: ReadonlySet<string> = new Set(
  rulebook.policySet.packs.flatMap(({ source }) =>
    source.rules.filter((rule) => rule.answered?.line !== undefined).map((rule) => rule.id),
  ),
)

function isCleared(key: string, known: string): boolean {
  return known === 'clear' && REPLIED.has(key.slice(0, key.indexOf('@')))
}

/** Definite verdicts without the value that are others with it. */
function changedVerdicts(unknown: Decided, known: Decided): string[] {
  return [...unknown.verdicts].flatMap(([key, verdict]) => {
    const now = known.verdicts.get(key)
    const isDefinite = verdict !== 'undetermined' && verdict !== 'excepted'
    return isDefinite && now !== undefined && !sameVerdict(verdict, now) && !isCleared(key, now)
      ? [`${key}: ${verdict} → ${now}`]
      : []
  })
}

describe('information', () => {
  it.each(examples.filter(([name]) => name !== 'us-39-computers-and-a-camera'))(
    'giving a value to an open fact of %s changes no definite verdict',
    (_name, document) => {
      const known = decided(document)
      const broken: string[] = []
      for (const place of placesOf(document)) {
        const value = valueAt(document, place.pointer)
        if (
          place.isElement ||
          (typeof value === 'object' && value !== null) ||
          isInvoked(document, place.pointer)
        )
          continue
        for (const changed of [without(document, place.pointer), withValue(document, place.pointer, null)]) {
          const unknown = decided(changed)
          if (unknown === undefined || known === undefined) continue
          const moved = changedVerdicts(unknown, known)
          if (moved.length > 0 && !namesReplacement(unknown.body, document, place.pointer))
            broken.push(`${place.pointer}: ${moved.join()}`)
        }
      }
      expect(broken).toEqual([])
    },
  )
})

function rank(outcome: (typeof OUTCOMES)[number]): number {
  return OUTCOMES.indexOf(outcome)
}

describe('claims', () => {
  it.each(examples)('removing a claim or helping evidence never makes %s milder', (_name, document) => {
    const before = decided(document)
    const claims = (document['claims'] ?? []) as { evidence?: string[] }[]
    const evidence = (document['evidence'] ?? []) as { id: string; type: string }[]
    const fewerClaims = claims.map((_, index) => without(document, `/claims/${index}`))
    // A representation is reached by conditions too: its answers are facts, not help.
    const helping = evidence.filter(
      (one) => !one.type.startsWith('far-52.2') || one.type.endsWith('disclosure'),
    )
    const fewerEvidence = helping.map((one) => {
      const index = evidence.indexOf(one)
      const statements = ((document['statements'] ?? []) as { evidence?: string }[]).map((statement) =>
        statement.evidence === one.id ? { ...statement, evidence: null } : statement,
      )
      const left = claims.map((claim) => ({
        ...claim,
        evidence: (claim.evidence ?? []).filter((id) => id !== one.id),
      }))
      return { ...(without(document, `/evidence/${index}`) as object), claims: left, statements }
    })
    const outcomes = [...fewerClaims, ...fewerEvidence].map((changed) => decided(changed)?.body.outcome)
    expect(
      outcomes.filter(
        (outcome) => outcome === undefined || rank(outcome) > rank(before?.body.outcome ?? 'reject'),
      ),
    ).toEqual([])
  })
})
