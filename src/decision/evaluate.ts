import { slotOf } from '../facts/catalogue.ts'
import type { Facts, SubjectKind } from '../facts/fact.ts'
import { subjectsOf, unnamedSubjects, type Placed } from '../facts/subjects.ts'
import { FALSE, type Tri } from '../facts/tri.ts'
import { evaluateRule, type CompiledRule, type Verdict } from '../policy/compile-rule.ts'
import { toListHealth, type Assumption, type Environment, type ListHealth } from '../policy/environment.ts'
import { isShut } from '../policy/gate.ts'
import type { CompiledPack, PolicySet } from '../policy/policy-set.ts'
import type { Day } from '../reference/snapshot.ts'
import type { FindingVerdict } from './body.ts'
import { partByCountry, type Bound, type Parted } from './bound-packs.ts'

/** A rule of a pack on a subject, with what came of it. */
export interface Evaluated {
  readonly pack: CompiledPack
  readonly rule: CompiledRule
  readonly binds: Tri
  readonly placed: Placed
  readonly verdict: Verdict | 'fault'
  /** What went wrong, without content of the purchase; null but with `fault`. */
  readonly fault: string | null
}

export interface Evaluation {
  readonly environment: Environment
  /** In the order of packs, rules and subjects. */
  readonly all: readonly Evaluated[]
  readonly binds: readonly Bound[]
  /** By place in the set, packs that are not among `binds`: see `partByCountry`. */
  readonly abroad: Parted['abroad']
}

/** How lists stand on the day they were last asked about; most decisions are of one edition and one day. */
const lastHealth = new WeakMap<
  Facts['lists'],
  { readonly on: Day; readonly health: ReadonlyMap<string, ListHealth> }
>()

function healthOf(lists: Facts['lists'], on: Day): ReadonlyMap<string, ListHealth> {
  const known = lastHealth.get(lists)
  if (known?.on === on) return known.health
  const health = new Map(lists.map((list) => [list.id, toListHealth(list, on)]))
  lastHealth.set(lists, { on, health })
  return health
}

export function createEnvironment(
  facts: Facts,
  asOf: Day,
  decidedOn: Day,
  assumed: Assumption[] | null,
): Environment {
  return {
    facts,
    asOf,
    listHealth: healthOf(facts.lists, decidedOn),
    assumed,
    forced: null,
    acting: null,
    validity: null,
    subject: facts.purchase,
    item: null,
    bound: [null, null],
    steps: 0,
  }
}

/** Runs the rules of every pack on the subjects of their kind; keeps the findings. */
export function evaluate(facts: Facts, policySet: PolicySet, asOf: Day, decidedOn: Day): Evaluation {
  return runAll(createEnvironment(facts, asOf, decidedOn, []), policySet, false)
}

/** As `evaluate`, but keeps every verdict, clear and not-applicable ones and those of packs that do not bind too. */
export function evaluateEverything(facts: Facts, policySet: PolicySet, asOf: Day): Evaluation {
  return runAll(createEnvironment(facts, asOf, asOf, []), policySet, true)
}

function runAll(environment: Environment, policySet: PolicySet, keepsAll: boolean): Evaluation {
  const all: Evaluated[] = []
  const categories = keepsAll ? null : categoriesOf(environment.facts)
  const run: Run = { environment, subjects: sortSubjects(environment.facts), keepsAll, all }
  const { near, abroad } = keepsAll
    ? { near: policySet.packs, abroad: [] }
    : partByCountry(policySet, environment)
  const binds = near.map((pack) => ({ pack, binds: bindsOf(pack, environment) }))
  for (const { pack, binds: bound } of binds) {
    if (bound === FALSE && !keepsAll) continue
    for (const rule of pack.rulesFor(categories)) evaluateOnAll({ pack, rule, binds: bound }, run)
  }
  return { environment, all, binds, abroad }
}

const CATEGORY = slotOf('item.category')

/** Categories of the line that a subject belongs to, with all above them; null where nobody has said or there is no line. */
function categoriesAt({ item }: Placed): readonly string[] | null {
  const value = item?.values[CATEGORY]?.value
  return Array.isArray(value) ? (value as readonly string[]) : null
}

/** Categories of all lines together; null where that of a line is open or more lines may follow. */
function categoriesOf({ items, itemsWhole }: Facts): ReadonlySet<string> | null {
  if (!itemsWhole) return null
  const found = new Set<string>()
  for (const item of items) {
    const categories = item.values[CATEGORY]?.value
    if (!Array.isArray(categories)) return null
    for (const code of categories as readonly string[]) found.add(code)
  }
  return found
}

interface Run {
  readonly environment: Environment
  readonly subjects: (kind: SubjectKind) => KindSubjects
  readonly keepsAll: boolean
  readonly all: Evaluated[]
}

export interface KindSubjects {
  readonly named: readonly Placed[]
  readonly unnamed: readonly Placed[]
}

