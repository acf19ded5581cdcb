import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROJECT } from '../src/load-rulebook.ts'

const SRC = join(PROJECT, 'src')

interface Source {
  /** Below `src`, e.g. `policy/pack.ts`. */
  readonly name: string
  readonly folder: string
  readonly text: string
  readonly imports: readonly string[]
}

const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => {
    const text = readFileSync(join(SRC, name), 'utf8')
    const imports = [...text.matchAll(/(?:from |import\()'([^']+)'/g)].map((match) => match[1] ?? '')
    return { name, folder: name.includes('/') ? (name.split('/')[0] ?? '') : '', text, imports }
  })

/** Who may import whom: each folder everything to its left; `audit` knows bytes only. */
const ORDER = ['purchase', 'reference', 'facts', 'policy', 'decision', 'operations', 'api', 'cli']

function targetOf(source: Source, specifier: string): string {
  return relative(SRC, join(SRC, source.name, '..', specifier))
}

function projectImports(source: Source): string[] {
  return source.imports.filter((one) => one.startsWith('.')).map((one) => targetOf(source, one))
}

function offenders(find: (source: Source) => readonly string[]): string[] {
  return sources.flatMap((source) => find(source).map((what) => `${source.name}: ${what}`))
}

describe('tidy', () => {
  it('imports point down the order of folders, never up', () => {
    const allowed = (source: Source, target: string): boolean => {
      const folder = target.includes('/') ? (target.split('/')[0] ?? '') : ''
      if (source.folder === '' || source.folder === folder) return true
      if (source.name === 'cli/main.ts') return true
      if (source.folder === 'audit') return false
      if (source.folder === 'store') return folder === 'audit'
      if (folder === 'audit') return ['operations', 'cli'].includes(source.folder)
      if (folder === 'store')
        return ['operations', 'api', 'cli'].includes(source.folder) && target === 'store/store.ts'
      if (source.folder === 'api' || source.folder === 'cli')
        return folder !== '' && folder !== 'api' && folder !== 'cli'
      return ORDER.indexOf(folder) !== -1 && ORDER.indexOf(folder) < ORDER.indexOf(source.folder)
    }
    expect(
      offenders((source) => projectImports(source).filter((target) => !allowed(source, target))),
    ).toEqual([])
  })

  it('what decides has no clock, chance, files or locale', () => {
    const pure = ['facts', 'decision', 'purchase', 'reference', 'policy']
    const loaders = [
      'reference/load-prepared.ts',
      'reference/load-reference.ts',
      'policy/load-packs.ts',
      'policy/load-profile.ts',
    ]
    const banned = [
      /Date\.now/,
      /new Date\(\)/,
      /Math\.random/,
      /\bIntl\b/,
      /localeCompare/,
      /toLocale/,
      /from 'node:/,
      /process\./,
      /performance\./,
    ]
    expect(
      offenders((source) =>
        pure.includes(source.folder) && !loaders.includes(source.name)
          ? banned.filter((one) => one.test(source.text)).map(String)
          : [],
      ),
    ).toEqual([])
  })

  it('the environment is read where the program starts', () => {
    const starts = ['start-service.ts', 'cli/main.ts']
    expect(
      offenders((source) =>
        source.text.includes('process.env') && !starts.includes(source.name) ? ['process.env'] : [],
      ),
    ).toEqual([])
  })

  it('the clock is read where the parts are put together', () => {
    const starts = ['editions.ts', 'cli/main.ts']
    expect(
      offenders((source) =>
        /new Date\(\)|Date\.now/.test(source.text) && !starts.includes(source.name) ? ['clock'] : [],
      ),
    ).toEqual([])
  })

  it('drivers stay in their folders', () => {
    const homes: Record<string, (name: string) => boolean> = {
      'better-sqlite3': (name) => name === 'store/sqlite/driver.ts',
      pg: (name) => name === 'store/postgres/driver.ts',
      'better-sqlite3-node-api': (name) => name === 'store/sqlite/driver.ts',
      'ajv/dist/2020.js': (name) => name === 'purchase/schema-validator.ts',
      // Read in one place; written where a person reads an answer at a terminal.
      yaml: (name) => name === 'reference/yaml-source.ts' || name === 'cli/service.ts',
      express: (name) => name.startsWith('api/'),
      commander: (name) => name.startsWith('cli/'),
    }
    expect(
      offenders((source) => source.imports.filter((one) => !(homes[one] ?? (() => true))(source.name))),
    ).toEqual([])
  })

  it('no transaction waits for anything', () => {
    const files = (name: string): boolean =>
      name.startsWith('store/appending/') ||
      /^store\/sqlite\/(append|run-asking|reader|database)\.ts$/.test(name)
    expect(
      offenders((source) => (files(source.name) && /\bawait\b|\basync\b/.test(source.text) ? ['await'] : [])),
    ).toEqual([])
  })

  it('SQL is never put together from values', () => {
    const isStatement = /(prepare|exec)\(\s*`[^`]*\$\{(?![A-Z]+\})/
    expect(offenders((source) => (isStatement.test(source.text) ? ['${ in SQL'] : []))).toEqual([])
  })

  it('files are named after what they hold', () => {
    expect(
      offenders((source) =>
        /(^|\/)(utils?|helpers?|common|misc|index)\.ts$/.test(source.name) || /[A-Z_]/.test(source.name)
          ? ['name']
          : [],
      ),
    ).toEqual([])
  })

  it('nothing is silenced or left for later', () => {
    const banned = [
      /TODO/,
      /FIXME/,
      /as any\b/,
      /: any\b/,
      /@ts-/,
      /eslint-disable/,
      /console\./,
      /as unknown as/,
    ]
    expect(offenders((source) => banned.filter((one) => one.test(source.text)).map(String))).toEqual([])
  })

  it('every source is used or is a start', () => {
    const used = new Set(sources.flatMap(projectImports))
    const starts = ['main.ts', 'cli/main.ts', 'store/sqlite/writer.ts', 'deciding-thread.ts']
    expect(
      sources.map((source) => source.name).filter((name) => !used.has(name) && !starts.includes(name)),
    ).toEqual([])
  })

  it('every rule is cited with a source that it was checked against', () => {
    const packs = readdirSync(join(PROJECT, 'policies'))
    const lacking = packs.filter((pack) => !existsSync(join(PROJECT, 'policies', pack, 'README.md')))
    expect(lacking).toEqual([])
  })
})
