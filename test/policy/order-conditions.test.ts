import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/audit/canonical-json.ts'
import { knownTo } from '../../src/operations/deployment.ts'
import { checkSource } from '../../src/policy/check-source.ts'
import { orderConditions } from '../../src/policy/order-conditions.ts'
import type { PackSource } from '../../src/policy/pack.ts'
import { WATCHLIST } from '../../src/reference/watchlist.ts'
import { rulebook } from '../support/shipped.ts'

const { categories, lists } = knownTo(rulebook.snapshot)
const known = { categories, lists: new Set([...lists, WATCHLIST]) }

describe('orderConditions', () => {
  it('lets every shipped pack pass its check again once canonical JSON has sorted its members', () => {
    const kept = rulebook.policySet.packs.map(
      ({ written }) => JSON.parse(canonicalJson(written)) as PackSource,
    )
    expect(kept.filter((pack) => checkSource(pack, known).length > 0).length).toBeGreaterThan(0)
    expect(kept.flatMap((pack) => checkSource(orderConditions(pack), known))).toEqual([])
  })

  it('leaves a circle and a name that leads nowhere to the check', () => {
    const pack = {
      conditions: { a: { condition: 'b' }, b: { allOf: [{ condition: 'a' }, { condition: 'none' }] } },
    } as Partial<PackSource> as PackSource
    expect(orderConditions(pack).conditions).toEqual(pack.conditions)
    expect(Object.keys(orderConditions(pack).conditions ?? {})).toEqual(['b', 'a'])
  })
})
