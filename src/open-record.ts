import type { Config } from './config.ts'
import { openPostgresReader, openPostgresStore } from './store/postgres/postgres-store.ts'
import { openSqliteReader, openSqliteStore } from './store/sqlite/sqlite-store.ts'
import type { Store } from './store/store.ts'

type Place = Pick<Config, 'dataDir' | 'databaseUrl'>

/**
 * Opens the record where the deployment keeps it: in PostgreSQL when it has an address, else in SQLite in its directory.
 * @throws {StoreError} when it cannot be opened
 */
export function openRecord({ dataDir, databaseUrl }: Place): Promise<Store> {
  return databaseUrl === undefined ? openSqliteStore(dataDir) : openPostgresStore(databaseUrl)
}

/**
 * Opens the same record for reading only, as it is at this moment.
 * @throws {StoreError} `NOT_FOUND` when nothing is recorded yet
 */
export async function openRecordReader({
  dataDir,
  databaseUrl,
}: Place): Promise<Omit<Store, 'append' | 'close' | 'statistics'> & { close(): void | Promise<void> }> {
  return databaseUrl === undefined ? openSqliteReader(dataDir) : openPostgresReader(databaseUrl)
}
