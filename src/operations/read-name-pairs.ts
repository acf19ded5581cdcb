/** Two names to compare, and where they are, as a row of a file gives them. */
export interface NamePair {
  readonly line: number
  readonly name1: string
  readonly name2: string
  readonly country1: string
  readonly country2: string
}

export type ReadPairs =
  | { readonly ok: true; readonly pairs: readonly NamePair[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Largest file, in characters, and longest name. */
const LARGEST = 20_000_000
const LONGEST_NAME = 500
const MOST_FAULTS = 50

/**
 * Reads pairs of names from CSV (RFC 4180) with a header that has `name1` and `name2`; `country1` and `country2` are
 * optional, other columns are for the reader of the file. All faults are told, each with its line.
 */
export function readNamePairs(text: string): ReadPairs {
  if (text.length > LARGEST) return { ok: false, faults: [`at most ${LARGEST} characters`] }
  const rows = readCsv(text)
  if (rows === undefined) return { ok: false, faults: ['a quoted field is not closed'] }
  const [header, ...body] = rows
  const column = (name: string): number => header?.fields.findIndex((field) => field.trim() === name) ?? -1
  const columns = {
    name1: column('name1'),
    name2: column('name2'),
    country1: column('country1'),
    country2: column('country2'),
  }
  if (columns.name1 < 0 || columns.name2 < 0)
    return { ok: false, faults: ['line 1: expected a header with the columns name1 and name2'] }
  const pairs = body.map(({ fields, line }) => ({
    line,
    name1: fields[columns.name1] ?? '',
    name2: fields[columns.name2] ?? '',
    country1: fields[columns.country1] ?? '',
    country2: fields[columns.country2] ?? '',
  }))
  const faults = pairs.flatMap(faultsOf)
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, MOST_FAULTS) } : { ok: true, pairs }
}

function faultsOf({ line, name1, name2, country1, country2 }: NamePair): string[] {
  const names = Object.entries({ name1, name2 }).filter(([, value]) => value.length > LONGEST_NAME)
  const countries = Object.entries({ country1, country2 }).filter(
    ([, value]) => !/^(?:[A-Za-z]{2})?$/.test(value.trim()),
  )
  return [
    ...names.map(([column]) => `line ${line}: ${column} is longer than ${LONGEST_NAME} characters`),
    ...countries.map(
      ([column, value]) =>
        `line ${line}: ${column} is ${value}, expected two letters of ISO 3166-1 or nothing`,
    ),
  ]
}

interface Row {
  readonly line: number
  readonly fields: readonly string[]
}

/** Rows with the line on which each begins; undefined where a quote is not closed. Empty lines are passed over. */
function readCsv(text: string): readonly Row[] | undefined {
  const rows: Row[] = []
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  let [fields, field, isQuoted, line, begin]: [string[], string, boolean, number, number] = [
    [],
    '',
    false,
    1,
    1,
  ]
  const endRow = (): void => {
    if (fields.length > 0 || field !== '') rows.push({ line: begin, fields: [...fields, field] })
    fields = []
    field = ''
  }
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at)
    if (character === '\n') line += 1
    if (isQuoted) {
      if (character !== '"') field += character
      else if (source.charAt(at + 1) === '"') field += source.charAt((at += 1))
      else isQuoted = false
    } else if (character === '"' && field === '') isQuoted = true
    else if (character === ',') {
      fields.push(field)
      field = ''
    } else if (character === '\n') {
      endRow()
      begin = line
    } else if (character !== '\r') field += character
  }
  if (isQuoted) return undefined
  endRow()
  return rows
}
