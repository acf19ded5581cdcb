import { describe, expect, it } from 'vitest'
import { checkFile, type CheckOptions } from '../../src/cli/check.ts'
import { CATALOGUE } from '../../src/facts/catalogue.ts'
import { PROJECT } from '../../src/load-rulebook.ts'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../support/deployment.ts'
import { agreement, lineOf, offer } from '../support/agreement.ts'
import { examples, rulebook } from '../support/shipped.ts'
import type { Rulebook } from '../../src/operations/deployment.ts'

const CLOCK = { now: new Date('2026-11-25T03:00:00Z'), timeZone: 'UTC' }

function checked(name: string, options: Partial<CheckOptions>): string {
  const file = `${PROJECT}data/examples/${name}.json`
  return checkFile(rulebook, file, { lang: 'en', format: 'text', ...options }, CLOCK).output
}

function checkedDocument(book: Rulebook, document: unknown, options: Partial<CheckOptions>): string {
  const folder = temporaryFolder()
  const file = join(folder.path, 'purchase.json')
  writeFileSync(file, JSON.stringify(document))
  try {
    return checkFile(book, file, { lang: 'en', format: 'text', ...options }, CLOCK).output
  } finally {
    folder.remove()
  }
}

/** Everything in a purchase that is a text of its own: names, models, ids, paths. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [key, ...textsIn(member)])
}

/** Codes of clauses that rules ask for. */
const CLAUSES = rulebook.policySet.packs.flatMap(({ source }) =>
  [...JSON.stringify(source.rules).matchAll(/(?:contract\.terms|item\.classifications)\.([\w.-]+)/g)].map(
    (match) => match[1] ?? '',
  ),
)

/** Ids, codes, citations and names that may stand in a Japanese text as they are. */
const KNOWN: readonly string[] = [
  ...rulebook.policySet.packs.flatMap(({ source }) => [
    source.id,
    ...source.rules.flatMap((rule) => [rule.id, ...Object.keys(rule.demand?.answers ?? {})]),
    ...Object.values(source.citations).map((citation) => citation.ref),
  ]),
  ...rulebook.snapshot.lists.map((list) => list.id),
  // A clause of the contract is named by its code.
  ...CLAUSES,
  ...(JSON.parse(rulebook.snapshot.document()) as { entities: { name: string }[] }).entities.map(
    (one) => one.name,
  ),
]

/** Words in Latin letters that are no abbreviation: what a translation has left over. */
function leftovers(text: string, purchase: unknown): string[] {
  const known = [...KNOWN, ...textsIn(purchase)].filter((one) => /[a-z]/.test(one) && one.length > 1)
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length)
  const rest = longestFirst
    .reduce((left, one) => left.replaceAll(one, ''), text.replaceAll(/sha256:[0-9a-f]{64}/g, ''))
    .replaceAll(/(\/[\w@*.~-]+)+/g, '')
    // Clauses are numbered as their text numbers them.
    .replaceAll(/\([ivx]+\)/g, '')
  return [...rest.matchAll(/[A-Za-z]*[a-z][A-Za-z]*/g)]
    .map((match) => match[0])
    .filter((word) => word.length > 1)
}

describe('a Japanese reading', () => {
  it.each(examples)('of %s leaves no English over', (name, purchase) => {
    for (const options of [{}, { format: 'markdown' as const }, { compare: true }]) {
      const output = checked(name, { lang: 'ja', ...options })
        .split('\n')
        .slice(options.format === undefined ? 1 : 0)
      expect(output.length).toBeGreaterThan(5)
      expect(leftovers(output.join('\n'), purchase)).toEqual([])
    }
  })
})

