import pg from 'pg'

export type Pool = pg.Pool
export type Client = pg.PoolClient
export type Asked = Pick<Pool | Client, 'query'>

/** So many connections a replica; one of them appends. */
const MOST_CONNECTIONS = 10
const CONNECT_MS = 5_000
/** A replica that the network has cut off holds the head of the log no longer than this. */
const IDLE_IN_TRANSACTION_MS = 10_000
const STATEMENT_MS = 30_000

/**
 * Connections to the database of a URL. Numbers of 64 bits come as numbers: sizes and places stay far below 2^53.
 */
export function createPool(url: string): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    statement_timeout: STATEMENT_MS,
    keepAlive: true,
    application_name: 'sekisho',
    types: {
      getTypeParser: (oid, format) =>
        (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)) as TypeParser,
    },
  })
  // A connection that breaks while nobody uses it is replaced when somebody needs one; where somebody does, what they ask
  // next is refused. Either is told by an event too, which would end the process if nobody listened.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

type TypeParser = (value: string) => unknown

/**
 * What the database says of one statement; undefined for what is no answer of it, such as a broken connection.
 * `constraint`: what stands there already refuses it (SQLSTATE class 23); `value`: it cannot be stored (class 22).
 */
export function refusalIn(error: unknown): 'constraint' | 'value' | 'other' | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined
  const state = error.code?.slice(0, 2)
  return state === '23' ? 'constraint' : state === '22' ? 'value' : 'other'
}
