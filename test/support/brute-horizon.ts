import { ACT_OF, planOf, type ActKind, type Span } from '../../src/decision/acts-to-come.ts'
import { findingKey, OUTCOMES, type Body, type Finding, type Outcome } from '../../src/decision/body.ts'
import { decide } from '../../src/decision/decide.ts'
import { statusOn } from '../../src/policy/policy-set.ts'
import { evaluate } from '../../src/decision/evaluate.ts'
import type { HorizonEntry } from '../../src/decision/horizon-entries.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import type { Facts } from '../../src/facts/fact.ts'
import { resolve } from '../../src/facts/resolve.ts'
import type { Rulebook } from '../../src/operations/deployment.ts'
import { shiftDay } from '../../src/policy/shift-day.ts'
import type { Seen } from './horizon.ts'

/** What is compared: an entry without its causes, which deciding day by day cannot tell. */
export type Line = Omit<HorizonEntry, 'causes' | 'effect' | 'pack'>

export function bare({ day, act, item, rule, subject, was, becomes, from, to }: HorizonEntry): Line {
  return { day, act, item, rule, subject, was, becomes, from, to }
}

interface Said {
  readonly verdict: Finding['verdict']
  readonly item: string | null
  readonly rule: string
  readonly subject: string
}

/** What a day says: findings by `<rule>@<subject>`, those that count apart from those that do not. */
type Sayings = Readonly<Record<'binding' | 'advisory', ReadonlyMap<string, Said>>>

function ofBody(body: Body): Sayings {
  const said = (findings: readonly Finding[]): ReadonlyMap<string, Said> =>
    new Map(findings.map((one) => [findingKey(one), one]))
  return { binding: said(body.findings), advisory: said(body.advisory.findings) }
}

/** The same without grounds, to go through thousands of days. */
function onDay(facts: Facts, { policySet }: Rulebook, day: string, decidedOn: string): Sayings {
  const { all, binds, environment } = evaluate(facts, policySet, day, decidedOn)
  const said = { binding: new Map<string, Said>(), advisory: new Map<string, Said>() }
  const keep = (one: Said, isBinding: boolean): void =>
    void said[isBinding ? 'binding' : 'advisory'].set(findingKey(one), one)
  for (const { pack, binds: bound } of binds) {
    const { source, status } = pack.bindsRule
    const question = { verdict: 'undetermined' as const, item: null, rule: source.id, subject: '' }
    if (bound === 1) keep(question, statusOn(status, pack, day) === 'binding')
  }
  for (const { rule: one, pack, placed, verdict } of all) {
    if (verdict === 'clear' || verdict === 'not-applicable') continue
    const { item, path } = placed.subject
    keep(
      { verdict, item, rule: one.source.id, subject: path },
      statusOn(one.status, pack, environment.asOf) === 'binding',
    )
  }
  return said
}

export interface Brute {
  readonly binding: Line[]
  readonly advisory: Line[]
}

const VIEWS = ['binding', 'advisory'] as const

