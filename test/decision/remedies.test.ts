import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OUTCOMES, type Body, type Outcome } from '../../src/decision/body.ts'
import { coverOf } from '../../src/decision/decide.ts'
import { statusOn } from '../../src/policy/policy-set.ts'
import { evaluate, type Evaluated } from '../../src/decision/evaluate.ts'
import { weigh, type Weighed } from '../../src/decision/outcome.ts'
import { resultOf } from '../../src/decision/remedy-ways.ts'
import { remediesOf, type Remedies, type Remedy } from '../../src/decision/remedies.ts'
import { remedyTexts } from '../../src/decision/remedy-texts.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { findFact } from '../../src/facts/catalogue.ts'
import type { Facts } from '../../src/facts/fact.ts'
import { PROJECT } from '../../src/load-rulebook.ts'
import { assess } from '../../src/operations/assess.ts'
import { findRemedies } from '../../src/operations/remedies.ts'
import type { Requirement } from '../../src/policy/acts.ts'
import { example, examples, parsed, rulebook } from '../support/shipped.ts'
import { placesOf, without } from '../support/places.ts'

const DAYS = JSON.parse(readFileSync(join(PROJECT, 'scripts/example-days.json'), 'utf8')) as Record<
  string,
  string
>

interface Tried {
  readonly body: Body
  readonly facts: Facts
  readonly remedies: Remedies
}

function tried(document: unknown, asOf = '2026-11-01'): Tried | undefined {
  const purchase = parsed(document)
  if (purchase === undefined) return undefined
  const { body, facts } = assess(purchase, FILE_TRUSTED, rulebook, { asOf, isHypothetical: false })
  return { body, facts, remedies: remediesOf(body, facts, rulebook.policySet) }
}

function outcomeOf(document: unknown, item?: string): Outcome | undefined {
  const body = tried(document)?.body
  return item === undefined ? body?.outcome : body?.items.find(({ id }) => id === item)?.outcome
}

/** A remedy in one line, as the expected ones are written. */
function inWords({ item, from, reaches, acts }: Remedy): string {
  const parts = acts.map((act) =>
    act.act === 'drop'
      ? `drop ${act.items.join(' ')}`
      : `${act.act} ${act.at === '' ? '/' : act.at} ${act.wants.map(wantInWords).join(' & ')}`,
  )
  return `${item ?? '*'}: ${from} > ${reaches}: ${parts.join(' + ')}`
}

function wantInWords(wants: Requirement['wants']): string {
  switch (wants.kind) {
    case 'fact':
      return `${wants.holds ? '' : 'not '}${wants.fact} ${wants.op} ${JSON.stringify(wants.expected)}`
    case 'not-listed':
      return `not on ${wants.list}`
    case 'answer':
      return wants.fact
    case 'evidence':
      return wants.types.join('|')
    case 'certificate':
      return wants.schemes.join('|')
    case 'claim':
      return [wants.claim, ...wants.by].join(' by ')
  }
}

const EXPECTED = JSON.parse(
  readFileSync(join(PROJECT, 'test/decision/remedies.expected.json'), 'utf8'),
) as Record<string, string[]>

describe('remedies of the examples', () => {
  it('are expected for each', () => {
    expect(Object.keys(EXPECTED)).toEqual(examples.map(([name]) => name))
  })

  it.each(examples)('of %s are those written down', (name, document) => {
    const found = tried(document, DAYS[name])?.remedies
    expect(new Set(found?.sets.map(inWords))).toEqual(new Set(EXPECTED[name]))
    expect(found?.notLookedAt).toEqual([])
  })
})

/** All that a remedy wants, one by one. */
function requirementsOf({ acts }: Remedy): Requirement[] {
  return acts.flatMap((act) =>
    act.act === 'drop' ? [] : act.wants.map((wants) => ({ act: act.act, at: act.at, wants })),
  )
}

/** The outcome of a line once all of these are met, weighed by what weighs a decision. */
function outcomeWith({ facts, body }: Tried, item: string | null, taken: readonly Requirement[]): Outcome {
  const evaluation = evaluate(facts, rulebook.policySet, body.asOf, body.asOf)
  const open = evaluation.binds
    .filter(({ binds }) => binds === 1)
    .map(({ pack, binds }): Evaluated => ({
      pack,
      binds,
      rule: pack.bindsRule,
      placed: { subject: facts.purchase, item: null },
      verdict: 'undetermined',
      fault: null,
    }))
  const findings = [...evaluation.all, ...open].filter(
    ({ rule, pack, placed }) =>
      rule.source.effect !== 'note' &&
      statusOn(rule.status, pack, body.asOf) === 'binding' &&
      [null, item].includes(placed.subject.item),
  )
  const weighed = findings.flatMap((finding): Weighed[] => {
    const result = resultOf(finding, evaluation.environment, { taken, seen: null })
    const verdict = result ?? finding.verdict
    if (verdict === 'clear' || verdict === 'not-applicable') return []
    return [{ effect: finding.rule.source.effect, verdict, isSuppliable: false }]
  })
  const { possible } = coverOf(evaluation, ['binding'])
  return weigh(weighed, { certain: possible, possible }).outcome
}

function rank(outcome: Outcome): number {
  return OUTCOMES.indexOf(outcome)
}

function isAboutItems(remedy: Remedy): boolean {
  return remedy.acts.some((act) => act.act === 'drop' || act.at === '/items')
}

