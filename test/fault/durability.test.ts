import { createHash, randomInt } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { PROJECT } from '../../src/load-rulebook.ts'
import type { Store } from '../../src/store/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { temporaryFolder } from '../support/deployment.ts'
import { killed, postDecision, start } from '../support/service.ts'
import { count } from '../support/shipped.ts'

/** Posts from several clients until the service dies; returns what was answered. */
async function load(address: string, key: string, clients: number): Promise<string[]> {
  const answered: string[] = []
  const client = async (): Promise<void> => {
    for (let sent = 0; sent < 500; sent++) answered.push(await postDecision(address, key))
  }
  await Promise.allSettled(Array.from({ length: clients }, client))
  return answered
}

/** Decisions that were answered and are not there. */
async function lacking(store: Store, ids: readonly string[]): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => store.findDecision(id)))
  return ids.filter((_, at) => found[at] === undefined)
}

describe('kill -9 under load', () => {
  it('loses no answered decision', async () => {
    const folder = temporaryFolder()
    const answered: string[] = []
    let key = ''
    const seed = Number(process.env['SEKISHO_TEST_SEED'] ?? randomInt(2 ** 31))
    process.stdout.write(`kill -9 at moments of SEKISHO_TEST_SEED=${seed}\n`)
    for (let round = 0; round < count(200, 20); round++) {
      const service = await start({ SEKISHO_DATA_DIR: folder.path })
      key = service.key ?? key
      const loading = load(service.address, key, 8)
      // Early in some rounds, late in others, so that the blow falls at different steps of a commit.
      await setTimeout(40 + (createHash('sha256').update(`${seed} ${round}`).digest().readUInt16BE() % 300))
      await killed(service.process)
      answered.push(...(await loading))
    }
    const store = await openSqliteStore(folder.path)
    const lost = await lacking(store, answered)
    const verdict = await verifyLog(store.entries(), await store.commitRoots())
    await store.close()
    folder.remove()
    expect(answered.length).toBeGreaterThan(100)
    expect(lost).toEqual([])
    expect(verdict.problems).toEqual([])
  }, 1_800_000)
})

describe('a torn write-ahead log', () => {
  it('reopens with every decision acknowledged before the tear, wherever it is', async () => {
    const folder = temporaryFolder()
    const service = await start({ SEKISHO_DATA_DIR: folder.path })
    const wal = join(folder.path, 'sekisho.sqlite-wal')
    const acknowledged: { readonly ids: readonly string[]; readonly size: number }[] = []
    const ids: string[] = []
    for (let index = 0; index < 12; index++) {
      ids.push(await postDecision(service.address, service.key ?? ''))
      acknowledged.push({ ids: [...ids], size: statSync(wal).size })
    }
    await killed(service.process)
    const held: boolean[] = []
    for (const point of acknowledged) {
      for (const damage of ['cut', 'corrupt'] as const)
        held.push(await reopensAfter(folder.path, point, damage))
    }
    folder.remove()
    expect(held).toEqual(held.map(() => true))
    expect(held).toHaveLength(24)
  })
})

/** Damages a copy of the log after an acknowledged point and says whether everything up to there is still held. */
async function reopensAfter(
  directory: string,
  point: { readonly ids: readonly string[]; readonly size: number },
  damage: 'cut' | 'corrupt',
): Promise<boolean> {
  const copy = temporaryFolder()
  mkdirSync(copy.path, { recursive: true })
  for (const name of ['sekisho.sqlite', 'sekisho.sqlite-wal'])
    copyFileSync(join(directory, name), join(copy.path, name))
  const wal = join(copy.path, 'sekisho.sqlite-wal')
  const size = statSync(wal).size
  if (damage === 'cut') truncateSync(wal, Math.min(size, point.size + 100))
  else {
    const bytes = readFileSync(wal)
    bytes.fill(0xa5, point.size)
    writeFileSync(wal, bytes)
  }
  const store = await openSqliteStore(copy.path)
  const isHeld = (await lacking(store, point.ids)).length === 0
  const isSound = (await verifyLog(store.entries(), await store.commitRoots())).holds
  await store.close()
  copy.remove()
  return isHeld && isSound
}