describe('what every rule says', () => {
  it.each(rulebook.policySet.packs.map((pack) => [pack.source.id, pack] as const))(
    '%s: both languages name the same and end as sentences do',
    (_id, pack) => {
      const names = (text: string): string[] =>
        [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort()
      for (const { source } of pack.rules) {
        expect([source.id, new Set(names(source.rationale.en))]).toEqual([
          source.id,
          new Set(names(source.rationale.ja)),
        ])
        expect(source.rationale.en).toMatch(/\.$/)
        expect(source.rationale.ja).toMatch(/。$/)
      }
    },
  )
})

describe('forty lines', () => {
  const forty = offer(
    Array.from({ length: 40 }, (_, index) => lineOf(String(index + 1), 'RS-48', { category: null })),
  )

  it('that lack the same are asked about once, and have the same reason once', () => {
    const text = checkedDocument(agreement, forty, {})
    expect(text).toContain('items 1–40: To be referred to an authority')
    // Once as a question, once as what a remedy takes.
    expect(text.match(/What kind of product or service is it/g)).toHaveLength(2)
    expect(text).toContain('[items 1–40; does not decide alone; ASK; /items/*/category]')
    expect(text).toContain('the Office: items 1–40 (ASK), after (1)')
  })

  it('are asked about in one go once nothing is lacking, with a digest each', () => {
    const whole = offer(Array.from({ length: 40 }, (_, index) => lineOf(String(index + 1), `RS-${index}`)))
    const text = checkedDocument(agreement, whole, { lang: 'ja' })
    expect(text).toContain('担当室：品目 1～40（ASK）')
    expect(text).toContain('回答まで 14 日を見込むこと。')
    expect(text.match(/sha256:/g)).toHaveLength(41)
  })
})

describe('Markdown', () => {
  it('is an attachment by itself: what, by which policies, with the digest of the decision', () => {
    const text = checked('jp-ministry-wan', { format: 'markdown' })
    expect(text).toMatch(/^# Result of the checkpoint\n/)
    expect(text).toMatch(/\| Digest of the decision \| sha256:[0-9a-f]{64} \|/)
    expect(text).toContain('| jp-agreement 1.0.0 |')
    expect(text).toContain('| All lines were looked at, 100 % of the value. |')
    expect(text).toContain('does not replace legal advice')
  })

  it('takes nothing in a name for its own', () => {
    const text = checkedDocument(
      agreement,
      { ...offer([lineOf('1', 'A|B*<script>_x_')]), title: 'a | b\n# c' },
      { format: 'markdown' },
    )
    expect(text).toContain('A\\|B\\*\\<script\\>\\_x\\_')
    expect(text).toContain('| Subject | a \\| b \\# c |')
    const rows = text.split('\n').filter((line) => line.startsWith('|'))
    const cells = (row: string): number => row.replaceAll('\\|', '').split('|').length
    expect(rows.every((row) => [4, 6, 7].includes(cells(row)))).toBe(true)
  })
})

describe('check --compare', () => {
  it('says what every policy by itself comes to, house policies as if they were adopted', () => {
    const lines = checked('jp-ministry-wan', { compare: true }).trim().split('\n')
    const row = (pack: string): string => lines.find((line) => line.startsWith(`${pack} `)) ?? ''
    expect(lines).toHaveLength(2 + rulebook.policySet.packs.length)
    expect(row('jp-agreement')).toMatch(
      /binding +yes +To be referred to an authority +items 1–5: To be referred/,
    )
    expect(row('baseline')).toMatch(/advisory +yes +Cannot be decided yet/)
    expect(row('us-ndaa-889')).toMatch(
      /binding +no +Not covered by any policy in force +Cannot be decided yet/,
    )
  })

  it('says what a policy of another country would come to', () => {
    const lines = checked('us-courthouse-cameras', { compare: true }).trim().split('\n')
    const row = (pack: string): string => lines.find((line) => line.startsWith(`${pack} `)) ?? ''
    expect(row('uk-surveillance-equipment')).toMatch(
      /no +Not covered by any policy in force +Cannot be decided yet +item 1/,
    )
    expect(row('us-ndaa-889')).toMatch(/yes +Rejected +item 1: Rejected/)
  })

  it('keeps its columns in Japanese, and is one line of JSON', () => {
    const lines = checked('jp-ministry-wan', { compare: true, lang: 'ja' }).trim().split('\n').slice(1)
    const before = (line: string): number => {
      const cut = line.indexOf('品目')
      return Array.from(line.slice(0, cut)).reduce(
        (sum, one) => sum + (one.charCodeAt(0) > 0x2e80 ? 2 : 1),
        0,
      )
    }
    expect(new Set(lines.map(before)).size).toBe(1)
    const json = JSON.parse(checked('jp-ministry-wan', { compare: true, json: true })) as {
      compared: unknown[]
    }
    expect(json.compared).toHaveLength(rulebook.policySet.packs.length)
  })
})

describe('the questions of the catalogue', () => {
  it.each(
    Object.values(CATALOGUE)
      .flat()
      .map((fact) => [fact.name, fact.question] as const),
  )('%s is asked in both languages', (_name, { en, ja }) => {
    expect(en).toMatch(/[a-z].*\?|\.$/)
    expect(ja).toMatch(/。$/)
    expect(leftovers(ja, null)).toEqual([])
  })
})
