import { readFileSync } from 'node:fs'
import { categoryFault, matchEntities } from '../operations/match-entities.ts'
import { readNamePairs } from '../operations/read-name-pairs.ts'
import { compareParties, type PartyComparison } from '../reference/compare-parties.ts'
import type { Reason } from '../reference/names/compare-names.ts'
import type { Terminal } from './terminal.ts'

interface MatchOptions {
  readonly json?: boolean
  readonly country?: string
  readonly category?: string
}

/** Whom a name may mean, with reasons. */
export function matchName(terminal: Terminal, name: string, { json, country, category }: MatchOptions): void {
  const { snapshot } = terminal.rulebook()
  const fault = categoryFault(snapshot, category)
  if (fault !== undefined) {
    terminal.writeError(`--category: ${fault}\n`)
    terminal.exit(2)
    return
  }
  const found = matchEntities(snapshot, { name, country: country ?? null, category: category ?? null })
  if (json === true) terminal.write(`${JSON.stringify(found)}\n`)
  else {
    const { identification, matches } = found
    const whom =
      identification.result === 'same' ? ` as ${identification.entity} by ${identification.matched}` : ''
    const lines = matches.map(
      ({ entity, matched, comparison }) =>
        `  ${comparison.score.toFixed(2)} ${describeResult(comparison)} ${entity}: ${matched} (${describeReasons(comparison.reasons)})`,
    )
    terminal.write([`${identification.result}${whom}`, ...lines, ''].join('\n'))
  }
  terminal.exit(0)
}

interface CompareOptions {
  readonly json?: boolean
  readonly file?: string
  readonly country?: readonly string[]
}

/** Two names, or every row of a file of pairs. */
export function compareNamesGiven(
  terminal: Terminal,
  names: readonly string[],
  options: CompareOptions,
): void {
  if (options.file !== undefined && names.length === 0) {
    compareFile(terminal, options.file, options.json === true)
    return
  }
  const [first, second, ...others] = names
  if (options.file !== undefined || first === undefined || second === undefined || others.length > 0) {
    terminal.writeError('expected two names, or --file with a CSV of name1,name2,country1,country2\n')
    terminal.exit(2)
    return
  }
  const [country1 = null, country2 = null] = options.country ?? []
  const found = compareParties(terminal.rulebook().snapshot, [first, second], {
    first: country1,
    second: country2,
  })
  terminal.write(
    options.json === true
      ? `${JSON.stringify({ name1: first, name2: second, ...found })}\n`
      : `${describeResult(found)} ${found.score.toFixed(2)}: ${describeReasons(found.reasons)}\n`,
  )
  terminal.exit(0)
}

function compareFile(terminal: Terminal, file: string, isJson: boolean): void {
  const read = readFile(file)
  if (!read.ok) {
    for (const fault of read.faults) terminal.writeError(`${file}: ${fault}\n`)
    terminal.exit(2)
    return
  }
  const { snapshot } = terminal.rulebook()
  if (!isJson) terminal.write('name1,name2,country1,country2,result,score,related,reasons\n')
  for (const { name1, name2, country1, country2 } of read.pairs) {
    const found = compareParties(snapshot, [name1, name2], {
      first: country1.trim(),
      second: country2.trim(),
    })
    const { result, score, related, reasons } = found
    terminal.write(
      isJson
        ? `${JSON.stringify({ name1, name2, country1, country2, result, score, related, reasons })}\n`
        : `${[name1, name2, country1, country2, result, score.toFixed(2), String(related), describeReasons(reasons)].map(quote).join()}\n`,
    )
  }
  terminal.exit(0)
}

function readFile(file: string): ReturnType<typeof readNamePairs> {
  try {
    return readNamePairs(readFileSync(file, 'utf8'))
  } catch (error) {
    return {
      ok: false,
      faults: [`cannot be read: ${error instanceof Error ? error.message : String(error)}`],
    }
  }
}

function describeResult({ result, related }: Pick<PartyComparison, 'result' | 'related'>): string {
  return related ? `${result} (related)` : result
}

function describeReasons(reasons: readonly Reason[]): string {
  return reasons
    .map(({ reason, first, second, likeness }) => {
      const words = [first, second].filter((word) => word !== undefined).join(' = ')
      return `${reason}${words === '' ? '' : ` ${words}`}${likeness === undefined || likeness === 1 ? '' : ` ${likeness}`}`
    })
    .join('; ')
}

function quote(field: string): string {
  return /[",\n\r]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
