import { describe, expect, it } from 'vitest'
import { recordRoot } from '../../src/audit/commitment.ts'
import { encodeLeaf, type EventType, type Leaf } from '../../src/audit/leaf.ts'
import { EMPTY_ROOT, hashLeaf, rootOf } from '../../src/audit/merkle.ts'
import { verifyLog, type CommitRoot, type LogEntry } from '../../src/audit/verify-log.ts'

const SALT = Buffer.alloc(32, 7)
const RECORD = '{"id":"x"}'

function entry(seq: number, type: EventType, ord: number, more: Partial<Leaf> = {}): LogEntry {
  const time = '2026-11-24T12:00:00.000Z'
  const record = recordRoot(SALT, RECORD)
  return entryOf(encodeLeaf({ v: 1, seq, type, ord, time, actor: 'p_one', record, ...more }))
}

function entryOf(leaf: string): LogEntry {
  return { leaf, leafHash: hashLeaf(leaf), record: RECORD, salt: SALT }
}

function rootsOf(entries: readonly LogEntry[], sizes: readonly number[]): CommitRoot[] {
  return sizes.map((size) => ({
    size,
    root: rootOf(entries.slice(0, size).map((one) => hashLeaf(one.leaf))),
  }))
}

const LOG = [
  entry(0, 'log-opened', 0),
  entry(1, 'decision', 0),
  entry(2, 'trial', 0),
  entry(3, 'decision', 1),
]
const ROOTS = rootsOf(LOG, [1, 2, 4])

function replaced(at: number, other: LogEntry): LogEntry[] {
  return LOG.map((one, index) => (index === at ? other : one))
}

describe('verifyLog', () => {
  it('holds for a sound log, with its size and root', async () => {
    expect(await verifyLog(LOG, ROOTS)).toEqual({
      holds: true,
      size: 4,
      root: ROOTS[2]?.root.toString('base64'),
      problems: [],
    })
  })

  it('holds for an empty log, whether or not its root was kept', async () => {
    const root = EMPTY_ROOT.toString('base64')
    expect(await verifyLog([], [])).toEqual({ holds: true, size: 0, root, problems: [] })
    expect((await verifyLog([], [{ size: 0, root: EMPTY_ROOT }])).holds).toBe(true)
    expect((await verifyLog(LOG, [{ size: 0, root: EMPTY_ROOT }, ...ROOTS])).holds).toBe(true)
  })

  it('holds where salts were erased, whatever the record', async () => {
    expect(
      (await verifyLog(replaced(1, { ...entry(1, 'decision', 0), record: '', salt: null }), ROOTS)).holds,
    ).toBe(true)
  })

  it.each([
    [
      'a leaf that was changed',
      replaced(1, entry(1, 'decision', 0, { actor: 'p_two' })),
      ROOTS,
      1,
      /root kept at size 2/,
    ],
    ['a seq that leaves a gap', replaced(2, entry(3, 'trial', 0)), ROOTS, 2, /seq is 3, expected 2/],
    [
      'an ord that leaves a gap',
      replaced(3, entry(3, 'decision', 2)),
      ROOTS,
      3,
      /ord of decision is 2, expected 1/,
    ],
    [
      'a record that was changed',
      replaced(1, { ...entry(1, 'decision', 0), record: '{}' }),
      ROOTS,
      1,
      /record/,
    ],
    [
      'a salt that was changed',
      replaced(1, { ...entry(1, 'decision', 0), salt: Buffer.alloc(31) }),
      ROOTS,
      1,
      /record/,
    ],
    [
      'a hash beside the leaf that was changed',
      replaced(2, { ...entry(2, 'trial', 0), leafHash: EMPTY_ROOT }),
      ROOTS,
      2,
      /hash beside/,
    ],
    [
      'a leaf that is not canonical',
      replaced(0, entryOf(` ${LOG[0]?.leaf ?? ''}`)),
      ROOTS,
      0,
      /not canonical/,
    ],
    ['a leaf that is null', replaced(0, entryOf('null')), ROOTS, 0, /not canonical/],
    ['a leaf that was taken out', [...LOG.slice(0, 1), ...LOG.slice(2)], ROOTS, 1, /seq is 2, expected 1/],
    ['leaves that were cut off', LOG.slice(0, 3), ROOTS, 2, /no root is kept for the leaves from 2 on/],
    ['leaves that no commit has', [...LOG, entry(4, 'trial', 1)], ROOTS, 4, /no root is kept/],
    [
      'a root that was changed',
      LOG,
      [...ROOTS.slice(0, 2), { size: 4, root: EMPTY_ROOT }],
      3,
      /root kept at size 4/,
    ],
    ['a root of the empty tree that was changed', LOG, [{ size: 0, root: SALT }, ...ROOTS], 0, /size 0/],
    ['a root for leaves that are not there', LOG, [...ROOTS, { size: 9, root: SALT }], 4, /size 9/],
  ] as const)('finds %s, and where', async (...[, entries, roots, seq, what]) => {
    const verdict = await verifyLog(entries, roots)
    expect(verdict.holds).toBe(false)
    expect(verdict.problems[0]).toEqual({ seq, what: expect.stringMatching(what) as string })
  })

  it('lists the first problems only', async () => {
    const entries = Array.from({ length: 100 }, () => entryOf('null'))
    const verdict = await verifyLog(entries, rootsOf(entries, [100]))
    expect(verdict.problems.map((one) => one.seq)).toEqual(Array.from({ length: 20 }, (_, index) => index))
    expect(verdict.size).toBe(100)
  })
})
