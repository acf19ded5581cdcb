import { spawn, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body } from '../src/decision/body.ts'
import { PROJECT } from '../src/load-rulebook.ts'
import { temporaryFolder } from './support/deployment.ts'
import { example } from './support/shipped.ts'

const ADOPTED =
  'schema: sekisho/profile/1\npacks:\n  baseline:\n    adopted: { by: Example Agency, on: 2026-01-01 }\n'

interface Ready {
  readonly policies: string
}

describe('policies and data read anew while the service runs (SIGHUP)', () => {
  const folder = temporaryFolder()
  const profile = join(folder.path, 'profile.yaml')
  let child: ChildProcess
  let printed = ''
  let [address, key] = ['', '']

  const said = async (pattern: RegExp, from = 0): Promise<RegExpExecArray> => {
    for (let waited = 0; waited < 300; waited++) {
      const found = pattern.exec(printed.slice(from))
      if (found !== null) return found
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`${String(pattern)} was not printed: ${printed}`)
  }
  const decide = async (): Promise<{ readonly status: number; readonly body: Body }> => {
    const response = await fetch(`${address}/v1/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(example('us-office-laptops')),
    })
    return { status: response.status, body: ((await response.json()) as { body: Body }).body }
  }
  const policies = async (): Promise<string> =>
    ((await (await fetch(`${address}/ready`)).json()) as Ready).policies

  beforeAll(async () => {
    writeFileSync(profile, 'schema: sekisho/profile/1\n')
    child = spawn(process.execPath, [join(PROJECT, 'dist/main.js')], {
      env: {
        ...process.env,
        PORT: '0',
        LOG_LEVEL: 'silent',
        SEKISHO_DATA_DIR: folder.path,
        SEKISHO_PROFILE: profile,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()))
    address = (await said(/listens at (\S+)/))[1] ?? ''
    key = (await said(/administrator key: (\S+)/))[1] ?? ''
  }, 60_000)

  afterAll(() => {
    child.kill('SIGKILL')
    folder.remove()
  })

  it('takes the place of the old at once, and no request fails meanwhile', async () => {
    const before = await policies()
    expect((await decide()).body.findings.some(({ pack }) => pack === 'baseline')).toBe(false)
    writeFileSync(profile, ADOPTED)
    const outcomes: boolean[] = []
    let isOver = false
    const client = async (): Promise<void> => {
      while (!isOver) {
        const { status, body } = await decide()
        expect(status).toBe(201)
        outcomes.push(body.packs.some(({ id, adopted }) => id === 'baseline' && adopted !== undefined))
      }
    }
    const clients = Promise.all(Array.from({ length: 4 }, client))
    child.kill('SIGHUP')
    await said(/read policies and data anew/)
    const after = await policies()
    isOver = true
    await clients
    expect(after).not.toBe(before)
    expect(outcomes).toContain(false)
    expect((await decide()).body.findings.some(({ pack }) => pack === 'baseline')).toBe(true)
  }, 60_000)

  it('keeps the old where a file is wrong, and says what is', async () => {
    const before = await policies()
    const from = printed.length
    writeFileSync(profile, 'schema: sekisho/profile/1\npacks:\n  baselin: {}\n')
    child.kill('SIGHUP')
    expect((await said(/profile\.yaml:3:\d+: .*/, from))[0]).toContain('baselin')
    await said(/the policies and data before stay/, from)
    expect(await policies()).toBe(before)
    expect((await decide()).status).toBe(201)
  }, 60_000)
})
