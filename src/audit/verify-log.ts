import { recordRoot, SALT_BYTES } from './commitment.ts'
import { decodeLeaf } from './leaf.ts'
import { createFrontier, EMPTY_ROOT, hashLeaf } from './merkle.ts'

/** One event as it is stored. */
export interface LogEntry {
  readonly leaf: string
  /** The hash that is stored beside the leaf and shown to callers. */
  readonly leafHash: Buffer
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
 * Checks a whole log from its bytes alone: canonical leaves, `seq` and `ord` without gaps, every kept root and none
 * lacking at the end, and every record against its leaf. Lists the first problems, each with the leaf it concerns.
 * Entries and roots have to be of one moment: of a log that nobody writes to, or of one snapshot.
 */
export async function verifyLog(
  entries: AsyncIterable<LogEntry> | Iterable<LogEntry>,
  commits: readonly CommitRoot[],
): Promise<LogVerdict> {
  const frontier = createFrontier()
  const roots = new Map(commits.map((commit) => [commit.size, commit.root]))
  const ords = new Map<string, number>()
  const problems: LogProblem[] = []
  const report = (seq: number, what: string): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ seq, what })
  }
  const empty = roots.get(0)
  if (empty !== undefined && !empty.equals(EMPTY_ROOT)) report(0, 'the root kept at size 0 is another')
  roots.delete(0)
  let rooted = 0
  for await (const entry of entries) {
    const seq = frontier.size
    const leafHash = hashLeaf(entry.leaf)
    checkEntry(entry, seq, ords, report)
    if (!leafHash.equals(entry.leafHash)) report(seq, 'the hash beside the leaf is another')
    frontier.append(leafHash)
    const kept = roots.get(frontier.size)
    if (kept === undefined) continue
    if (!kept.equals(frontier.root())) report(seq, `the root kept at size ${frontier.size} is another`)
    rooted = frontier.size
    roots.delete(frontier.size)
  }
  if (rooted < frontier.size) report(rooted, `no root is kept for the leaves from ${rooted} on`)
  for (const size of roots.keys())
    report(frontier.size, `a root is kept for size ${size}, but the log has ${frontier.size} leaves`)
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
  report: (seq: number, what: string) => void,
): void {
  const leaf = decodeLeaf(entry.leaf)
  if (leaf === undefined) {
    report(seq, 'the leaf is not canonical JSON of a leaf')
    return
  }
  const ord = ords.get(leaf.type) ?? 0
  ords.set(leaf.type, ord + 1)
  if (leaf.seq !== seq) report(seq, `seq is ${leaf.seq}, expected ${seq}`)
  if (leaf.ord !== ord) report(seq, `ord of ${leaf.type} is ${leaf.ord}, expected ${ord}`)
  if (entry.salt !== null && !isRecordOf(leaf.record, entry.salt, entry.record)) {
    report(seq, 'the record is not the one that the leaf commits to')
  }
}

function isRecordOf(root: string, salt: Buffer, record: string): boolean {
  return salt.length === SALT_BYTES && recordRoot(salt, record) === root
}
