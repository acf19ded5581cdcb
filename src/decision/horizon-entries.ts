import type { Path } from '../facts/fact.ts'
import type { Effect } from '../policy/pack.ts'
import type { DatedCause } from '../policy/validity.ts'
import type { Day } from '../reference/snapshot.ts'
import { ACTS_TO_COME, type ActKind } from './acts-to-come.ts'
import { findingKey, type Body, type FindingVerdict, type Outcome } from './body.ts'
import { standingOf, type Standing, type Watched } from './watched-rules.ts'

/** Why something is otherwise than decided: a day has come, or the rule is about that act and not about the one decided. */
export type HorizonCause = DatedCause | { readonly kind: 'act'; readonly day: Day }

/** Every cause, in the order in which they are explained. */
export const CAUSES = [
  'act',
  'rule-begins',
  'rule-ends',
  'adoption',
  'entry-begins',
  'entry-ends',
  'tie-begins',
  'tie-ends',
  'certificate-ends',
  'waiver-ends',
  'waiver-unavailable',
  'evidence-ends',
  'evidence-begins',
  'reply-replaced',
  'period-ends',
  'profile-ends',
  'day-comes',
] as const satisfies readonly HorizonCause['kind'][]

/** What is otherwise on a day to come, of one rule on one subject. */
export interface HorizonEntry {
  readonly day: Day
  readonly act: { readonly kind: ActKind; readonly id: string | null }
  /** The line concerned; null: the purchase as a whole. */
  readonly item: string | null
  readonly rule: string
  readonly pack: string
  readonly effect: Effect
  readonly subject: Path
  /** What the rule said before, and what it says then; null: nothing. */
  readonly was: FindingVerdict | null
  readonly becomes: FindingVerdict | null
  /** What the line, or the purchase, came to before and comes to then, with all that counts. */
  readonly from: Outcome
  readonly to: Outcome
  readonly causes: readonly HorizonCause[]
}

/** So many entries are given, the soonest. */
export const MOST_ENTRIES = 1000

/** Where and when an entry is met, and what the line or the purchase comes to by it. */
export type Met = Pick<HorizonEntry, 'day' | 'act' | 'from' | 'to'>

/** Entries of one act, which come day after day: as many as are given at the most, and how many come after them. */
export interface Collector {
  readonly binding: Collected
  readonly advisory: Collected
}

interface Collected {
  readonly entries: HorizonEntry[]
  more: number
}

export function createCollector(): Collector {
  return { binding: { entries: [], more: 0 }, advisory: { entries: [], more: 0 } }
}

/** What was decided of a rule on a subject. */
export type Decided = ReadonlyMap<string, Standing>

export function decidedOf(body: Body): Decided {
  const decided = new Map<string, Standing>()
  for (const finding of body.findings) decided.set(findingKey(finding), standingOf(finding.verdict, true))
  for (const finding of body.advisory.findings)
    decided.set(findingKey(finding), standingOf(finding.verdict, false))
  return decided
}

const NOTHING = standingOf(null, true)

/** What counts of a standing, or what is advisory. */
function viewed({ verdict, isBinding }: Standing, ofBinding: boolean): FindingVerdict | null {
  return isBinding === ofBinding ? verdict : null
}

interface News {
  readonly was: FindingVerdict | null
  readonly becomes: FindingVerdict | null
  readonly isOfDay: boolean
}

/**
 * What is otherwise at an act than decided. A rule that is silent because it is not about the act is no news; one that is
 * silent because something has ended is.
 */
function newsOf(watched: Watched, decided: Decided, ofBinding: boolean): News | undefined {
  const was = viewed(decided.get(watched.key) ?? NOTHING, ofBinding)
  const becomes = viewed(watched.standing, ofBinding)
  const isOfDay = viewed(watched.first, ofBinding) !== becomes
  return becomes !== was && (becomes !== null || isOfDay) ? { was, becomes, isOfDay } : undefined
}

export function isNews(watched: Watched, decided: Decided): boolean {
  const { verdict, isBinding } = watched.standing
  const was = decided.get(watched.key) ?? NOTHING
  // The plain case of nearly all that is looked at.
  if (was.verdict === verdict && (verdict === null || was.isBinding === isBinding)) return false
  return newsOf(watched, decided, true) !== undefined || newsOf(watched, decided, false) !== undefined
}

/** Notes what is otherwise when an act is done, or use begins, than was decided. */
export function noteNews(watched: Watched, decided: Decided, met: Met, collector: Collector): void {
  for (const ofBinding of [true, false]) {
    const news = newsOf(watched, decided, ofBinding)
    if (news === undefined) continue
    const { isOfDay, ...verdicts } = news
    const causes = isOfDay ? watched.changedBy : [{ kind: 'act' as const, day: met.day }]
    note(watched, { ...met, ...verdicts, causes }, ofBinding, collector)
  }
}

/** Notes what comes out otherwise on a day in use than on the day before. */
export function noteChange(watched: Watched, before: Standing, met: Met, collector: Collector): void {
  for (const ofBinding of [true, false]) {
    const [was, becomes] = [viewed(before, ofBinding), viewed(watched.standing, ofBinding)]
    if (was !== becomes)
      note(watched, { ...met, was, becomes, causes: watched.changedBy }, ofBinding, collector)
  }
}

function note(
  { pack, rule, placed }: Watched,
  found: Met & Pick<HorizonEntry, 'was' | 'becomes' | 'causes'>,
  ofBinding: boolean,
  { binding, advisory }: Collector,
): void {
  const into = ofBinding ? binding : advisory
  if (into.entries.length >= MOST_ENTRIES) {
    into.more++
    return
  }
  const { item, path } = placed.subject
  into.entries.push({
    ...found,
    item,
    rule: rule.source.id,
    pack: pack.source.id,
    effect: rule.source.effect,
    subject: path,
  })
}

/** The soonest entries of all acts, in an order that does not depend on how they were found. */
export function sorted(
  collectors: readonly Collector[],
  items: readonly { readonly id: string }[],
): { readonly entries: HorizonEntry[]; readonly advisory: HorizonEntry[]; readonly more: number } {
  const places = new Map(items.map(({ id }, index) => [id, index]))
  const placeOf = ({ item }: HorizonEntry): number => (item === null ? -1 : (places.get(item) ?? 0))
  const order = (a: HorizonEntry, b: HorizonEntry): number =>
    compare(a.day, b.day) ||
    ACTS_TO_COME.indexOf(a.act.kind) - ACTS_TO_COME.indexOf(b.act.kind) ||
    compare(a.act.id ?? '', b.act.id ?? '') ||
    placeOf(a) - placeOf(b) ||
    compare(a.pack, b.pack) ||
    compare(a.rule, b.rule) ||
    compare(a.subject, b.subject)
  const all = (of: (collector: Collector) => Collected): HorizonEntry[] =>
    collectors.flatMap((one) => of(one).entries).sort(order)
  const [entries, advisory] = [all(({ binding }) => binding), all((one) => one.advisory)]
  const beyond = collectors.reduce((sum, one) => sum + one.binding.more + one.advisory.more, 0)
  const cut = Math.max(0, entries.length - MOST_ENTRIES) + Math.max(0, advisory.length - MOST_ENTRIES)
  return {
    entries: entries.slice(0, MOST_ENTRIES),
    advisory: advisory.slice(0, MOST_ENTRIES),
    more: beyond + cut,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