describe('a full disk', () => {
  it('answers 503 and writes nothing half', async () => {
    const folder = temporaryFolder()
    const service = await start({ SEKISHO_DATA_DIR: folder.path }, [
      'bash',
      '-c',
      'ulimit -f 1200; trap "" XFSZ; exec "$0" "$@"',
      process.execPath,
    ])
    const statuses: number[] = []
    for (let sent = 0; sent < 400 && !statuses.includes(503); sent++) {
      statuses.push(
        await postDecision(service.address, service.key ?? '').then(
          () => 201,
          (error: unknown) => Number(/\d{3}/.exec(String(error))?.[0] ?? 0),
        ),
      )
    }
    await killed(service.process)
    const store = await openSqliteStore(folder.path)
    const verdict = await verifyLog(store.entries(), await store.commitRoots())
    const kept = (await store.listDecisions(null, 100)).length
    await store.close()
    folder.remove()
    expect(new Set(statuses)).toEqual(new Set([201, 503]))
    expect(verdict.holds).toBe(true)
    expect(kept).toBeGreaterThanOrEqual(Math.min(100, statuses.filter((status) => status === 201).length))
  })
})

const STRACE = spawnSync('strace', ['-V']).status === 0

/** Of each traced event of interest: when it began, when it ended, what it was. */
interface Traced {
  readonly at: number
  readonly end: number
  readonly what: 'write' | 'sync' | 'answer'
}

async function traced(directory: string, environment: Record<string, string>): Promise<Traced[]> {
  const output = join(directory, 'strace.txt')
  const service = await start({ SEKISHO_DATA_DIR: directory }, [
    'env',
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
    'strace',
    '-D',
    '-f',
    '-ttt',
    '-T',
    '-y',
    '-s',
    '16',
    '-e',
    'trace=pwrite64,fdatasync,fsync,write,writev',
    '-o',
    output,
    process.execPath,
  ])
  for (let sent = 0; sent < 20; sent++) await postDecision(service.address, service.key ?? '')
  // With -D the tracer is a process of its own that outlives the service by the time it takes to write its lines.
  await killed(service.process)
  await setTimeout(1000)
  return readFileSync(output, 'utf8').split('\n').flatMap(toTraced)
}

/** Only calls on the write-ahead log and answers that begin with a 201; resumed halves carry the end of their call. */
function toTraced(line: string): Traced[] {
  const match = /^\d+\s+([\d.]+) (\w+)\((.*)/.exec(line)
  if (match === null) return []
  const [, time = '', call = '', rest = ''] = match
  const at = Number(time)
  const end = at + Number(/<([\d.]+)>$/.exec(rest)?.[1] ?? 0)
  if (rest.includes('sekisho.sqlite-wal')) {
    if (call === 'pwrite64') return [{ at, end, what: 'write' }]
    if (call === 'fdatasync' || call === 'fsync') return [{ at, end, what: 'sync' }]
  }
  return (call === 'write' || call === 'writev') && rest.includes('HTTP/1.1 201')
    ? [{ at, end, what: 'answer' }]
    : []
}

/** Answers without a sync that began after the last write to the log before them. */
function unsynced(events: readonly Traced[]): number {
  const ordered = [...events].sort((a, b) => a.at - b.at)
  return ordered.filter((answer, index) => {
    if (answer.what !== 'answer') return false
    const before = ordered.slice(0, index)
    const lastWrite = before.findLast((event) => event.what === 'write')
    return !before.some(
      (event) => event.what === 'sync' && event.at >= (lastWrite?.at ?? Infinity) && event.end <= answer.at,
    )
  }).length
}

describe.runIf(STRACE)('system calls', () => {
  it('show every 201 to leave after a sync that began after the last write of its commit', async () => {
    const folder = temporaryFolder()
    const events = await traced(folder.path, {})
    folder.remove()
    expect(events.filter((event) => event.what === 'answer')).toHaveLength(20)
    expect(unsynced(events)).toBe(0)
  })

  it('would show it if commits were not synchronous', async () => {
    const folder = temporaryFolder()
    const preload = join(folder.path, 'synchronous-off.mjs')
    // The same service with one setting changed: every `synchronous = FULL` becomes OFF.
    writeFileSync(
      preload,
      `import { Database } from '${join(PROJECT, 'dist/store/sqlite/driver.js')}'
const pragma = Database.prototype.pragma
Database.prototype.pragma = function (text, ...rest) { return pragma.call(this, text.replace('synchronous = FULL', 'synchronous = OFF'), ...rest) }
`,
    )
    const events = await traced(folder.path, { NODE_OPTIONS: `--import ${preload}` })
    folder.remove()
    expect(events.filter((event) => event.what === 'answer')).toHaveLength(20)
    expect(unsynced(events)).toBeGreaterThan(0)
  })
})
