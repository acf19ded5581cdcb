import type { Fact, Flags, Level, Money, Path, Value, Why } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, type Tri } from '../facts/tri.ts'
import { accessTo, type Access, type Holder } from './access.ts'
import { levelRank, type CompileContext } from './compile-condition.ts'
import { idOf, openEvidence } from './compile-evidence.ts'
import { leaf, type Condition, type Polarity } from './compiled.ts'
import type { Requirement } from './acts.ts'
import type { ConditionSource } from './condition.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open } from './explanation.ts'
import { operatorOf, type Operator } from './operators.ts'
import { limit } from './validity.ts'

/** A test of one fact of the catalogue by one operator. */
export function compileFactTest(source: ConditionSource, context: CompileContext): Condition {
  const name = source.fact
  const access = name === undefined ? undefined : accessTo(name, context)
  if (name === undefined || access === undefined) throw new Error(`not a fact here: ${name ?? '(none)'}`)
  const operator = operatorOf(source, access.definition.type, context)
  const needed = context.levels[name]
  const test: FactTest = {
    name,
    access,
    operator,
    operand: operandOf(source, context),
    polarity: context.polarity,
    needed: needed ?? null,
    needs: needed === undefined ? 0 : levelRank(needed),
  }
  return leaf({
    polarity: context.polarity,
    result: (environment) => resultOf(test, environment),
    open: (environment) => openOf(test, environment),
    describe: (environment, result) => describe(test, environment, result),
    requirement: (environment, result) => requirementOf(test, environment, result),
  })
}

interface FactTest {
  readonly name: string
  readonly access: Access
  readonly operator: Operator
  /** The fact that the value is compared with; null where it is compared with what the pack says. */
  readonly operand: Operand | null
  readonly polarity: Polarity
  readonly needed: Level | null
  readonly needs: number
}

interface Operand {
  readonly name: string
  readonly access: Access
}

function operandOf(source: ConditionSource, context: CompileContext): Operand | null {
  const day = source.before ?? source.onOrBefore ?? source.after ?? source.onOrAfter
  if (typeof day !== 'object' || day.fact === undefined) return null
  const access = accessTo(day.fact, context)
  return access === undefined ? null : { name: day.fact, access }
}

function resultOf(test: FactTest, environment: Environment): Tri {
  const fact = test.access.read(environment)
  if (fact === undefined || fact.value === null) return UNKNOWN
  const value = valueOf(fact, test.access.key)
  if (value === null || value === undefined) return UNKNOWN
  const result = test.operator.test(value, fact.whole, environment)
  if (environment.validity !== null) noteChange(test, value, environment)
  return isTooWeak(test, fact, result) ? UNKNOWN : result
}

/** When a comparison of the value with the day of the act turns. */
function noteChange(test: FactTest, value: Value, environment: Environment): void {
  const { asOf, validity } = environment
  const day = test.operator.changesOn?.(value, environment) ?? null
  if (day === null || validity === null || typeof value !== 'string') return
  const { name: fact } = test.access.definition
  const { at } = placeOf(test.access, environment)
  limit(validity, asOf, day, { kind: 'day-comes', fact, at, of: value })
}

function valueOf(fact: Fact, key: string | null): Value | null | undefined {
  return key === null || fact.value === null ? fact.value : (fact.value as Flags)[key]
}

/** A value vouched for below the level that the rule wants may weigh against the purchase, never for it. */
function isTooWeak(test: FactTest, fact: Fact, result: Tri): boolean {
  if (test.needs === 0 || result === UNKNOWN) return false
  const isMild = result === (test.polarity === 1 ? FALSE : TRUE)
  return isMild && levelRank(fact.level) < test.needs
}

function placeOf(access: Access, environment: Environment): { at: Path; pointer: string } {
  const holder = access.holder(environment)
  const fact = access.read(environment)
  const { member } = access.definition
  const below = access.key === null ? '' : `/${access.key}`
  if (member === null) return derivedPlace(fact?.at ?? holder.path, holder, environment)
  return { at: `${holder.path}/${member}${below}`, pointer: `${holder.pointer}/${member}${below}` }
}

/** A derived fact stands where it was said: below its holder or in a piece of evidence. */
function derivedPlace(at: Path, holder: Holder, environment: Environment): { at: Path; pointer: string } {
  const source = environment.facts.evidence.find((evidence) => at.startsWith(`${evidence.path}/`))
  if (source !== undefined) return { at, pointer: source.pointer + at.slice(source.path.length) }
  return { at, pointer: at.startsWith(holder.path) ? holder.pointer + at.slice(holder.path.length) : at }
}

