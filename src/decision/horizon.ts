import { slotOf } from '../facts/catalogue.ts'
import type { Facts } from '../facts/fact.ts'
import { triName } from '../facts/tri.ts'
import { actOf } from '../policy/compile-rule.ts'
import { shiftDay } from '../policy/day-expression.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Cause } from '../policy/validity.ts'
import type { PlannedAct } from '../purchase/planned-acts.ts'
import type { Day } from '../reference/snapshot.ts'
import { OUTCOMES, type Body, type Outcome } from './body.ts'
import { statusOn } from './decide.ts'
import { createTally, type Cover } from './outcome.ts'
import { stepOn, timelinesOf, type Step, type Timeline } from './timelines.ts'

/** What is looked at: the act decided now, done later; an act to come; having it in use. */
export type HorizonAct =
  | { readonly kind: 'act-later' }
  | { readonly kind: 'delivery' | 'option'; readonly pointer: string }
  | { readonly kind: 'use' }

/** From a day on, or on the day of an act to come, something comes out otherwise than today. */
export interface HorizonEntry {
  readonly day: Day
  readonly act: HorizonAct
  /** Null: only what concerns the purchase as a whole. */
  readonly item: string | null
  readonly from: Outcome
  readonly to: Outcome
  readonly rules: readonly { readonly rule: string; readonly pack: string; readonly verdict: string }[]
  readonly causes: readonly Cause[]
}

export interface Horizon {
  readonly entries: readonly HorizonEntry[]
  /** The last day looked at, and why no further. */
  readonly lookedUntil: {
    readonly day: Day
    readonly because: 'planned-end-of-use' | 'last-act' | 'a-year'
  }
  /** Pointers of acts to come whose day is not known. */
  readonly undated: readonly string[]
  /** Entries beyond those that are listed. */
  readonly more: number
}

const MOST_ENTRIES = 1000
/** For so many days it is said what comes of doing the act later. */
const LATER_DAYS = 365

const ACTION = slotOf('procurement.action')
const END_OF_USE = slotOf('item.plannedEndOfUse')

/**
 * What changes from today on: for the act decided now if it is done later, for acts to come, and for having it in use until
 * the planned end. A ban on buying does not reach what is in use: rules do that say so (`catches: [hold]`). Pure.
 * @param acts to come, as the purchase announces them
 * @see design 2.5, 2.7
 */
export function horizonOf(
  body: Body,
  facts: Facts,
  { policySet, acts }: { readonly policySet: PolicySet; readonly acts: readonly PlannedAct[] },
): Horizon {
  const look: Look = { body, facts, policySet }
  const toCome = acts.filter((act) => act.day !== null && act.day > body.asOf)
  const entries = [...ifDoneLater(look), ...ofActs(toCome, look), ...inUse(look)].sort(byDay)
  return {
    entries: entries.slice(0, MOST_ENTRIES),
    lookedUntil: lookedUntil(look, toCome),
    undated: acts.filter((act) => act.day === null).map((act) => act.pointer),
    more: Math.max(0, entries.length - MOST_ENTRIES),
  }
}

interface Look {
  readonly body: Body
  readonly facts: Facts
  readonly policySet: PolicySet
}

function byDay(a: HorizonEntry, b: HorizonEntry): number {
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0
}

/** The first day on which the act decided now would come out otherwise, line by line. */
function ifDoneLater(look: Look): HorizonEntry[] {
  const { asOf } = look.body
  const action = actionOf(look)
  if (action === null) return []
  const groups = groupsOf(look, action, () => plusDays(asOf, LATER_DAYS))
  return groups.flatMap((group) => changesOf(group, { kind: 'act-later' }, asOf).slice(0, 1))
}

/** Each act to come as it would come out today and as it will on its day. */
function ofActs(acts: readonly PlannedAct[], look: Look): HorizonEntry[] {
  const { asOf } = look.body
  return (['delivery', 'option'] as const).flatMap((kind) => {
    const own = acts.filter((act) => act.kind === kind)
    const last = own.reduce<Day>((so, { day }) => (day !== null && day > so ? day : so), asOf)
    // A delivery completes the act decided now.
    const action = kind === 'option' ? 'option' : actionOf(look)
    if (own.length === 0 || action === null) return []
    const groups = groupsOf(look, action, () => last)
    return own.flatMap((act) =>
      groups
        .filter(({ item }) => item === null || act.items === null || act.items.includes(item))
        .flatMap((group) => onDayOf(act, group, asOf)),
    )
  })
}

function onDayOf({ kind, pointer, day }: PlannedAct, group: Group, asOf: Day): HorizonEntry[] {
  if (day === null) return []
  const entry = entryAt(group, { kind, pointer }, { before: asOf, day })
  return entry === undefined ? [] : [entry]
}

/** Every change while it is in use. */
function inUse(look: Look): HorizonEntry[] {
  const { asOf } = look.body
  const ends = endsOfUse(look.facts)
  const last = lastOf([...ends.values()])
  if (last === undefined) return []
  const until = (item: string | null): Day => (item === null ? last : (ends.get(item) ?? asOf))
  return groupsOf(look, 'hold', until).flatMap((group) => changesOf(group, { kind: 'use' }, asOf))
}

function endsOfUse(facts: Facts): Map<string, Day> {
  return new Map(
    facts.items.flatMap((item) => {
      const end = item.values[END_OF_USE]?.value
      return typeof end === 'string' ? [[item.item ?? '', end] as const] : []
    }),
  )
}

