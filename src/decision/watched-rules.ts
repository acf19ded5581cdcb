import type { Placed } from '../facts/subjects.ts'
import { FALSE, UNKNOWN, type Tri } from '../facts/tri.ts'
import { isCaught, type CompiledRule } from '../policy/compile-rule.ts'
import type { Environment } from '../policy/environment.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { limit, type DatedCause, type Validity } from '../policy/validity.ts'
import type { Day } from '../reference/snapshot.ts'
import { findingKey, type FindingVerdict } from './body.ts'
import { statusOn } from './decide.ts'
import { bindsOf, findingOnNamed, findingOnUnnamed, type KindSubjects, type Running } from './evaluate.ts'

/** What a rule says of a subject on a day; null where it says nothing. */
export interface Standing {
  readonly verdict: FindingVerdict | null
  /** Whether it counts on that day; what is advisory or a proposal does not. */
  readonly isBinding: boolean
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

/** A pack with what its rules say, as long as nothing changes whether it binds. */
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
}

/** Tests whether a pack binds and all that its rules about the act say. */
export function watchPack(pack: CompiledPack, today: Today, tests: Tests): WatchedPack {
  const { validity, environment } = today
  forget(validity)
  if (pack.adopted !== null) limit(validity, environment.asOf, pack.adopted, { kind: 'adoption' })
  const binds = bindsOf(pack, environment)
  const { until, causes: upcoming } = validity
  const rules = new Map<string, Watched>()
  const keep = (watched: Watched | undefined): void => {
    if (watched !== undefined) rules.set(watched.key, watched)
  }
  if (binds === UNKNOWN) keep(openQuestion(pack, today))
  if (binds !== FALSE) {
    const { act } = tests
    for (const rule of pack.rules.filter(({ source }) => act === null || isCaught(act, source.catches))) {
      const { named, unnamed } = tests.subjects(rule.source.for)
      for (const placed of named) keep(watch({ pack, rule, binds, placed, isNamed: true }, today, tests))
      for (const placed of unnamed) keep(watch({ pack, rule, binds, placed, isNamed: false }, today, tests))
    }
  }
  return { pack, binds, until, upcoming, rules }
}

function forget(validity: Validity): void {
  validity.until = null
  validity.causes = []
}

/** As `decide` asks whether a pack binds of which nobody knows it. */
function openQuestion(pack: CompiledPack, { environment }: Today): Watched {
  const rule = pack.bindsRule
  const placed: Placed = { subject: environment.facts.purchase, item: null }
  const isBinding = isBindingOn(environment.asOf, { pack, rule })
  return toWatched(
    { pack, rule, binds: UNKNOWN, placed, isNamed: true },
    { standing: { verdict: 'undetermined', isBinding }, until: null, upcoming: [] },
  )
}

interface Placing extends Running {
  readonly placed: Placed
  readonly isNamed: boolean
}

/** Undefined where the rule says nothing and will not until the last day looked at. */
function watch(placing: Placing, today: Today, { end }: Tests): Watched | undefined {
  const { verdict, until, upcoming } = tested(placing, today)
  if (verdict === null && (until === null || until > end)) return undefined
  const isBinding = isBindingOn(today.environment.asOf, placing)
  return toWatched(placing, { standing: { verdict, isBinding }, until, upcoming })
}

function toWatched(
  { pack, rule, placed, isNamed }: Placing,
  state: Pick<Watched, 'standing' | 'until' | 'upcoming'>,
): Watched {
  const key = findingKey({ rule: rule.source.id, subject: placed.subject.path })
  return { pack, rule, placed, isNamed, key, first: state.standing, changedBy: [], ...state }
}

interface Tested {
  readonly verdict: FindingVerdict | null
  readonly until: Day | null
  readonly upcoming: readonly DatedCause[]
}

function tested(placing: Placing, { environment, validity }: Today): Tested {
  forget(validity)
  const find = placing.isNamed ? findingOnNamed : findingOnUnnamed
  const verdict = find(placing, placing.placed, environment) ?? null
  return { verdict, until: validity.until, upcoming: validity.causes }
}

function isBindingOn(day: Day, { pack, rule }: Pick<Running, 'pack' | 'rule'>): boolean {
  return statusOn(rule.status, pack, day) === 'binding'
}

/** Tests once more what may have come out otherwise; undefined where it has not. */
export function testAgain(watched: Watched, binds: Tri, today: Today): Change | undefined {
  const { upcoming: causes } = watched
  const { verdict, until, upcoming } = tested({ ...watched, binds }, today)
  watched.until = until
  watched.upcoming = upcoming
  const { isBinding } = watched.standing
  return verdict === watched.standing.verdict ? undefined : { watched, after: { verdict, isBinding }, causes }
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
  const found = watchPack(before.pack, today, tests)
  const rules = new Map<string, Watched>()
  const changes: Change[] = []
  for (const key of new Set([...before.rules.keys(), ...found.rules.keys()])) {
    const [old, fresh] = [before.rules.get(key), found.rules.get(key)]
    const shown = fresh ?? old
    if (shown === undefined) continue
    const after: Standing = fresh?.standing ?? { verdict: null, isBinding: shown.standing.isBinding }
    const standing: Standing = old?.standing ?? { verdict: null, isBinding: after.isBinding }
    const watched: Watched = {
      ...shown,
      first: old?.first ?? standing,
      changedBy: old?.changedBy ?? [],
      standing,
      until: fresh?.until ?? null,
      upcoming: fresh?.upcoming ?? [],
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
