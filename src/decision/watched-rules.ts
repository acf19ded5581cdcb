import type { Placed } from '../facts/subjects.ts'
import { FALSE, UNKNOWN, type Tri } from '../facts/tri.ts'
import { isCaught, type CompiledRule } from '../policy/compile-rule.ts'
import type { Environment } from '../policy/environment.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { limit, type DatedCause, type Validity } from '../policy/validity.ts'
import type { Day } from '../reference/snapshot.ts'
import { findingKey, type FindingVerdict } from './body.ts'
import { statusOn } from '../policy/policy-set.ts'
import { bindsOf, findingOnNamed, findingOnUnnamed, type KindSubjects, type Running } from './evaluate.ts'

/** What a rule says of a subject on a day; null where it says nothing. */
export interface Standing {
  readonly verdict: FindingVerdict | null
  /** Whether it counts on that day; what is advisory or a proposal does not. */
  readonly isBinding: boolean
}

const STANDINGS = new Map(
  ([null, 'triggered', 'undetermined', 'excepted', 'fault'] as const).map((verdict) => [
    verdict,
    { binding: { verdict, isBinding: true }, advisory: { verdict, isBinding: false } },
  ]),
)

/** There are few and they are met ten thousands of times, so each is made once. */
export function standingOf(verdict: FindingVerdict | null, isBinding: boolean): Standing {
  const both = STANDINGS.get(verdict)
  if (both === undefined) throw new Error(`no verdict ${String(verdict)}`)
  return isBinding ? both.binding : both.advisory
}

/** A rule on a subject, watched from day to day. */
export interface Watched {
  readonly pack: CompiledPack
  readonly rule: CompiledRule
  readonly placed: Placed
  /** Whether the purchase names the subject, or it stands for those that nobody has named. */
  readonly isNamed: boolean
  /** `<rule>@<subject>`. */
  readonly key: string
  /** What it said on the first day. */
  readonly first: Standing
  standing: Standing
  /** Why it stands as it does; empty where it has not changed since the first day. */
  changedBy: readonly DatedCause[]
  /** The first day on which it may come out otherwise, and why. */
  until: Day | null
  upcoming: readonly DatedCause[]
}

/** Something that came out otherwise than before, not yet taken over. */
export interface Change {
  readonly watched: Watched
  readonly after: Standing
  readonly causes: readonly DatedCause[]
}

/**
 * A pack with what its rules say, as long as nothing changes whether it binds. What can change no more is not kept, unless
 * the pack itself may.
 */
export interface WatchedPack {
  readonly pack: CompiledPack
  readonly binds: Tri
  readonly until: Day | null
  readonly upcoming: readonly DatedCause[]
  readonly rules: ReadonlyMap<string, Watched>
}

/** What is tested on one day, with the note of until when it holds. */
export interface Today {
  readonly environment: Environment
  readonly validity: Validity
}

/** The act, by which rules know it, and what there is to be tested. */
export interface Tests {
  /** Null: the one that the facts say, if they say any. */
  readonly act: string | null
  /** The last day looked at. */
  readonly end: Day
  subjects(kind: CompiledRule['source']['for']): KindSubjects
  /** Told of all that is or may come to be a finding as it stands on the first day; most of it stands as it does for good. */
  readonly see: (watched: Watched) => void
}

/** Tests whether a pack binds and all that its rules about the act say, on the first day. */
export function watchPack(pack: CompiledPack, today: Today, tests: Tests): WatchedPack {
  return goThrough(pack, today, tests, tests.see)
}

function goThrough(pack: CompiledPack, today: Today, tests: Tests, see: Tests['see']): WatchedPack {
  const { validity, environment } = today
  forget(validity)
  if (pack.adopted !== null) limit(validity, environment.asOf, pack.adopted, { kind: 'adoption' })
  const binds = bindsOf(pack, environment)
  const { until, causes: upcoming } = validity
  const rules = new Map<string, Watched>()
  const mayChange = until !== null && until <= tests.end
  const keep = (watched: Watched | undefined): void => {
    if (watched === undefined) return
    see(watched)
    if (mayChange || (watched.until !== null && watched.until <= tests.end)) rules.set(watched.key, watched)
  }
  if (binds === UNKNOWN) keep(openQuestion(pack, today))
  if (binds !== FALSE) {
    const { act, end } = tests
    const first = { today, end }
    for (const rule of pack.rules.filter(({ source }) => act === null || isCaught(act, source.catches))) {
      const running = { pack, rule, binds }
      const { named, unnamed } = tests.subjects(rule.source.for)
      for (const placed of named) keep(watch(running, placed, true, first))
      for (const placed of unnamed) keep(watch(running, placed, false, first))
    }
  }
  return { pack, binds, until, upcoming, rules }
}