function openOf(test: FactTest, environment: Environment): Open {
  const fact = test.access.read(environment)
  const place = placeOf(test.access, environment)
  const value = fact === undefined ? null : valueOf(fact, test.access.key)
  if (fact === undefined || value === null || value === undefined) {
    return askedByEvidence(test, fact, environment) ?? { type: 'value', ...place, fact: test.name }
  }
  const result = test.operator.test(value, fact.whole, environment)
  if (result === UNKNOWN) {
    // A day that is known waits for the one that it is compared with.
    if (test.operand !== null) {
      const { access, name } = test.operand
      return { type: 'value', ...placeOf(access, environment), fact: name }
    }
    return { type: Array.isArray(value) ? 'completeness' : 'value', ...place, fact: test.name }
  }
  return { type: 'evidence', ...place, fact: test.name, template: { level: test.needed } }
}

/** What has to be otherwise, where an act can make it so; an open question is answered instead, unless that is refused. */
function requirementOf(test: FactTest, environment: Environment, result: Tri): Requirement | undefined {
  const { definition, key } = test.access
  const { remedy: act, type } = definition
  // A product of another category would be another purchase.
  if (act === null || type === 'category' || test.operator.expected === REFUSED) return undefined
  if (act === 'choose-product' && result === UNKNOWN && !isClosed(openOf(test, environment), environment))
    return undefined
  const { path } =
    test.access.definition.owner === 'party' ? lineOf(environment) : test.access.holder(environment)
  return {
    act,
    at: path,
    wants: {
      kind: 'fact',
      // Not by the name that a quantifier gives it: what two rules want of one thing is one want.
      fact: key === null ? definition.name : `${definition.name}.${key}`,
      op: test.operator.name,
      expected: test.operator.expected,
      holds: test.polarity === -1,
    },
  }
}

/** What somebody may refuse to hand over is asked for; that it be refused is nothing to aim at. */
const REFUSED = 'refused'

function isClosed({ at }: Open, { facts }: Environment): boolean {
  return facts.closedQuestions[at] !== undefined
}

/** What is done about a maker is done to the line: another product has another maker. */
function lineOf({ item, subject }: Environment): Holder {
  return item ?? subject
}

/** A representation that nobody made is asked for as a document, with all that it has to answer, once. */
function askedByEvidence(test: FactTest, fact: Fact | undefined, environment: Environment): Open | undefined {
  const { askedBy } = test.access.definition
  if (askedBy === undefined || fact?.unknown !== 'absent') return undefined
  return openEvidence({
    ...askedBy,
    about: fact.at,
    issuer: idOf(fact.at),
    answers: {},
    isConfirmed: false,
    on: environment.asOf,
    isDated: false,
  })
}

function describe(
  test: FactTest,
  environment: Environment,
  result: 'false' | 'unknown' | 'true',
): Explanation {
  const fact = test.access.read(environment)
  const value = fact === undefined ? undefined : valueOf(fact, test.access.key)
  const unknown = whyUnknown(test, environment, result)
  const isShown = value !== undefined && value !== null && !isErasable(value)
  const { at } = placeOf(test.access, environment)
  const { expected, name: op } = test.operator
  // The plain case is most of a body; put together from parts it costs several times as much.
  if (isShown && fact !== undefined && unknown === undefined) {
    return { actual: shownValue(test, value), at, expected, fact: test.name, level: fact.level, op, result }
  }
  return {
    ...(isShown ? { actual: shownValue(test, value) } : {}),
    at,
    expected,
    fact: test.name,
    ...(fact === undefined || fact.value === null ? {} : { level: fact.level }),
    op,
    result,
    ...(unknown === undefined ? {} : { unknown }),
  }
}

/** A category is shown as itself, not as its line of ancestors. */
function shownValue(test: FactTest, value: Value): Value {
  return test.access.definition.type === 'category' && Array.isArray(value)
    ? ((value as string[])[0] ?? '')
    : value
}

function isErasable(value: Value): value is Money {
  return typeof value === 'object' && !Array.isArray(value) && 'amount' in value
}

function whyUnknown(
  test: FactTest,
  environment: Environment,
  result: 'false' | 'unknown' | 'true',
): Why | 'level' | 'open-list' | 'currency' | undefined {
  if (result !== 'unknown') return undefined
  const fact = test.access.read(environment)
  if (fact === undefined) return 'absent'
  if (fact.value === null) return fact.unknown ?? 'absent'
  const value = valueOf(fact, test.access.key)
  if (value === null) return 'null'
  if (value === undefined) return 'absent'
  if (test.operator.test(value, fact.whole, environment) !== UNKNOWN) return 'level'
  return Array.isArray(value) ? 'open-list' : isErasable(value) ? 'currency' : 'absent'
}
