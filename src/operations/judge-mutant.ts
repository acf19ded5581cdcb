import { digestOf } from '../audit/canonical-json.ts'
import { decide } from '../decision/decide.ts'
import { evaluateEverything, type Evaluated } from '../decision/evaluate.ts'
import { onlyRules, withRule } from '../policy/compile-pack.ts'
import type { Mutant } from '../policy/mutate.ts'
import type { PackSource, RuleSource } from '../policy/pack.ts'
import type { PackTest } from '../policy/pack-tests.ts'
import type { CompiledPack } from '../policy/policy-set.ts'
import { withSettings } from '../policy/settings.ts'
import { checkBody, checkVerdicts, expectsBody, type JudgedTest } from './judge-test.ts'
import { shippedOnce } from './prepare-tests.ts'

/**
 * Whether some test of the pack fails on the mutant. Only the altered rule is compiled and run again, since no verdict depends
 * on another rule; a decision is made only where the test expects something of it that may have changed.
 * @param tests with what came of them on the pack as it is; each of them passes
 */
export function isNoticed(mutant: Mutant, tests: readonly JudgedTest[]): boolean {
  const altered = alteredBy(mutant)
  return inOrder(mutant, tests).some((test) => failsOn(mutant, test, altered))
}

type Altered = (test: JudgedTest) => CompiledPack

function alteredBy({ ruleIndex: index, source }: Mutant): Altered {
  if (index === null) {
    const shipped = shippedOnce(source)
    return ({ prepared }) => shipped(prepared.test.settings)
  }
  const compiled = new Map<CompiledPack, CompiledPack>()
  const written = source.rules[index] as RuleSource
  return ({ pack, prepared }) => {
    const known = compiled.get(pack)
    if (known !== undefined) return known
    const rule = settledRule(source, written, prepared.test.settings)
    const made = withRule(pack, { index, rule }, digestOf)
    compiled.set(pack, made)
    return made
  }
}

function settledRule(source: PackSource, rule: RuleSource, settings: PackTest['settings']): RuleSource {
  const only = withSettings({ ...source, rules: [rule] }, settings ?? {}, (pointer, message) => {
    throw new Error(`${pointer}: ${message}`)
  })
  return only.rules[0] ?? rule
}

/** First the tests that name the rule: one of them is the likeliest to fail. Others can only by what they expect beside verdicts. */
function inOrder({ ruleIndex, source }: Mutant, tests: readonly JudgedTest[]): readonly JudgedTest[] {
  const id = ruleIndex === null ? undefined : source.rules[ruleIndex]?.id
  if (id === undefined) return tests
  const naming = tests.filter(({ prepared }) => namesOf(prepared.test, id).length > 0)
  const others = tests.filter((test) => !naming.includes(test) && expectsBody(test.prepared.test))
  return [...naming, ...others]
}

/** The names by which a test expects a verdict of the rule. */
function namesOf({ expect }: PackTest, id: string): string[] {
  return Object.keys(expect.rules).filter((name) => name === id || name.startsWith(`${id}@`))
}

function failsOn(mutant: Mutant, test: JudgedTest, altered: Altered): boolean {
  const { facts, test: written } = test.prepared
  const pack = altered(test)
  const own = mutant.ruleIndex === null ? pack.rules : [pack.rules[mutant.ruleIndex]].filter(isThere)
  const ids = new Set(own.map((rule) => rule.source.id))
  const only = { digest: pack.digest, packs: [onlyRules(pack, own)] }
  const found = evaluateEverything(facts, only, written.asOf).all
  const expected = Object.entries(written.expect.rules).filter(([name]) => ids.has(name.split('@')[0] ?? ''))
  if (checkVerdicts(Object.fromEntries(expected), found).length > 0) return true
  const before = test.evaluated.filter(({ rule }) => ids.has(rule.source.id))
  if (!expectsBody(written) || !mayChangeBody(mutant, written, { before, found })) return false
  const body = decide(facts, { digest: pack.digest, packs: [pack] }, written.asOf, written.asOf)
  return checkBody(written, body).length > 0
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined
}

interface Verdicts {
  readonly before: readonly Evaluated[]
  readonly found: readonly Evaluated[]
}

/** Outcomes follow from verdicts and effects; what is missing and who can be asked also from the grounds of findings. */
function mayChangeBody(mutant: Mutant, { expect }: PackTest, { before, found }: Verdicts): boolean {
  if (mutant.part === 'effect' || mutant.part === 'binds') return true
  const isSame =
    before.length === found.length && found.every((one, index) => one.verdict === before[index]?.verdict)
  if (!isSame) return true
  const isOfGrounds = expect.missing !== undefined || expect.asks !== undefined
  return isOfGrounds && found.some(({ verdict }) => verdict !== 'clear' && verdict !== 'not-applicable')
}
