import type Driver from 'better-sqlite3'

/**
 * The edition of better-sqlite3 that runs on this Node. Edition 13 is built on Node-API 10, which Node 20 lacks: it ends the
 * process there. Edition 12 is built on `node::ObjectWrap`, whose clean-up since Node 24.19 asserts an environment that there
 * is none of when a statement is collected outside a call: it ends the process there. No edition serves both.
 */
const { default: Database } =
  Number(process.versions.napi) >= 10
    ? await import('better-sqlite3-node-api')
    : await import('better-sqlite3')

export type Connection = Driver.Database
export type Statement = Driver.Statement
export const { SqliteError } = Database
export { Database }
