import type { Facts } from '../facts/fact.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Day } from '../reference/snapshot.ts'
import { ACT_OF, concerns, type ActKind, type ActToCome, type DaysInUse } from './acts-to-come.ts'
import type { Body, Outcome } from './body.ts'
import {
  createCollector,
  isNews,
  noteChange,
  noteNews,
  type Collector,
  type Decided,
  type Met,
} from './horizon-entries.ts'
import { worstOf } from './outcome.ts'
import { heldBack } from './scopes.ts'
import { createWatch, type Step, type Watch } from './watch.ts'
import type { Standing, Watched } from './watched-rules.ts'

/** What a walk along the days to come is given, and what it finds. */
export interface Looking {
  readonly body: Body
  readonly facts: Facts
  readonly policySet: PolicySet
  /** What was decided, by line. */
  readonly lines: ReadonlyMap<string, Outcome>
  readonly decided: Decided
  readonly collectors: Collector[]
  readonly ahead: Map<ActToCome, Outcome>
  effort: number
  stopped: Day | null
}

/** So many leaves at the most are tested and documents looked through, by count and not by time. */
const MOST_EFFORT = 4_000_000

/** What rules say at the acts of one kind, each on its own day. */
export function lookAtActs(kind: ActToCome['kind'], all: readonly ActToCome[], looking: Looking): void {
  const acts = all.filter((act) => act.kind === kind)
  const end = acts.at(-1)?.day
  if (end === undefined || isSpent(looking, acts[0]?.day ?? end)) return
  const walk = startWalk(kind, end, looking)
  for (const act of acts) {
    if (!walkUntil(walk, act.day, looking)) break
    const items = [...looking.lines.keys()].filter((item) => concerns(act, item))
    const met = { day: act.day, act: { kind, id: act.id } }
    const to = purchaseOutcome(items, walk.watch, looking)
    looking.ahead.set(act, to)
    noteArrival(null, { ...met, from: looking.body.outcome, to }, walk, looking)
    for (const item of items) noteLine(item, met, walk, looking)
  }
  looking.effort += walk.watch.effort()
}

interface Walk {
  readonly watch: Watch
  readonly collector: Collector
  /** What is otherwise than decided, by line and by rule on a subject; null: of the purchase. */
  readonly news: Map<string | null, Map<string, Watched>>
}

function startWalk(kind: ActKind, end: Day, looking: Looking): Walk {
  const { facts, policySet, body } = looking
  const watch = createWatch({ facts, policySet, act: ACT_OF[kind], asOf: body.asOf, end })
  const walk: Walk = { watch, collector: createCollector(), news: new Map() }
  looking.collectors.push(walk.collector)
  for (const watched of watch.all()) keepNews(watched, walk, looking)
  return walk
}

function keepNews(watched: Watched, { news }: Walk, { decided }: Looking): void {
  const { item } = watched.placed.subject
  const ofLine = news.get(item) ?? new Map<string, Watched>()
  news.set(item, ofLine)
  if (isNews(watched, decided)) ofLine.set(watched.key, watched)
  else ofLine.delete(watched.key)
}

/** Moves on past every day of change up to and with the day; false where the work that is allowed is spent. */
function walkUntil(walk: Walk, day: Day, looking: Looking): boolean {
  for (let next = walk.watch.next(); next !== null && next <= day; next = walk.watch.next()) {
    const step = takeStep(walk, next, looking)
    if (step === undefined) return false
    takeOver(step, walk, looking)
  }
  return true
}

function takeStep({ watch }: Walk, day: Day, looking: Looking): Step | undefined {
  return isSpent(looking, day, watch.effort()) ? undefined : watch.step()
}

/** Whether the work that is allowed is spent, which leaves the day and all that come after it not looked at. */
function isSpent(looking: Looking, day: Day, more = 0): boolean {
  if (looking.effort + more <= MOST_EFFORT) return false
  if (looking.stopped === null || day < looking.stopped) looking.stopped = day
  return true
}

function takeOver(step: Step, walk: Walk, looking: Looking): void {
  step.takeOver()
  for (const { watched } of step.changes) keepNews(watched, walk, looking)
}

