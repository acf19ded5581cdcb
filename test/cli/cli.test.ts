import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Body } from '../../src/decision/body.ts'
import { STATUS_OF } from '../../src/cli/exit-status.ts'
import { PROJECT } from '../../src/load-rulebook.ts'
import { temporaryFolder } from '../support/deployment.ts'
import { examples } from '../support/shipped.ts'

const CLI = join(PROJECT, 'dist/cli/main.js')

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    cwd: PROJECT,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { status, stdout, stderr }
}

const STATUS: Readonly<Record<string, number>> = {
  'jp-carrier-subscriber-database': 4,
  'jp-framework-call-off': 0,
  'jp-gift-of-tablets': 3,
  'jp-groupware-outside-ismap-scope': 4,
  'jp-l3-switches-lowest-price': 4,
  'jp-lease-of-five-year-old-switches': 4,
  'jp-lobby-camera-without-label': 4,
  'jp-ministry-laptops': 4,
  'jp-ministry-wan': 4,
  'jp-mobile-lines-list-refused': 4,
  'jp-operator-5g': 4,
  'jp-saas-through-marketplace': 4,
  'jp-second-line-maintenance-abroad': 3,
  'jp-urgent-firewall': 3,
  'jp-wired-mice-determined': 0,
  'jp-wired-mice-undetermined': 4,
  'us-39-computers-and-a-camera': 5,
  'us-buyer-type-unknown': 4,
  'us-camera-purpose-unknown': 4,
  'us-campus-switches': 7,
  'us-courthouse-cameras': 5,
  'us-lines-using-listed-equipment': 5,
  'us-media-converter': 7,
  'us-office-laptops': 0,
  'us-records-saas': 0,
  'us-router-call-off': 5,
  'us-router-exception-belied': 5,
  'us-router-renewal': 5,
  'us-server-with-listed-module': 5,
  'us-supplier-own-use': 5,
  'us-unlisted-maker': 0,
  'us-video-meeting-rooms': 0,
  'us-waiver-agency-head': 5,
  'us-waiver-dni': 7,
}

describe('sekisho data validate', () => {
  it('finds the data that ships good', () => {
    const { status, stdout } = run('data', 'validate')
    expect(stdout).toMatch(/^\d+ entities with \d+ ties, \d+ lists with \d+ rows: good\n$/)
    expect(status).toBe(0)
  })

  it('says every fault with its place and ends with 1', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder.path, 'sources.yaml'), '- { id: law, title: A law, colour: red }\n')
    const { status, stdout } = run('data', 'validate', folder.path)
    expect(stdout).toContain(`${folder.path}/sources.yaml:1:28: /0/colour: found an unknown member "colour"`)
    expect(stdout).toContain(`${join(folder.path, 'categories.yaml')}:1:1: cannot be read`)
    expect(status).toBe(1)
    const json = JSON.parse(run('data', 'validate', folder.path, '--json').stdout) as { good: boolean }
    expect(json.good).toBe(false)
    folder.remove()
  })
})

describe('sekisho check', () => {
  it('decides every example with the documented outcome', () => {
    const files = examples.map(([name]) => `data/examples/${name}.json`)
    const { stdout, status } = run('check', '--json', ...files, '--as-of', '2026-11-24')
    const found = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; body: Body })
      .map(({ file, body }) => [basename(file, '.json'), STATUS_OF[body.outcome]] as const)
    expect(Object.fromEntries(found)).toEqual(STATUS)
    expect(status).toBe(5)
  })

  it.each([
    ['us-office-laptops', 0],
    ['jp-gift-of-tablets', 3],
    ['jp-ministry-wan', 4],
    ['us-courthouse-cameras', 5],
    ['us-campus-switches', 7],
  ])('exits on %s with %i', (name, status) => {
    expect(run('check', `data/examples/${name}.json`, '--as-of', '2026-11-24').status).toBe(status)
  })

  it('reads well in both languages', () => {
    const [en, ja] = ['en', 'ja'].map(
      (lang) => run('check', 'data/examples/us-courthouse-cameras.json', '--lang', lang).stdout,
    )
    expect(en).toMatch(/Rejected under the \d+ policies checked/)
    expect(en).toContain('does not replace legal advice')
    expect(ja).toMatch(/不可（確認した規程 \d+ 件/)
    expect(ja).toContain('法的助言に代わるものではありません')
  })

  it('of several files exits with the first of 70, 2, 5, 4, 3, 6, 7, 0 that occurred', () => {
    const file = (name: string): string => `data/examples/${name}.json`
    expect(run('check', file('us-office-laptops'), file('us-media-converter')).status).toBe(7)
    expect(
      run('check', file('us-media-converter'), file('us-buyer-type-unknown'), file('jp-ministry-laptops'))
        .status,
    ).toBe(4)
    expect(run('check', file('us-courthouse-cameras'), 'package.json').status).toBe(2)
  })

  it('prints one line of JSON a file, and a problem with pointers for bad input', () => {
    const folder = temporaryFolder()
    const bad = join(folder.path, 'bad.json')
    writeFileSync(bad, '{"schema":"sekisho/purchase/1","items":[]}')
    const { stdout, status } = run('check', '--json', 'data/examples/us-office-laptops.json', bad)
    const [good, problem] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(Object.keys(good ?? {})).toEqual(['file', 'body', 'horizon', 'remedies', 'texts'])
    expect(problem).toMatchObject({ file: bad, problem: { errors: [{ pointer: '/items' }] } })
    expect(status).toBe(2)
    folder.remove()
  })

  it('judges by the day asked for, and says that it is only supposed', () => {
    const { stdout } = run(
      'check',
      '--json',
      '--as-of',
      '2019-08-12',
      'data/examples/us-router-call-off.json',
    )
    expect(JSON.parse(stdout)).toMatchObject({
      body: { asOf: '2019-08-12', hypothetical: true, outcome: 'approve' },
    })
    expect(run('check', '--as-of', '2019-02-30', 'data/examples/us-router-call-off.json').status).toBe(2)
    expect(run('check', '--pack', 'none', 'data/examples/us-router-call-off.json').status).toBe(2)
    expect(run('check', 'no-such-file.json').status).toBe(2)
    expect(run('chek').status).toBe(2)
  })
})

