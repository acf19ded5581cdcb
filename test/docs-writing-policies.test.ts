import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROJECT } from '../src/load-rulebook.ts'
import { temporaryFolder } from './support/deployment.ts'

const guide = readFileSync(join(PROJECT, 'docs/writing-policies.md'), 'utf8')
const blocks = [...guide.matchAll(/```(yaml|sh|text)\n([\s\S]*?)```/g)].map((match) => ({
  kind: match[1],
  text: match[2] ?? '',
}))
const PACK = 'policies/house-cameras/pack.yaml'
const TESTS = 'policies/house-cameras/tests/rules.yaml'

describe('the guide from a sentence of law to a tested rule', () => {
  const folder = temporaryFolder()
  const at = (name: string): string => join(folder.path, name)

  beforeAll(() => {
    for (const name of ['dist', 'data', 'package.json']) {
      cpSync(join(PROJECT, name), at(name), { recursive: true })
    }
    symlinkSync(join(PROJECT, 'node_modules'), at('node_modules'))
    mkdirSync(at(dirname(TESTS)), { recursive: true })
  })
  afterAll(() => {
    folder.remove()
  })

  function write(text: string): void {
    const named = /^# (policies\/\S+)\n/.exec(text)?.[1]
    if (named === undefined) writeFileSync(at(TESTS), readFileSync(at(TESTS), 'utf8') + text)
    else writeFileSync(at(named), text)
  }

  function run(command: string): string {
    const words = [...command.trim().matchAll(/'([^']*)'|(\S+)/g)].map((word) => word[1] ?? word[2] ?? '')
    expect(words.slice(0, 2)).toEqual(['npx', 'sekisho'])
    const cli = at('dist/cli/main.js')
    const { stdout, stderr } = spawnSync(process.execPath, [cli, ...words.slice(2)], {
      encoding: 'utf8',
      cwd: folder.path,
    })
    return `${stdout}${stderr}`.replaceAll(`${folder.path}/`, '')
  }

  it('comes to what it shows, step by step', () => {
    let command = ''
    const shown: string[] = []
    for (const { kind, text } of blocks) {
      if (kind === 'yaml') write(text)
      if (kind === 'sh') {
        command = text
        if (command.includes('describe')) expect(run(command)).toContain('例示省 カメラ調達方針')
      }
      if (kind !== 'text') continue
      expect(run(command)).toContain(text)
      shown.push(text)
      const pack = readFileSync(at(PACK), 'utf8')
      writeFileSync(at(PACK), pack.replace('item.endOfSecurityUpdate,', 'item.endOfSecurityUpdates,'))
    }
    expect(shown).toHaveLength(8)
    expect(readFileSync(at('profile.yaml'), 'utf8')).toContain('house-cameras')
  }, 120_000)
})
