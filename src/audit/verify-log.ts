import { canonicalJson } from './canonical-json.ts'
import { recordRoot } from './commitment.ts'
import type { Leaf } from './leaf.ts'
import { createFrontier, hashLeaf } from './merkle.ts'

/** One event as it is stored. */
export interface LogEntry {
  readonly leaf: string
  /** Canonical detached record. */
  readonly record: string
  /** Salt of the record's root; null once erased. */
  readonly salt: Buffer | null
}

/** The root that was kept when the log had so many leaves. */
export interface CommitRoot {
  readonly size: number
  readonly root: Buffer
}

export interface LogProblem {
  readonly seq: number
  readonly what: string
}

export interface LogVerdict {
  readonly holds: boolean
  readonly size: number
  readonly root: string
  readonly problems: readonly LogProblem[]
}

const MAX_PROBLEMS = 20

/**
 * Checks a whole log from its bytes alone: canonical leaves, `seq` and `ord` without gaps, every kept root, and every
 * record against its leaf. Lists the first problems.
 */
export function verifyLog(entries: Iterable<LogEntry>, commits: readonly CommitRoot[]): LogVerdict {
  const frontier = createFrontier()
  const roots = new Map(commits.map((commit) => [commit.size, commit.root]))
  const ords = new Map<string, number>()
  const problems: LogProblem[] = []
  const report = (what: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ seq: frontier.size, what })
  }
  for (const entry of entries) {
    checkEntry(entry, frontier.size, ords, report)
    frontier.append(hashLeaf(entry.leaf))
    const kept = roots.get(frontier.size)
    if (kept !== undefined && !kept.equals(frontier.root()))
      report(`the root kept at size ${frontier.size} is another`)
    roots.delete(frontier.size)
  }
  for (const size of roots.keys())
    report(`a root is kept for size ${size}, but the log has ${frontier.size} leaves`)
  return {
    holds: problems.length === 0,
    size: frontier.size,
    root: frontier.root().toString('base64'),
    problems,
  }
}

function checkEntry(
  entry: LogEntry,
  seq: number,
  ords: Map<string, number>,
  report: (what: string) => void,
): void {
  const leaf = parseLeaf(entry.leaf)
  if (leaf === undefined) {
    report('the leaf is not canonical JSON of a leaf')
    return
  }
  const ord = ords.get(leaf.type) ?? 0
  ords.set(leaf.type, ord + 1)
  if (leaf.seq !== seq) report(`seq is ${leaf.seq}, expected ${seq}`)
  if (leaf.ord !== ord) report(`ord of ${leaf.type} is ${leaf.ord}, expected ${ord}`)
  if (entry.salt !== null && recordRoot(entry.salt, entry.record) !== leaf.record) {
    report('the record is not the one that the leaf commits to')
  }
}

function parseLeaf(text: string): Leaf | undefined {
  try {
    const leaf = JSON.parse(text) as Leaf
    return canonicalJson(leaf) === text ? leaf : undefined
  } catch {
    return undefined
  }
}
