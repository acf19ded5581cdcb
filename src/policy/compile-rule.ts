import { slotOf } from '../facts/catalogue.ts'
import { FALSE, TRUE, UNKNOWN, and, toTri, type Tri } from '../facts/tri.ts'
import { accessTo, type Access } from './access.ts'
import { compileException, compileWaiver } from './compile-claim.ts'
import { compileCondition, type CompileContext } from './compile-condition.ts'
import { allOf, anyOf, leaf, negate, type Condition, type Polarity } from './compiled.ts'
import { toCondition } from './condition.ts'
import type { Environment } from './environment.ts'
import { childrenOf, type Explanation } from './explanation.ts'
import { gateOf, type Gate } from './gate.ts'
import { limit } from './validity.ts'
import type { Act, CitationSource, PackSource, RuleSource, Status, WaiverSource } from './pack.ts'

/** A rule ready to run on subjects of its kind. */
export interface CompiledRule {
  readonly source: RuleSource
  readonly pack: string
  readonly status: Status
  readonly standard: 'ask' | 'reasonable-inquiry'
  /** The parts of the verdict, in the order of design 2.6; null where the rule has none. */
  readonly effective: Condition | null
  /** What the scope asks of the category of the line; null where it asks nothing of it. */
  readonly gate: Gate | null
  readonly caught: Condition
  readonly scope: Condition | null
  readonly adverse: Condition | null
  readonly demand: Condition | null
  readonly unless: Condition | null
  /** Only for `refer`: the authority's reply, and whether what it needs to be asked is there. */
  readonly answered: Condition | null
  readonly needs: Condition | null
  readonly citation: CitationSource
  /** Issuers who may waive it. */
  readonly waivableBy: readonly string[]
  readonly belied: { readonly access: Access; readonly is: boolean } | null
}

export type Verdict = 'not-applicable' | 'clear' | 'triggered' | 'undetermined' | 'excepted'

/** Compiles a rule of a pack that has passed the type check. */
export function compileRule(source: RuleSource, pack: PackSource, wide: PackWide): CompiledRule {
  const base = contextOf(source, pack, wide)
  const compiled = (condition: RuleSource['when'], polarity: Polarity): Condition | null =>
    condition === undefined ? null : compileCondition(condition, { ...base, polarity })
  const demand = compiled(source.demand, -1)
  return {
    source,
    pack: pack.id,
    status: source.status ?? pack.status,
    standard: base.standard,
    effective: compileEffective(source.effective, base),
    // A category vouched for too weakly leaves the scope open instead.
    gate: source.atLeast?.['item.category'] === undefined ? gateOf(source.scope, base.named) : null,
    caught: compileCaught(source.catches),
    scope: compiled(source.scope, 1),
    adverse: demand === null ? compiled(source.when, 1) : negate(demand),
    demand,
    unless: compileUnless(source, pack, base),
    answered:
      source.answered === undefined
        ? null
        : compileCondition(source.answered, { ...base, polarity: -1, isAnswer: true }),
    needs: compileNeeds(source.needs, base),
    citation: citationOf(pack, source.citation),
    waivableBy: waiversOf(source, pack).map((waiver) => waiver.issuer),
    belied: compileBelied(source.belies, base),
  }
}

/** What all rules of a pack have in common beside what it says. */
export type PackWide = Pick<CompileContext, 'lines' | 'shared'>

/** What fixes the meaning of the conditions of a rule. */
export function contextOf(source: RuleSource, pack: PackSource, wide: PackWide = {}): CompileContext {
  return {
    pack: pack.id,
    subject: source.for,
    standard: source.standard ?? 'ask',
    makers: source.makers ?? [],
    levels: source.atLeast ?? {},
    polarity: 1,
    bindings: [],
    named: pack.conditions ?? {},
    ...wide,
  }
}

/**
 * The verdict of a rule on the environment's subject (design 2.6): binds and effective and act caught and scope and
 * adverse, in Kleene logic.
 */
export function evaluateRule(rule: CompiledRule, binds: Tri, environment: Environment): Verdict {
  const { acting } = environment
  if (acting !== null) acting.allows = 'nothing'
  let applies = and(binds, rule.effective === null ? TRUE : rule.effective.test(environment))
  if (applies !== FALSE) applies = and(applies, rule.caught.test(environment))
  if (acting !== null) acting.allows = 'answers'
  if (applies !== FALSE && rule.scope !== null) applies = and(applies, rule.scope.test(environment))
  if (acting !== null) acting.allows = 'acts'
  if (applies === FALSE) return 'not-applicable'
  const adverse = rule.adverse === null ? TRUE : rule.adverse.test(environment)
  if (adverse === FALSE) return 'clear'
  const answered = rule.answered === null ? FALSE : rule.answered.test(environment)
  if (answered === TRUE) return 'clear'
  if (answered === UNKNOWN) return 'undetermined'
  if (and(applies, adverse) === UNKNOWN) return 'undetermined'
  const excepted = rule.unless === null ? FALSE : rule.unless.test(environment)
  return excepted === TRUE ? 'excepted' : excepted === UNKNOWN ? 'undetermined' : 'triggered'
}

