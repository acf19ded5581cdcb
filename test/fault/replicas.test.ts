import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts'
import type { Store } from '../../src/store/store.ts'
import { temporaryFolder } from '../support/deployment.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { killed, postDecision, start, stopped, type Running } from '../support/service.ts'
import { count } from '../support/shipped.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'

let server: TestPostgres
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.remove())

/** Every request by its idempotency key, and the decisions that it was ever answered with. */
type Answers = Map<string, Set<string>>

/** Posts each request until it is answered, to one replica and then the other, as an integrator behind a balancer does. */
async function postUntilAnswered(
  replicas: readonly Running[],
  administrator: string,
  name: string,
  answers: Answers,
): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const replica = replicas[attempt % replicas.length]!
    const id = await postDecision(replica.address, administrator, name).catch(() => undefined)
    if (id !== undefined) {
      answers.set(name, (answers.get(name) ?? new Set()).add(id))
      return
    }
    await setTimeout(50)
  }
  throw new Error(`request ${name} was never answered`)
}

async function decisionsOf(store: Store): Promise<string[]> {
  const ids: string[] = []
  let before: number | null = null
  for (;;) {
    const page = await store.listDecisions(before, 100)
    ids.push(...page.map((one) => one.id))
    const last = page.at(-1)
    if (last === undefined) return ids
    before = last.seq
  }
}

describe('two replicas under load', () => {
  it('lose no answer and record nothing twice while one is killed, the database crashes and connections break', async () => {
    const url = await server.url('faults')
    const proxy = await startTcpProxy(server.port)
    const first = await start({ DATABASE_URL: url })
    const administrator = first.key ?? ''
    const replicas = [first, await start({ DATABASE_URL: await server.url('faults', proxy.port) })]
    const answers: Answers = new Map()
    let isOver = false
    const client = async (name: string): Promise<void> => {
      for (let sent = 0; !isOver; sent++) {
        const request = `${name}-${sent}`
        await postUntilAnswered(replicas, administrator, request, answers)
        // Some requests come again: the answer may have been lost on the way back.
        if (sent % 5 === 0) await postUntilAnswered([...replicas].reverse(), administrator, request, answers)
      }
    }
    const clients = Array.from({ length: 6 }, (_, index) => client(`client-${index}`))
    for (let round = 0; round < count(20, 2); round++) {
      await setTimeout(700)
      await killed(replicas[0]!.process)
      replicas[0] = await start({ DATABASE_URL: url })
      await setTimeout(300)
      proxy.cut()
      await setTimeout(700)
      await server.crash()
      await setTimeout(200)
      await server.start()
    }
    await setTimeout(700)
    isOver = true
    await Promise.all(clients)

    const store = await openPostgresStore(url)
    const recorded = await decisionsOf(store)
    const verdict = await verifyLog(store.entries(), await store.commitRoots())
    await store.close()
    for (const replica of replicas) expect(await stopped(replica.process)).toBe(0)
    await proxy.close()
    const given = [...answers.values()]
    expect(given.filter((ids) => ids.size !== 1)).toEqual([])
    expect([...recorded].sort()).toEqual(given.flatMap((ids) => [...ids]).sort())
    expect(recorded.length).toBeGreaterThan(50)
    expect(verdict.problems).toEqual([])
  }, 900_000)
})

describe('two replicas that start at once on an empty database', () => {
  it('make one administrator and open one log', async () => {
    const url = await server.url('fresh')
    const replicas = await Promise.all([start({ DATABASE_URL: url }), start({ DATABASE_URL: url })])
    expect(replicas.filter((one) => one.key !== undefined)).toHaveLength(1)
    const administrator = replicas.find((one) => one.key !== undefined)?.key ?? ''
    for (const replica of replicas) await postDecision(replica.address, administrator)
    for (const replica of replicas) expect(await stopped(replica.process)).toBe(0)
    const store = await openPostgresStore(url)
    const types: string[] = []
    for await (const { leaf } of store.entries()) types.push((JSON.parse(leaf) as { type: string }).type)
    expect(types.filter((type) => type === 'log-opened')).toHaveLength(1)
    expect(types.filter((type) => type === 'principal-created')).toHaveLength(1)
    expect(types.filter((type) => type === 'policy-activation')).toHaveLength(1)
    expect((await store.listDecisions(null, 10)).length).toBe(2)
    await store.close()
  })
})

describe('policies that one of two replicas is told to read anew', () => {
  const profile = (name: string, adopted: boolean): string => {
    const packs = adopted ? 'packs:\n  baseline:\n    adopted: { by: Example Agency, on: 2026-01-01 }\n' : ''
    writeFileSync(name, `schema: sekisho/profile/1\n${packs}`)
    return name
  }
  const policies = async (replica: Running): Promise<string> =>
    ((await (await fetch(`${replica.address}/ready`)).json()) as { policies: string }).policies

  it('are in force at both at once, without a request that fails, and stay when a replica starts again', async () => {
    const folder = temporaryFolder()
    const url = await server.url('policies')
    const environments = ['one', 'two'].map((name) => ({
      DATABASE_URL: url,
      SEKISHO_PROFILE: profile(join(folder.path, name), false),
    }))
    const [one, two] = [await start(environments[0]!), await start(environments[1]!)]
    const administrator = one.key ?? ''
    const before = await policies(one)
    let isOver = false
    const client = async (replica: Running): Promise<void> => {
      while (!isOver) await postDecision(replica.address, administrator)
    }
    const clients = Promise.all([client(one), client(two)])
    await setTimeout(500)
    profile(join(folder.path, 'one'), true)
    one.process.kill('SIGHUP')
    while ((await policies(two)) === before) await setTimeout(100)
    await setTimeout(500)
    isOver = true
    await clients

    const after = await policies(two)
    expect(await policies(one)).toBe(after)
    await killed(two.process)
    // Its own file still says what was in force before.
    const again = await start(environments[1]!)
    expect(await policies(again)).toBe(after)
    await postDecision(again.address, administrator)
    for (const replica of [one, again]) expect(await stopped(replica.process)).toBe(0)
    folder.remove()

    const store = await openPostgresStore(url)
    expect(await store.active()).toMatchObject({ policies: after })
    const inForce: string[] = []
    for await (const { leaf, record } of store.entries()) {
      const { type } = JSON.parse(leaf) as { type: string }
      const said = JSON.parse(record) as { document?: string; policySet?: string }
      if (type === 'policy-activation') inForce.push(said.document ?? '')
      if (type === 'decision') expect(said.policySet).toBe(inForce.at(-1))
    }
    expect(inForce).toEqual([before, after])
    await store.close()
  }, 120_000)
})
