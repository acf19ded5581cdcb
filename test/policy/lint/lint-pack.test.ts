import { describe, expect, it } from 'vitest'
import type { LintContext, LintFinding } from '../../../src/policy/lint/finding.ts'
import { lintPack } from '../../../src/policy/lint/lint-pack.ts'
import { toPointer } from '../../../src/policy/place.ts'
import { COMPLETE, packFolder } from '../../support/complete-pack.ts'

const EVIDENCE = 'evidence: exit-plan\n    answers: { removedInTime: true }'
const PACK = COMPLETE.replace('evidence: letter\n    answers: { sealed: true }', EVIDENCE)

const CONTEXT: LintContext = {
  asOf: '2026-11-24',
  until: '2027-05-23',
  lists: new Map([
    ['us-fcc-covered', { edition: '2026-07-28', maxAgeDays: 180 }],
    ['us-ndaa-889', { edition: '2018-08-13' }],
  ]),
}

function lint(from = '', to = '', context = CONTEXT): LintFinding[] {
  const yaml = PACK.replace(from, to)
  if (from !== to && yaml === PACK) throw new Error(`${from} does not stand in the pack`)
  const folder = packFolder(yaml)
  folder.remove()
  return lintPack(folder.pack.written, context)
}

/** Findings as `kind pointer`, with `!` for an error. */
function said(...args: Parameters<typeof lint>): string[] {
  return lint(...args).map(({ level, kind, at }) => `${level === 'error' ? '!' : ''}${kind} ${toPointer(at)}`)
}

const WHEN = '{ fact: item.condition, is: new }'
const EFFECTIVE = 'effective: { from: 2026-04-01, by: act }'
const SCOPE = 'scope: { fact: item.category, within: router }'
const RULE = PACK.slice(PACK.indexOf('  - id: ROUTER'))

/** A second rule after the first one. */
function withRule(from: string, to: string): [string, string] {
  return [RULE, `${RULE}${RULE.replace('ROUTER', 'OTHER').replace(from, to)}`]
}

const LISTED = 'makers: [manufacturer]\n    when: { fact: item.makers, some: { listed: us-fcc-covered } }'
const [BEFORE_WHEN = '', AFTER_WHEN = ''] = RULE.split(/ {4}when:[\s\S]*?(?= {4}unless)/)
const SCREENED = `${BEFORE_WHEN}    ${LISTED}\n${AFTER_WHEN}`

