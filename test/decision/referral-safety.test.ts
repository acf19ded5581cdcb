import { describe, expect, it } from 'vitest'
import type { Body } from '../../src/decision/body.ts'
import { evaluate } from '../../src/decision/evaluate.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { assess } from '../../src/operations/assess.ts'
import { parsed } from '../support/shipped.ts'
import { agreement, digestOfLine, lineOf, offer } from '../support/agreement.ts'
import { placesOf, valueAt, withValue, without } from '../support/places.ts'

const PARTS = { components: [{ id: 'c', kind: 'soc', parties: [{ role: 'designer', name: 'D' }] }] }
const LINES = [
  lineOf('1', 'A', PARTS),
  lineOf('2', 'B'),
  lineOf('3', 'C'),
  lineOf('4', 'D', { category: null }),
]

function reply(id: string, outcomes: Record<string, string>, more: object = {}): object {
  const lines = Object.entries(outcomes).map(([item, outcome]) => ({
    item,
    outcome,
    lineDigest: digestOfLine(LINES, item),
  }))
  return {
    id,
    type: 'advice-received',
    issuerCode: 'office',
    date: '2026-11-20',
    subjects: ['/items'],
    lines,
    state: 'confirmed',
    ...more,
  }
}

/** Everything that can happen to a referral at once: cleared, with measures, a concern that a later reply takes back, open. */
const FULL = offer(LINES, [
  reply('a', { 1: 'no-concern', 2: 'measures', 3: 'concern-remains' }),
  reply('b', { 3: 'no-concern' }, { date: '2026-11-22' }),
])
/** A concern that remains, mitigated on the responsible officer's word. */
const MITIGATED = offer(LINES, [
  reply('a', { 1: 'concern-remains', 2: 'no-concern' }),
  {
    id: 'm',
    type: 'mitigation',
    issuerCode: 'responsible-officer',
    signedBy: 'X',
    subjects: ['/items/@1'],
    state: 'confirmed',
  },
])

interface Decided {
  readonly body: Body
  readonly verdicts: ReadonlyMap<string, string>
}

function decided(input: unknown): Decided | undefined {
  const purchase = parsed(input)
  if (purchase === undefined) return undefined
  const day = '2026-11-24'
  const { body, facts } = assess(purchase, FILE_TRUSTED, agreement, { asOf: day, isHypothetical: false })
  const all = evaluate(facts, agreement.policySet, day, day).all
  return {
    body,
    verdicts: new Map(all.map((one) => [`${one.rule.source.id}@${one.placed.subject.path}`, one.verdict])),
  }
}

const HELD_BACK = ['reject', 'incomplete', 'refer']

/** A place in what is seen of a line: taking it out makes another line, which has to be asked about anew. */
const isSeen = (pointer: string): boolean =>
  /^\/items\/\d+\/(category|model|parties|components)/.test(pointer)
const isDroppedLine = (pointer: string): boolean => /^\/items\/\d+$/.test(pointer)

describe.each([
  ['cleared and open lines', FULL],
  ['a mitigated concern', MITIGATED],
])('a referral with %s', (_name, document) => {
  it('is never approved by leaving out or nulling anything', () => {
    const before = decided(document)
    const broken = placesOf(document).flatMap((place) => {
      if (isDroppedLine(place.pointer)) return []
      const changes = [
        without(document, place.pointer),
        ...(place.isElement ? [] : [withValue(document, place.pointer, null)]),
      ]
      return changes.flatMap((changed) => {
        const after = decided(changed)
        return (after?.body.items ?? []).flatMap(({ id, outcome }) => {
          const was = before?.body.items.find((item) => item.id === id)?.outcome ?? ''
          return HELD_BACK.includes(was) && !HELD_BACK.includes(outcome)
            ? [`${place.pointer}: ${id} ${was} → ${outcome}`]
            : []
        })
      })
    })
    expect(before?.body.items.some((item) => HELD_BACK.includes(item.outcome))).toBe(true)
    expect(broken).toEqual([])
  })

  it('changes no definite verdict when an open fact gets its value', () => {
    const known = decided(document)
    const broken = placesOf(document).flatMap((place) => {
      const value = valueAt(document, place.pointer)
      if (place.isElement || (typeof value === 'object' && value !== null) || isSeen(place.pointer)) return []
      return [without(document, place.pointer), withValue(document, place.pointer, null)].flatMap((changed) =>
        [...(decided(changed)?.verdicts ?? [])].flatMap(([key, verdict]) => {
          const now = known?.verdicts.get(key)
          const plain = (one: string | undefined): string | undefined =>
            one === 'not-applicable' ? 'clear' : one
          const isMoved = verdict !== 'undetermined' && now !== undefined && plain(verdict) !== plain(now)
          return isMoved ? [`${place.pointer}: ${key} ${verdict} → ${now}`] : []
        }),
      )
    })
    expect(broken).toEqual([])
  })

  it('is never milder without a reply that clears', () => {
    const evidence = (document['evidence'] ?? []) as { id: string }[]
    const before = decided(document)
    const broken = evidence.flatMap((one, index) => {
      const after = decided(without(document, `/evidence/${index}`))
      return (after?.body.items ?? []).flatMap(({ id, outcome }) => {
        const was = before?.body.items.find((item) => item.id === id)?.outcome ?? ''
        return HELD_BACK.includes(was) && !HELD_BACK.includes(outcome)
          ? [`${one.id}: ${id} ${was} → ${outcome}`]
          : []
      })
    })
    expect(broken).toEqual([])
  })
})

describe('a referral under an agreement that names nobody', () => {
  it('is decided alike whoever the maker is, the replies being on that maker’s lines', () => {
    const renamed = (name: string): unknown => {
      const lines = LINES.map((line) => JSON.parse(JSON.stringify(line).replaceAll('例示社', name)) as object)
      const text = JSON.stringify(FULL).replaceAll('例示社', name)
      const digests = ['1', '2', '3'].map((id) => [digestOfLine(LINES, id), digestOfLine(lines, id)] as const)
      return JSON.parse(digests.reduce((all, [from, to]) => all.replaceAll(from, to), text))
    }
    const essence = (body: Body | undefined): unknown =>
      body && [
        body.outcome,
        body.items,
        body.findings.map((one) => [one.rule, one.subject, one.verdict]),
        body.missing,
        body.steps,
      ]
    expect(essence(decided(renamed('Huawei Technologies Co., Ltd.'))?.body)).toEqual(
      essence(decided(FULL)?.body),
    )
    expect(essence(decided(renamed('Cisco Systems, Inc.'))?.body)).toEqual(essence(decided(FULL)?.body))
  })
})
