import { FALSE, UNKNOWN } from '../facts/tri.ts'
import { compileCondition } from './compile-condition.ts'
import { citationOf, compileRule, type CompiledRule, type PackWide } from './compile-rule.ts'
import { ALWAYS, type Condition } from './compiled.ts'
import { indexRules } from './gate.ts'
import type { PackSource, RuleSource } from './pack.ts'
import type { CompiledPack, PolicySet } from './policy-set.ts'
import { adoptedOn, NO_PROFILE, settled, type Profile } from './profile.ts'

/** Turns text into `sha256:` and its hex SHA-256; given from outside, so that this stays free of I/O and crypto. */
export type DigestOf = (value: unknown) => string

/** Compiles a pack that has passed the type check, with what the deployment sets of its parameters. */
export function compilePack(
  written: PackSource,
  digestOf: DigestOf,
  profile: Profile = NO_PROFILE,
): CompiledPack {
  const source = settled(written, profile, (pointer, message) => {
    throw new Error(`${pointer}: ${message}`)
  })
  const wide = packWide(source, digestOf)
  const binds = compileCondition(source.binds, {
    pack: source.id,
    subject: 'purchase',
    standard: 'ask',
    makers: [],
    levels: {},
    polarity: 1,
    bindings: [],
    named: source.conditions ?? {},
  })
  const rules = source.rules.map((rule) => compileRule(rule, source, wide))
  const bindsRule = compileBindsRule(source, binds)
  const byId = new Map([...rules, bindsRule].map((rule) => [rule.source.id, rule]))
  const digest = digestOf(written)
  const adopted = adoptedOn(written, profile)
  return {
    source,
    written,
    adopted,
    digest,
    binds,
    rules,
    rulesFor: indexRules(rules),
    lists: new Set(listsIn([source.binds, source.rules, source.exceptions, source.conditions])),
    rule: (id) => byId.get(id),
    bindsRule,
  }
}

function packWide(source: PackSource, digestOf: DigestOf): PackWide {
  const sees = (rule: string): ReturnType<NonNullable<PackWide['lines']>['sees']> =>
    source.rules.find((one) => one.id === rule)?.sees
  return { lines: { sees, digestOf }, shared: new Map() }
}

/**
 * A compiled pack with one of its rules written otherwise; nothing else is compiled again. The digest stays that of the
 * pack before, so nothing may be recorded by it.
 * @param rule its parameters put in
 */
export function withRule(
  pack: CompiledPack,
  { index, rule }: { readonly index: number; readonly rule: RuleSource },
  digestOf: DigestOf,
): CompiledPack {
  const source = { ...pack.source, rules: pack.source.rules.with(index, rule) }
  const rules = pack.rules.with(index, compileRule(rule, source, packWide(source, digestOf)))
  const find = (id: string): CompiledRule | undefined => rules.find((one) => one.source.id === id)
  return { ...onlyRules(pack, rules), source, rule: (id) => find(id) ?? pack.rule(id) }
}

/** A pack of which only these rules are evaluated. */
export function onlyRules(pack: CompiledPack, rules: readonly CompiledRule[]): CompiledPack {
  return { ...pack, rules, rulesFor: indexRules(rules) }
}

function listsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'listed' && typeof member === 'string' ? [member] : listsIn(member),
  )
}

/** What a set of packs in a deployment is compiled from. */
export interface PolicySetDocument {
  readonly packs: readonly PackSource[]
  /** Absent where the deployment has none. */
  readonly profile?: Profile
}

/** The document whose canonical JSON names a set of packs; from it the set can be compiled again. */
export function policySetDocument(sources: readonly PackSource[], profile: Profile): PolicySetDocument {
  const packs = [...sources].sort((a, b) => (a.id < b.id ? -1 : 1))
  return profile === NO_PROFILE ? { packs } : { packs, profile }
}

/** Orders packs by id and names the set by their sources. */
export function toPolicySet(
  packs: readonly CompiledPack[],
  digestOf: DigestOf,
  profile: Profile = NO_PROFILE,
): PolicySet {
  return {
    packs: [...packs].sort((a, b) => (a.source.id < b.source.id ? -1 : 1)),
    digest: digestOf(
      policySetDocument(
        packs.map((pack) => pack.written),
        profile,
      ),
    ),
  }
}

/** Adverse exactly while nobody can say whether the pack binds; the grounds are those of `binds` itself. */
function compileBindsRule(source: PackSource, binds: Condition): CompiledRule {
  const isOpen: Condition = {
    test: (environment) => (binds.test(environment) === UNKNOWN ? UNKNOWN : FALSE),
    explain: (environment) => binds.explain(environment),
  }
  return {
    source: {
      id: `${source.id}/binds`,
      title: source.title,
      concern: 'procedure',
      for: 'purchase',
      effect: 'require',
      rationale: {
        en: `Whether ${source.title.en} binds this buyer cannot be said yet.`,
        ja: `「${source.title.ja}」がこの調達機関を拘束するかどうか、まだ判断できません。`,
      },
      citation: source.citation,
    },
    pack: source.id,
    citation: citationOf(source, source.citation),
    waivableBy: [],
    status: source.status,
    standard: 'ask',
    effective: null,
    gate: null,
    caught: ALWAYS,
    scope: null,
    adverse: isOpen,
    demand: null,
    unless: null,
    answered: null,
    needs: null,
    belied: null,
  }
}
