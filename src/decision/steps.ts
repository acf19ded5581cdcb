import type { Finding, Missing, Step } from './body.ts'

/** All work that can start now, side by side: drop or swap, supply, ask, accept (design 2.6). */
export function stepsOf(findings: readonly Finding[], missing: readonly Missing[]): Step[] {
  return [...dropOrSwap(findings), ...supply(missing), ...ask(findings), ...accept(findings)]
}

function dropOrSwap(findings: readonly Finding[]): Step[] {
  const prohibited = findings.filter(
    (finding) => finding.verdict === 'triggered' && finding.effect === 'prohibit',
  )
  return grouped(prohibited).map(({ items, rules }) => ({ kind: 'drop-or-swap', items, rules }))
}

function supply(missing: readonly Missing[]): Step[] {
  const who = [...new Set(missing.filter((one) => one.closed === undefined).map((one) => one.who))].sort()
  return who.map((one) => ({
    kind: 'supply',
    who: one,
    missing: missing
      .filter((entry) => entry.who === one && entry.closed === undefined)
      .map((entry) => entry.id),
  }))
}

function ask(findings: readonly Finding[]): Step[] {
  const counsel = findings.filter(
    (finding) => finding.verdict === 'triggered' && finding.ask === 'own-counsel',
  )
  return [
    ...referrals(findings),
    ...grouped(counsel).map(({ items, rules }) => ({
      kind: 'ask' as const,
      whom: ['own-counsel'],
      items,
      rules,
      needs: [],
    })),
  ]
}

/** Lines that can be shown to the same authority now go together; a line that still lacks something waits by itself. */
function referrals(findings: readonly Finding[]): Step[] {
  const steps = new Map<string, Extract<Step, { kind: 'ask' }> & { readonly items: string[] }>()
  for (const { rule, item, verdict, refer } of findings) {
    if (verdict !== 'triggered' || refer === undefined) continue
    const { whom, needs, lead } = refer
    const key = JSON.stringify([rule, whom, needs])
    const step = steps.get(key) ?? {
      kind: 'ask',
      whom,
      items: [],
      rules: [rule],
      needs,
      ...(lead === undefined ? {} : { lead }),
    }
    if (item !== null) step.items.push(item)
    steps.set(key, step)
  }
  return [...steps.values()]
}

function accept(findings: readonly Finding[]): Step[] {
  const conditions = findings.filter(
    (finding) =>
      finding.verdict === 'excepted' || (finding.effect === 'condition' && finding.verdict !== 'fault'),
  )
  return grouped(conditions).map(({ items, rules }) => ({ kind: 'accept', items, rules }))
}

/** One entry for each set of lines that the same rules concern. Findings without a line concern all: `[]`. */
function grouped(findings: readonly Finding[]): { items: string[]; rules: string[] }[] {
  const rulesOf = new Map<string | null, string[]>()
  for (const finding of findings) {
    const rules = rulesOf.get(finding.item) ?? []
    if (!rules.includes(finding.rule)) rules.push(finding.rule)
    rulesOf.set(finding.item, rules)
  }
  const byRules = new Map<string, { items: string[]; rules: string[] }>()
  for (const [item, rules] of rulesOf) {
    const group = byRules.get(rules.join()) ?? { items: [], rules }
    if (item !== null) group.items.push(item)
    byRules.set(rules.join(), group)
  }
  return [...byRules.values()]
}
