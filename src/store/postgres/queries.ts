import { StoreError } from '../store.ts'
import type { Asked } from './driver.ts'

/** Questions to the database: of a pool each on a connection of its own, of a client all in its transaction. */
export interface Queries {
  all<T extends object>(sql: string, values?: readonly unknown[]): Promise<T[]>
  one<T extends object>(sql: string, values?: readonly unknown[]): Promise<T | undefined>
}

/** @throws {StoreError} each question `STORE_BUSY` while the database cannot be reached */
export function queries(asked: Asked): Queries {
  const all = async <T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> => {
    try {
      return (await asked.query<T>(sql, [...values])).rows
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new StoreError('STORE_BUSY', `the database did not answer: ${why}`, { cause })
    }
  }
  return {
    all,
    one: async <T extends object>(sql: string, values?: readonly unknown[]) => (await all<T>(sql, values))[0],
  }
}
