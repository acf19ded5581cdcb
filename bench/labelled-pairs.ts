import { readNamePairs } from '../src/operations/read-name-pairs.ts'

/** A row of the open benchmark. */
export interface LabelledPair {
  readonly name1: string
  readonly name2: string
  readonly country1: string
  readonly country2: string
  readonly isMatch: boolean
  readonly group: string
  readonly why: string
}

/** Reads a half of the benchmark; its last three columns hold no comma. */
export function readLabelledPairs(text: string): readonly LabelledPair[] {
  const read = readNamePairs(text)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const lines = text.split('\n')
  return read.pairs.map((pair) => {
    const [label = '', group = '', why = ''] = (lines[pair.line - 1] ?? '').split(',').slice(-3)
    return { ...pair, isMatch: label === 'match', group, why }
  })
}
