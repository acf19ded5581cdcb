import { describe, expect, it } from 'vitest'
import { decided, example } from '../support/shipped.ts'

interface Evidence {
  readonly id: string
}

function statementOn(item: string): Evidence {
  return {
    id: `ev-life-${item}`,
    type: 'lifecycle-integrity-statement',
    issuerRole: 'manufacturer',
    date: '2026-11-20',
    subjects: [`/items/@${item}`],
    answers: { stages: ['development', 'manufacture', 'delivery', 'maintenance'] },
    state: 'received',
  } as Evidence
}

function outcomes(document: unknown): Record<string, string> {
  const { body } = decided(document) ?? {}
  return Object.fromEntries((body?.items ?? []).map((item) => [item.id, item.outcome]))
}

describe('the wide-area network of a ministry', () => {
  const document = example('jp-ministry-wan')
  const before = decided(document)

  it('lacks for the core router a certificate of its version, a label and support until the end of use', () => {
    const unmet = before?.body.findings.filter(
      ({ item, verdict, effect }) => item === '1' && verdict === 'triggered' && effect === 'require',
    )
    expect(before?.body.outcome).toBe('incomplete')
    expect(unmet?.map(({ rule }) => rule)).toEqual(['JP-STD-1', 'JP-STD-2', 'JP-STD-4', 'JP-STD-5'])
    expect(JSON.stringify(unmet?.[0]?.because)).toContain('of-another-version')
  })

  it('can be shown to the authorities now, line by line, whatever else is missing', () => {
    expect(before?.body.steps).toContainEqual(
      expect.objectContaining({
        kind: 'ask',
        whom: ['jp-nco', 'jp-digital-agency'],
        items: ['1', '2', '3', '4', '5'],
        needs: [],
      }),
    )
  })

  it('refers lines 2 to 5 once the maker’s lifecycle statement is there', () => {
    const evidence = [...(document['evidence'] as Evidence[]), statementOn('1'), statementOn('2')]
    expect(outcomes(document)).toEqual({
      1: 'incomplete',
      2: 'incomplete',
      3: 'refer',
      4: 'refer',
      5: 'refer',
    })
    expect(outcomes({ ...document, evidence })).toEqual({
      1: 'incomplete',
      2: 'refer',
      3: 'refer',
      4: 'refer',
      5: 'refer',
    })
  })

  it('carries each missing clause as a condition of its own and covers all of the value', () => {
    const accept = before?.body.steps.find((step) => step.kind === 'accept')
    expect(accept).toEqual({ kind: 'accept', items: [], rules: ['JP-AGR-7-NOTICE'] })
    expect(before?.body.covers).toEqual({ lines: 5, of: 5, share: '1.00' })
  })
})

describe('what an officer would try', () => {
  it.each([
    ['jp-l3-switches-lowest-price', 'incomplete', ['JP-AGR-2', 'JP-AGR-4']],
    ['jp-wired-mice-determined', 'approve', []],
    ['jp-wired-mice-undetermined', 'incomplete', ['JP-AGR-1']],
    ['jp-groupware-outside-ismap-scope', 'incomplete', ['JP-ISMAP-2']],
    ['jp-saas-through-marketplace', 'incomplete', ['JP-ISMAP-1']],
    ['jp-lobby-camera-without-label', 'incomplete', ['JP-STD-2']],
    ['jp-mobile-lines-list-refused', 'incomplete', ['JP-AGR-9']],
    ['jp-lease-of-five-year-old-switches', 'incomplete', ['JP-STD-5']],
    ['jp-gift-of-tablets', 'refer', ['JP-AGR-3']],
    ['jp-urgent-firewall', 'refer', ['JP-AGR-3', 'JP-AGR-4-OTHER']],
    ['jp-framework-call-off', 'approve', []],
    ['jp-second-line-maintenance-abroad', 'refer', ['JP-AGR-3']],
    ['jp-carrier-subscriber-database', 'incomplete', ['JP-ESPA-2-PART', 'JP-ESPA-3']],
  ])('%s is %s', (name, outcome, decisive) => {
    const { body } = decided(example(name)) ?? {}
    expect(body?.outcome).toBe(outcome)
    const found = body?.items.flatMap((item) => item.decisive) ?? []
    expect(decisive.filter((rule) => !found.includes(rule))).toEqual([])
  })

  it('mice are asked nothing by any pack, the baseline included', () => {
    const { body } = decided(example('jp-wired-mice-determined')) ?? {}
    expect(body?.missing).toEqual([])
    expect(body?.advisory.findings).toEqual([])
  })

  it('a call-off of what was advised needs no new advice, a changed line does', () => {
    const document = example('jp-framework-call-off')
    const [line] = document['items'] as { model: string }[]
    const changed = { ...document, items: [{ ...line, model: 'RX-540' }] }
    expect(decided(document)?.verdicts.get('JP-AGR-3@/items/@A')).toBe('clear')
    expect(decided(changed)?.verdicts.get('JP-AGR-3@/items/@A')).toBe('triggered')
  })
})
