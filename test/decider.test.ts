import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { startDecider, startThread, type Decider } from '../src/decider.ts'
import { PROJECT } from '../src/load-rulebook.ts'

const bytes = readFileSync(join(PROJECT, 'data/examples/us-courthouse-cameras.json'))
const request = { bytes, time: '2026-11-24T12:00:00.000Z', timeZone: 'UTC' }

describe('decider', () => {
  const workers: Worker[] = []
  let decider: Decider
  const start = async (): Promise<Worker> => {
    const worker = await startThread({ profile: undefined, texts: undefined })
    workers.push(worker)
    return worker
  }

  afterEach(async () => {
    await decider.close()
    workers.length = 0
  })

  it('decides every request, each as it would be alone, whichever thread takes it', async () => {
    decider = await startDecider(2, start)
    const requests = Array.from({ length: 50 }, (_, index) =>
      index % 5 === 0 ? { ...request, bytes: Buffer.from(`{"schema":${index}}`) } : request,
    )
    const answers = await Promise.all(requests.map(decider.prepare))
    expect(answers.map((answer) => answer.ok)).toEqual(requests.map((_, index) => index % 5 !== 0))
    const bodies = answers.flatMap((answer) => (answer.ok ? [answer.prepared.body.digest] : []))
    expect(new Set(bodies).size).toBe(1)
    expect(workers).toHaveLength(2)
  })

  it('fails what a dying thread held, starts another and goes on', async () => {
    decider = await startDecider(1, start)
    const asked = decider.prepare(request)
    await workers[0]?.terminate()
    await expect(asked).rejects.toMatchObject({ code: 'STORE_FAILED' })
    await expect.poll(() => decider.isReady(), { timeout: 20_000 }).toBe(true)
    expect(workers).toHaveLength(2)
    expect((await decider.prepare(request)).ok).toBe(true)
  })

  it('is not ready and refuses when no thread can be had', async () => {
    decider = await startDecider(1, async () => {
      if (workers.length > 0) throw new Error('no more threads')
      return start()
    })
    await workers[0]?.terminate()
    expect(decider.isReady()).toBe(false)
    await expect(decider.prepare(request)).rejects.toMatchObject({ code: 'STORE_BUSY' })
  })
})