/** The worst of the lines and of what is found about the purchase itself, as `decide` has it. */
function purchaseOutcome(items: Iterable<string>, watch: Watch, { facts }: Looking): Outcome {
  const outcomes = [...items].map((item) => watch.outcomeOf(item))
  const worst = worstOf(outcomes, watch.outcomeOf(null))
  return facts.itemsWhole ? worst : heldBack(worst)
}

function noteLine(item: string, met: Pick<Met, 'day' | 'act'>, walk: Walk, looking: Looking): void {
  const from = looking.lines.get(item)
  if (from === undefined || (walk.news.get(item)?.size ?? 0) === 0) return
  noteArrival(item, { ...met, from, to: walk.watch.outcomeOf(item) }, walk, looking)
}

function noteArrival(item: string | null, met: Met, walk: Walk, { decided }: Looking): void {
  for (const watched of walk.news.get(item)?.values() ?? []) noteNews(watched, decided, met, walk.collector)
}

/** What rules about having it say on the days in use. */
export function lookAtUse(use: readonly (DaysInUse | null)[], looking: Looking): void {
  const used = [...looking.lines.keys()].flatMap((item, index) => {
    const days = use[index] ?? null
    return days === null ? [] : [{ item, days }]
  })
  const begins = [...new Set(used.map(({ days }) => days.from))].sort()
  const end = used
    .map(({ days }) => days.until)
    .sort()
    .at(-1)
  if (end === undefined || isSpent(looking, begins[0] ?? end)) return
  const walk = startWalk('in-use', end, looking)
  const using: Using = {
    walk,
    used: new Map(used.map((one) => [one.item, one.days])),
    first: begins[0] ?? end,
  }
  for (const day of begins) {
    // Everything that changes before the day, then the day itself, on which other lines may be in use already.
    if (!useUntil(day, using, looking)) return
    begin(day, using, looking)
  }
  useUntil(end, using, looking)
}

interface Using {
  readonly walk: Walk
  readonly used: ReadonlyMap<string, DaysInUse>
  /** The first day on which any line is in use. */
  readonly first: Day
}

const IN_USE = { kind: 'in-use', id: null } as const

function begin(day: Day, { walk, used, first }: Using, looking: Looking): void {
  const met = { day, act: IN_USE }
  if (day === first) {
    const to = purchaseOutcome(inUseOn(day, used), walk.watch, looking)
    noteArrival(null, { ...met, from: looking.body.outcome, to }, walk, looking)
  }
  for (const [item, { from }] of used) if (from === day) noteLine(item, met, walk, looking)
}

function inUseOn(day: Day, used: Using['used']): string[] {
  return [...used].filter(([, { from, until }]) => from <= day && day <= until).map(([item]) => item)
}

function useUntil(day: Day, using: Using, looking: Looking): boolean {
  const { walk } = using
  for (let next = walk.watch.next(); next !== null && next <= day; next = walk.watch.next()) {
    const step = takeStep(walk, next, looking)
    if (step === undefined) return false
    noteDay(step, using, looking)
  }
  return true
}

/** What comes out otherwise on a day for lines that were in use on the day before. */
function noteDay(step: Step, { walk, used, first }: Using, looking: Looking): void {
  const { day, changes } = step
  const isInUse = (item: string | null): boolean => {
    if (item === null) return first < day
    const days = used.get(item)
    return days !== undefined && days.from < day && day <= days.until
  }
  const met = changes.filter(({ watched }) => isInUse(watched.placed.subject.item))
  const concerned = new Set(met.map(({ watched }) => watched.placed.subject.item))
  const outcomes = (): Map<string | null, Outcome> =>
    new Map(
      [...concerned].map((item) => [
        item,
        item === null ? purchaseOutcome(inUseOn(day, used), walk.watch, looking) : walk.watch.outcomeOf(item),
      ]),
    )
  const standings = new Map<Watched, Standing>(met.map(({ watched }) => [watched, watched.standing]))
  const before = outcomes()
  takeOver(step, walk, looking)
  const after = outcomes()
  for (const [watched, standing] of standings) {
    const { item } = watched.placed.subject
    const [from, to] = [before.get(item), after.get(item)]
    if (from !== undefined && to !== undefined)
      noteChange(watched, standing, { day, act: IN_USE, from, to }, walk.collector)
  }
}