/** The horizon as its definition says: every act and every day in use decided by itself. */
export function bruteForce({ purchase, body }: Seen, book: Rulebook): Brute {
  const { asOf } = body
  const facts = (kind: ActKind): Facts => {
    const action = ACT_OF[kind]
    const procurement = { ...purchase.procurement, ...(action === null ? {} : { action }) }
    return resolve({ ...purchase, procurement }, FILE_TRUSTED, book.snapshot)
  }
  const plan = planOf(purchase, resolve(purchase, FILE_TRUSTED, book.snapshot), asOf)
  const found: Brute = { binding: [], advisory: [] }
  const decided = ofBody(body)
  const arrive = (met: Met): void => {
    for (const view of VIEWS) {
      const keys = new Set([...met.then[view].keys(), ...met.first[view].keys()])
      for (const key of keys) {
        const [was, first, then] = [decided[view].get(key), met.first[view].get(key), met.then[view].get(key)]
        const isOther = then?.verdict !== was?.verdict
        if (!isOther || (then === undefined && first === undefined)) continue
        found[view].push(...met.line({ was, then, from: outcomesOf(body) }))
      }
    }
  }
  for (const act of plan.acts) {
    const own = facts(act.kind)
    const items = purchase.items.map(({ id }) => id).filter((id) => act.items?.includes(id) ?? true)
    const then = decide(own, book.policySet, act.day, asOf)
    arrive({
      first: onDay(own, book, asOf, asOf),
      then: ofBody(then),
      line: lineOf({ day: act.day, act: { kind: act.kind, id: act.id }, items, to: outcomesOf(then, items) }),
    })
  }
  const goThrough = (kind: 'act-later' | 'in-use', spans: readonly (Span | null)[]): void => {
    const own = facts(kind)
    const first = onDay(own, book, asOf, asOf)
    const used = new Map(
      purchase.items.flatMap(({ id }, index) => {
        const span = spans[index] ?? null
        return span === null ? [] : [[id, span] as const]
      }),
    )
    const begin = [...used.values()].map(({ from }) => from).sort()[0]
    const end = [...used.values()]
      .map(({ until }) => until)
      .sort()
      .at(-1)
    if (begin === undefined || end === undefined) return
    const inUse = (day: string): string[] =>
      [...used].filter(([, { from, until }]) => from <= day && day <= until).map(([id]) => id)
    const act = { kind, id: null }
    let before = first
    for (let day = asOf; day <= end; day = shiftDay(day, { days: 1 })) {
      const said = onDay(own, book, day, asOf)
      const begins = [...used].filter(([, { from }]) => from === day).map(([id]) => id)
      const isSame = VIEWS.every((view) => same(before[view], said[view]))
      if (begins.length > 0) {
        const then = decide(own, book.policySet, day, asOf)
        const line = lineOf({
          day,
          act,
          items: begins,
          to: outcomesOf(then, inUse(day)),
          ofPurchase: day === begin,
        })
        arrive({ first, then: ofBody(then), line })
      }
      if (!isSame && day > begin) {
        const then = decide(own, book.policySet, day, asOf)
        const was = decide(own, book.policySet, shiftDay(day, { days: -1 }), asOf)
        const ongoing = inUse(day).filter((id) => (used.get(id)?.from ?? day) < day)
        const line = lineOf({ day, act, items: ongoing, to: outcomesOf(then, inUse(day)) })
        for (const view of VIEWS)
          for (const key of new Set([...before[view].keys(), ...said[view].keys()])) {
            const [old, now] = [before[view].get(key), said[view].get(key)]
            if (old?.verdict !== now?.verdict)
              found[view].push(...line({ was: old, then: now, from: outcomesOf(was, inUse(day)) }))
          }
      }
      before = said
    }
  }
  goThrough(
    'act-later',
    purchase.items.map(() => plan.later),
  )
  goThrough('in-use', plan.use)
  return found
}

type Outcomes = (item: string | null) => Outcome

interface Met {
  readonly first: Sayings
  readonly then: Sayings
  readonly line: ReturnType<typeof lineOf>
}

/** What was decided of a line, or of the lines concerned together with the purchase itself. */
function outcomesOf(body: Body, items?: readonly string[]): Outcomes {
  const concerned = body.items.filter(({ id }) => items?.includes(id) ?? true)
  const worst = OUTCOMES.find((outcome) => concerned.some((item) => item.outcome === outcome)) ?? 'approve'
  const isWhole = body.covers?.of !== null
  const held =
    !isWhole && OUTCOMES.indexOf(worst) > OUTCOMES.indexOf('refer') && worst !== 'not-covered'
      ? 'incomplete'
      : worst
  return (item) => (item === null ? held : (body.items.find(({ id }) => id === item)?.outcome ?? 'approve'))
}

function lineOf({
  day,
  act,
  items,
  to,
  ofPurchase = true,
}: {
  day: string
  act: Line['act']
  items: readonly string[]
  to: Outcomes
  ofPurchase?: boolean
}) {
  return ({ was, then, from }: { was: Said | undefined; then: Said | undefined; from: Outcomes }): Line[] => {
    const one = then ?? was
    if (one === undefined) return []
    if (one.item === null ? !ofPurchase : !items.includes(one.item)) return []
    const { item, rule: id, subject } = one
    return [
      {
        day,
        act,
        item,
        rule: id,
        subject,
        was: was?.verdict ?? null,
        becomes: then?.verdict ?? null,
        from: from(item),
        to: to(item),
      },
    ]
  }
}

function same(a: ReadonlyMap<string, Said>, b: ReadonlyMap<string, Said>): boolean {
  return a.size === b.size && [...a].every(([key, { verdict }]) => b.get(key)?.verdict === verdict)
}
