import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { spawn, spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../src/load-rulebook.ts'
import { temporaryFolder } from './support/deployment.ts'

interface Step {
  readonly word: string
  readonly rest: string
}

/** The steps of each stage of the Dockerfile. */
function stages(): Step[][] {
  const lines = readFileSync(join(PROJECT, 'Dockerfile'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const found: Step[][] = []
  for (const line of lines) {
    const [word = '', ...rest] = line.split(' ')
    if (word === 'FROM') found.push([])
    found.at(-1)?.push({ word, rest: rest.join(' ') })
  }
  return found
}

/** Steps that need a container's own system: packages of Debian, its users, its folders. */
function isOfTheSystem(step: Step): boolean {
  return /apt-get|chown/.test(step.rest)
}

function copy(from: string, to: string, rest: string): void {
  const words = rest.split(' ').filter((word) => !word.startsWith('--'))
  const target = words.pop() ?? ''
  for (const word of words) {
    const source = word.startsWith('/app/') ? word.replace('/app/', '') : word
    const place = target.endsWith('/') ? join(to, target, source) : join(to, target)
    mkdirSync(dirname(place), { recursive: true })
    cpSync(join(from, source), place, { recursive: true, verbatimSymlinks: true })
  }
}

/** Runs a command as nobody where this process may choose, else as itself. */
function unprivileged(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
}

describe('Dockerfile', () => {
  it('builds and starts in a clean directory as an unprivileged user', async () => {
    const [build = [], run = []] = stages()
    const folder = temporaryFolder()
    const [built, final, home] = ['build', 'final', 'home'].map((name) => join(folder.path, name))
    for (const path of [folder.path, built, final, home]) {
      mkdirSync(path ?? '', { recursive: true })
      chmodSync(path ?? '', 0o777)
    }
    const environment = { ...process.env, HOME: home, npm_config_cache: join(home ?? '', '.npm') }
    for (const step of build) {
      if (step.word === 'COPY') copy(PROJECT, built ?? '', step.rest)
      if (step.word !== 'RUN' || isOfTheSystem(step)) continue
      spawnSync('chown', ['-R', '65534:65534', built ?? ''])
      const done = spawnSync('bash', ['-c', step.rest], {
        cwd: built,
        env: environment,
        encoding: 'utf8',
        ...unprivileged(),
      })
      expect([step.rest, done.status, done.status === 0 ? '' : done.stderr.slice(-2000)]).toEqual([
        step.rest,
        0,
        '',
      ])
    }
    for (const step of run)
      if (step.word === 'COPY')
        copy(step.rest.includes('--from=build') ? (built ?? '') : PROJECT, final ?? '', step.rest)
    expect(existsSync(join(final ?? '', 'node_modules/vitest'))).toBe(false)
    expect(run.some((step) => step.word === 'USER' && step.rest === 'node')).toBe(true)
    const printed = await startup(final ?? '', join(home ?? '', 'record'))
    folder.remove()
    expect(printed).toContain('sekisho listens at http://127.0.0.1:')
    expect(printed).toContain('administrator key: sk_')
  }, 300_000)
})

function startup(directory: string, record: string): Promise<string> {
  writeFileSync(join(directory, '.started'), '')
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: directory,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', SEKISHO_DATA_DIR: record },
    ...unprivileged(),
  })
  let printed = ''
  return new Promise((resolve) => {
    const take = (chunk: Buffer): void => {
      printed += chunk.toString()
      if (printed.includes('sk_')) child.kill('SIGTERM')
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.once('exit', () => {
      resolve(printed)
    })
  })
}
