import type { Subject } from '../facts/fact.ts'
import { FALSE, TRUE, UNKNOWN, and, not, or, triName, triOf, type Tri } from '../facts/tri.ts'
import { acted, answerTo } from './acts.ts'
import { compileCondition, opposite, type CompileContext } from './compile-condition.ts'
import { forcedResult, gatherOpen, isScreening, leaf, type Condition, type Polarity } from './compiled.ts'
import type { ConditionSource } from './condition.ts'
import type { Environment } from './environment.ts'
import type { Explanation, Open } from './explanation.ts'
import { collectionOf, ELEMENT_OF, rangeOf, type Collection, type Member, type Ranged } from './ranges.ts'

interface Quantifier {
  readonly name: 'some' | 'every' | 'none'
  readonly fact: Collection
  readonly element: Condition
  readonly depth: number
  readonly context: CompileContext
}

/**
 * `some`, `every` and `none` over a collection: decided by a witness or a counter-example, otherwise only when the
 * collection is whole (design 2.2).
 */
export function compileQuantifier(source: ConditionSource, context: CompileContext): Condition | undefined {
  const collection = source.fact === undefined ? undefined : collectionOf(source.fact, context.bindings)
  if (collection !== undefined && source.given === true) return compileNamed(collection, context)
  const name = source.some !== undefined ? 'some' : source.every !== undefined ? 'every' : 'none'
  const element = source[name]
  if (collection === undefined || element === undefined) return undefined
  const owner = ELEMENT_OF[collection.fact].owner
  const inner: CompileContext = {
    ...(name === 'none' ? opposite(context) : context),
    bindings: [...context.bindings, { name: source.as ?? owner, owner }],
  }
  const quantifier: Quantifier = {
    name,
    fact: collection.fact,
    element: compileCondition(element, inner),
    depth: context.bindings.length,
    context,
  }
  const subjectOf = subjectAt(collection.depth)
  return {
    screens: isScreening(quantifier.element),
    test: (environment) =>
      testRange(quantifier, rangeOf(quantifier, subjectOf(environment), environment), environment),
    explain: (environment) => explainRange(quantifier, subjectOf(environment), environment),
    gatherOpen(environment, into) {
      gatherOpenOfRange(
        quantifier,
        rangeOf(quantifier, subjectOf(environment), environment),
        environment,
        into,
      )
    },
  }
}

/** Whether a collection has a member that is named, or is said to have none; unknown else, never false. */
function compileNamed(
  { fact, depth }: { readonly fact: Collection; readonly depth: number },
  context: CompileContext,
): Condition {
  const subjectOf = subjectAt(depth)
  const range = (environment: Environment): Ranged =>
    rangeOf({ fact, context }, subjectOf(environment), environment)
  const isNamed = ({ members, whole }: Ranged): boolean =>
    members.some((member) => !('named' in member.element) || (member.isCertain && member.element.named)) ||
    (whole === 'stated' && ELEMENT_OF[fact].owner !== 'party')
  return leaf({
    polarity: context.polarity,
    result: (environment) => (isNamed(range(environment)) ? TRUE : UNKNOWN),
    open: (environment) => range(environment).rest(),
    describe: (environment, result) => ({
      op: 'given',
      fact,
      at: subjectOf(environment).path,
      result,
      expected: true,
    }),
  })
}

function subjectAt(depth: number): (environment: Environment) => Subject {
  if (depth < 0) return (environment) => environment.subject
  return (environment) => environment.bound[depth] as Subject
}

function testRange(quantifier: Quantifier, range: Ranged, environment: Environment): Tri {
  let witnessed: Tri = FALSE
  for (const member of range.members) {
    environment.bound[quantifier.depth] = member.element
    witnessed = or(witnessed, witnessOf(quantifier, member, quantifier.element.test(environment)))
    if (witnessed === TRUE) break
  }
  if (witnessed !== TRUE) witnessed = or(witnessed, restOf(quantifier, range, environment))
  return quantifier.name === 'some' ? witnessed : not(witnessed)
}

