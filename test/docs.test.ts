import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { ACT_OF, ACTS_TO_COME } from '../src/decision/acts-to-come.ts'
import type { Body } from '../src/decision/body.ts'
import { CAUSES } from '../src/decision/horizon-entries.ts'
import { PROJECT } from '../src/load-rulebook.ts'
import { ACTS } from '../src/policy/acts.ts'
import { PackSchema } from '../src/policy/pack.ts'
import { PackTestsSchema } from '../src/policy/pack-tests.ts'
import { ProfileSchema } from '../src/policy/profile.ts'
import { SurvivorsSchema } from '../src/policy/survivors.ts'
import { PurchaseSchema } from '../src/purchase/purchase.ts'
import { GROUPS, SERVICE_CALLS } from '../src/cli/service-calls.ts'
import { CALLS } from '../src/api/openapi-calls.ts'
import { PERMISSIONS } from '../src/operations/permissions.ts'
import { DEPARTURES } from '../src/operations/procedure/determination.ts'
import { MACHINES, type Machine } from '../src/operations/procedure/state-machines.ts'
import { openTestDeployment } from './support/deployment.ts'

const read = (name: string): string => readFileSync(join(PROJECT, name), 'utf8')
const README = read('README.md')

/** Text blocks of the README, in order. */
const shown = [...README.matchAll(/```text\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')

function check(...args: string[]): string {
  const cli = join(PROJECT, 'dist/cli/main.js')
  return spawnSync(
    process.execPath,
    [cli, 'check', 'data/examples/us-courthouse-cameras.json', '--as-of', '2026-11-01', ...args],
    { encoding: 'utf8', cwd: PROJECT },
  ).stdout
}

describe('README', () => {
  it('shows what the first check really prints', () => {
    expect(check().trimEnd()).toBe(shown[0]?.trimEnd())
    expect(check('--lang', 'ja').split('\n')[1]).toBe(shown[1]?.trimEnd())
  })

  it('shows what the first decision over REST really answers', async () => {
    const deployment = await openTestDeployment()
    const response = await request(deployment.app)
      .post('/v1/decisions')
      .set({ Authorization: `Bearer ${deployment.administrator}`, 'Content-Type': 'application/json' })
      .send(read('data/examples/us-courthouse-cameras.json'))
    await deployment.close()
    const { body } = response.body as { body: Body }
    const lines = [
      body.outcome,
      ...body.items.map((item) => `${item.id} ${item.outcome} ${item.decisive.join()}`),
    ]
    expect(`${lines.join('\n')}\n`).toBe(shown[2])
  })

  it('names every setting and no other', () => {
    const config = read('src/config.ts')
    const named = [...README.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1] ?? '')
    expect(named).toHaveLength(7)
    expect(named.filter((name) => !config.includes(`'${name}'`))).toEqual([])
  })
})

describe('documents written by a command', () => {
  it.each([
    ['docs/regimes.md', 'describe', 'en'],
    ['docs/regimes.ja.md', 'describe', 'ja'],
    ['docs/policy-language.md', 'language', 'en'],
    ['docs/policy-language.ja.md', 'language', 'ja'],
  ])('%s is what policy %s prints in %s', (file, command, lang) => {
    const { stdout } = spawnSync(
      process.execPath,
      [join(PROJECT, 'dist/cli/main.js'), 'policy', command, '--lang', lang],
      { encoding: 'utf8', cwd: PROJECT, maxBuffer: 16 * 1024 * 1024 },
    )
    expect(read(file)).toBe(stdout)
  })
})

describe('documents', () => {
  it.each([
    'README.md',
    'ARCHITECTURE.md',
    'docs/policies.md',
    'docs/profile.md',
    'docs/remedies.md',
    'docs/horizon.md',
    'docs/procedure.md',
    ...readdirSync(join(PROJECT, 'policies')).map((pack) => `policies/${pack}/README.md`),
  ])('%s names only what is there', (name) => {
    const text = read(name)
    const paths = [
      ...text.matchAll(
        /`((?:src|docs|data|policies|test|scripts|purchase|facts|decision|operations|store|api|cli|policy)\/[\w./-]+)`/g,
      ),
    ].map((match) => match[1] ?? '')
    const lacking = paths.filter(
      (path) => !existsSync(join(PROJECT, path)) && !existsSync(join(PROJECT, 'src', path)),
    )
    expect(lacking).toEqual([])
    expect(text).toMatch(/[a-z]/)
  })

  it('remedies are explained act by act', () => {
    const guide = read('docs/remedies.md')
    const acts = [...guide.matchAll(/^\| `([a-z-]+)` +\|/gm)].map((match) => match[1])
    expect(acts).toEqual([...ACTS, 'drop'])
  })

  it('the horizon is explained act by act and cause by cause', () => {
    const guide = read('docs/horizon.md')
    const tables = guide.split('\n\n').filter((part) => part.startsWith('|'))
    const rows = tables.map((table) => [...table.matchAll(/^\| `([a-z-]+)` +\|/gm)].map((match) => match[1]))
    expect(rows).toEqual([ACTS_TO_COME, CAUSES])
    for (const act of Object.values(ACT_OF)) if (act !== null) expect(tables[0]).toContain(`\`${act}\``)
  })

  it('the way from a purchase to an order names calls that are offered, by who may make them', () => {
    const guide = read('docs/procedure.md')
    const rows = [...guide.matchAll(/^\| ([a-z, ]+) \| .* \| `([A-Z]+) (\/v1[^`]+)` \|$/gm)]
    expect(rows).toHaveLength(13)
    for (const [, who = '', method = '', path = ''] of rows) {
      const call = CALLS.find((one) => one.path === path && one.method === method.toLowerCase())
      const roles: readonly string[] =
        call === undefined || call.operation === null ? [] : PERMISSIONS[call.operation]
      const named = ['second person', 'anybody who reads'].includes(who) ? ['officer'] : who.split(', ')
      expect([path, named.filter((one) => !roles.includes(one.replaceAll(' ', '-')))]).toEqual([path, []])
    }
    const departures = [...guide.matchAll(/^\| `([a-z-]+)` \| [^`]/gm)].map((match) => match[1])
    expect([...departures, 'risk-acceptance'].sort()).toEqual([...DEPARTURES, 'risk-acceptance'].sort())
  })

  it('the way from a purchase to an order names commands that there are', () => {
    const guide = read('docs/procedure.md')
    const typed = [...guide.matchAll(/^npx sekisho ([a-z]+ [a-z]+)/gm)].map((match) => match[1])
    const commands = SERVICE_CALLS.map(({ group, verb }) => `${group} ${verb}`)
    expect(typed).toHaveLength(6)
    expect(typed.filter((one) => !commands.includes(one ?? ''))).toEqual([])
    for (const group of Object.keys(GROUPS)) expect(guide).toContain(`\`${group}\``)
  })

  it('the way from a purchase to an order shows the state machines as they are', () => {
    const guide = read('docs/procedure.md')
    for (const [name, machine] of Object.entries<Machine>(MACHINES)) {
      for (const [step, { from, to, operation, apart }] of Object.entries(machine.steps)) {
        const roles = PERMISSIONS[operation].join(', ')
        expect(guide).toContain(
          `| ${name} | ${step} | ${from.join(', ')} | ${to} | ${roles} | ${apart.join(', ')} |`,
        )
      }
      for (const [state, { en }] of Object.entries(machine.derived))
        expect(guide).toContain(`| ${name} | ${state}: ${en} |`)
    }
    const steps = Object.values(MACHINES).flatMap((one) => Object.keys(one.steps))
    expect(guide.match(/^\| [a-z-]+ \| [a-z]+ \| .* \| .* \| .* \| .* \|$/gm)).toHaveLength(steps.length + 1)
  })

  it('published schemas are those of the code', () => {
    for (const [name, schema] of Object.entries({
      purchase: PurchaseSchema,
      pack: PackSchema,
      'pack-tests': PackTestsSchema,
      profile: ProfileSchema,
      survivors: SurvivorsSchema,
    })) {
      const document = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }
      expect(JSON.parse(read(`data/schemas/${name}.schema.json`))).toEqual(
        JSON.parse(JSON.stringify(document)),
      )
    }
  })

  it('the packages that may run install scripts are listed', () => {
    const { allowScripts } = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> }
    const lock = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }>
    }
    const scripted = Object.entries(lock.packages).filter(
      ([, one]) => one.hasInstallScript === true && one.optional !== true,
    )
    const lacking = scripted
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
      .filter((name) => name !== '' && allowScripts[name] !== true)
    expect(lacking).toEqual([])
  })
})

describe('git', () => {
  it('tracks the lock file without a registry in it', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"')
    expect(execFileSync('node', ['--version'], { encoding: 'utf8' })).toMatch(/^v\d+/)
  })
})