describe('other commands', () => {
  it('match a name and compare two, with reasons', () => {
    expect(run('entity', 'match', 'Huawai').stdout).toMatch(/^possible\n +0\.\d\d possible huawei: Huawei \(/)
    const matched = JSON.parse(run('entity', 'match', '華為', '--json').stdout) as object
    expect(matched).toMatchObject({ identification: { result: 'same', entity: 'huawei' } })
    expect(run('entity', 'compare', 'Hikvision', '海康威視').stdout).toContain('known-as-one')
    expect(run('entity', 'compare', 'Hikvision').status).toBe(2)
  })

  it('compare the pairs of a file, or refuse it with every fault', () => {
    const folder = temporaryFolder()
    const file = join(folder.path, 'pairs.csv')
    writeFileSync(
      file,
      'name1,name2,country1,country2\n"Acme, Inc.",ACME Incorporated,,\nAcme,Zebra Pen,US,JP\n',
    )
    expect(run('entity', 'compare', '--file', file).stdout.split('\n')).toEqual([
      'name1,name2,country1,country2,result,score,related,reasons',
      '"Acme, Inc.",ACME Incorporated,,,same,1.00,false,equal acme = acme',
      'Acme,Zebra Pen,US,JP,distinct,0.00,false,nothing-alike',
      '',
    ])
    writeFileSync(file, 'a,b\n1,2\n')
    const refused = run('entity', 'compare', '--file', file)
    expect([refused.status, refused.stderr]).toEqual([
      2,
      `${file}: line 1: expected a header with the columns name1 and name2\n`,
    ])
    folder.remove()
  })

  it('validate and test policies, show and search entities', () => {
    expect(run('policy', 'validate')).toMatchObject({ status: 0 })
    expect(run('policy', 'test').stdout).toMatch(/us-ndaa-889: \d+ passed, 0 failed/)
    expect(run('entity', 'search', '華為').stdout).toContain('huawei')
    expect(run('entity', 'show', 'hisilicon').stdout).toContain('a doubt')
    expect(run('entity', 'show', 'none').status).toBe(2)
  })

  it('say where there is no record yet', () => {
    const folder = temporaryFolder()
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'audit', 'verify'], {
      encoding: 'utf8',
      env: { ...process.env, SEKISHO_DATA_DIR: folder.path },
    })
    expect([status, stderr]).toEqual([2, expect.stringContaining('no record is kept')])
    folder.remove()
  })

  it('refuse settings that nobody knows', () => {
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'serve'], {
      encoding: 'utf8',
      env: { ...process.env, SEKISHO_DATADIR: 'x', PORT: 'many' },
    })
    expect(status).toBe(2)
    expect(stderr).toContain('SEKISHO_DATADIR: not a setting')
    expect(stderr).toContain('PORT: expected 0 to 65535')
  })

  it('are offered by the bin of the package', () => {
    expect(
      execFileSync('npx', ['--no-install', 'sekisho', 'entity', 'search', 'zte'], {
        encoding: 'utf8',
        cwd: PROJECT,
      }),
    ).toContain('zte')
  })
})
