import { slotOf } from '../facts/catalogue.ts'
import type { Facts } from '../facts/fact.ts'
import type { PolicySet } from '../policy/policy-set.ts'
import type { Validity } from '../policy/validity.ts'
import type { Day } from '../reference/snapshot.ts'
import type { Outcome } from './body.ts'
import { createDayQueue, type DayQueue } from './day-queue.ts'
import { coverOf } from './decide.ts'
import { createEnvironment, sortSubjects } from './evaluate.ts'
import { createLedger, outcomeOf, type Cover, type Ledger } from './outcome.ts'
import {
  testAgain,
  watchAgain,
  watchPack,
  type Change,
  type Standing,
  type Tests,
  type Today,
  type Watched,
  type WatchedPack,
} from './watched-rules.ts'

/** What came out otherwise on a day; it counts once it is taken over. */
export interface Step {
  readonly day: Day
  readonly changes: readonly Change[]
  takeOver(): void
}

/** One act with everything that rules say of it, moved from one day of change to the next. */
export interface Watch {
  /** The next day on which something may come out otherwise; null where nothing may until the last day looked at. */
  next(): Day | null
  /** Tests what may come out otherwise on that day, and nothing else; undefined where there is no such day. */
  step(): Step | undefined
  /** What the findings on a line come to with those on the purchase; null: those on the purchase alone. */
  outcomeOf(line: string | null): Outcome
  /** Leaves tested and documents looked through so far. */
  effort(): number
}

export interface Watching {
  readonly facts: Facts
  readonly policySet: PolicySet
  /** The act by which rules know it; null: the one that the facts say. */
  readonly act: string | null
  readonly asOf: Day
  /** The last day looked at. */
  readonly end: Day
  /** Told of all that is or may come to be a finding as it stands on the first day. */
  readonly see: (watched: Watched) => void
}

interface Run extends Watching {
  readonly tests: Tests
  readonly queue: DayQueue<Due>
  readonly packs: WatchedPack[]
  readonly ledgers: Map<string | null, Ledger>
  cover: Cover
  effort: number
}

/** What is to be tested again: a rule on a subject, or a whole pack, by its place in `packs`. */
interface Due {
  readonly pack: number
  readonly watched: Watched | null
}

/** Tests the act on the first day, and from then on what may come out otherwise, on the day on which it may. */
export function createWatch(watching: Watching): Watch {
  const facts = watching.act === null ? watching.facts : doing(watching.act, watching.facts)
  const see = (watched: Watched): void => {
    const { standing, rule, placed } = watched
    count(standing, 'add', ledgerOf(placed.subject.item, run), rule.source.effect)
    watching.see(watched)
  }
  const run: Run = {
    ...watching,
    facts,
    tests: { act: watching.act, end: watching.end, subjects: sortSubjects(facts), see },
    queue: createDayQueue(),
    packs: [],
    ledgers: new Map(),
    cover: { certain: false, possible: false },
    effort: 0,
  }
  const today = todayOn(watching.asOf, run)
  for (const [index, pack] of watching.policySet.packs.entries()) {
    const watched = watchPack(pack, today, run.tests)
    run.packs.push(watched)
    schedulePack(watched, index, run)
  }
  finish(today, run)
  return {
    next: () => run.queue.next(),
    step: () => step(run),
    outcomeOf: (line) =>
      outcomeOf(
        line === null ? [ledgerOf(null, run)] : [ledgerOf(line, run), ledgerOf(null, run)],
        run.cover,
      ),
    effort: () => run.effort,
  }
}

const ACTION = slotOf('procurement.action')

/** The facts as they are when another act is done; nothing else of the purchase changes with it. */
function doing(act: string, facts: Facts): Facts {
  const values = [...facts.purchase.values]
  const level = values[ACTION]?.level ?? 'asserted'
  values[ACTION] = { at: '/procurement/action', level, unknown: null, value: act, whole: false }
  return { ...facts, purchase: { ...facts.purchase, values } }
}

/** Lists are judged by their age on the day of the decision: what an edition to come will hold nobody knows. */
function todayOn(day: Day, { facts, asOf }: Run): Today {
  const validity: Validity = { until: null, causes: [], effort: 0 }
  return { environment: { ...createEnvironment(facts, day, asOf, null), validity }, validity }
}

function finish({ environment, validity }: Today, run: Run): void {
  run.effort += environment.steps + validity.effort
  run.cover = coverOf({ binds: run.packs }, ['binding'])
}

function schedulePack(one: WatchedPack, index: number, run: Run): void {
  schedule({ pack: index, watched: null }, one.until, run)
  for (const watched of one.rules.values()) schedule({ pack: index, watched }, watched.until, run)
}

function schedule(due: Due, day: Day | null, { queue, end }: Run): void {
  if (day !== null && day <= end) queue.add(day, due)
}

function ledgerOf(line: string | null, { ledgers }: Run): Ledger {
  const known = ledgers.get(line)
  if (known !== undefined) return known
  const ledger = createLedger()
  ledgers.set(line, ledger)
  return ledger
}

function count(
  { verdict, isBinding }: Standing,
  how: 'add' | 'remove',
  ledger: Ledger,
  effect: Watched['rule']['source']['effect'],
): void {
  if (verdict !== null && isBinding) ledger[how](effect, verdict)
}

function step(run: Run): Step | undefined {
  const day = run.queue.next()
  if (day === null) return undefined
  const due = run.queue.take()
  const today = todayOn(day, run)
  const changes: Change[] = []
  for (const { pack, watched } of due) {
    const before = run.packs[pack]
    if (watched !== null || before === undefined) continue
    const again = watchAgain(before, today, run.tests)
    run.packs[pack] = again.now
    schedulePack(again.now, pack, run)
    changes.push(...again.changes)
  }
  for (const { pack, watched } of due) {
    const own = run.packs[pack]
    // What a pack said before it was gone through again is no longer watched.
    if (watched === null || own?.rules.get(watched.key) !== watched) continue
    const change = testAgain(watched, own.binds, today)
    schedule({ pack, watched }, watched.until, run)
    if (change !== undefined) changes.push(change)
  }
  return {
    day,
    changes,
    takeOver: () => {
      for (const change of changes) takeOver(change, run)
      finish(today, run)
    },
  }
}

function takeOver({ watched, after, causes }: Change, run: Run): void {
  const { effect } = watched.rule.source
  const ledger = ledgerOf(watched.placed.subject.item, run)
  count(watched.standing, 'remove', ledger, effect)
  count(after, 'add', ledger, effect)
  watched.standing = after
  watched.changedBy = causes
}
