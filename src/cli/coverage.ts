import { join } from 'node:path'
import { coverPack, type PackCoverage } from '../operations/cover-pack.ts'
import type { Terminal } from './terminal.ts'

export interface CoverageOptions {
  readonly json?: boolean
}

/** Exit status 0 when the tests show everything that they have to, 1 when not. */
export function coverPolicies(terminal: Terminal, ids: readonly string[], options: CoverageOptions): void {
  const rulebook = terminal.rulebook()
  const packs = rulebook.policySet.packs.filter((pack) => ids.length === 0 || ids.includes(pack.source.id))
  const reports = packs.map((pack) => {
    const report = coverPack(rulebook, pack, join(terminal.policies, pack.source.id))
    terminal.write(options.json === true ? `${JSON.stringify(report)}\n` : textOf(report, terminal.policies))
    return report
  })
  if (reports.length === 0) terminal.writeError('no such pack\n')
  terminal.exit(reports.length > 0 && reports.every(isGood) ? 0 : 1)
}

function isGood({ faults, gaps }: PackCoverage): boolean {
  return faults.length === 0 && gaps.length === 0
}

function textOf(report: PackCoverage, policies: string): string {
  const { pack, faults, gaps, explainedGaps, results } = report
  const file = join(policies, pack, 'pack.yaml')
  const lines = [
    ...faults.map((one) => `${one.file}:${one.line}:${one.column}: ${one.message}`),
    ...gaps.map((one) => `${file}:${one.line}: ${one.rule} ${one.pointer}: ${one.alteration}: ${one.leaf}`),
    ...explainedGaps.map(
      (one) => `${file}:${one.line}: ${one.rule} ${one.pointer}: ${one.alteration}, explained: ${one.why}`,
    ),
    `${pack}: ${results - gaps.length - explainedGaps.length} of ${results} results of leaves seen, ` +
      `${gaps.length} gaps, ${explainedGaps.length} explained`,
  ]
  return `${lines.join('\n')}\n`
}