/** Whether the member is a witness: for `every`, one that breaks the condition. */
function witnessOf(quantifier: Quantifier, member: Member, result: Tri): Tri {
  const witness = quantifier.name === 'every' ? not(result) : result
  return member.isCertain ? witness : and(witness, UNKNOWN)
}

function restOf(quantifier: Quantifier, range: Ranged, environment: Environment): Tri {
  if (range.whole === 'stated') return FALSE
  if (range.whole === 'by-standard') {
    if (range.closing !== null) {
      environment.assumed?.push({
        kind: range.closing,
        at: range.place,
        list: null,
        pack: quantifier.context.pack,
      })
    }
    return FALSE
  }
  const { context, name } = quantifier
  const isHarshWitness = name === 'some' ? context.polarity : context.polarity === 1 ? -1 : 1
  if (environment.acting !== null) return restOnceActed(range, environment, isHarshWitness)
  return environment.forced === null ? UNKNOWN : forcedResult(environment, range.rest(), isHarshWitness)
}

function restOnceActed(range: Ranged, environment: Environment, polarity: Polarity): Tri {
  const rest = range.rest()
  const isClosed = environment.facts.closedQuestions[rest.at.replace(/\/-$/, '')] !== undefined
  if (environment.acting === null || isClosed) return UNKNOWN
  return acted(UNKNOWN, polarity, environment.acting, () => answerTo(rest))
}

function explainRange(quantifier: Quantifier, subject: Subject, environment: Environment): Explanation {
  const range = rangeOf(quantifier, subject, environment)
  let witnessed: Tri = range.whole === 'open' ? UNKNOWN : FALSE
  const of = range.members.map((member) => {
    environment.bound[quantifier.depth] = member.element
    const because = quantifier.element.explain(environment)
    witnessed = or(witnessed, witnessOf(quantifier, member, triOf(because.result)))
    return {
      because,
      member: member.at,
      role: member.isCertain ? ('certain' as const) : ('uncertain' as const),
    }
  })
  const result = triName(quantifier.name === 'some' ? witnessed : not(witnessed))
  const open =
    result === 'unknown'
      ? ownOpen(quantifier, range, (index) => triOf(of[index]?.because.result ?? 'unknown'))
      : []
  return {
    at: range.place,
    fact: quantifier.fact,
    of,
    op: quantifier.name,
    ...(open.length === 0 ? {} : { open }),
    result,
    whole: range.whole,
  }
}

/** The open leaves of `explainRange`, without the trees of the members. */
function gatherOpenOfRange(
  quantifier: Quantifier,
  range: Ranged,
  environment: Environment,
  into: Open[],
): void {
  const results = range.members.map((member) => {
    environment.bound[quantifier.depth] = member.element
    return quantifier.element.test(environment)
  })
  into.push(...ownOpen(quantifier, range, (index) => results[index] ?? UNKNOWN))
  range.members.forEach((member, index) => {
    if (results[index] !== UNKNOWN) return
    environment.bound[quantifier.depth] = member.element
    gatherOpen(quantifier.element, environment, into)
  })
}

/** What is open about the range itself: who else belongs to it, and whether those of unsaid role do. */
function ownOpen(quantifier: Quantifier, range: Ranged, resultAt: (index: number) => Tri): Open[] {
  const open: Open[] = range.whole === 'open' ? [range.rest()] : []
  const never = quantifier.name === 'every' ? TRUE : FALSE
  range.members.forEach((member, index) => {
    if (!member.isCertain && resultAt(index) !== never) open.push(roleQuestion(member))
  })
  return open
}

function roleQuestion(member: Member): Open {
  return {
    type: 'value',
    at: `${member.at}/role`,
    pointer: `${member.element.pointer}/role`,
    fact: 'party.role',
  }
}
