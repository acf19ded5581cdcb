import { describe, expect, it } from 'vitest'
import type { CertificateFacts } from '../../src/facts/fact.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { resolve } from '../../src/facts/resolve.ts'
import { parsed, rulebook } from '../support/shipped.ts'

type Members = Record<string, unknown>

/** The one certificate of a line, as rules see it. */
function certificate(item: Members, certification: Members, statements: Members[] = []): CertificateFacts {
  const maker = { role: 'manufacturer', name: '例示ネットワークス株式会社' }
  const line = { id: '1', kind: 'hardware', category: 'router', model: 'RX-900', parties: [maker], ...item }
  const purchase = parsed({
    schema: 'sekisho/purchase/1',
    items: [{ ...line, certifications: [{ scheme: 'common-criteria', ...certification }] }],
    statements,
  })
  if (purchase === undefined) throw new Error('no purchase')
  const [found] = resolve(purchase, FILE_TRUSTED, rulebook.snapshot).items[0]?.certificates ?? []
  if (found === undefined) throw new Error('no certificate')
  return found
}

describe('a certificate', () => {
  it.each([
    ['RX-900', {}, true],
    [' rx-900', {}, true],
    ['RX-800', {}, false],
    ['RX-900-28', { partNumber: 'RX-900-28' }, true],
    ['RX-900', { model: null }, null],
    [null, {}, null],
  ])('of %s for a line with %j is of the line: %s', (product, item, expected) => {
    expect(certificate(item, { subject: { product } }).isOfLine).toBe(expected)
  })

  it.each([
    ['5.5', { firmware: { version: '5.5' } }, true],
    ['5.5', { firmware: { version: '5.6' } }, false],
    ['5.5', { version: '5.5' }, true],
    ['5.5', {}, null],
    [null, { firmware: { version: '5.5' } }, null],
    [null, {}, true],
  ])('of version %s for a line with %j is of its version: %s', (version, item, expected) => {
    expect(certificate(item, { subject: { product: 'RX-900', version } }).isOfVersion).toBe(expected)
  })

  it.each([
    ['例示ネットワークス株式会社', [], true],
    ['例示ネットワークス　株式会社', [], null],
    ['例示商事株式会社', [{ role: 'reseller', name: '例示商事株式会社' }], null],
    ['例示商事株式会社', [{ role: 'oem', name: '例示商事株式会社' }], true],
    [null, [], null],
  ])('held by %s, with %j beside the maker, is held by a maker: %s', (holder, others, expected) => {
    const maker = { role: 'manufacturer', name: '例示ネットワークス株式会社' }
    expect(certificate({ parties: [maker, ...others] }, { holder }).isHeldByMaker).toBe(expected)
  })

  it('covers what is used only where the list of what is used is whole', () => {
    const service = { name: '例示', features: ['mail', 'calendar'] }
    const whole = [{ about: '/items/@1/service/features', says: 'complete', by: 'buyer' }]
    const scoped = (services: string[]): Members => ({ scheme: 'ismap', scope: { services } })
    const covers = (services: string[], statements: Members[]): boolean | null =>
      certificate({ kind: 'cloud', service }, scoped(services), statements).covers.features
    expect(covers(['mail', 'calendar'], whole)).toBe(true)
    expect(covers(['mail', 'calendar'], [])).toBe(null)
    expect(covers(['mail'], [])).toBe(false)
  })
})
