import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../../src/load-rulebook.ts'
import { lintPacks, type PackLint } from '../../src/operations/lint-packs.ts'
import { packFolder, COMPLETE } from '../support/complete-pack.ts'
import { rulebook } from '../support/shipped.ts'

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const cli = join(PROJECT, 'dist/cli/main.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'policy', 'lint', ...args], {
    encoding: 'utf8',
    cwd: PROJECT,
  })
  return { status, stdout, stderr }
}

describe('sekisho policy lint', () => {
  it('finds no error in a pack that is shipped', () => {
    const { status, stdout } = run('--as-of', '2026-11-24', '--json')
    const reports = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as PackLint)
    expect(reports.map((one) => one.pack)).toEqual(rulebook.policySet.packs.map((pack) => pack.source.id))
    expect(reports.flatMap(({ findings }) => findings.filter((one) => one.level === 'error'))).toEqual([])
    expect(status).toBe(0)
  })

  it('says place, level, kind, rule, what it found and what to do', () => {
    const { status, stdout } = run('tw-gov-ict', '--as-of', '2026-11-24', '--within', '0')
    expect(stdout).toMatch(
      /policies\/tw-gov-ict\/pack\.yaml:\d+:\d+: warning \(lapses\): TW-2-2019: no act from 2026-01-15 on is caught; keep it/,
    )
    expect(stdout).toMatch(/^tw-gov-ict: 0 errors, 2 warnings$/m)
    expect(status).toBe(0)
  })

  it('looks ahead as far as it is told', () => {
    const lapses = (within: string): string[] =>
      run('us-fcc-covered', '--as-of', '2026-11-24', '--within', within).stdout.match(/\(lapses\)/g) ?? []
    expect([lapses('60'), lapses('61'), lapses('97')].map((found) => found.length)).toEqual([0, 1, 2])
  })

  it('refuses what it does not know', () => {
    expect(run('no-such-pack')).toMatchObject({ status: 2, stderr: 'no such pack: no-such-pack\n' })
    expect(run('--as-of', '2026-02-30').status).toBe(2)
    expect(run('--within', 'soon').status).toBe(2)
  })
})

describe('findings', () => {
  it('are placed where an editor would jump to, in the order of the lines', () => {
    const folder = packFolder(COMPLETE.replace('ja: 規程', 'ja: Pack').replace('ja: 組織', 'ja: Body'))
    try {
      const [report] = lintPacks(rulebook, [folder.pack], folder.path, { asOf: '2026-11-24', withinDays: 1 })
      const errors = report!.findings.filter((one) => one.level === 'error')
      expect(errors.map(({ line, column, rule, kind }) => [line, column, rule, kind])).toEqual([
        [6, 22, 'title', 'translation'],
        [7, 28, 'authority', 'translation'],
      ])
    } finally {
      folder.remove()
    }
  })
})
