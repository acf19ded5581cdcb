import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, timeZoneOf } from '../../src/config.ts'
import { loadRulebook, profileContext } from '../../src/load-rulebook.ts'
import { adoptPack } from '../../src/operations/adopt-pack.ts'
import { rulebookOf } from '../../src/operations/past-rulebook.ts'
import { temporaryFolder } from '../support/deployment.ts'
import { bodyUnder } from '../support/pack.ts'
import { example, rulebook } from '../support/shipped.ts'

/** Loads the project with this profile; gives the rulebook, or what is wrong without the folder's name. */
function withProfile<T>(yaml: string, use: (path: string) => T): T {
  const folder = temporaryFolder()
  const path = join(folder.path, 'profile.yaml')
  try {
    writeFileSync(path, yaml)
    return use(path)
  } finally {
    folder.remove()
  }
}

function faults(yaml: string): string {
  return withProfile(yaml, (path) => {
    try {
      loadRulebook(path)
      return ''
    } catch (error) {
      return String(error).replaceAll(path, 'profile.yaml')
    }
  })
}

const ADOPTED = `schema: sekisho/profile/1
packs:
  baseline: { adopted: { by: 例示省, on: 2026-11-25 } }
`

describe('a house pack', () => {
  const laptops = example('jp-ministry-laptops')
  const statusIn = (book: typeof rulebook, asOf: string): unknown => {
    const pack = bodyUnder(book, laptops, asOf).packs.find((one) => one.id === 'baseline')
    return [pack?.status, pack?.adopted]
  }

  it('is advisory until a body adopts it, and binds from that day', () => {
    const adopted = withProfile(ADOPTED, loadRulebook)
    expect(statusIn(rulebook, '2026-11-25')).toEqual(['advisory', undefined])
    expect(statusIn(adopted, '2026-11-24')).toEqual(['advisory', '2026-11-25'])
    expect(statusIn(adopted, '2026-11-25')).toEqual(['binding', '2026-11-25'])
  })

  it('weighs once it is adopted, and covers nothing', () => {
    const adopted = withProfile(ADOPTED, loadRulebook)
    const [before, after] = [rulebook, adopted].map((book) => bodyUnder(book, laptops, '2026-11-25'))
    expect(before?.findings.some((one) => one.pack === 'baseline')).toBe(false)
    expect(after?.findings.some((one) => one.pack === 'baseline')).toBe(true)
    expect(after?.advisory.findings.some((one) => one.pack === 'baseline')).toBe(false)
  })
})

describe('the digest of the policies', () => {
  it('names the profile with the packs, and either is enough to compile them again', async () => {
    const adopted = withProfile(ADOPTED, loadRulebook)
    expect(adopted.policySet.digest).not.toBe(rulebook.policySet.digest)
    const texts = new Map([
      [adopted.policySet.digest, adopted.policyText],
      [adopted.snapshot.digest, adopted.snapshot.document()],
    ])
    const store = { findDocument: (_kind: string, digest: string) => Promise.resolve(texts.get(digest)) }
    const past = await rulebookOf(
      { ...rulebook, store },
      { policySet: adopted.policySet.digest, snapshot: adopted.snapshot.digest },
    )
    expect(past.policySet.digest).toBe(adopted.policySet.digest)
    expect(past.policySet.packs.map((pack) => [pack.source.id, pack.source.status])).toEqual(
      adopted.policySet.packs.map((pack) => [pack.source.id, pack.source.status]),
    )
  })
})

describe('parameters and watchlist', () => {
  it('stand where the pack asks for them', () => {
    const book = withProfile(
      'schema: sekisho/profile/1\npacks: { jp-common-standards: { parameters: { adoptedLabelLevel: 3 } } }\n',
      loadRulebook,
    )
    const pack = book.policySet.packs.find((one) => one.source.id === 'jp-common-standards')
    expect(JSON.stringify(pack?.source)).toContain('"setting":3')
    expect(JSON.stringify(pack?.written)).not.toContain('"setting"')
  })

  it('are part of the reference data that a decision names', () => {
    const book = withProfile(
      'schema: sekisho/profile/1\nwatchlist: [{ name: Kestrel Optics GmbH, since: 2026-01-01 }]\n',
      loadRulebook,
    )
    expect(book.snapshot.digest).not.toBe(rulebook.snapshot.digest)
    expect(book.snapshot.identify({ name: 'ｋｅｓｔｒｅｌ optics gmbh' })).toMatchObject({
      entity: 'watchlist-1',
    })
    expect(book.snapshot.lists.find((list) => list.id === 'watchlist')?.entries).toBe(1)
  })
})

