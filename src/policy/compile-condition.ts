import { LEVELS, type Level } from '../facts/fact.ts'
import type { SeenMember } from '../facts/seen-line.ts'
import { ALWAYS, allOf, anyOf, negate, type Condition, type Polarity } from './compiled.ts'
import { compileCertificate } from './compile-certificate.ts'
import { compileEvidence } from './compile-evidence.ts'
import { compileFactTest } from './compile-fact-test.ts'
import { compileListed } from './compile-listed.ts'
import { compileQuantifier } from './compile-quantifier.ts'
import { compileSetting } from './compile-setting.ts'
import type { ConditionSource } from './condition.ts'
import type { SUBJECT_KINDS } from './pack.ts'

/** A name that a quantifier gave to its member. */
export interface Binding {
  readonly name: string
  readonly owner: 'party' | 'item' | 'component'
}

/** What a rule shows of a line to the authority that it asks, and how that is hashed. */
export interface ShownLines {
  /** Undefined for what is no refer rule of the pack. */
  sees(rule: string): readonly SeenMember[] | undefined
  /** `sha256:` and the hex SHA-256 of the canonical JSON of a value. */
  digestOf(value: unknown): string
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
  /** Conditions to which the pack gives names, so that rules need not repeat them. */
  readonly named: Readonly<Record<string, ConditionSource>>
  readonly lines?: ShownLines
  /** Tests of facts that the pack has already, by what they mean: rules repeat each other, and memory is slower than code. */
  readonly shared?: Map<string, Condition>
  /** Whether this is an authority's answer, which counts only when confirmed. */
  readonly isAnswer?: boolean
}

/** Compiles a condition that has passed the type check; a condition that has not is a bug of the caller. */
export function compileCondition(source: ConditionSource, context: CompileContext): Condition {
  if (source.allOf !== undefined) return allOf(source.allOf.map((part) => compileCondition(part, context)))
  if (source.anyOf !== undefined) return anyOf(source.anyOf.map((part) => compileCondition(part, context)))
  if (source.not !== undefined) return negate(compileCondition(source.not, opposite(context)))
  if (source.condition !== undefined) return compileNamed(source.condition, context)
  if (source.always !== undefined) return ALWAYS
  if (source.listed !== undefined) return compileListed(source, context)
  if (source.evidence !== undefined || source.adverse !== undefined) return compileEvidence(source, context)
  if (source.certificate !== undefined) return compileCertificate(source, context)
  if (source.parameter !== undefined) return compileSetting(source, context)
  if (source.some ?? source.every ?? source.none ?? source.given) {
    const quantified = compileQuantifier(source, context)
    if (quantified !== undefined) return quantified
  }
  return sharedTest(source, context)
}

function sharedTest(source: ConditionSource, context: CompileContext): Condition {
  const { bindings, levels, polarity, shared, subject } = context
  if (shared === undefined) return compileFactTest(source, context)
  const key = JSON.stringify([source, subject, polarity, levels, bindings])
  const known = shared.get(key) ?? compileFactTest(source, context)
  shared.set(key, known)
  return known
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
