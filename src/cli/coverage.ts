import { join } from 'node:path'
import { coverPacks, type PackCoverage } from '../operations/cover-pack.ts'
import type { Terminal } from './terminal.ts'

export interface CoverageOptions {
  readonly mutate?: boolean
  readonly sample?: number
  readonly seed?: number
  readonly json?: boolean
}

/** Share of the alterations of a pack, without the explained ones, that its tests have to notice. */
const ENOUGH = 0.95

export const COVERAGE_HELP = `
Ends with 1 where a result of a leaf is never seen and not explained, where a test fails, where an entry of
policies/<pack>/survivors.yaml explains nothing, and with --mutate where the tests of a pack notice less than 95 %
of its alterations, without those that are explained.`

/** Exit status 0 when the tests show enough, 1 when not, 2 for a pack that there is not. */
export function coverPolicies(terminal: Terminal, ids: readonly string[], options: CoverageOptions): void {
  const rulebook = terminal.rulebook()
  const { packs: all } = rulebook.policySet
  const unknown = ids.filter((id) => !all.some((pack) => pack.source.id === id))
  if (unknown.length > 0) {
    terminal.writeError(`no such pack: ${unknown.join(', ')}\n`)
    terminal.exit(2)
    return
  }
  const packs = ids.length === 0 ? all : all.filter((pack) => ids.includes(pack.source.id))
  const { sample: size, seed = 1 } = options
  const reports: PackCoverage[] = []
  const found = coverPacks(rulebook, packs, terminal.policies, {
    mutate: options.mutate === true || size !== undefined,
    ...(size === undefined ? {} : { sample: { size, seed } }),
    onProgress: progressOn(terminal),
  })
  for (const report of found) {
    reports.push(report)
    if (terminal.showsProgress) terminal.writeError(CLEAR_LINE)
    terminal.write(options.json === true ? `${JSON.stringify(report)}\n` : textOf(report, terminal.policies))
  }
  if (options.json !== true && reports.length > 1) terminal.write(`${totalOf(reports)}\n`)
  terminal.exit(reports.every(isGood) ? 0 : 1)
}

const CLEAR_LINE = '\r\u001b[K'

/** One line that is written over; nothing where nobody looks on. */
function progressOn(terminal: Terminal): (pack: string, done: number, total: number) => void {
  return (pack, done, total) => {
    if (terminal.showsProgress && (done % 20 === 0 || done === total))
      terminal.writeError(`${CLEAR_LINE}${pack}: ${done} of ${total} alterations`)
  }
}

function isGood({ faults, gaps, mutation }: PackCoverage): boolean {
  const { noticed, counted } = countsOf(mutation)
  return faults.length === 0 && gaps.length === 0 && noticed >= counted * ENOUGH
}

interface Counts {
  readonly noticed: number
  readonly counted: number
}

/** An explained survivor counts neither way. */
function countsOf(mutation: PackCoverage['mutation']): Counts {
  if (mutation === undefined) return { noticed: 0, counted: 0 }
  const counted = mutation.tried - mutation.explainedSurvivors.length
  return { noticed: counted - mutation.survivors.length, counted }
}

function textOf(report: PackCoverage, policies: string): string {
  const { pack, faults, gaps, explainedGaps, mutation } = report
  const file = join(policies, pack, 'pack.yaml')
  const { survivors = [], explainedSurvivors = [] } = mutation ?? {}
  const lines = [
    ...faults.map((one) => `${one.file}:${one.line}:${one.column}: ${one.message}`),
    ...gaps.map((one) => `${file}:${one.line}: ${nameOf(one)}: ${one.leaf}`),
    ...explainedGaps.map((one) => `${file}:${one.line}: ${nameOf(one)}, explained: ${one.why}`),
    ...survivors.map((one) => `${file}:${one.line}: ${nameOf(one)}: survives`),
    ...explainedSurvivors.map(
      (one) => `${file}:${one.line}: ${nameOf(one)}: survives, explained: ${one.why}`,
    ),
    `${pack}: ${summaryOf(report)}`,
  ]
  return `${lines.join('\n')}\n`
}

function nameOf(one: {
  readonly rule: string
  readonly pointer: string
  readonly alteration: string
}): string {
  return `${one.rule}${one.pointer === '' ? '' : ` ${one.pointer}`}: ${one.alteration}`
}

function summaryOf({ results, gaps, explainedGaps, mutation }: PackCoverage): string {
  const seen = results - gaps.length - explainedGaps.length
  const shown = `${seen} of ${results} results of leaves seen, ${gaps.length} gaps, ${explainedGaps.length} explained`
  if (mutation === undefined) return shown
  const { explainedSurvivors, refused } = mutation
  return `${shown}; ${shareOf([countsOf(mutation)])}, ${explainedSurvivors.length} explained, ${refused.length} no pack`
}

function shareOf(counts: readonly Counts[]): string {
  const noticed = counts.reduce((sum, one) => sum + one.noticed, 0)
  const counted = counts.reduce((sum, one) => sum + one.counted, 0)
  // Rounded down, so that no share that is too low reads as enough.
  const share = counted === 0 ? 100 : Math.floor((noticed / counted) * 1000) / 10
  return `${noticed} of ${counted} alterations noticed (${share} %)`
}

function totalOf(reports: readonly PackCoverage[]): string {
  const sum = (of: (report: PackCoverage) => number): number =>
    reports.reduce((total, report) => total + of(report), 0)
  const gaps = sum((one) => one.gaps.length)
  const results = sum((one) => one.results)
  const seen = results - gaps - sum((one) => one.explainedGaps.length)
  const mutated = reports.flatMap(({ mutation }) => (mutation === undefined ? [] : [countsOf(mutation)]))
  const noticed = mutated.length === 0 ? '' : `; ${shareOf(mutated)}`
  return `together: ${seen} of ${results} results of leaves seen, ${gaps} gaps${noticed}`
}
