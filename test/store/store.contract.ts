import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { StoreError, type Store } from '../../src/store/store.ts'
import { collected } from '../support/collected.ts'
import { temporaryFolder } from '../support/deployment.ts'
import {
  activation,
  confirmation,
  decision,
  key,
  match,
  principal,
  profile,
  revocation,
  SECRET,
  TIME,
  trial,
} from './store-events.ts'

/** Codes of the promises that were refused, in order. */
async function codesOf(work: readonly Promise<unknown>[]): Promise<string[]> {
  const results = await Promise.allSettled(work)
  return results.flatMap((one) => {
    if (one.status === 'fulfilled') return []
    return [one.reason instanceof StoreError ? one.reason.code : String(one.reason)]
  })
}

/** What every adapter has to keep, whatever it stores in. `open` opens the record in a directory, new or not. */
export function describeStoreContract(name: string, open: (directory: string) => Promise<Store>): void {
  describe(`${name} as a store`, () => {
    let folder: ReturnType<typeof temporaryFolder>
    let store: Store

    beforeEach(async () => {
      folder = temporaryFolder()
      store = await open(folder.path)
    })

    afterEach(async () => {
      await store.close()
      folder.remove()
    })

    it('numbers events without gaps over all and within their type', async () => {
      const events = [decision(), trial(), decision(), principal('p_a'), trial()]
      const recorded = await Promise.all(events.map((event) => store.append(event)))
      expect(recorded.map((one) => one.seq)).toEqual([0, 1, 2, 3, 4])
      expect(recorded.map((one) => one.ord)).toEqual([0, 0, 1, 0, 1])
      expect(await verifyLog(store.entries(), await store.commitRoots())).toMatchObject({
        holds: true,
        size: 5,
        problems: [],
      })
    })

    it('keeps the head of the tree', async () => {
      expect(await store.head()).toEqual({ size: 0, root: expect.any(Uint8Array) as Uint8Array })
      await Promise.all(Array.from({ length: 50 }, () => store.append(decision())))
      expect(await store.head()).toEqual((await store.commitRoots()).at(-1))
      expect((await store.head()).root.toString('base64')).toBe(
        (await verifyLog(store.entries(), await store.commitRoots())).root,
      )
    })

    it('reads entries from a position on', async () => {
      await Promise.all(Array.from({ length: 30 }, () => store.append(trial())))
      const all = await collected(store.entries())
      expect(await collected(store.entries(28))).toEqual(all.slice(28))
      expect(await collected(store.entries(30))).toEqual([])
    })

    it('gives a decision back as it was recorded', async () => {
      const event = decision({ reference: 'R-1' })
      const { seq, leafHash } = await store.append(event)
      expect(await store.findDecision(event.id)).toEqual({
        id: event.id,
        case: event.case,
        revision: 1,
        reference: 'R-1',
        decidedAt: TIME,
        actor: 'p_one',
        asOf: '2026-11-24',
        outcome: 'approve',
        bodyDigest: 'sha256:b',
        factsDigest: 'sha256:f',
        caseFactsDigest: 'sha256:c',
        policySet: 'sha256:p',
        snapshot: 'sha256:s',
        seq,
        leafHash,
      })
      expect(await store.findPurchase(event.id)).toEqual({
        document: { title: SECRET, items: [] },
        erased: [],
      })
      expect(await store.findDocument('body', 'sha256:b')).toBe('{"outcome":"approve"}')
      expect(await store.findDecision('none')).toBeUndefined()
      expect(await store.findDocument('facts', 'sha256:b')).toBeUndefined()
    })

    it('lists decisions newest first, page by page, and no more than a page', async () => {
      const events = Array.from({ length: 5 }, () => decision())
      for (const event of events) await store.append(event)
      const newest = events.map((event) => event.id).reverse()
      const first = await store.listDecisions(null, 2)
      const second = await store.listDecisions(first.at(-1)?.seq ?? null, 100)
      expect([...first, ...second].map((one) => one.id)).toEqual(newest)
      for (const limit of [0, -1, 101, 1.5])
        await expect(store.listDecisions(null, limit)).rejects.toThrow(RangeError)
    })

    it('lets exactly one of several requests have the next revision', async () => {
      const first = decision()
      await store.append(first)
      const racing = Array.from({ length: 20 }, () =>
        store.append(decision({ case: first.case, revision: 2 })),
      )
      expect(await codesOf(racing)).toEqual(Array(19).fill('CONFLICT'))
      expect(await codesOf([store.append(decision({ case: first.case, revision: 4 }))])).toEqual(['CONFLICT'])
      expect((await store.findCase(first.case)).map((one) => one.revision)).toEqual([1, 2])
      expect(await store.findCase('none')).toEqual([])
    })

    it('writes nothing of what it refuses and everything else of the batch', async () => {
      const first = decision()
      await store.append(first)
      const mixed = [
        decision(),
        decision({ id: first.id }),
        revocation('none'),
        decision({ reference: '\ud800', body: { digest: 'sha256:refused', text: '{}' } }),
        decision({ salt: randomBytes(31) }),
        trial(),
      ]
      expect(await codesOf(mixed.map((event) => store.append(event)))).toEqual([
        'CONFLICT',
        'NOT_FOUND',
        'STORE_FAILED',
        'STORE_FAILED',
      ])
      expect(await store.findDocument('body', 'sha256:refused')).toBeUndefined()
      await expect(store.append(trial())).resolves.toMatchObject({ seq: 3, ord: 1 })
      expect(await verifyLog(store.entries(), await store.commitRoots())).toMatchObject({
        holds: true,
        size: 4,
      })
    })

    it('keeps the text of an event that follows a refused one with the same text', async () => {
      const body = { digest: 'sha256:shared', text: '{"shared":true}' }
      const taken = decision()
      await store.append(taken)
      await codesOf([store.append(decision({ id: taken.id, body })), store.append(decision({ body }))])
      expect(await store.findDocument('body', 'sha256:shared')).toBe(body.text)
    })

    it('keeps a log that holds when the very first events are all refused', async () => {
      expect(await codesOf([store.append(revocation('none'))])).toEqual(['NOT_FOUND'])
      await store.append(decision())
      expect((await verifyLog(store.entries(), await store.commitRoots())).problems).toEqual([])
    })

    it('gives the first answer again for an idempotency key, and refuses another request under it', async () => {
      const idempotency = { key: 'k', fingerprint: 'f', fingerprintSalt: 's' }
      const first = decision({ idempotency })
      const { seq, ord, leafHash } = await store.append(first)
      expect(await store.findFingerprintSalt('p_one', 'k')).toBe('s')
      expect(await store.findFingerprintSalt('p_two', 'k')).toBeUndefined()
      expect(await store.append(decision({ idempotency }))).toEqual({
        seq,
        ord,
        leafHash,
        replayed: first.id,
      })
      const other = store.append(decision({ idempotency: { ...idempotency, fingerprint: 'other' } }))
      expect(await codesOf([other])).toEqual(['IDEMPOTENCY_MISMATCH'])
      await expect(store.append(decision({ actor: 'p_two', idempotency }))).resolves.not.toHaveProperty(
        'replayed',
      )
      expect((await store.head()).size).toBe(2)
      expect((await store.statistics()).decisions).toBe(2)
    })

    it('records once when one request arrives many times at once', async () => {
      const idempotency = { key: 'k', fingerprint: 'f', fingerprintSalt: 's' }
      const recorded = await Promise.all(
        Array.from({ length: 10 }, () => store.append(decision({ idempotency }))),
      )
      expect(recorded.filter((one) => one.replayed === undefined)).toHaveLength(1)
      expect((await store.head()).size).toBe(1)
    })

    it('tells requests that cross under one idempotency key to ask again', async () => {
      const idempotency = { key: 'k', fingerprint: 'f', fingerprintSalt: 's' }
      const crossing = [idempotency, { ...idempotency, fingerprintSalt: 'another' }]
      expect(await codesOf(crossing.map((one) => store.append(decision({ idempotency: one }))))).toEqual([
        'CONFLICT',
      ])
    })

    it('refuses who confirms what they entered', async () => {
      const first = decision()
      await store.append(first)
      const work = [
        store.append(confirmation(first, { actor: 'p_one' })),
        store.append(confirmation(first, { case: 'none' })),
        store.append(confirmation(first, { revision: 2 })),
      ]
      expect(await codesOf(work)).toEqual(['SAME_PRINCIPAL', 'NOT_FOUND', 'NOT_FOUND'])
      expect(await store.confirmationsOf(first.case)).toEqual([])
    })

    it('lists the last word on each piece of evidence', async () => {
      const first = decision()
      await store.append(first)
      await store.append(confirmation(first))
      await store.append(confirmation(first, { evidence: 'ev-0' }))
      const last = confirmation(first, { state: 'rejected' })
      await store.append(last)
      const { actor, commitment, content, time } = last
      const held = await store.confirmationsOf(first.case)
      expect(held.map((one) => [one.evidence, one.state])).toEqual([
        ['ev-0', 'confirmed'],
        ['ev-1', 'rejected'],
      ])
      expect(held[1]).toEqual({ evidence: 'ev-1', state: 'rejected', actor, commitment, content, time })
    })

    it('refuses who confirms a profile that they proposed, and one that is not there', async () => {
      await store.append(profile('one'))
      const work = [
        store.append(match('one', { actor: 'p_one' })),
        store.append(match('none')),
        store.append(profile('one')),
      ]
      expect(await codesOf(work)).toEqual(['SAME_PRINCIPAL', 'NOT_FOUND', 'CONFLICT'])
      expect((await store.partyProfiles()).map(({ state }) => state)).toEqual(['proposed'])
    })

    it('lists profiles as they were proposed with the last word on each', async () => {
      expect(await store.partyProfiles()).toEqual([])
      for (const id of ['b', 'a', 'c', 'd']) await store.append(profile(id))
      await store.append(match('a'))
      await store.append(match('c', { state: 'rejected' }))
      await store.append(match('d'))
      await store.append(match('d', { actor: 'p_three', state: 'rejected' }))
      expect((await store.partyProfiles()).map(({ id, state, decidedBy }) => [id, state, decidedBy])).toEqual(
        [
          ['b', 'proposed', null],
          ['a', 'confirmed', 'p_two'],
          ['c', 'rejected', 'p_two'],
          ['d', 'withdrawn', 'p_three'],
        ],
      )
      expect((await store.partyProfiles())[1]).toEqual({
        id: 'a',
        answer: { isNot: ['zte'] },
        until: '2027-11-24',
        snapshot: 'sha256:s',
        content: SECRET,
        author: 'p_one',
        proposedAt: TIME,
        state: 'confirmed',
        decidedBy: 'p_two',
        decidedAt: TIME,
      })
    })

    it('knows principals and their keys', async () => {
      expect(await store.hasKeys()).toBe(false)
      await store.append(principal('p_b', 'B'))
      await store.append(principal('p_a', 'A'))
      await store.append(key('k1', 'p_a'))
      const roles = ['officer', 'auditor']
      expect(await store.hasKeys()).toBe(true)
      expect(await store.listPrincipals()).toEqual([
        { id: 'p_b', roles, name: 'B', createdAt: TIME },
        { id: 'p_a', roles, name: 'A', createdAt: TIME },
      ])
      const held = {
        key: 'k1',
        principal: 'p_a',
        roles,
        secretDigest: '00'.repeat(32),
        expiresAt: '2027-11-24T12:00:00.000Z',
      }
      expect(await store.findKey('k1')).toEqual({ ...held, revokedAt: null })
      await store.append(revocation('k1'))
      expect(await store.findKey('k1')).toEqual({ ...held, revokedAt: TIME })
      expect(await store.findKey('none')).toBeUndefined()
    })

    it('refuses principals and keys that are there already or not at all', async () => {
      await store.append(principal('p_a'))
      await store.append(key('k1', 'p_a'))
      await store.append(revocation('k1'))
      const work = [principal('p_a'), key('k1', 'p_a'), key('k2', 'none'), revocation('k1'), revocation('k2')]
      expect(await codesOf(work.map((event) => store.append(event)))).toEqual([
        'CONFLICT',
        'CONFLICT',
        'NOT_FOUND',
        'CONFLICT',
        'NOT_FOUND',
      ])
    })

    it('knows what is in force, and keeps it by kind and digest', async () => {
      expect(await store.active()).toEqual({ policies: null, snapshot: null })
      await store.append(activation('policy-activation', 'sha256:p', '{"packs":[]}'))
      await store.append(activation('data-activation', 'sha256:p', '{}'))
      await store.append(activation('policy-activation', 'sha256:q'))
      expect(await codesOf([store.append(activation('policy-activation', 'sha256:q'))])).toEqual(['CONFLICT'])
      expect(await store.active()).toEqual({ policies: 'sha256:q', snapshot: 'sha256:p' })
      // What was in force before may come back.
      await store.append(activation('policy-activation', 'sha256:p', '{"packs":[]}'))
      expect(await store.active()).toEqual({ policies: 'sha256:p', snapshot: 'sha256:p' })
      expect(await store.findDocument('policy-set', 'sha256:p')).toBe('{"packs":[]}')
      expect(await store.findDocument('snapshot', 'sha256:p')).toBe('{}')
      expect((await store.head()).size).toBe(4)
    })

    it('records no decision by what is no longer in force', async () => {
      const by = { policySet: 'sha256:p', snapshot: 'sha256:s' }
      await store.append(activation('policy-activation', 'sha256:p'))
      await store.append(activation('data-activation', 'sha256:s'))
      await store.append(decision(by))
      // In one batch: what follows the activation is too late.
      const [, late, other] = await Promise.allSettled([
        store.append(activation('policy-activation', 'sha256:q')),
        store.append(decision(by)),
        store.append(decision({ ...by, policySet: 'sha256:q' })),
      ])
      expect(late).toMatchObject({ status: 'rejected', reason: { code: 'SUPERSEDED' } })
      expect(other.status).toBe('fulfilled')
      await store.append(activation('data-activation', 'sha256:t'))
      expect(await codesOf([store.append(decision({ ...by, policySet: 'sha256:q' }))])).toEqual([
        'SUPERSEDED',
      ])
    })

    it('is opened once, and makes one first principal', async () => {
      const opened = { kind: 'log-opened', time: TIME, actor: 'system', salt: randomBytes(32) } as const
      const first = (id: string) => ({ ...principal(id), actor: id })
      expect(await codesOf([store.append(opened), store.append(opened)])).toEqual(['CONFLICT'])
      expect(await codesOf([store.append(first('p_a')), store.append(first('p_b'))])).toEqual(['CONFLICT'])
      expect(await codesOf([store.append(principal('p_c'))])).toEqual([])
    })

    it('gathers what comes while a commit runs', async () => {
      await Promise.all(Array.from({ length: 200 }, () => store.append(decision())))
      const { decisions, commits, bytes } = await store.statistics()
      expect(decisions).toBe(200)
      expect(commits).toBeLessThan(20)
      expect(await store.commitRoots()).toHaveLength(commits)
      expect(bytes).toBeGreaterThan(0)
    })

    it('tells the caller to come again when too much waits', async () => {
      const codes = await codesOf(Array.from({ length: 6000 }, () => store.append(trial())))
      expect(new Set(codes)).toEqual(new Set(['STORE_BUSY']))
      expect(await verifyLog(store.entries(), await store.commitRoots())).toMatchObject({
        holds: true,
        size: 6000 - codes.length,
      })
    })

    it('writes before it closes what was handed over before, and takes nothing afterwards', async () => {
      const work = Array.from({ length: 1000 }, () => store.append(trial()))
      const closing = store.close()
      expect(await codesOf([store.append(trial())])).toEqual(['STORE_FAILED'])
      await closing
      expect(await codesOf(work)).toEqual([])
      await store.close()
      store = await open(folder.path)
      expect((await store.head()).size).toBe(1000)
    })

    it('goes on where it stopped', async () => {
      const first = decision()
      await store.append(first)
      await store.append(trial())
      const before = {
        entries: await collected(store.entries()),
        head: await store.head(),
        found: await store.findDecision(first.id),
      }
      await store.close()
      store = await open(folder.path)
      expect({
        entries: await collected(store.entries()),
        head: await store.head(),
        found: await store.findDecision(first.id),
      }).toEqual(before)
      await expect(store.append(trial())).resolves.toMatchObject({ seq: 2, ord: 1 })
      expect((await verifyLog(store.entries(), await store.commitRoots())).holds).toBe(true)
    })
  })
}
