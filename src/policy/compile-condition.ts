import { LEVELS, type Level } from '../facts/fact.ts'
import { ALWAYS, allOf, anyOf, negate, type Condition, type Polarity } from './compiled.ts'
import { compileCertification } from './compile-certification.ts'
import { compileEvidence } from './compile-evidence.ts'
import { compileFactTest } from './compile-fact-test.ts'
import { compileListed } from './compile-listed.ts'
import { compileOpposing } from './compile-opposing.ts'
import { compileQuantifier } from './compile-quantifier.ts'
import type { ConditionSource } from './condition.ts'
import type { SUBJECT_KINDS } from './pack.ts'

/** A name that a quantifier gave to its member. */
export interface Binding {
  readonly name: string
  readonly owner: 'party' | 'item'
}

/** Everything outside a condition that fixes what it means. */
export interface CompileContext {
  readonly pack: string
  readonly subject: (typeof SUBJECT_KINDS)[number]
  readonly standard: 'ask' | 'reasonable-inquiry'
  readonly makers: readonly string[]
  readonly levels: Readonly<Record<string, Level>>
  readonly polarity: Polarity
  readonly bindings: readonly Binding[]
  /** Conditions that the pack gives a name, so that rules need not repeat them. */
  readonly named: Readonly<Record<string, ConditionSource>>
}

/** Compiles a condition that has passed the type check; a condition that has not is a bug of the caller. */
export function compileCondition(source: ConditionSource, context: CompileContext): Condition {
  if (source.allOf !== undefined) return allOf(source.allOf.map((part) => compileCondition(part, context)))
  if (source.anyOf !== undefined) return anyOf(source.anyOf.map((part) => compileCondition(part, context)))
  if (source.not !== undefined) return negate(compileCondition(source.not, opposite(context)))
  if (source.condition !== undefined) return compileNamed(source.condition, context)
  if (source.always !== undefined) return ALWAYS
  if (source.opposing !== undefined) return compileOpposing(source, context)
  if (source.certification !== undefined) return compileCertification(source, context)
  if (source.listed !== undefined) return compileListed(source, context)
  if (source.evidence !== undefined) return compileEvidence(source, context)
  if (source.some ?? source.every ?? source.none) {
    const quantified = compileQuantifier(source, context)
    if (quantified !== undefined) return quantified
  }
  return compileFactTest(source, context)
}

function compileNamed(name: string, context: CompileContext): Condition {
  const named = context.named[name]
  if (named === undefined) throw new Error(`not a condition of ${context.pack}: ${name}`)
  return compileCondition(named, context)
}

/** The context below a `not` or a `none`: what weighed against the purchase now weighs for it. */
export function opposite(context: CompileContext): CompileContext {
  return { ...context, polarity: context.polarity === 1 ? -1 : 1 }
}

/** How far up a level stands, 0 for `asserted`. */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level)
}
