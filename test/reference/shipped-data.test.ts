import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadReference } from '../../src/reference/load-reference.ts'
import { normaliseName } from '../../src/reference/normalise-name.ts'
import { PROJECT } from '../../src/load-rulebook.ts'
import { examples, rulebook } from '../support/shipped.ts'

const reference = loadReference(`${PROJECT}data/reference`)
const { snapshot } = rulebook

describe('data/reference', () => {
  it('names the five companies of s.889, each with its limb', () => {
    const list = reference.lists.find((one) => one.id === 'us-ndaa-889')
    expect(list?.entries.map((entry) => [entry.entity, entry.limb, entry.added]).sort()).toEqual([
      ['dahua', 'video-surveillance', '2018-08-13'],
      ['hikvision', 'video-surveillance', '2018-08-13'],
      ['huawei', 'telecommunications', '2018-08-13'],
      ['hytera', 'video-surveillance', '2018-08-13'],
      ['zte', 'telecommunications', '2018-08-13'],
    ])
  })

  it.each([['us-ndaa-889', 5]])('list %s is statutory and without an age limit', (id, entries) => {
    expect(snapshot.lists.find((list) => list.id === id)).toMatchObject({ kind: 'statutory', entries })
    expect(reference.lists.find((list) => list.id === id)?.maxAgeDays).toBe(undefined)
  })

  it('has a source for whatever it calls verified', () => {
    const edges = reference.entities.flatMap((entity) => entity.edges ?? [])
    const claimed = edges.filter((edge) => edge.confidence === 'verified-in-source')
    expect(claimed.filter((edge) => edge.source === undefined)).toEqual([])
  })

  it('can be screened against s.889 in the scripts of its readers', () => {
    for (const name of ['Example', '例示工業', 'エグザンプル', '예시전자']) {
      expect(snapshot.blindLists({ name })).not.toContain('us-ndaa-889')
    }
    expect(snapshot.blindLists({ name: 'Пример' })).toContain('us-ndaa-889')
  })

  it('knows a word for every name of a listed group: none of them passes as distinct', () => {
    const members = reference.entities.filter((entity) =>
      snapshot.links(entity.id).some((link) => link.test === 'self' || link.test === 'subsidiary'),
    )
    const names = members.flatMap((entity) => [
      entity.name,
      ...Object.values(entity.names ?? {}).flat(),
      ...(entity.weakNames ?? []),
    ])
    const missed = names.filter((name) => !['same', 'possible'].includes(snapshot.identify({ name }).result))
    expect(missed).toEqual([])
  })

  it('identifies its own ordinary entities by name, or asks between namesakes', () => {
    const lost = reference.entities.filter((entity) => {
      const found = snapshot.identify({ name: entity.name })
      if (found.result === 'same') return found.entity !== entity.id
      return found.result !== 'possible' || !found.candidates.some((one) => one.entity === entity.id)
    })
    expect(lost.map((entity) => entity.id)).toEqual([])
  })

  it('identifies its entities by every number', () => {
    for (const entity of reference.entities) {
      for (const [scheme, values] of Object.entries(entity.identifiers ?? {})) {
        for (const value of values) {
          const found = snapshot.identify({ name: entity.name, identifiers: { [scheme]: value } })
          expect(found).toMatchObject({ result: 'same', entity: entity.id, by: 'identifier' })
        }
      }
    }
  })
})

describe('data/reference: names of others', () => {
  it('the entity most like each name is never the same, unless the names are equal', () => {
    const wrong = reference.entities.flatMap((entity) =>
      (snapshot.entity(entity.id)?.names ?? []).flatMap(({ text }) =>
        snapshot
          .match(text, 5)
          .filter((one) => one.entity !== entity.id && one.comparison.result === 'same')
          .filter((one) => normaliseName(one.matched).key !== normaliseName(text).key)
          .map((one) => `${text}: ${one.entity} by ${one.matched}`),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('names that two entities bear are a question between them', () => {
    const bearers = new Map<string, Set<string>>()
    for (const entity of reference.entities)
      for (const { text } of snapshot.entity(entity.id)?.names ?? []) {
        const { key } = normaliseName(text)
        bearers.set(key, (bearers.get(key) ?? new Set()).add(entity.id))
      }
    const shared = [...bearers].filter(([, entities]) => entities.size > 1)
    expect(shared.length).toBeGreaterThan(0)
    for (const [key] of shared) expect(snapshot.identify({ name: key }).result).not.toBe('same')
  })

  it('of a thousand ordinary vendors none is the same as anybody, and at most 2 % are possible', () => {
    const names = readFileSync(`${PROJECT}data/benchmarks/company-names/ordinary-vendors.csv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.replace(/,[A-Z]*$/, '').replaceAll('"', ''))
    expect(names).toHaveLength(1000)
    const results = names.map((name) => snapshot.identify({ name }).result)
    expect(results.filter((result) => result === 'same')).toEqual([])
    expect(results.filter((result) => result === 'possible').length).toBeLessThanOrEqual(20)
  })
})

describe('data/reference/categories.yaml', () => {
  const { categories } = snapshot

  it.each([
    [
      'telecommunications-equipment',
      'router layer-2-switch layer-3-switch wireless-access-point media-converter modem firewall base-station mobile-core radio-terminal optical-transport telephone pbx radio-module patch-panel',
    ],
    [
      'video-surveillance-equipment',
      'surveillance-camera video-recorder video-doorbell video-management-system',
    ],
    ['computer', 'server desktop-computer laptop tablet smartphone'],
    ['storage', 'storage-system storage-medium'],
    ['hardware', 'printer multifunction-device peripheral electronic-component power-equipment uas robot'],
    ['peripheral', 'mouse keyboard monitor cable'],
    ['electronic-component', 'semiconductor soc memory-chip'],
    ['power-equipment', 'power-inverter ups'],
    ['software', 'operating-system security-software application-software mobile-app firmware library'],
    [
      'service',
      'communication-service video-surveillance-service operation-maintenance-service installation-service consulting-service cloud-service',
    ],
    ['supplies', 'paper'],
  ])('%s covers %s', (parent, children) => {
    expect(children.split(' ').filter((code) => !categories.within(code, parent))).toEqual([])
  })

  it('has every category that the examples use', () => {
    const used = examples.flatMap(([, purchase]) =>
      [...JSON.stringify(purchase).matchAll(/"category":"([^"]+)"/g)].map((match) => match[1] ?? ''),
    )
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((code) => !categories.has(code))).toEqual([])
  })
})
