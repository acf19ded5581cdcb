import { describe, expect, it } from 'vitest'
import { rulebook } from '../support/shipped.ts'
import { company, snapshotOf } from './small-reference.ts'

const { snapshot } = rulebook

describe('compileSnapshot', () => {
  it('keeps the text and the digest that it is given', () => {
    const small = snapshotOf([company('maker')], ['maker'])
    expect([small.digest, small.document(), small.edition]).toEqual(['sha256:0', '{}', '2020-01-01'])
  })

  it('knows an entity by id with its names, strong and weak', () => {
    const small = snapshotOf([company('maker', { names: { ja: ['作り手'] }, weakNames: ['MKR'] })], ['maker'])
    expect(small.entity('maker')?.names).toEqual([
      { text: 'maker Ltd', strength: 'strong' },
      { text: '作り手', language: 'ja', strength: 'strong' },
      { text: 'MKR', strength: 'weak' },
    ])
    expect(small.entity('nobody')).toBe(undefined)
  })

  it('answers the same question with the same answer', () => {
    const party = { name: 'ZTE Example' }
    expect(snapshot.identify(party)).toEqual(snapshot.identify({ ...party }))
    expect(snapshot.links('hisilicon')).toEqual(snapshot.links('hisilicon'))
  })

  it('searches names in any script, best first and one hit for each entity', () => {
    expect(snapshot.search('海康威視', 5)[0]).toMatchObject({ entity: 'hikvision' })
    expect(snapshot.search('huawei', 3).map((hit) => hit.entity)[0]).toBe('huawei')
    const hits = snapshot.search('huawei', 50).map((hit) => hit.entity)
    expect(new Set(hits).size).toBe(hits.length)
    expect(snapshot.search('huawei', 2)).toHaveLength(2)
    expect(snapshot.search('  ', 5)).toEqual([])
  })
})
