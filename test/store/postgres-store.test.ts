import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { openPostgresReader, openPostgresStore } from '../../src/store/postgres/postgres-store.ts'
import type { Store } from '../../src/store/store.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { startTcpProxy, type Fate } from '../support/tcp-proxy.ts'
import { fill } from './matter-events.ts'
import { describeMattersContract } from './matters.contract.ts'
import { decision, key, principal, revocation, trial } from './store-events.ts'
import { describeStoreContract } from './store.contract.ts'

let server: TestPostgres
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.remove())

/** A directory stands for a record of its own. */
const open = async (directory: string): Promise<Store> => openPostgresStore(await server.url(directory))

describeStoreContract('PostgreSQL', open)
describeMattersContract('PostgreSQL', open)

let names = 0
let url: string
let client: pg.Client

beforeEach(async () => {
  url = await server.url(`own ${names++}`)
  client = new pg.Client({ connectionString: url })
  await client.connect()
})
afterEach(() => client.end())

async function texts(sql: string): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>(sql)
  return rows.map((row) => row.text)
}

describe('the database', () => {
  it('lets no row be changed, deleted or cut off but erasable ones and those that repeat answers', async () => {
    const store = await openPostgresStore(url)
    await fill(store)
    await store.close()
    const tables = await texts(
      `SELECT table_name AS text FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1`,
    )
    const changeable: string[] = []
    for (const table of tables) {
      const { rowCount } = await client.query(`SELECT 1 FROM ${table}`)
      const change = async (sql: string): Promise<boolean> =>
        client.query(`BEGIN; ${sql}; ROLLBACK`).then(
          () => true,
          (error: unknown) => {
            expect(String(error)).toContain('the log is append-only')
            return client.query('ROLLBACK').then(() => false)
          },
        )
      const [column] = await texts(
        `SELECT column_name AS text FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '${table}'`,
      )
      const open = [
        await change(`UPDATE ${table} SET "${column}" = "${column}"`),
        await change(`DELETE FROM ${table} WHERE false`),
        ...(rowCount === 0 ? [] : [await change(`TRUNCATE ${table} CASCADE`)]),
      ]
      expect(new Set(open).size, table).toBe(1)
      if (open[0] === true) changeable.push(table)
    }
    expect(changeable).toEqual(['document_bytes', 'erasable', 'idempotency', 'log_head', 'migration'])
  })

  it('is the schema that this version has', async () => {
    await (await openPostgresStore(url)).close()
    const columns = await texts(
      `SELECT table_name || '.' || column_name || ' ' || data_type || (CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END)
       AS text FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
    )
    const constraints = await texts(
      `SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) AS text FROM pg_constraint
       WHERE connamespace = current_schema()::regnamespace AND contype IN ('p', 'u', 'f', 'c') ORDER BY 1`,
    )
    const indexes = await texts(
      `SELECT regexp_replace(indexdef, ' ON [a-z0-9_]+\\.', ' ON ') AS text FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1`,
    )
    const triggers = await texts(
      `SELECT tgrelid::regclass || ': ' || tgname AS text FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal ORDER BY 1`,
    )
    const schema = [...columns, '', ...constraints, '', ...indexes, '', ...triggers].join('\n')
    // A change of the schema is a migration of its own; this file follows it.
    await expect(`${schema}\n`).toMatchFileSnapshot('golden/postgres-schema.txt')
  })

  it('is brought up to date once, however many replicas start at once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore(url)))
    expect(await texts('SELECT name AS text FROM migration ORDER BY number')).toEqual(['001-record.sql'])
    await Promise.all(stores.map((store) => store.close()))
  })

  it('is refused where a later version, or another one, has written it', async () => {
    await (await openPostgresStore(url)).close()
    await client.query("INSERT INTO migration VALUES (2, '002-later.sql', 'sha256:x')")
    await expect(openPostgresStore(url)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    await client.query("DELETE FROM migration WHERE number = 2; UPDATE migration SET digest = 'sha256:y'")
    await expect(openPostgresStore(url)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  })

  it.each([
    ['the last root', `UPDATE commit_root SET root = decode(repeat('00', 32), 'hex') WHERE size = 3`],
    ['the head', 'UPDATE log_head SET size = 2'],
    ['the frontier', `UPDATE log_head SET frontier = '{}'`],
    ['the number of leaves', 'DELETE FROM event WHERE seq = 2'],
    ['the head altogether', 'DELETE FROM log_head'],
  ])('is refused where %s was changed', async (_, sql) => {
    const store = await openPostgresStore(url)
    for (let index = 0; index < 3; index++) await store.append(trial())
    await store.close()
    await client.query(`SET session_replication_role = replica; ${sql}; RESET session_replication_role`)
    await expect(openPostgresStore(url)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
  })

  it('is read as it is at one moment, beside those who write', async () => {
    await expect(openPostgresReader(url)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const store = await openPostgresStore(url)
    await store.append(trial())
    const reader = await openPostgresReader(url)
    expect(await reader.head()).toMatchObject({ size: 1 })
    await store.append(trial())
    expect(await verifyLog(reader.entries(), await reader.commitRoots())).toMatchObject({
      holds: true,
      size: 1,
    })
    await reader.close()
    await client.query('DELETE FROM migration')
    await expect(openPostgresReader(url)).rejects.toMatchObject({ code: 'STORE_CORRUPT' })
    await store.close()
  })

  it('is written to by a role that may do no more than the guide says', async () => {
    await (await openPostgresStore(url)).close()
    const schema = (await texts('SELECT current_schema() AS text'))[0]
    await client.query(`CREATE ROLE daily LOGIN PASSWORD 'test'; GRANT USAGE ON SCHEMA ${schema} TO daily;
      GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${schema} TO daily; GRANT UPDATE ON log_head TO daily;
      GRANT UPDATE, DELETE ON erasable, document_bytes, idempotency TO daily; REVOKE INSERT ON migration FROM daily`)
    const store = await openPostgresStore(url.replace('sekisho:test', 'daily:test'))
    await fill(store)
    expect(await verifyLog(store.entries(), await store.commitRoots())).toMatchObject({ holds: true })
    await store.close()
  })

  it('is refused where it may lose what it acknowledges', async () => {
    await client.query('ALTER ROLE sekisho SET synchronous_commit = off')
    try {
      await expect(openPostgresStore(url)).rejects.toThrow('synchronous_commit = off')
    } finally {
      await client.query('ALTER ROLE sekisho RESET synchronous_commit')
    }
  })

  it('says what is wrong with an address that leads nowhere', async () => {
    await expect(openPostgresStore('postgres://sekisho:test@127.0.0.1:1/none')).rejects.toMatchObject({
      code: 'STORE_BUSY',
    })
  })
})

describe('replicas', () => {
  it('share one log without gaps', async () => {
    const stores = await Promise.all([openPostgresStore(url), openPostgresStore(url)])
    const recorded = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        stores[index % 2]!.append(index % 3 === 0 ? trial() : decision()),
      ),
    )
    expect(recorded.map((one) => one.seq).sort((a, b) => a - b)).toEqual([...recorded.keys()])
    const verdict = await verifyLog(stores[0].entries(), await stores[1].commitRoots())
    expect(verdict).toMatchObject({ holds: true, size: 200 })
    await Promise.all(stores.map((store) => store.close()))
  })

  it('record one decision for one idempotency key, and one next revision', async () => {
    const stores = await Promise.all([openPostgresStore(url), openPostgresStore(url)])
    const idempotency = { key: 'k', fingerprint: 'f', fingerprintSalt: 's' }
    const same = await Promise.all(
      Array.from({ length: 10 }, (_, index) => stores[index % 2]!.append(decision({ idempotency }))),
    )
    expect(new Set(same.map((one) => one.seq)).size).toBe(1)
    expect(same.filter((one) => one.replayed === undefined)).toHaveLength(1)
    const first = decision()
    await stores[0].append(first)
    const next = await Promise.allSettled(
      stores.map((store) => store.append(decision({ case: first.case, revision: 2 }))),
    )
    expect(next.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await Promise.all(stores.map((store) => store.close()))
  })

  it('see at once what another has recorded', async () => {
    const [one, other] = await Promise.all([openPostgresStore(url), openPostgresStore(url)])
    await one.append(principal('p_a'))
    await one.append(key('k1', 'p_a'))
    expect(await other.findKey('k1')).toMatchObject({ principal: 'p_a', revokedAt: null })
    await one.append(revocation('k1'))
    expect((await other.findKey('k1'))?.revokedAt).not.toBeNull()
    await Promise.all([one.close(), other.close()])
  })
})

describe('a database that fails', () => {
  it('refuses while it is down, and goes on when it is back', async () => {
    const store = await openPostgresStore(url)
    await store.append(decision())
    await client.end()
    await server.stop()
    await expect(store.append(decision())).rejects.toMatchObject({ code: 'STORE_BUSY' })
    await expect(store.head()).rejects.toMatchObject({ code: 'STORE_BUSY' })
    await server.start()
    await expect(store.append(decision())).resolves.toMatchObject({ seq: 1 })
    expect((await verifyLog(store.entries(), await store.commitRoots())).problems).toEqual([])
    await store.close()
    client = new pg.Client({ connectionString: url })
    await client.connect()
  }, 30_000)

  it('asks what became of a commit whose answer was lost, and answers accordingly', async () => {
    const proxy = await startTcpProxy(server.port)
    const store = await openPostgresStore(url.replace(String(server.port), String(proxy.port)))
    await store.append(trial())
    const breakCommit = (fate: Fate): void => {
      proxy.onRequest = (bytes) => {
        if (!bytes.includes('COMMIT')) return 'pass'
        proxy.onRequest = () => 'pass'
        return fate
      }
    }
    breakCommit('cut-after')
    await expect(store.append(decision())).resolves.toMatchObject({ seq: 1 })
    breakCommit('cut-before')
    await expect(store.append(decision())).rejects.toMatchObject({ code: 'STORE_BUSY' })
    await expect(store.append(decision())).resolves.toMatchObject({ seq: 2 })
    expect(await verifyLog(store.entries(), await store.commitRoots())).toMatchObject({
      holds: true,
      size: 3,
    })
    await store.close()
    await proxy.close()
  })
})
