import { describe, expect, it } from 'vitest'
import type { Body } from '../../src/decision/body.ts'
import { decided, examples } from '../support/shipped.ts'

/** The same document with members and lists the other way round; the order of claims' own evidence stays. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed).reverse()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  )
}

/** What must not depend on order: everything but the place of lines and the pointers by index. */
function essence(body: Body | undefined): unknown {
  if (body === undefined) return undefined
  const sorted = (texts: readonly string[]): string[] => [...texts].sort()
  return {
    outcomes: [body.outcome, body.worst, body.best, body.covers],
    items: sorted(body.items.map((item) => JSON.stringify(item))),
    findings: sorted(
      body.findings.map(({ missing, ...finding }) =>
        JSON.stringify({ ...finding, missing: sorted(missing) }).replaceAll(/"pointer":"[^"]*"/g, ''),
      ),
    ),
    missing: sorted(
      body.missing.map(({ unlocks, ...one }) =>
        JSON.stringify({ ...one, pointer: '', unlocks: sorted(unlocks) }),
      ),
    ),
    assumptions: body.assumptions,
  }
}

const WIDE = (text: string): string =>
  text.replaceAll(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))

function respelled(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((element) => respelled(element))
  if (typeof value === 'string')
    return key === 'name' || key === 'legalName' ? ` ${WIDE(value.toUpperCase())} ` : value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, respelled(member, name)]))
}

describe('decide', () => {
  it.each(examples)('does not depend on the order in %s', (_name, document) => {
    const before = decided(document)?.body
    expect(before?.schema).toBe('sekisho/decision/1')
    expect(essence(decided(reversed(document))?.body)).toEqual(essence(before))
  })

  it.each(examples)('does not depend on width, case and space of names in %s', (_name, document) => {
    const before = decided(document)?.body
    expect(before?.schema).toBe('sekisho/decision/1')
    expect(essence(decided(respelled(document))?.body)).toEqual(essence(before))
  })
})