/** Without `needs` the authority can be asked at once. */
function compileNeeds(needs: RuleSource['needs'], context: CompileContext): Condition | null {
  if (needs === undefined) return null
  return allOf(needs.map((need) => compileCondition(toCondition(need), { ...context, polarity: -1 })))
}

function compileUnless(source: RuleSource, pack: PackSource, context: CompileContext): Condition | null {
  const invoked = (source.unless ?? []).flatMap((id) => {
    const exception = pack.exceptions?.find((one) => one.id === id)
    return exception === undefined ? [] : [compileException(exception, source, context)]
  })
  const waivers = waiversOf(source, pack)
  if (waivers.length > 0) invoked.push(compileWaiver(waivers, source))
  return invoked.length === 0 ? null : anyOf(invoked)
}

/**
 * A source of the pack by its key, with its members in the order of canonical JSON, since it stands in every finding; the
 * type check has made sure that it is there.
 */
export function citationOf(pack: PackSource, key: string): CitationSource {
  const citation = pack.citations[key]
  if (citation === undefined) throw new Error(`no citation ${key} in ${pack.id}`)
  const { confidence, ref, retrieved, rfo, url } = citation
  return {
    confidence,
    ref,
    ...(retrieved === undefined ? {} : { retrieved }),
    ...(rfo === undefined ? {} : { rfo }),
    ...(url === undefined ? {} : { url }),
  }
}

/** The waivers of the pack that reach the rule. */
export function waiversOf(source: RuleSource, pack: PackSource): readonly WaiverSource[] {
  return (pack.waivers ?? []).filter((waiver) => source.waivable?.includes(waiver.id))
}

function compileBelied(belies: RuleSource['belies'], context: CompileContext): CompiledRule['belied'] {
  const access = belies === undefined ? undefined : accessTo(belies.fact, context)
  return belies === undefined || access === undefined ? null : { access, is: belies.is }
}

const ACTION = slotOf('procurement.action')

/** The word of the purchase for an act is its own name, but for `new`, which acquires whatever the form (design 2.5). */
export function actOf(action: string): string {
  return action === 'new' ? 'acquire' : action
}

/** Whether a rule is about an act; one that does not say is about all but having it in use. */
export function isCaught(act: string, catches: readonly Act[] | undefined): boolean {
  return catches === undefined ? act !== 'hold' : catches.some((one) => one === act)
}

function compileCaught(catches: readonly Act[] | undefined): Condition {
  return leaf({
    polarity: 1,
    result: (environment) => {
      const action = environment.facts.purchase.values[ACTION]?.value
      return typeof action === 'string' ? toTri(isCaught(actOf(action), catches)) : UNKNOWN
    },
    open: () => ({
      type: 'value',
      at: '/procurement/action',
      pointer: '/procurement/action',
      fact: 'procurement.action',
    }),
    describe: (environment, result) => ({
      op: 'act',
      fact: 'procurement.action',
      at: '/procurement/action',
      result,
      expected: catches ?? { not: 'hold' },
      ...actualAction(environment),
    }),
  })
}

function actualAction(environment: Environment): { readonly actual?: string } {
  const action = environment.facts.purchase.values[ACTION]?.value
  return typeof action === 'string' ? { actual: action } : {}
}

function compileEffective(effective: RuleSource['effective'], context: CompileContext): Condition | null {
  if (effective === undefined) return null
  const { from, until } = effective
  if (effective.by !== 'act') {
    const fact = effective.by
    const isLate =
      from === undefined ? null : compileCondition({ fact, before: from }, { ...context, polarity: -1 })
    const isOver =
      until === undefined ? null : compileCondition({ fact, onOrAfter: until }, { ...context, polarity: -1 })
    const outside = [isLate, isOver].filter((part) => part !== null)
    return outside.length === 0 ? null : negate(anyOf(outside))
  }
  const isInForce = (day: string): boolean =>
    (from === undefined || from <= day) && (until === undefined || day < until)
  return leaf({
    polarity: 1,
    result: ({ asOf, validity }) => {
      if (validity !== null && from !== undefined) limit(validity, asOf, from, { kind: 'rule-begins' })
      if (validity !== null && until !== undefined) limit(validity, asOf, until, { kind: 'rule-ends' })
      return toTri(isInForce(asOf))
    },
    open: () => {
      throw new Error('the day of the act is always known')
    },
    describe: (environment, result) => ({
      op: 'effective',
      fact: 'act.date',
      at: '',
      result,
      expected: { from: from ?? null, until: until ?? null },
      actual: environment.asOf,
    }),
  })
}

/** Whether every unmet part of a demand could be met by handing in evidence or adding a clause (for `best`). */
export function isSuppliable(demand: Explanation): boolean {
  if (demand.result !== 'false') return true
  if (demand.op === 'allOf') return childrenOf(demand).every(isSuppliable)
  if (demand.op === 'anyOf') return childrenOf(demand).some(isSuppliable)
  return (
    demand.op === 'evidence' ||
    demand.op === 'certificate' ||
    ('fact' in demand && demand.fact.startsWith('contract.terms.'))
  )
}