describe('a profile that is wrong', () => {
  it.each([
    ['schema: sekisho/profile/2', /profile\.yaml:1:1: \/schema: found "sekisho\/profile\/2"/],
    ['timezone: Asia/Tokyo', /:2:1: \/timezone: found an unknown member "timezone".*did you mean timeZone\?/],
    ['timeZone: Asia/Tokio', /:2:1: \/timeZone: Asia\/Tokio is no IANA time zone/],
    ['packs: { basline: {} }', /:2:10: \/packs\/basline: unknown pack basline; did you mean baseline\?/],
    [
      'packs: { jp-ismap: { adopted: { by: X, on: 2026-01-01 } } }',
      /:2:22: \/packs\/jp-ismap\/adopted: jp-ismap is a regime/,
    ],
    ['packs: { baseline: { adopted: { by: X } } }', /\/packs\/baseline\/adopted\/on: found nothing/],
    [
      'packs: { baseline: { adopted: { by: X, on: 2026-02-30 } } }',
      /:2:40: .*2026-02-30 is not a day of the calendar/,
    ],
    [
      'packs: { baseline: { parameters: { licenceGraceDay: 1 } } }',
      /unknown parameter of baseline licenceGraceDay; did you mean licenceGraceDays\?/,
    ],
    ['packs: { baseline: { parameters: { licenceGraceDays: yes } } }', /licenceGraceDays: expected a number/],
    ['watchlist: [{ since: 2026-01-01 }]', /:2:13: \/watchlist\/0: expected either entity/],
    ['watchlist: [{ entity: ztee, since: 2026-01-01 }]', /unknown entity ztee; did you mean zte\?/],
    [
      'watchlist: [{ name: A, since: 2026-01-02, until: 2026-01-01 }]',
      /expected a day on or after 2026-01-02/,
    ],
    ['packs: { baseline: {}, baseline: {} }', /:2:24: .*unique/i],
    ['\twatchlist: []', /:2:1: a tab/],
  ])('%s is told with its place', (line, expected) => {
    const text = line.startsWith('schema') ? `${line}\n` : `schema: sekisho/profile/1\n${line}\n`
    expect(faults(text)).toMatch(expected)
  })

  it('may be a file that is not there', () => {
    expect(() => loadRulebook('/nowhere/profile.yaml')).toThrow(
      /profile\.yaml:1:1: the profile cannot be read/,
    )
  })
})

describe('adopting a pack', () => {
  const request = { pack: 'baseline', by: '例示省', on: '2026-11-25' }

  it('makes the file, and keeps comments and everything else in one that is there', () => {
    withProfile('# ours\nschema: sekisho/profile/1\ntimeZone: Asia/Tokyo # everywhere\n', (file) => {
      adoptPack({ ...request, file }, profileContext())
      const text = readFileSync(file, 'utf8')
      expect(text).toContain('# ours\n')
      expect(text).toContain('timeZone: Asia/Tokyo # everywhere\n')
      expect(loadRulebook(file).profile.packs).toEqual({
        baseline: { adopted: { by: '例示省', on: '2026-11-25' } },
      })
      adoptPack({ ...request, file: `${file}2` }, profileContext())
      expect(readFileSync(`${file}2`, 'utf8')).toContain('schema: sekisho/profile/1')
    })
  })

  it('writes nothing when the outcome would be wrong', () => {
    withProfile('schema: sekisho/profile/1\n', (file) => {
      expect(() => adoptPack({ ...request, file, pack: 'jp-ismap' }, profileContext())).toThrow(/is a regime/)
      expect(() => adoptPack({ ...request, file, on: '2026-13-01' }, profileContext())).toThrow(/not a day/)
      expect(readFileSync(file, 'utf8')).toBe('schema: sekisho/profile/1\n')
    })
  })
})

describe('the time zone', () => {
  it('comes from the environment or the profile, and from both only if they agree', () => {
    expect(timeZoneOf({ timeZone: undefined }, {})).toBe('UTC')
    expect(timeZoneOf({ timeZone: undefined }, { timeZone: 'Asia/Tokyo' })).toBe('Asia/Tokyo')
    expect(timeZoneOf({ timeZone: 'Asia/Tokyo' }, { timeZone: 'Asia/Tokyo' })).toBe('Asia/Tokyo')
    expect(() => timeZoneOf({ timeZone: 'UTC' }, { timeZone: 'Asia/Tokyo' })).toThrow(ConfigError)
  })
})
