import { readdirSync, readFileSync } from 'node:fs'
import { digestOfText } from '../../audit/canonical-json.ts'
import { checkHead } from './append.ts'
import { StoreError } from '../store.ts'
import type { Client, Pool } from './driver.ts'

const MIGRATIONS = new URL('./migrations/', import.meta.url)
/** Any number of replicas may start at once; this lock lets one of them bring the schema up to date. */
const MIGRATION_LOCK = 7_350_017

interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly digest: string
}

/**
 * Brings the schema up to date, in one transaction.
 * @throws {StoreError} `STORE_CORRUPT` where a later version wrote this record, or other migrations than these were run, or the
 *   head of the log and the log disagree;
 *   `STORE_FAILED` where the server would acknowledge what it can lose
 */
export async function prepareDatabase(pool: Pool): Promise<void> {
  const client = await connect(pool)
  try {
    await checkDurability(client)
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    await migrate(client)
    await checkHead(client)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

/** @throws {StoreError} `STORE_BUSY` when the database cannot be reached */
export async function connect(pool: Pool): Promise<Client> {
  try {
    return await pool.connect()
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new StoreError('STORE_BUSY', `the database cannot be reached: ${why}`, { cause })
  }
}

/** What is answered must be on the disk. */
async function checkDurability(client: Client): Promise<void> {
  for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [name])
    if (rows[0]?.value !== 'off') continue
    throw new StoreError(
      'STORE_FAILED',
      `the server has ${name} = off and can lose what it has acknowledged; set it to on`,
    )
  }
}

/**
 * Looks whether the record is of this version, and changes nothing.
 * @throws {StoreError} `NOT_FOUND` where there is none, `STORE_CORRUPT` where it is of another version
 */
export async function checkSchema(client: Client): Promise<void> {
  if (!(await isRecord(client)))
    throw new StoreError('NOT_FOUND', 'no record is kept in the database of DATABASE_URL yet')
  const lacking = (await migrationsToRun(client)).length
  if (lacking > 0)
    throw new StoreError('STORE_CORRUPT', 'an earlier version wrote this record; start the service once')
}

async function isRecord(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('migration') IS NOT NULL AS there",
  )
  return rows[0]?.there === true
}

async function migrate(client: Client): Promise<void> {
  // Asked first, for who runs the service every day need not be allowed to create tables.
  if (!(await isRecord(client)))
    await client.query(
      'CREATE TABLE migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL)',
    )
  for (const { number, name, sql, digest } of await migrationsToRun(client)) {
    await client.query(sql)
    await client.query('INSERT INTO migration VALUES ($1, $2, $3)', [number, name, digest])
  }
}

async function migrationsToRun(client: Client): Promise<Migration[]> {
  const { rows } = await client.query<{ name: string; digest: string }>(
    'SELECT name, digest FROM migration ORDER BY number',
  )
  const all = readMigrations()
  if (rows.length > all.length)
    throw new StoreError('STORE_CORRUPT', 'a later version wrote this record; start that version')
  rows.forEach(({ name, digest }, index) => {
    if (all[index]?.name !== name || all[index].digest !== digest)
      throw new StoreError('STORE_CORRUPT', `another migration ${name} was run on this record`)
  })
  return all.slice(rows.length)
}

function readMigrations(): Migration[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const sql = readFileSync(new URL(name, MIGRATIONS), 'utf8')
      return { number: index + 1, name, sql, digest: digestOfText(sql) }
    })
}