function lastOf(days: readonly Day[]): Day | undefined {
  return days.length === 0 ? undefined : days.reduce((a, b) => (a > b ? a : b))
}

/** Timelines of one line with those of the purchase, or of the purchase alone. */
interface Group {
  readonly item: string | null
  readonly own: readonly Timeline[]
  readonly shared: readonly Timeline[]
  readonly cover: Cover
}

function groupsOf(
  { body, facts, policySet }: Look,
  action: string,
  until: (item: string | null) => Day,
): Group[] {
  const span = { action, from: body.asOf, until, decidedOn: body.asOf }
  const packs = policySet.packs.filter((pack) =>
    pack.rules.some((rule) => statusOn(rule.status, pack, body.asOf) === 'binding'),
  )
  const timelines = timelinesOf(facts, { ...policySet, packs }, span).filter(
    ({ rule, pack, steps }) =>
      statusOn(rule.status, pack, body.asOf) === 'binding' &&
      (steps.length > 1 || isSaying(steps[0]?.verdict)),
  )
  const byItem = new Map<string | null, Timeline[]>()
  for (const timeline of timelines) {
    const { item } = timeline.placed.subject
    const known = byItem.get(item)
    if (known === undefined) byItem.set(item, [timeline])
    else known.push(timeline)
  }
  const cover = coverOf(body)
  const shared = byItem.get(null) ?? []
  const lines = facts.items.map((line) => line.item ?? '')
  return [
    { item: null, own: shared, shared: [], cover },
    ...lines.map((item) => ({ item, own: byItem.get(item) ?? [], shared, cover })),
  ]
}

function isSaying(verdict: Step['verdict'] | undefined): boolean {
  return verdict !== undefined && verdict !== 'clear' && verdict !== 'not-applicable'
}

function coverOf(body: Body): Cover {
  const regimes = body.packs.filter(({ kind, status }) => kind === 'regime' && status === 'binding')
  return {
    certain: regimes.some(({ binds }) => binds === triName(2)),
    possible: regimes.some(({ binds }) => binds !== 'false'),
  }
}

/** An entry for each day on which a rule that concerns the line says something else. */
function changesOf(group: Group, act: HorizonAct, asOf: Day): HorizonEntry[] {
  // What concerns the purchase as a whole is told once, not at every line.
  const days = [...new Set(group.own.flatMap(({ steps }) => steps.slice(1).map(({ day }) => day)))].sort()
  let before = asOf
  return days.flatMap((day) => {
    const entry = entryAt(group, act, { before, day })
    before = day
    return entry === undefined ? [] : [entry]
  })
}

/** Undefined where the outcome is the same on both days and no note is new. */
function entryAt(
  group: Group,
  act: HorizonAct,
  { before, day }: { readonly before: Day; readonly day: Day },
): HorizonEntry | undefined {
  const changed = group.own.filter(
    ({ steps }) => stepOn(steps, before)?.verdict !== stepOn(steps, day)?.verdict,
  )
  const from = outcomeOn(group, before)
  const to = outcomeOn(group, day)
  const isNoted = changed.some(
    ({ rule, steps }) => rule.source.effect === 'note' && stepOn(steps, day)?.verdict === 'triggered',
  )
  if (changed.length === 0 || (from === to && !isNoted)) return undefined
  return {
    day,
    act,
    item: group.item,
    from,
    to,
    rules: changed.map(({ rule, pack, steps }) => ({
      rule: rule.source.id,
      pack: pack.source.id,
      verdict: stepOn(steps, day)?.verdict ?? 'not-applicable',
    })),
    causes: uniqueCauses(changed.flatMap(({ steps }) => stepOn(steps, day)?.causes ?? [])),
  }
}

function uniqueCauses(causes: readonly Cause[]): readonly Cause[] {
  return [...new Map(causes.map((cause) => [`${cause.kind}|${cause.what}`, cause])).values()]
}

function outcomeOn({ own, shared, cover }: Group, day: Day): Outcome {
  const tally = createTally(cover)
  for (const { rule, steps } of [...own, ...shared]) {
    const verdict = stepOn(steps, day)?.verdict
    if (verdict !== undefined && verdict !== 'clear' && verdict !== 'not-applicable')
      tally.add(rule.source.effect, verdict, false)
  }
  return tally.outcome()
}

function lookedUntil({ body, facts }: Look, toCome: readonly PlannedAct[]): Horizon['lookedUntil'] {
  const use = lastOf([...endsOfUse(facts).values()])
  const act = lastOf(toCome.flatMap(({ day }) => (day === null ? [] : [day])))
  const year = plusDays(body.asOf, LATER_DAYS)
  const day = lastOf([year, ...(use === undefined ? [] : [use]), ...(act === undefined ? [] : [act])]) ?? year
  return { day, because: day === use ? 'planned-end-of-use' : day === act ? 'last-act' : 'a-year' }
}

function actionOf({ facts }: Look): string | null {
  const action = facts.purchase.values[ACTION]?.value
  return typeof action === 'string' ? actOf(action) : null
}

function plusDays(day: Day, days: number): Day {
  return shiftDay(day, { days })
}

/** Whether an outcome is worse than another. */
export function isWorse(one: Outcome, other: Outcome): boolean {
  return OUTCOMES.indexOf(one) < OUTCOMES.indexOf(other)
}
