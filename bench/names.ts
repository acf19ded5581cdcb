import { readFileSync } from 'node:fs'
import { loadRulebook, PROJECT } from '../src/load-rulebook.ts'
import { compareParties, type PartyComparison } from '../src/reference/compare-parties.ts'
import { readLabelledPairs, type LabelledPair } from './labelled-pairs.ts'

const FOLDER = `${PROJECT}data/benchmarks/company-names/`

/** What a change may not fall below on the reported half: recorded when it was last measured, rounded down. */
const FLOORS: Readonly<Record<string, number>> = {
  all: 0.95,
  latin: 0.93,
  'latin-typo': 0.98,
  european: 0.86,
  cyrillic: 0.95,
  japanese: 0.94,
  chinese: 0.94,
  korean: 0.97,
  'japanese-latin': 0.92,
  'chinese-latin': 0.94,
  'korean-latin': 0.93,
  'east-asian': 0.95,
}
const SAME_FLOOR = 0.98
/** Of ordinary vendors, so many in a hundred may be a possible match, and none the same. */
const MOST_POSSIBLE = 2

interface Counts {
  found: number
  falselyFound: number
  missed: number
  leftAlone: number
}

interface Judged extends LabelledPair {
  readonly comparison: PartyComparison
  readonly isFound: boolean
}

/**
 * Judges the matcher on the open benchmark: `possible` and `same` count as found. Errors are shown of the tuning half
 * only, so that nobody tunes on the reported one.
 */
export function benchNames(print: (line: string) => void): boolean {
  const { snapshot } = loadRulebook()
  const judge = (file: string): readonly Judged[] =>
    readLabelledPairs(readFileSync(FOLDER + file, 'utf8')).map((pair) => {
      const countries = { first: pair.country1, second: pair.country2 }
      const comparison = compareParties(snapshot, [pair.name1, pair.name2], countries)
      return {
        ...pair,
        comparison,
        isFound: comparison.result === 'same' || comparison.result === 'possible',
      }
    })
  const tuning = judge('tuning.csv')
  print('tuning half')
  report(tuning, print)
  showErrors(tuning, print)
  const reported = judge('reported.csv')
  print('reported half')
  const f1 = report(reported, print)
  const same = precisionOfSame(reported)
  const low = Object.entries(FLOORS).filter(([group, floor]) => (f1.get(group) ?? 0) < floor)
  for (const [group, floor] of low) print(`  ${group} is below its floor of F1 ${floor}`)
  if (same < SAME_FLOOR) print(`  same is below its floor of precision ${SAME_FLOOR}`)
  return low.length === 0 && same >= SAME_FLOOR && benchBurden(snapshot, print)
}

function report(judged: readonly Judged[], print: (line: string) => void): ReadonlyMap<string, number> {
  const groups = new Map<string, Counts>()
  for (const one of judged)
    for (const group of ['all', one.group]) {
      const counts = groups.get(group) ?? { found: 0, falselyFound: 0, missed: 0, leftAlone: 0 }
      counts[one.isMatch ? (one.isFound ? 'found' : 'missed') : one.isFound ? 'falselyFound' : 'leftAlone'] +=
        1
      groups.set(group, counts)
    }
  const f1 = new Map<string, number>()
  print('  group            pairs  precision  recall  F1')
  for (const [group, { found, falselyFound, missed, leftAlone }] of [...groups].sort(byName)) {
    const precision = found / Math.max(1, found + falselyFound)
    const recall = found / Math.max(1, found + missed)
    const score = (2 * precision * recall) / Math.max(Number.MIN_VALUE, precision + recall)
    f1.set(group, score)
    const pairs = found + falselyFound + missed + leftAlone
    print(
      `  ${group.padEnd(16)} ${String(pairs).padStart(5)}  ${precision.toFixed(3).padStart(9)}  ${recall.toFixed(3).padStart(6)}  ${score.toFixed(3)}`,
    )
  }
  print(`  same: precision ${precisionOfSame(judged).toFixed(4)}`)
  return f1
}

function byName([a]: readonly [string, Counts], [b]: readonly [string, Counts]): number {
  return a < b ? -1 : 1
}

function precisionOfSame(judged: readonly Judged[]): number {
  const same = judged.filter((one) => one.comparison.result === 'same')
  return same.filter((one) => one.isMatch).length / Math.max(1, same.length)
}

function showErrors(judged: readonly Judged[], print: (line: string) => void): void {
  for (const { name1, name2, group, why, isMatch, isFound, comparison } of judged) {
    if (isMatch === isFound) continue
    const reasons = comparison.reasons.map(({ reason }) => reason).join(', ')
    print(
      `  ${isMatch ? 'missed' : 'found wrongly'} (${group}, ${why}): ${name1} | ${name2}: ${comparison.score} ${reasons}`,
    )
  }
}

function benchBurden(
  snapshot: ReturnType<typeof loadRulebook>['snapshot'],
  print: (line: string) => void,
): boolean {
  const names = readFileSync(`${FOLDER}ordinary-vendors.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/,[A-Z]*$/, '').replaceAll('"', ''))
  const found = names.map((name) => snapshot.identify({ name }).result)
  const same = found.filter((result) => result === 'same').length
  const possible = found.filter((result) => result === 'possible').length
  print(`ordinary vendors: of ${names.length}, ${same} the same, ${possible} possible`)
  return same === 0 && possible * 100 <= MOST_POSSIBLE * names.length
}
