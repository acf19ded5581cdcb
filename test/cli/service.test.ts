import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CALLS } from '../../src/api/openapi-calls.ts'
import { SERVICE_CALLS } from '../../src/cli/service-calls.ts'
import { PROJECT } from '../../src/load-rulebook.ts'
import { MAX_DOCUMENT_BYTES } from '../../src/operations/procedure/documents.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { computerLine, ministryPurchase } from '../support/procedure.ts'

const CLI = join(PROJECT, 'dist/cli/main.js')

let deployment: TestDeployment
let server: Server
let url: string
let officer: string
let adviser: string

beforeAll(async () => {
  deployment = await openTestDeployment()
  server = createServer(deployment.app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  officer = await deployment.key('officer')
  adviser = await deployment.key('adviser')
})

afterAll(async () => {
  server.close()
  await deployment.close()
})

interface Said {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** The command as it is typed, while the service goes on in this process. */
function run(key: string | undefined, ...args: string[]): Promise<Said> {
  const env = { ...process.env, SEKISHO_URL: url, ...(key === undefined ? {} : { SEKISHO_KEY: key }) }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, ...args], { env }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr })
    })
    child.stdin?.end()
  })
}

function file(name: string, content: unknown): string {
  const path = join(deployment.folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

describe('commands that go through the service', () => {
  it('are calls that the API offers, and the procedure has no call without a command', () => {
    const offered = CALLS.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    const commands = SERVICE_CALLS.map(({ method, path }) => `${method} ${path}`)
    expect(commands.filter((one) => !offered.includes(one))).toEqual([])
    const procedure =
      /^\/v1\/(cases|waivers|evidence|referrals|determinations|clearances|duties)\b|^\/v1\/decisions\/\{id\}\/(horizon|remedies)$/
    const wanted = CALLS.filter(({ path }) => procedure.test(path)).map(
      ({ method, path }) => `${method.toUpperCase()} ${path}`,
    )
    expect(wanted.filter((one) => !commands.includes(one))).toEqual([])
    const names = SERVICE_CALLS.map(({ group, verb }) => `${group} ${verb}`)
    expect(new Set(names).size).toBe(names.length)
  })

  it('record, read in either language, refer, answer', async () => {
    const purchase = file('purchase.json', ministryPurchase([computerLine('1', 'RX-530', 40)]))
    const args = ['decision', 'record', purchase, '--json', '--idempotency-key', 'once']
    const recorded = await run(officer, ...args)
    expect([recorded.status, recorded.stderr]).toEqual([0, ''])
    const { id, case: caseId } = JSON.parse(recorded.stdout) as { id: string; case: string }
    expect((await run(officer, ...args)).stdout).toBe(recorded.stdout)

    const shown = await run(officer, 'decision', 'show', id, '--lang', 'ja')
    expect(shown.stdout).toContain('outcome: refer')
    expect(shown.stdout).toContain('確認')
    expect(shown.stdout).not.toMatch(/^\s+en: /m)

    const referral = file('referral.json', {
      decision: id,
      rule: 'JP-AGR-3',
      authority: 'jp-nco',
      items: ['1'],
      sent: '2026-11-18',
    })
    expect((await run(officer, 'case', 'refer', caseId, referral)).status).toBe(0)
    const listed = await run(officer, 'case', 'referrals', caseId, '--json')
    const { items } = JSON.parse(listed.stdout) as { items: { id: string; state: string }[] }
    expect(items).toMatchObject([{ state: 'sent' }])
    const withdrawn = await run(
      officer,
      'referral',
      'withdraw',
      items[0]?.id ?? '',
      '--reasons',
      'sent twice',
    )
    expect(withdrawn.stdout).toContain('state: withdrawn')
    const again = await run(officer, 'referral', 'withdraw', items[0]?.id ?? '', '--reasons', 'sent twice')
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('conflicts with what is recorded')
  })

  it('hand in a document and give it back byte for byte', async () => {
    const letter = file('letter.pdf', '%PDF-1.7\nnot really\u0000\n')
    const entered = await run(adviser, 'evidence', 'enter', letter, '--json')
    const { id } = JSON.parse(entered.stdout) as { id: string }
    const saved = await run(officer, 'evidence', 'save', id)
    expect(saved.stdout).toBe(readFileSync(letter, 'utf8'))
    const program = await run(adviser, 'evidence', 'enter', file('letter.exe', 'MZ'))
    expect(program.status).toBe(2)
    expect(program.stderr).toContain('expected a name that ends with one of .pdf')
    const large = await run(
      adviser,
      'evidence',
      'enter',
      file('large.txt', 'x'.repeat(MAX_DOCUMENT_BYTES + 1)),
    )
    expect([large.status, large.stderr]).toEqual([2, 'The request is too large: at most 10 MiB\n'])
  })

  it('say what is wrong at its place, and who may not', async () => {
    const bad = await run(officer, 'decision', 'record', file('bad.json', { schema: 'sekisho/purchase/1' }))
    expect(bad.status).toBe(2)
    expect(bad.stderr).toMatch(/^.*nothing was recorded\.\n(#.*: .*\n)+$/)
    const waiver = await run(adviser, 'case', 'determine', 'none', file('empty.json', {}))
    expect(waiver.status).toBe(2)
    expect(waiver.stderr).toContain('Your roles do not allow this')
    expect(await run(officer, 'case', 'show', 'none', '--lang', 'ja')).toMatchObject({
      status: 2,
      stderr: '見つかりません\n',
    })
    const missing = await run(officer, 'case', 'revise', 'none', join(deployment.folder, 'no-such-file'))
    expect(missing.stderr).toContain('no-such-file: cannot be read')
    expect((await run(undefined, 'waiver', 'list')).stderr).toContain('set SEKISHO_KEY')
    const nowhere = await run(officer, 'waiver', 'list', '--url', 'http://127.0.0.1:1')
    expect(nowhere.status).toBe(70)
    expect(nowhere.stderr).toContain('does not answer')
    expect((await run(officer, 'waiver', 'list', '--url', 'here')).status).toBe(2)
  })
})