/** The subjects of each kind, gathered when a rule first asks for them. */
export function sortSubjects(facts: Facts): (kind: SubjectKind) => KindSubjects {
  const byKind = new Map<SubjectKind, KindSubjects>()
  return (kind) => {
    const known = byKind.get(kind)
    if (known !== undefined) return known
    const subjects = { named: subjectsOf(facts, kind), unnamed: unnamedSubjects(facts, kind) }
    byKind.set(kind, subjects)
    return subjects
  }
}

/**
 * Only the verdicts, without grounds and without assumptions: what the impact of a change and a benchmark need.
 * The same rules on the same subjects as `evaluate`, in the same order.
 */
export function verdicts(facts: Facts, policySet: PolicySet, asOf: Day): Verdict[] {
  const environment = createEnvironment(facts, asOf, asOf, null)
  const found: Verdict[] = []
  for (const pack of policySet.packs) {
    const binds = bindsOf(pack, environment)
    for (const rule of pack.rules) {
      for (const placed of subjectsOf(facts, rule.source.for)) {
        const isOutside = isShut(rule.gate, categoriesAt(placed))
        found.push(isOutside ? 'not-applicable' : evaluateRule(rule, binds, standAt(environment, placed)))
      }
    }
  }
  return found
}

/** Points the environment at a subject; conditions read it from there. */
export function standAt(environment: Environment, placed: Placed): Environment {
  environment.subject = placed.subject
  environment.item = placed.item
  return environment
}

export function bindsOf(pack: CompiledPack, environment: Environment): Tri {
  environment.subject = environment.facts.purchase
  environment.item = null
  return pack.binds.test(environment)
}

export interface Running {
  readonly pack: CompiledPack
  readonly rule: CompiledRule
  readonly binds: Tri
}

/** What a rule says of a subject that is named; undefined where it has nothing to say. */
export function findingOnNamed(
  running: Running,
  placed: Placed,
  environment: Environment,
): FindingVerdict | undefined {
  return findingVerdict(evaluateOne(running, placed, environment))
}

/** As `findingOnNamed`, of parts that nobody has named. */
export function findingOnUnnamed(
  running: Running,
  placed: Placed,
  environment: Environment,
): FindingVerdict | undefined {
  const evaluated = evaluateUnnamed(running, placed, environment)
  return evaluated === undefined ? undefined : findingVerdict(evaluated)
}

function findingVerdict({ verdict }: Evaluated): FindingVerdict | undefined {
  return verdict === 'clear' || verdict === 'not-applicable' ? undefined : verdict
}

function evaluateOnAll(running: Running, run: Run): void {
  const { named, unnamed } = run.subjects(running.rule.source.for)
  const { gate } = running.rule
  for (const placed of named) {
    if (!run.keepsAll && isShut(gate, categoriesAt(placed))) continue
    const evaluated = evaluateOne(running, placed, run.environment)
    if (run.keepsAll || isFinding(evaluated)) run.all.push(evaluated)
  }
  for (const placed of unnamed) {
    if (!run.keepsAll && isShut(gate, categoriesAt(placed))) continue
    const evaluated = evaluateUnnamed(running, placed, run.environment)
    if (evaluated !== undefined) run.all.push(evaluated)
  }
}

function isFinding(evaluated: Evaluated): boolean {
  return findingVerdict(evaluated) !== undefined
}

function evaluateOne(running: Running, placed: Placed, environment: Environment): Evaluated {
  const { assumed } = environment
  const mark = assumed?.length ?? 0
  const evaluated = runRule(running, placed, environment)
  // Where the rule has nothing to say or its case is made, nothing rests on what was assumed on the way.
  const restsOnAssumptions = evaluated.verdict === 'clear' || evaluated.verdict === 'undetermined'
  if (!restsOnAssumptions && assumed !== null) assumed.length = mark
  return evaluated
}

function runRule({ pack, rule, binds }: Running, placed: Placed, environment: Environment): Evaluated {
  try {
    const verdict = evaluateRule(rule, binds, standAt(environment, placed))
    return { pack, rule, binds, placed, verdict, fault: null }
  } catch (error) {
    // A rule that cannot be evaluated is a fault in the decision and weighs like a prohibition; it is never skipped.
    const fault = error instanceof Error ? error.name : 'Error'
    return { pack, rule, binds, placed, verdict: 'fault', fault }
  }
}

/** Parts that nobody named: closed by a reasonable inquiry (and said so), else an open question of their own. */
function evaluateUnnamed(running: Running, placed: Placed, environment: Environment): Evaluated | undefined {
  const { assumed } = environment
  const mark = assumed?.length ?? 0
  const evaluated = runRule(running, placed, environment)
  if (assumed !== null) assumed.length = mark
  if (!isFinding(evaluated)) return undefined
  const { rule, pack } = running
  if (rule.standard !== 'reasonable-inquiry') return evaluated
  assumed?.push({
    kind: rule.source.for === 'use' ? 'uses-closed' : 'components-closed',
    at: placed.item?.path ?? '',
    list: null,
    pack: pack.source.id,
  })
  return undefined
}
