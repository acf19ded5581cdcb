import { randomBytes, randomUUID } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { detach } from '../../src/audit/commitment.ts'
import { canonicalJson } from '../../src/audit/canonical-json.ts'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { openSqliteReader, openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { openWriter } from '../../src/store/sqlite/database.ts'
import type { DecisionEvent, Store } from '../../src/store/store.ts'
import { temporaryFolder } from '../support/deployment.ts'

let folder: ReturnType<typeof temporaryFolder>
let store: Store

beforeEach(async () => {
  folder = temporaryFolder()
  store = await openSqliteStore(folder.path)
})

afterEach(async () => {
  await store.close()
  folder.remove()
})

const SECRET = 'a title that can be erased'

function decision(more: Partial<DecisionEvent> = {}): DecisionEvent {
  const detached = detach({ title: SECRET, items: [] }, ['/title'], randomBytes(32))
  return {
    kind: 'decision',
    id: randomUUID(),
    case: randomUUID(),
    revision: 1,
    time: '2026-11-24T12:00:00.000Z',
    actor: 'p_one',
    salt: randomBytes(32),
    reference: null,
    asOf: '2026-11-24',
    outcome: 'approve',
    purchase: canonicalJson(detached.document),
    erasable: JSON.stringify(detached.erasable),
    facts: { digest: 'sha256:f', text: '{}' },
    caseFacts: { digest: 'sha256:c', text: '{}' },
    body: { digest: 'sha256:b', text: '{}' },
    policySet: 'sha256:p',
    snapshot: 'sha256:s',
    idempotency: null,
    ...more,
  }
}

describe('append', () => {
  it('numbers events without gaps and keeps a root with every commit', async () => {
    const recorded = await Promise.all(Array.from({ length: 50 }, () => store.append(decision())))
    expect(recorded.map((one) => one.seq)).toEqual(Array.from({ length: 50 }, (_, index) => index))
    expect(recorded.map((one) => one.ord)).toEqual(recorded.map((one) => one.seq))
    const verdict = verifyLog(store.entries(), store.commitRoots())
    expect(verdict).toMatchObject({ holds: true, size: 50, problems: [] })
    expect(store.commitRoots().at(-1)?.size).toBe(50)
  })

  it('gathers what comes while a commit runs', async () => {
    await Promise.all(Array.from({ length: 200 }, () => store.append(decision())))
    expect(store.statistics().decisions).toBe(200)
    expect(store.statistics().commits).toBeLessThan(50)
  })

  it('refuses a revision that is not the next, and only it', async () => {
    const first = decision()
    await store.append(first)
    const next = Array.from({ length: 5 }, () => store.append(decision({ case: first.case, revision: 2 })))
    const results = await Promise.allSettled([...next, store.append(decision())])
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(2)
    expect(
      results.filter((one) => one.status === 'rejected').map((one) => (one.reason as { code: string }).code),
    ).toEqual(Array(4).fill('CONFLICT'))
    expect(store.findCase(first.case).map((one) => one.revision)).toEqual([1, 2])
  })

  it('refuses who confirms what they entered', async () => {
    const first = decision()
    await store.append(first)
    const confirmation = {
      kind: 'confirmation' as const,
      time: first.time,
      salt: randomBytes(32),
      case: first.case,
      revision: 1,
      evidence: 'ev-1',
      state: 'confirmed' as const,
      content: { pointer: '/content', salt: randomBytes(32).toString('base64url'), value: '{}' },
      commitment: 'c',
    }
    await expect(store.append({ ...confirmation, actor: 'p_one' })).rejects.toMatchObject({
      code: 'SAME_PRINCIPAL',
    })
    await expect(store.append({ ...confirmation, actor: 'p_two' })).resolves.toMatchObject({ ord: 0 })
    await expect(store.append({ ...confirmation, case: 'none', actor: 'p_two' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('gives the first answer again for an idempotency key, and refuses another request under it', async () => {
    const idempotency = { key: 'k', fingerprint: 'f', fingerprintSalt: 's' }
    const first = decision({ idempotency })
    await store.append(first)
    await expect(store.append(decision({ idempotency }))).resolves.toMatchObject({ replayed: first.id })
    await expect(
      store.append(decision({ idempotency: { ...idempotency, fingerprint: 'other' } })),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH' })
    expect(store.commitRoots().at(-1)?.size).toBe(1)
  })

  it('tells the caller to come again when too much waits', async () => {
    const results = await Promise.allSettled(Array.from({ length: 6000 }, () => store.append(decision())))
    const codes = results.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    )
    expect(new Set(codes)).toEqual(new Set(['STORE_BUSY']))
    expect(verifyLog(store.entries(), store.commitRoots()).size).toBe(6000 - codes.length)
  })
})

describe('the database', () => {
  it('lets no row of the log be changed or deleted', async () => {
    await store.append(decision())
    const connection = new Database(`${folder.path}/sekisho.sqlite`)
    for (const table of ['event', 'commit_root', 'document', 'decision']) {
      expect(() => connection.exec(`DELETE FROM ${table}`)).toThrow('append-only')
      expect(() => connection.exec(`UPDATE ${table} SET rowid = 99`)).toThrow(/append-only|no such column/)
    }
    expect(() => connection.exec("UPDATE decision SET outcome = 'approve'")).toThrow('append-only')
    connection.close()
  })

  it('holds an erasable value in one table only', async () => {
    await store.append(decision())
    const connection = new Database(`${folder.path}/sekisho.sqlite`, { readonly: true })
    const tables = connection
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all() as string[]
    const holding = tables.filter((table) =>
      JSON.stringify(connection.prepare(`SELECT * FROM ${table}`).all()).includes(SECRET),
    )
    connection.close()
    expect(holding).toEqual(['erasable'])
  })

  it('writes with synchronous=FULL', () => {
    const other = temporaryFolder()
    const connection = openWriter(other.path)
    const settings = [
      connection.pragma('synchronous', { simple: true }),
      connection.pragma('journal_mode', { simple: true }),
    ]
    connection.close()
    other.remove()
    expect(settings).toEqual([2, 'wal'])
  })

  it('is written by one process only', async () => {
    await expect(openSqliteStore(folder.path)).rejects.toMatchObject({ code: 'STORE_LOCKED' })
  })
})

describe('reopening', () => {
  it('goes on where it stopped', async () => {
    const first = decision()
    await store.append(first)
    await store.close()
    store = await openSqliteStore(folder.path)
    await expect(store.append(decision())).resolves.toMatchObject({ seq: 1, ord: 1 })
    expect(store.findDecision(first.id)?.case).toBe(first.case)
    expect(store.findPurchase(first.id)).toEqual({ document: { title: SECRET, items: [] }, erased: [] })
  })

  it('refuses a log whose leaves were changed', async () => {
    await store.append(decision())
    await store.close()
    const connection = new Database(`${folder.path}/sekisho.sqlite`)
    connection.exec(
      'DROP TRIGGER event_no_update; UPDATE event SET leaf = replace(leaf, \'"seq":0\', \'"seq":7\')',
    )
    connection.close()
    await expect(openSqliteStore(folder.path)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    const reader = openSqliteReader(folder.path)
    expect(verifyLog(reader.entries(), reader.commitRoots()).holds).toBe(false)
    reader.close()
    folder.remove()
    store = await openSqliteStore(folder.path)
  })
})
