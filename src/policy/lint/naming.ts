import type { ConditionSource } from '../condition.ts'
import type { PackSource } from '../pack.ts'
import type { Steps } from '../place.ts'
import { conditionsIn } from './conditions-in.ts'
import type { LintFinding } from './finding.ts'

/** What a pack gives a name and nothing in it uses; and lists that it screens against without saying so at its head. */
export function naming(pack: PackSource): LintFinding[] {
  const conditions = conditionsIn(pack)
  const listed = new Map(
    conditions.flatMap(({ condition, steps }) =>
      condition.listed === undefined ? [] : [[condition.listed, [...steps, 'listed']] as const],
    ),
  )
  const declared = pack.lists ?? []
  return [
    ...unused('citation', usedCitations(pack), Object.keys(pack.citations), (id) => ['citations', id]),
    ...unused(
      'exception',
      pack.rules.flatMap((rule) => rule.unless ?? []),
      (pack.exceptions ?? []).map((one) => one.id),
      (_, index) => ['exceptions', index],
    ),
    ...unused(
      'waiver',
      pack.rules.flatMap((rule) => rule.waivable ?? []),
      (pack.waivers ?? []).map((one) => one.id),
      (_, index) => ['waivers', index],
    ),
    ...unused(
      'authority',
      usedAuthorities(pack),
      (pack.authorities ?? []).map((one) => one.id),
      (_, index) => ['authorities', index],
    ),
    ...unused('setting', parametersIn(pack), Object.keys(pack.parameters ?? {}), (name) => [
      'parameters',
      name,
    ]),
    ...unused('list', [...listed.keys()], declared, (_, index) => ['lists', index]),
    ...[...listed].flatMap(([list, at]): LintFinding[] =>
      declared.includes(list)
        ? []
        : [
            {
              level: 'error',
              kind: 'list',
              at,
              message: `the list ${list} does not stand under lists of the pack`,
              advice: 'name it there, so that each decision says by which edition it was screened',
            },
          ],
    ),
    ...conditions.flatMap(({ condition, steps }) => unusedBinding(condition, steps)),
  ]
}

function unused(
  what: string,
  used: readonly string[],
  declared: readonly string[],
  at: (name: string, index: number) => Steps,
): LintFinding[] {
  return declared.flatMap((name, index): LintFinding[] =>
    used.includes(name) ? [] : [idle(at(name, index), `no rule uses the ${what} ${name}`)],
  )
}

function idle(at: Steps, message: string): LintFinding {
  return { level: 'warning', kind: 'unused', at, message, advice: 'take it out, or use it' }
}

function usedCitations(pack: PackSource): string[] {
  const parts = [pack.rules, pack.exceptions ?? [], pack.waivers ?? []].flat()
  return [pack.citation, ...parts.map((one) => one.citation)]
}

function usedAuthorities(pack: PackSource): string[] {
  return [
    ...pack.rules.flatMap((rule) => rule.authority ?? []),
    ...conditionsIn(pack).flatMap(({ condition }) => condition.issuers ?? []),
  ]
}

/** Parameters stand for values anywhere in a condition. */
function parametersIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(parametersIn)
  if (typeof value !== 'object' || value === null) return []
  const { parameter } = value as { readonly parameter?: unknown }
  return [
    ...(typeof parameter === 'string' ? [parameter] : []),
    ...Object.values(value).flatMap(parametersIn),
  ]
}

/** A name for the member of a collection that its condition does not say. */
function unusedBinding(condition: ConditionSource, steps: Steps): LintFinding[] {
  const { as, some, every, none } = condition
  if (as === undefined || JSON.stringify([some, every, none]).includes(`"fact":"${as}.`)) return []
  // `listed` is about the member without naming it.
  if (JSON.stringify([some, every, none]).includes('"listed":')) return []
  return [idle([...steps, 'as'], `the name ${as} is not used`)]
}
