import { describe, expect, it } from 'vitest'
import { slotOf } from '../../src/facts/catalogue.ts'
import type { Fact } from '../../src/facts/fact.ts'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { resolve } from '../../src/facts/resolve.ts'
import { parsed, rulebook } from '../support/shipped.ts'

type Members = Record<string, unknown>

function factOf(name: string, item: Members, more: Members = {}): Fact | undefined {
  const purchase = parsed({
    schema: 'sekisho/purchase/1',
    items: [{ id: '1', kind: 'service', ...item }],
    ...more,
  })
  if (purchase === undefined) throw new Error('no purchase')
  return resolve(purchase, FILE_TRUSTED, rulebook.snapshot).items[0]?.values[slotOf(name)]
}

function says(about: string, word: string): Members {
  return { about: `/items/@1/${about}`, says: word, by: 'buyer' }
}

describe('facts that more than one member says', () => {
  it.each([
    [{ connection: 'indirect', internetConnected: false }, 'indirect', null],
    [{ internetConnected: true }, 'connected', null],
    [{ connection: 'none', internetConnected: true }, null, 'conflict'],
    [{ connection: 'none', internetConnected: false }, 'none', null],
  ])('connection of %j is %s (%s)', (use, value, unknown) => {
    expect(factOf('item.connection', { use })).toMatchObject({ value, unknown })
  })

  it('a device said not to reach the internet may still connect through another network', () => {
    expect(factOf('item.connection', { use: { internetConnected: false } })).toBeUndefined()
  })

  it('a line is used until its own day, else until the system’s', () => {
    const system = { plannedEndOfUse: '2032-03-31' }
    expect(factOf('item.plannedEndOfUse', {}, { system })?.value).toBe('2032-03-31')
    expect(factOf('item.plannedEndOfUse', { plannedEndOfUse: '2030-03-31' }, { system })?.value).toBe(
      '2030-03-31',
    )
  })

  it.each([
    [['complete'], 'whole', null],
    [['refused'], 'refused', null],
    [['unobtainable'], 'refused', null],
    [['complete', 'refused'], null, 'conflict'],
    [[], null, 'null'],
  ])('a list of what a service uses of which is said %j is %s (%s)', (words, value, unknown) => {
    const statements = words.map((word) => says('service/uses', word))
    expect(factOf('item.usesList', { service: { uses: null } }, { statements })).toMatchObject({
      value,
      unknown,
    })
  })

  it('administrators are known as a whole only when every one has countries and somebody says so', () => {
    const all = [{ countries: ['JP'] }, { countries: ['SG', 'JP'] }]
    const statements = [says('service/adminAccess', 'complete')]
    const admin = (adminAccess: Members[], more: Members = {}): Fact | undefined =>
      factOf('item.adminCountries', { service: { adminAccess } }, more)
    expect(admin(all, { statements })).toMatchObject({ value: ['JP', 'SG'], whole: true })
    expect(admin(all)).toMatchObject({ value: ['JP', 'SG'], whole: false })
    expect(admin([...all, { tier: 2 }], { statements })).toMatchObject({ whole: false })
  })
})
