import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Database, type Connection } from '../../src/store/sqlite/driver.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { PROJECT } from '../../src/load-rulebook.ts'
import { openWriter } from '../../src/store/sqlite/database.ts'
import { openSqliteReader, openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { temporaryFolder } from '../support/deployment.ts'
import { describeStoreContract } from './store.contract.ts'
import { fill } from './matter-events.ts'
import { describeMattersContract } from './matters.contract.ts'
import { decision, SECRET, TIME, trial } from './store-events.ts'

describeStoreContract('SQLite', openSqliteStore)
describeMattersContract('SQLite', openSqliteStore)

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

/** Works on the closed database as somebody with access to the file could, then closes it. */
function tamper(sql: string): void {
  const connection = new Database(join(folder.path, 'sekisho.sqlite'))
  connection.exec(sql)
  connection.close()
}

function tables(connection: Connection): string[] {
  return connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[]
}

describe('the database', () => {
  it('lets no row be changed or deleted but erasable ones and those that repeat answers', async () => {
    await fill(store)
    const connection = new Database(join(folder.path, 'sekisho.sqlite'))
    const open: string[] = []
    for (const table of tables(connection)) {
      const column = (connection.pragma(`table_info(${table})`) as { name: string }[])[0]?.name ?? ''
      expect(connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBeGreaterThan(0)
      for (const sql of [`UPDATE ${table} SET ${column} = ${column}`, `DELETE FROM ${table}`]) {
        connection.exec('BEGIN')
        try {
          connection.exec(sql)
          open.push(sql)
        } catch (error) {
          expect(String(error)).toContain('the log is append-only')
        }
        connection.exec('ROLLBACK')
      }
    }
    connection.close()
    expect(open).toEqual([
      'UPDATE erasable SET seq = seq',
      'DELETE FROM erasable',
      'UPDATE idempotency SET actor = actor',
      'DELETE FROM idempotency',
      'UPDATE document_bytes SET id = id',
      'DELETE FROM document_bytes',
    ])
  })

  it('is the schema that this version has', async () => {
    await store.close()
    const connection = new Database(join(folder.path, 'sekisho.sqlite'), { readonly: true })
    const schema = connection.prepare('SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY type, name')
    // A change of the schema is a migration of its own; this file follows it.
    await expect(`${(schema.pluck().all() as string[]).join(';\n\n')}\n`).toMatchFileSnapshot(
      'golden/sqlite-schema.txt',
    )
    connection.close()
    store = await openSqliteStore(folder.path)
  })

  it('does not let the writer replace a row either', async () => {
    await fill(store)
    await store.close()
    const connection = openWriter(folder.path)
    expect(() =>
      connection.exec(
        "INSERT OR REPLACE INTO event SELECT seq, type, ord, 'x', leaf_hash, record FROM event",
      ),
    ).toThrow('the log is append-only')
    connection.close()
    store = await openSqliteStore(folder.path)
  })

  it('holds an erasable value in one table only', async () => {
    await fill(store)
    const connection = new Database(join(folder.path, 'sekisho.sqlite'), { readonly: true })
    const holding = tables(connection).filter((table) =>
      JSON.stringify(connection.prepare(`SELECT * FROM ${table}`).all()).includes(SECRET),
    )
    connection.close()
    expect(holding).toEqual(['erasable'])
  })

  it('holds no byte of an erasable value once its row is gone', async () => {
    await fill(store)
    await store.close()
    const connection = openWriter(folder.path)
    connection.exec('DELETE FROM erasable')
    connection.close()
    const left = readdirSync(folder.path).filter((name) =>
      readFileSync(join(folder.path, name)).includes(SECRET),
    )
    expect(left).toEqual([])
    store = await openSqliteStore(folder.path)
    expect((await verifyLog(store.entries(), await store.commitRoots())).holds).toBe(true)
    const [held] = await store.listDecisions(null, 1)
    expect(await store.findPurchase(held?.id ?? '')).toEqual({
      document: { title: null, items: [] },
      erased: ['/title'],
    })
    expect((await store.confirmationsOf(held?.case ?? ''))[0]?.content).toBeNull()
    expect((await store.listPrincipals())[0]?.name).toBeNull()
  })

  it('writes with synchronous=FULL, foreign keys and an untrusted schema', () => {
    const other = temporaryFolder()
    const connection = openWriter(other.path)
    const settings = ['synchronous', 'journal_mode', 'foreign_keys', 'trusted_schema', 'secure_delete'].map(
      (name) => connection.pragma(name, { simple: true }),
    )
    connection.close()
    other.remove()
    expect(settings).toEqual([2, 'wal', 1, 0, 1])
  })

  it('has strict tables only', () => {
    const connection = new Database(join(folder.path, 'sekisho.sqlite'), { readonly: true })
    const lax = connection
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all()
    connection.close()
    expect(lax).toEqual([])
  })

  it('is written by one process only', () => {
    const module = JSON.stringify(join(PROJECT, 'dist/store/sqlite/sqlite-store.js'))
    const script = `import(${module}).then((m) => m.openSqliteStore(process.argv[1])).catch((e) => console.log(e.code))`
    const { stdout } = spawnSync(process.execPath, ['-e', script, folder.path], { encoding: 'utf8' })
    expect(stdout.trim()).toBe('STORE_LOCKED')
  })

  it('forgets after a day how to repeat an answer', async () => {
    const idempotency = { key: 'k', fingerprint: 'f', fingerprintSalt: 's' }
    await store.append(decision({ idempotency }))
    await store.close()
    store = await openSqliteStore(folder.path)
    await store.append(decision({ time: '2026-11-25T11:59:59.999Z' }))
    expect(await store.findFingerprintSalt('p_one', 'k')).toBe('s')
    await store.close()
    store = await openSqliteStore(folder.path)
    await store.append(decision({ time: '2026-11-25T12:00:00.001Z' }))
    expect(await store.findFingerprintSalt('p_one', 'k')).toBeUndefined()
  })
})

describe('openSqliteStore', () => {
  it('opens a directory for one writer at a time', async () => {
    await expect(openSqliteStore(folder.path)).rejects.toMatchObject({ code: 'STORE_LOCKED' })
    await expect(store.append(decision())).resolves.toMatchObject({ seq: 0 })
  })

  it.each([
    ['a leaf', `UPDATE event SET leaf = replace(leaf, '"seq":0', '"seq":7') WHERE seq = 0`],
    ['the hash beside a leaf', "UPDATE event SET leaf_hash = x'00' WHERE seq = 0"],
    [
      'the last root',
      'UPDATE commit_root SET root = zeroblob(32) WHERE size = (SELECT max(size) FROM commit_root)',
    ],
    ['the number of leaves', 'PRAGMA foreign_keys = OFF; DELETE FROM event WHERE seq = 4'],
  ])('refuses a record where %s was changed, and leaves the directory free', async (_, sql) => {
    await fill(store)
    await store.close()
    tamper(
      ['event', 'commit_root']
        .map((table) => `DROP TRIGGER ${table}_no_update; DROP TRIGGER ${table}_no_delete;`)
        .join('') + sql,
    )
    for (let attempt = 0; attempt < 2; attempt++)
      await expect(openSqliteStore(folder.path)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    const reader = openSqliteReader(folder.path)
    expect((await verifyLog(reader.entries(), await reader.commitRoots())).holds).toBe(false)
    reader.close()
  })

  it('refuses a record that a later version wrote', async () => {
    await store.close()
    tamper('PRAGMA user_version = 999')
    await expect(openSqliteStore(folder.path)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  })

  it('refuses a file that is no database', async () => {
    const other = temporaryFolder()
    writeFileSync(join(other.path, 'sekisho.sqlite'), 'this is no database. '.repeat(100))
    await expect(openSqliteStore(other.path)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    other.remove()
  })
})

describe('openSqliteReader', () => {
  it('reads one moment while the store goes on', async () => {
    await store.append(trial())
    const reader = openSqliteReader(folder.path)
    expect((await reader.head()).size).toBe(1)
    await store.append(trial())
    expect(await verifyLog(reader.entries(), await reader.commitRoots())).toMatchObject({
      holds: true,
      size: 1,
    })
    expect((await store.head()).size).toBe(2)
    reader.close()
  })

  it('says that nothing is recorded yet', () => {
    const other = temporaryFolder()
    expect(() => openSqliteReader(other.path)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
    other.remove()
  })

  it('finds a purchase that no longer matches its commitment', async () => {
    const first = decision({ time: TIME })
    await store.append(first)
    await store.close()
    tamper("UPDATE erasable SET entries = replace(entries, 'a title', 'another')")
    const reader = openSqliteReader(folder.path)
    await expect(reader.findPurchase(first.id)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    reader.close()
  })
})