function forget(validity: Validity): void {
  validity.until = null
  validity.causes = NONE
}

/** As `decide` asks whether a pack binds of which nobody knows it. */
function openQuestion(pack: CompiledPack, { environment }: Today): Watched {
  const rule = pack.bindsRule
  const placed: Placed = { subject: environment.facts.purchase, item: null }
  const isBinding = isBindingOn(environment.asOf, { pack, rule })
  const standing = standingOf('undetermined', isBinding)
  return toWatched({ pack, rule }, placed, { isNamed: true, standing, until: null, upcoming: NONE })
}

interface Looked {
  readonly today: Today
  /** The last day looked at. */
  readonly end: Day
}

/** Undefined where the rule says nothing and will not until the last day looked at. */
function watch(
  running: Running,
  placed: Placed,
  isNamed: boolean,
  { today, end }: Looked,
): Watched | undefined {
  const verdict = tested(running, placed, isNamed, today)
  const { until, causes } = today.validity
  if (verdict === null && (until === null || until > end)) return undefined
  const standing = standingOf(verdict, isBindingOn(today.environment.asOf, running))
  return toWatched(running, placed, { isNamed, standing, until, upcoming: causes })
}

function toWatched(
  { pack, rule }: Pick<Running, 'pack' | 'rule'>,
  placed: Placed,
  { isNamed, standing, until, upcoming }: Pick<Watched, 'isNamed' | 'standing' | 'until' | 'upcoming'>,
): Watched {
  const key = findingKey({ rule: rule.source.id, subject: placed.subject.path })
  return { pack, rule, placed, isNamed, key, first: standing, standing, changedBy: NONE, until, upcoming }
}

const NONE: readonly DatedCause[] = []

/** What comes out; until when that holds stands in `today.validity`. */
function tested(
  running: Running,
  placed: Placed,
  isNamed: boolean,
  { environment, validity }: Today,
): FindingVerdict | null {
  forget(validity)
  const find = isNamed ? findingOnNamed : findingOnUnnamed
  return find(running, placed, environment) ?? null
}

function isBindingOn(day: Day, { pack, rule }: Pick<Running, 'pack' | 'rule'>): boolean {
  return statusOn(rule.status, pack, day) === 'binding'
}

/** Tests once more what may have come out otherwise; undefined where it has not. */
export function testAgain(watched: Watched, binds: Tri, today: Today): Change | undefined {
  const { pack, rule, placed, isNamed, upcoming: causes } = watched
  const verdict = tested({ pack, rule, binds }, placed, isNamed, today)
  watched.until = today.validity.until
  watched.upcoming = today.validity.causes
  const { isBinding } = watched.standing
  return verdict === watched.standing.verdict
    ? undefined
    : { watched, after: standingOf(verdict, isBinding), causes }
}

/**
 * Goes through a pack once more of which it may have changed whether it binds, or whether it counts. What it said before
 * and what it says now are told apart rule by rule.
 */
export function watchAgain(
  before: WatchedPack,
  today: Today,
  tests: Tests,
): { readonly now: WatchedPack; readonly changes: readonly Change[] } {
  // All that it says now is needed to tell it from what it said before, whether it may change again or not.
  const said = new Map<string, Watched>()
  const found = goThrough(before.pack, today, tests, (watched) => void said.set(watched.key, watched))
  const rules = new Map<string, Watched>()
  const changes: Change[] = []
  for (const key of new Set([...before.rules.keys(), ...said.keys()])) {
    const [old, fresh] = [before.rules.get(key), said.get(key)]
    const shown = fresh ?? old
    if (shown === undefined) continue
    const after: Standing = fresh?.standing ?? standingOf(null, shown.standing.isBinding)
    const standing: Standing = old?.standing ?? standingOf(null, after.isBinding)
    const watched: Watched = {
      ...shown,
      first: old?.first ?? standing,
      changedBy: old?.changedBy ?? NONE,
      standing,
      until: fresh?.until ?? null,
      upcoming: fresh?.upcoming ?? NONE,
    }
    rules.set(key, watched)
    const isOther = standing.isBinding !== after.isBinding
    if (standing.verdict === after.verdict && !isOther) continue
    const own = old?.until === today.environment.asOf ? old.upcoming : []
    const ofPack = isOther || before.binds !== found.binds ? before.upcoming : []
    changes.push({ watched, after, causes: [...ofPack, ...own] })
  }
  return { now: { ...found, rules }, changes }
}