describe('every remedy', () => {
  it.each(examples)(
    'reaches its outcome, needs all it says, changes no fact of the world: %s',
    (name, document) => {
      // Of the long example and of the many places every so many.
      const step = name === 'us-39-computers-and-a-camera' ? 100 : 7
      const places = placesOf(document).filter((_, index) => index % step === 0)
      for (const variant of [document, ...places.map((place) => without(document, place.pointer))]) {
        const one = tried(variant)
        for (const remedy of one?.remedies.sets ?? []) {
          if (one === undefined || isAboutItems(remedy)) continue
          const wanted = requirementsOf(remedy)
          expect(rank(remedy.reaches)).toBeGreaterThan(rank(remedy.from))
          expect(outcomeWith(one, remedy.item, wanted)).toBe(remedy.reaches)
          for (const left of wanted) {
            const fewer = wanted.filter((other) => other !== left)
            expect(rank(outcomeWith(one, remedy.item, fewer))).toBeLessThan(rank(remedy.reaches))
          }
          for (const { act, wants } of wanted)
            if (wants.kind === 'fact') expect(findFact(wants.fact)?.fact.remedy).toBe(act)
        }
      }
    },
  )

  it('is the same whatever the order of items, parties and evidence', () => {
    const document = example('jp-ministry-wan')
    const turned = {
      ...document,
      parties: (document['parties'] as unknown[]).toReversed(),
      evidence: (document['evidence'] as unknown[]).toReversed(),
    }
    const sets = tried(document)?.remedies.sets
    expect(sets?.length).toBeGreaterThan(5)
    expect(tried(turned)?.remedies.sets).toEqual(sets)
  })

  it('is said in both languages without a placeholder left open', () => {
    for (const [name, document] of examples) {
      const purchase = parsed(document)
      if (purchase === undefined) throw new Error(name)
      for (const remedy of tried(document)?.remedies.sets ?? []) {
        for (const { en, ja } of remedyTexts(remedy, { ...rulebook, purchase })) {
          expect(`${en}${ja}`).not.toMatch(/undefined|\{|\[object/)
          expect(ja).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/)
        }
      }
    }
  })
})

interface Edited {
  procurement: { contract?: { terms?: Record<string, boolean> }; dates?: Record<string, string> }
  parties: { id: string; name: string; country?: string }[]
  items: { id: string; parties?: { name?: string; ref?: string; role: string }[] }[]
  evidence: Record<string, unknown>[]
}

const LISTED = 'Zhejiang Dahua Technology Co., Ltd.'

describe('a remedy applied to the purchase itself', () => {
  it('another product and the clauses make the cameras pass', () => {
    const document = example('us-courthouse-cameras') as unknown as Edited
    expect(outcomeOf(document, '1')).toBe('reject')
    Object.assign(document, JSON.parse(JSON.stringify(document).replaceAll(LISTED, 'Lakeshore Optics Inc.')))
    expect(outcomeOf(document, '1')).toBe('approve-with-conditions')
    document.procurement.contract = {
      ...document.procurement.contract,
      terms: {
        ...document.procurement.contract?.terms,
        'flow-down-52.204-25': true,
        'reporting-1-and-10-business-days': true,
      },
    }
    expect(outcomeOf(document, '1')).toBe('approve')
  })

  it('leaving out the camera lets the computers go', () => {
    const document = example('us-39-computers-and-a-camera') as unknown as Edited
    expect(outcomeOf(document)).toBe('reject')
    const rest = { ...document, items: document.items.filter(({ id }) => id !== '40') }
    expect(outcomeOf(rest)).toBe('approve')
  })

  it('the document that is wanted, handed in, lets the line be referred', () => {
    const document = example('jp-ministry-wan') as unknown as Edited
    const remedy = tried(document)?.remedies.sets.find(
      ({ item, reaches }) => item === '2' && reaches === 'refer',
    )
    const [wanted] = remedy === undefined ? [] : requirementsOf(remedy)
    if (wanted?.wants.kind !== 'evidence') throw new Error('no document is wanted')
    const template = wanted.wants.template ?? {}
    document.evidence.push({ ...template, id: 'ev-new', answers: answered(template['answers']), ...signed() })
    expect(outcomeOf(document, '2')).toBe('refer')
  })
})

/** A template with its blanks filled in. */
function answered(answers: unknown): unknown {
  const wanted = Object.entries((answers ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    wanted.map(([key, value]) => [key, value ?? ['development', 'manufacture', 'delivery', 'maintenance']]),
  )
}

function signed(): object {
  return { signedBy: 'Responsible Person', date: '2026-10-01', state: 'received' }
}

describe('after the bids are opened', () => {
  it('remedies are marked for the buyer alone', () => {
    const document = example('us-courthouse-cameras') as unknown as Edited
    const view = (): ReturnType<typeof findRemedies> => {
      const purchase = parsed(document)
      if (purchase === undefined) throw new Error('no purchase')
      const day = { asOf: '2026-11-01', isHypothetical: false }
      return findRemedies(assess(purchase, FILE_TRUSTED, rulebook, day), rulebook, purchase)
    }
    expect(view().forBuyerOnly).toBeUndefined()
    document.procurement.dates = { ...document.procurement.dates, opening: '2026-10-31' }
    expect(view().forBuyerOnly).toBe(true)
  })
})
