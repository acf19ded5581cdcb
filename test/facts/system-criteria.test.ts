import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EvidenceFacts, Fact } from '../../src/facts/fact.ts'
import { CRITERIA, criteriaWith, DETERMINATION } from '../../src/facts/system-criteria.ts'

type Answers = Record<string, boolean | null>

function determination(answers: Answers, more: Partial<EvidenceFacts> = {}): EvidenceFacts {
  return {
    answers,
    date: '2026-10-01',
    id: 'ev-1',
    issuerCode: null,
    issuerParty: null,
    issuerRole: 'buyer',
    lines: null,
    outcome: null,
    path: '/evidence/@ev-1',
    pointer: '/evidence/0',
    signed: true,
    state: 'received',
    subjects: ['/system/criteria'],
    type: DETERMINATION,
    validUntil: null,
    ...more,
  }
}

function listed(codes: readonly string[], whole: boolean): Fact {
  return { at: '/system/criteria', level: 'asserted', unknown: null, value: [...codes].sort(), whole }
}

const answers = fc.record(
  Object.fromEntries(CRITERIA.map((key) => [key, fc.option(fc.boolean(), { nil: null })])),
)
const stated = fc.option(
  fc.tuple(fc.subarray([...CRITERIA]), fc.boolean()).map(([codes, whole]) => listed(codes, whole)),
  { nil: undefined },
)

/** What is known of one criterion: met, not met, or neither. */
function known(fact: Fact | undefined, key: string): boolean | null {
  if (fact === undefined || !Array.isArray(fact.value)) return null
  return fact.value.includes(key) ? true : fact.whole ? false : null
}

describe('criteria of the system', () => {
  it('are the answers of the determination where the file lists none', () => {
    const all = Object.fromEntries(CRITERIA.map((key) => [key, key === 'very-costly']))
    expect(criteriaWith(undefined, [determination(all)])).toMatchObject({
      value: ['very-costly'],
      whole: true,
      level: 'attested',
    })
  })

  it('are as the file lists them where nothing else counts', () => {
    const fact = listed(['very-costly'], false)
    for (const other of [
      determination({ 'very-costly': false }, { state: 'rejected' }),
      determination({ 'very-costly': false }, { subjects: ['/items/@1'] }),
      determination({ 'very-costly': false }, { type: 'threat-assessment' }),
    ])
      expect(criteriaWith(fact, [other])).toEqual(fact)
  })

  it('are unknown where two determinations disagree', () => {
    const [yes, no] = [true, false].map((answer) => determination({ 'very-costly': answer }))
    expect(criteriaWith(undefined, [yes, no] as EvidenceFacts[])?.unknown).toBe('conflict')
  })

  it('never say of a criterion what one of the sources denies', () => {
    fc.assert(
      fc.property(stated, answers, (fact, given) => {
        const merged = criteriaWith(fact, [determination(given)])
        for (const key of CRITERIA) {
          const says = known(merged, key)
          const sources = [known(fact, key), given[key] ?? null].filter((one) => one !== null)
          expect(says === null || sources.length > 0).toBe(true)
          if (says !== null) expect(new Set(sources)).toEqual(new Set([says]))
        }
      }),
      { numRuns: 2000, seed: 2018 },
    )
  })
})
