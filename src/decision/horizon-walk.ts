import type { Facts } from '../facts/fact.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Day } from '../reference/snapshot.ts'
import { ACT_OF, concerns, type ActKind, type ActToCome, type Span } from './acts-to-come.ts'
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
  const collector = createCollector()
  const news: Walk['news'] = new Map()
  // Done on the day of the decision it comes out as decided.
  const isDecided = kind === 'act-later'
  const see = (watched: Watched): void => {
    if (!isDecided) keepNews(watched, news, looking)
  }
  const watch = createWatch({ facts, policySet, act: ACT_OF[kind], asOf: body.asOf, end, see })
  looking.collectors.push(collector)
  return { watch, collector, news }
}

function keepNews(watched: Watched, news: Walk['news'], { decided }: Looking): void {
  const { item } = watched.placed.subject
  const known = news.get(item)
  if (!isNews(watched, decided)) known?.delete(watched.key)
  else if (known === undefined) news.set(item, new Map([[watched.key, watched]]))
  else known.set(watched.key, watched)
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
  for (const { watched } of step.changes) keepNews(watched, walk.news, looking)
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

/** Acts that are looked at day by day. */
export type DailyKind = Exclude<ActKind, ActToCome['kind']>

/** What rules say day by day: of the act decided as long as it may be done, of having a line as long as it is in use. */
export function lookAtDays(kind: DailyKind, spans: readonly (Span | null)[], looking: Looking): void {
  const lines = [...looking.lines.keys()].flatMap((item, index) => {
    const span = spans[index] ?? null
    return span === null ? [] : [[item, span] as const]
  })
  const begins = [...new Set(lines.map(([, { from }]) => from))].sort()
  const end = lines
    .map(([, { until }]) => until)
    .sort()
    .at(-1)
  const [first] = begins
  if (end === undefined || first === undefined || isSpent(looking, first)) return
  const daily: Daily = { kind, walk: startWalk(kind, end, looking), spans: new Map(lines), first }
  let isLookedAt = true
  for (const day of begins) {
    // Everything that changes before the day, then the day itself, on which other lines may have begun already.
    isLookedAt = isLookedAt && daysUntil(day, daily, looking)
    if (isLookedAt) begin(day, daily, looking)
  }
  if (isLookedAt) daysUntil(end, daily, looking)
  looking.effort += daily.walk.watch.effort()
}

interface Daily {
  readonly kind: DailyKind
  readonly walk: Walk
  readonly spans: ReadonlyMap<string, Span>
  /** The first day of any line. */
  readonly first: Day
}

function begin(day: Day, { kind, walk, spans, first }: Daily, looking: Looking): void {
  const met = { day, act: { kind, id: null } }
  if (day === first) {
    const to = purchaseOutcome(linesOn(day, spans), walk.watch, looking)
    noteArrival(null, { ...met, from: looking.body.outcome, to }, walk, looking)
  }
  for (const [item, { from }] of spans) if (from === day) noteLine(item, met, walk, looking)
}

function linesOn(day: Day, spans: Daily['spans']): string[] {
  return [...spans].filter(([, { from, until }]) => from <= day && day <= until).map(([item]) => item)
}

function daysUntil(day: Day, daily: Daily, looking: Looking): boolean {
  const { walk } = daily
  for (let next = walk.watch.next(); next !== null && next <= day; next = walk.watch.next()) {
    const step = takeStep(walk, next, looking)
    if (step === undefined) return false
    noteDay(step, daily, looking)
  }
  return true
}

/** What comes out otherwise on a day for lines that had begun before it. */
function noteDay(step: Step, { kind, walk, spans, first }: Daily, looking: Looking): void {
  const { day, changes } = step
  const isOngoing = (item: string | null): boolean => {
    if (item === null) return first < day
    const span = spans.get(item)
    return span !== undefined && span.from < day && day <= span.until
  }
  const met = changes.filter(({ watched }) => isOngoing(watched.placed.subject.item))
  const concerned = new Set(met.map(({ watched }) => watched.placed.subject.item))
  const outcomes = (): Map<string | null, Outcome> =>
    new Map(
      [...concerned].map((item) => [
        item,
        item === null
          ? purchaseOutcome(linesOn(day, spans), walk.watch, looking)
          : walk.watch.outcomeOf(item),
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
      noteChange(watched, standing, { day, act: { kind, id: null }, from, to }, walk.collector)
  }
}
