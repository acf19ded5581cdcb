import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../../src/load-rulebook.ts'
import type { PackCoverage } from '../../src/operations/cover-pack.ts'

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const cli = join(PROJECT, 'dist/cli/main.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'policy', 'coverage', ...args], {
    encoding: 'utf8',
    cwd: PROJECT,
  })
  return { status, stdout, stderr }
}

describe('sekisho policy coverage', () => {
  it('says every gap and survivor with its line, and totals', () => {
    const { stdout, stderr, status } = run('us-taa', 'us-tiktok', '--mutate')
    expect(stdout).toMatch(
      /^us-taa: \d+ of \d+ results of leaves seen, \d+ gaps, \d+ explained; \d+ of \d+ alt/m,
    )
    expect(stdout).toMatch(/^together: .* alterations noticed \([\d.]+ %\)$/m)
    const places = stdout.split('\n').filter((line) => line.includes('pack.yaml'))
    expect(places.filter((line) => !/pack\.yaml:\d+: \S+.*: (never|.*survives)/.test(line))).toEqual([])
    expect(status).toBe(places.some((line) => !line.includes('explained')) ? 1 : 0)
    // Nobody looks on, so nothing is written over.
    expect(stderr).toBe('')
  })

  it('gives one line of JSON a pack; the same seed, the same sample', () => {
    const [one, again] = [1, 2].map(() => run('--sample', '30', '--seed', '3', '--json').stdout)
    expect(one).toBe(again)
    const reports = one!
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as PackCoverage)
    const tried = reports.map(({ mutation }) => (mutation?.tried ?? 0) + (mutation?.refused.length ?? 0))
    expect(tried.reduce((sum, of) => sum + of, 0)).toBe(30)
  })

  it('says in its help when it ends with 1, and ends with 2 for a pack that there is not', () => {
    expect(run('--help').stdout).toContain('95 %')
    expect(run('us-tax')).toMatchObject({ status: 2, stderr: 'no such pack: us-tax\n' })
    expect(run('--sample', 'few').status).toBe(2)
  })
})
