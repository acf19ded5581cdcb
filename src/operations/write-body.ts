import { canonicalJson } from '../audit/canonical-json.ts'
import type { Body, PackOutcome } from '../decision/body.ts'

/**
 * The canonical JSON of a body, RFC 8785. How the lists stand, and what packs come to that do not bind, are the same objects
 * in many bodies and are written once. The parts are joined once, at the end: a text of many parts is slow to hash.
 */
export function writeBody(body: Body): string {
  const members = Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))
  const parts: string[] = []
  for (const [name, value] of members) {
    parts.push(parts.length === 0 ? '{"' : ',"', name, '":')
    if (name === 'packs') parts.push('[', ...packParts(body.packs), ']')
    else parts.push(name === 'snapshot' ? writtenOnce(body.snapshot) : canonicalJson(value))
  }
  parts.push('}')
  return parts.join('')
}

function packParts(packs: readonly PackOutcome[]): string[] {
  const parts: string[] = []
  for (let from = 0; from < packs.length;) {
    const to = endOfRun(packs, from)
    const run = packs.slice(from, to)
    if (from > 0) parts.push(',')
    parts.push(run[0]?.binds === 'false' ? runWrittenOnce(run) : canonicalJson(run[0]))
    from = to
  }
  return parts
}

/** Where the packs end that follow one another and do not bind; others stand alone. */
function endOfRun(packs: readonly PackOutcome[], from: number): number {
  let to = from
  while (packs[to]?.binds === 'false') to++
  return to === from ? from + 1 : to
}

const RUNS = new WeakMap<PackOutcome, { readonly run: readonly PackOutcome[]; readonly text: string }>()

/** The last run that began with the same object is most often the same run. */
function runWrittenOnce(run: readonly PackOutcome[]): string {
  const [first] = run
  if (first === undefined) return ''
  const known = RUNS.get(first)
  if (known?.run.length === run.length && known.run.every((one, index) => one === run[index]))
    return known.text
  const text = run.map(writtenOnce).join()
  RUNS.set(first, { run, text })
  return text
}

const WRITTEN = new WeakMap<object, string>()

function writtenOnce(value: object): string {
  const known = WRITTEN.get(value)
  if (known !== undefined) return known
  const text = canonicalJson(value)
  WRITTEN.set(value, text)
  return text
}
