import { lintPacks, type PackLint } from '../operations/lint-packs.ts'
import { dayIn } from '../operations/today.ts'
import type { Terminal } from './terminal.ts'

export interface LintOptions {
  readonly asOf?: string
  readonly within: number
  readonly json?: boolean
}

export const LINT_HELP = `
An error keeps a rule from deciding as it is meant to; a warning is something to look at. Ends with 1 where there is an
error, else with 0.`

/** Exit status 0 without errors, 1 with some, 2 for a pack that there is not. */
export function lintPolicies(terminal: Terminal, ids: readonly string[], options: LintOptions): void {
  const rulebook = terminal.rulebook()
  const { packs: all } = rulebook.policySet
  const unknown = ids.filter((id) => !all.some((pack) => pack.source.id === id))
  if (unknown.length > 0) {
    terminal.writeError(`no such pack: ${unknown.join(', ')}\n`)
    terminal.exit(2)
    return
  }
  const packs = all.filter((pack) => ids.length === 0 || ids.includes(pack.source.id))
  const asOf = options.asOf ?? dayIn(terminal.timeZone(rulebook), terminal.now())
  const reports = lintPacks(rulebook, packs, terminal.policies, { asOf, withinDays: options.within })
  for (const report of reports)
    terminal.write(options.json === true ? `${JSON.stringify(report)}\n` : textOf(report))
  terminal.exit(reports.every((report) => countOf(report, 'error') === 0) ? 0 : 1)
}

function countOf({ findings }: PackLint, level: 'error' | 'warning'): number {
  return findings.filter((one) => one.level === level).length
}

function textOf(report: PackLint): string {
  const lines = report.findings.map(
    ({ file, line, column, level, kind, rule, message, advice }) =>
      `${file}:${line}:${column}: ${level} (${kind}): ${rule}: ${message}; ${advice}`,
  )
  const counts = (['error', 'warning'] as const).map((level) => {
    const count = countOf(report, level)
    return `${count} ${level}${count === 1 ? '' : 's'}`
  })
  return `${[...lines, `${report.pack}: ${counts.join(', ')}`].join('\n')}\n`
}