describe('a pack that compiles', () => {
  it('with nothing to look after has no findings', () => {
    expect(said()).toEqual([])
  })

  it.each<[string, string, string, string[]]>([
    // Dates.
    [
      'a rule that ends soon',
      EFFECTIVE,
      'effective: { from: 2026-04-01, until: 2027-05-23, by: act }',
      ['lapses /rules/0/effective/until'],
    ],
    ['a rule that ends later', EFFECTIVE, 'effective: { from: 2026-04-01, until: 2027-05-24, by: act }', []],
    [
      'a waiver that ends soon',
      'rules:\n',
      'waivers: [{ id: w, issuer: office, until: 2026-11-24, title: { en: W, ja: 免除 }, citation: own }]\nrules:\n',
      ['unused /waivers/0', 'lapses /waivers/0/until'],
    ],
    [
      'a rule that has ended',
      EFFECTIVE,
      'effective: { from: 2026-04-01, until: 2026-11-24, by: act }',
      ['lapses /rules/0/effective/until'],
    ],
    [
      'a day in a condition that comes soon',
      WHEN,
      '{ fact: item.plannedEndOfUse, after: 2027-01-01 }',
      ['lapses /rules/0/when/allOf/1/after'],
    ],
    ['a day in a condition that has gone', WHEN, '{ fact: item.plannedEndOfUse, after: 2026-11-23 }', []],
    ['a pack reviewed a year ago', 'reviewed: 2026-11-24', 'reviewed: 2026-05-23', ['lapses /reviewed']],
    ['a pack reviewed within a year', 'reviewed: 2026-11-24', 'reviewed: 2026-05-24', []],
    // What never applies.
    [
      'a rule whose scope contradicts itself',
      SCOPE,
      'scope: { allOf: [{ fact: item.kind, is: hardware }, { fact: item.kind, is: software }] }',
      ['!unreachable /rules/0'],
    ],
    [
      'a rule whose when contradicts its scope',
      WHEN,
      '{ not: { fact: item.category, within: router } }',
      ['!unreachable /rules/0'],
    ],
    ['a rule whose when narrows its scope', WHEN, '{ fact: item.category, is: router }', []],
    [
      'a pack that binds nobody',
      'binds: { fact: buyer.jurisdiction, is: JP }',
      'binds: { allOf: [{ fact: buyer.jurisdiction, is: JP }, { fact: buyer.jurisdiction, is: US }] }',
      ['!unreachable /binds'],
    ],
    [
      'an alternative that never holds',
      WHEN,
      '{ anyOf: [{ fact: item.condition, is: new }, { not: { always: true } }] }',
      ['unreachable /rules/0/when/allOf/1/anyOf/1'],
    ],
    [
      'days between which there is none',
      WHEN,
      '{ allOf: [{ fact: item.plannedEndOfUse, after: 2030-01-01 }, { fact: item.plannedEndOfUse, before: 2030-01-01 }] }',
      ['!unreachable /rules/0'],
    ],
    [
      'days between which there is one',
      WHEN,
      '{ allOf: [{ fact: item.plannedEndOfUse, onOrAfter: 2030-01-01 }, { fact: item.plannedEndOfUse, onOrBefore: 2030-01-01 }] }',
      [],
    ],
    // What makes no difference.
    [
      'a part that follows from the one beside it',
      WHEN,
      '{ fact: item.condition, in: [new, used] }\n        - { fact: item.condition, is: new }',
      ['shadowed /rules/0/when/allOf/1'],
    ],
    ['a rule like another', ...withRule('', ''), ['shadowed /rules/1']],
    [
      'a rule narrower than another',
      ...withRule(WHEN, `${WHEN}\n        - { fact: item.connection, is: direct }`),
      ['shadowed /rules/1'],
    ],
    ['a narrower rule that begins earlier', ...withRule('2026-04-01', '2026-03-31'), ['shadowed /rules/0']],
    ['a rule of another effect', ...withRule('prohibit', 'note'), []],
    ['a rule on another condition', ...withRule('is: new', 'is: refurbished'), []],
    ['a rule that catches other acts', ...withRule(SCOPE, `catches: [acquire, hold]\n    ${SCOPE}`), []],
    // Names.
    ['an exception that no rule allows', '    unless: [EX-1]\n', '', ['unused /exceptions/0']],
    [
      'a citation that nothing cites',
      'citations:\n',
      "citations:\n  more: { ref: More, url: 'https://example.org/', confidence: verified, retrieved: 2026-11-24 }\n",
      ['unused /citations/more'],
    ],
    [
      'a list that nothing screens against',
      'rules:\n',
      'lists: [us-ndaa-889]\nrules:\n',
      ['unused /lists/0'],
    ],
    [
      'an authority that nobody asks',
      'rules:\n',
      'authorities: [{ id: office, name: { en: Office, ja: 官房 } }]\nrules:\n',
      ['unused /authorities/0'],
    ],
    [
      'a waiver that helps no rule',
      'rules:\n',
      'waivers: [{ id: w, issuer: office, title: { en: W, ja: 免除 }, citation: own }]\nrules:\n',
      ['unused /waivers/0'],
    ],
    [
      'a setting that nothing reads',
      'rules:\n',
      'parameters: { limit: { title: { en: Limit, ja: 限度 }, type: number, default: 1 } }\nrules:\n',
      ['unused /parameters/limit'],
    ],
    ['a list that the head does not name', RULE, SCREENED, ['!list /rules/0/when/some/listed']],
    ['a list that becomes too old soon', RULE, `${SCREENED}lists: [us-fcc-covered]\n`, ['lapses /lists/0']],
    // Languages.
    [
      'a Japanese title in English',
      'ja: 高額なルーター',
      'ja: Costly routers',
      ['!translation /rules/0/title/ja'],
    ],
    ['the same title twice', 'en: A pack, ja: 規程', 'en: A pack, ja: A pack', ['!translation /title/ja']],
    ['an English title in Japanese', 'en: A pack', 'en: 規程一', ['!translation /title/en']],
    ['a Japanese title with Latin words in it', 'ja: 規程', 'ja: Wi-Fi 規程', []],
    // What nobody can supply.
    [
      'a code that no purchase holds',
      WHEN,
      '{ fact: item.condition, in: [new, shiny] }',
      ['!supply /rules/0/when/allOf/1/in/1'],
    ],
    ['codes that a purchase holds', WHEN, '{ fact: item.condition, in: [new, used] }', []],
    ['a source without an address', ", url: 'https://example.org/rules'", '', ['!citation /citations/own']],
    ['a source that nobody has read', ', retrieved: 2026-11-24', '', ['!citation /citations/own']],
    [
      'a source read on a day to come',
      'retrieved: 2026-11-24',
      'retrieved: 2026-11-25',
      ['!citation /citations/own'],
    ],
    [
      'a source known and not read',
      'confidence: verified',
      'confidence: knowledge',
      ['citation /citations/own'],
    ],
    ['a source read at second hand', 'confidence: verified', 'confidence: secondary', []],
  ])('%s', (_, from, to, expected) => {
    expect(said(from, to)).toEqual(expected)
  })

  it('evidence and answers that nothing describes', () => {
    expect(said(EVIDENCE, 'evidence: letters')).toEqual(['supply /exceptions/0/evidence'])
    const [finding, ...more] = lint(EVIDENCE, EVIDENCE.replace('removedIn', 'removedin'))
    expect(finding).toMatchObject({ level: 'warning', kind: 'supply', at: ['exceptions', 0, 'answers'] })
    expect(finding?.message).toContain('did you mean removedInTime')
    expect(more).toEqual([])
  })

  it('a list that is too old', () => {
    const old = {
      ...CONTEXT,
      lists: new Map([['us-fcc-covered', { edition: '2026-05-27', maxAgeDays: 180 }]]),
    }
    const [from, to] = [RULE, `${SCREENED}lists: [us-fcc-covered]\n`]
    expect(said(from, to, old)).toEqual(['list /lists/0'])
    const fresh = {
      ...CONTEXT,
      lists: new Map([['us-fcc-covered', { edition: '2026-11-25', maxAgeDays: 180 }]]),
    }
    expect(said(from, to, fresh)).toEqual([])
  })
})
