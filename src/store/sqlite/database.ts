import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../store.ts'
import { Database, type Connection } from './driver.ts'

const FILE = 'sekisho.sqlite'
const MIGRATIONS = new URL('./migrations/', import.meta.url)

/**
 * Opens the one connection that writes, brings the schema up to date, and makes every commit durable.
 * @throws {StoreError} `STORE_CORRUPT` for a file that is no record, or that a later version wrote
 */
export function openWriter(directory: string): Connection {
  mkdirSync(directory, { recursive: true })
  const connection = new Database(join(directory, FILE))
  try {
    configureWriter(connection)
    migrate(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function configureWriter(connection: Connection): void {
  connection.pragma('journal_mode = WAL')
  // better-sqlite3 is built with NORMAL for WAL, which can lose acknowledged commits when the power fails.
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('recursive_triggers = ON')
  connection.pragma('secure_delete = ON')
  connection.pragma('busy_timeout = 5000')
}

export function openReader(directory: string): Connection {
  const file = join(directory, FILE)
  if (!existsSync(file)) throw new StoreError('NOT_FOUND', `no record is kept in ${directory} yet`)
  const connection = new Database(file, { readonly: true })
  connection.pragma('trusted_schema = OFF')
  connection.pragma('busy_timeout = 5000')
  return connection
}

/** Bytes of the record on the disk: the database and what its write-ahead log still holds. */
export function sizeOnDisk(directory: string): number {
  return [FILE, `${FILE}-wal`]
    .map((name) => statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0)
    .reduce((sum, size) => sum + size, 0)
}

/**
 * Takes the lock of the directory for as long as the connection lives; the operating system frees it with the process.
 * @throws {StoreError} `STORE_LOCKED` when another process writes there
 */
export function takeLock(directory: string): Connection {
  mkdirSync(directory, { recursive: true })
  const lock = new Database(join(directory, 'lock.sqlite'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (cause) {
    lock.close()
    throw new StoreError(
      'STORE_LOCKED',
      `another process writes to ${directory}; stop it or use another SEKISHO_DATA_DIR`,
      { cause },
    )
  }
}

function migrate(connection: Connection): void {
  const done = connection.pragma('user_version', { simple: true }) as number
  const files = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  if (done > files.length)
    throw new StoreError('STORE_CORRUPT', 'a later version wrote this record; start that version')
  files.slice(done).forEach((name, index) => {
    const sql = readFileSync(new URL(name, MIGRATIONS), 'utf8')
    connection.transaction(() => {
      connection.exec(sql)
      connection.pragma(`user_version = ${done + index + 1}`)
    })()
  })
}
