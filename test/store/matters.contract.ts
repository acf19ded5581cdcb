import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { StoreError, type Recorded, type Store, type StoreEvent } from '../../src/store/store.ts'
import { temporaryFolder } from '../support/deployment.ts'
import {
  clearance,
  CONFIRM,
  determination,
  document,
  duty,
  order,
  step,
  waiver,
  WITHDRAW,
} from './matter-events.ts'
import { confirmation, decision, SECRET, trial } from './store-events.ts'

/** What every adapter has to keep of determinations, clearances, duties, waivers and orders. */
export function describeMattersContract(name: string, open: (directory: string) => Promise<Store>): void {
  describe(`${name} as a store of what people do`, () => {
    let folder: ReturnType<typeof temporaryFolder>
    let store: Store

    beforeEach(async () => {
      folder = temporaryFolder()
      store = await open(folder.path)
    })

    afterEach(async () => {
      expect((await verifyLog(store.entries(), await store.commitRoots())).problems).toEqual([])
      await store.close()
      folder.remove()
    })

    /** `ok`, `again` for what was there already, or why not. */
    async function tried(event: StoreEvent): Promise<string> {
      try {
        const recorded: Recorded = await store.append(event)
        return recorded.replayed === undefined ? 'ok' : 'again'
      } catch (error) {
        return error instanceof StoreError ? error.code : String(error)
      }
    }

    async function decided() {
      const event = decision()
      await store.append(event)
      return event
    }

    async function cleared(more: Parameters<typeof clearance>[1] = {}) {
      const head = determination(await decided())
      await store.append(head)
      const event = clearance(head, more)
      await store.append(event)
      return event
    }

    it('lets nobody determine who entered any revision of the purchase, nor a superseded one, nor twice', async () => {
      const first = await decided()
      expect(await tried(determination(first, { actor: 'p_one' }))).toBe('SAME_PRINCIPAL')
      const second = decision({ case: first.case, revision: 2, actor: 'p_other' })
      await store.append(second)
      expect(await tried(determination(first))).toBe('CONFLICT')
      expect(await tried(determination(second, { actor: 'p_one' }))).toBe('SAME_PRINCIPAL')
      expect(await tried(determination(second, { decision: 'none' }))).toBe('NOT_FOUND')
      const racing = [1, 2, 3].map(() => tried(determination(second)))
      expect((await Promise.all(racing)).sort()).toEqual(['CONFLICT', 'CONFLICT', 'ok'])
    })

    it('determines anew once a determination is withdrawn', async () => {
      const head = determination(await decided())
      await store.append(head)
      const withdraw = step(head.id, { matter: 'determination', from: ['standing'], ...WITHDRAW })
      expect(await tried(withdraw)).toBe('ok')
      expect(
        await tried({ ...determination(await decided()), case: head.case, decision: head.decision }),
      ).toBe('ok')
      expect((await store.matters('determination', head.case)).map((one) => one.state)).toEqual([
        'withdrawn',
        'standing',
      ])
    })

    it('takes a step from the states it is a step from, by somebody else, once', async () => {
      const one = waiver()
      await store.append(one)
      expect(await tried(step(one.id, { ...CONFIRM, actor: 'p_one' }))).toBe('SAME_PRINCIPAL')
      expect(await tried(step('none', CONFIRM))).toBe('NOT_FOUND')
      expect(await tried(step(one.id, { ...CONFIRM, matter: 'duty' }))).toBe('NOT_FOUND')
      const racing = [1, 2, 3].map(() => tried(step(one.id, CONFIRM)))
      expect((await Promise.all(racing)).sort()).toEqual(['CONFLICT', 'CONFLICT', 'ok'])
      const held = await store.findMatter('waiver', one.id)
      expect(held).toMatchObject({ state: 'confirmed', author: 'p_one', steps: [{ actor: 'p_two' }] })
      expect(JSON.parse(held?.content ?? '')).toEqual({ said: SECRET })
      expect(await store.matters('waiver')).toEqual([held])
    })

    it('lets a waiver be rested on as often as it may be, while it is confirmed', async () => {
      const one = waiver({ uses: 2 })
      await store.append(one)
      const restsOn = [{ kind: 'waiver', id: one.id }] as const
      const rest = async (): Promise<string> => tried(determination(await decided(), { restsOn }))
      expect(await rest()).toBe('CONFLICT')
      await store.append(step(one.id, CONFIRM))
      const decisions = await Promise.all([decided(), decided(), decided()])
      const racing = decisions.map((event) => tried(determination(event, { restsOn })))
      expect((await Promise.all(racing)).sort()).toEqual(['CONFLICT', 'ok', 'ok'])
      expect(await store.usesOf(one.id)).toBe(2)
    })

    it('counts orders up to what was cleared, each number once, however many come at once', async () => {
      const event = await cleared()
      const racing = ['a', 'b', 'c', 'd'].map((number) => tried(order(event, number, 4)))
      expect((await Promise.all(racing)).sort()).toEqual(['CONFLICT', 'CONFLICT', 'ok', 'ok'])
      const [first] = await store.ordersOf(event.id)
      expect(await tried(order(event, first?.order ?? '', 4))).toBe('again')
      expect(await tried(order(event, first?.order ?? '', 1))).toBe('IDEMPOTENCY_MISMATCH')
      expect(await tried(order(event, 'e', 2))).toBe('ok')
      expect(await tried(order(event, 'f', 1))).toBe('CONFLICT')
      expect(await tried({ ...order(event, 'g', 1), lines: [{ item: '2', quantity: 1 }] })).toBe('CONFLICT')
      expect((await store.ordersOf(event.id)).map((one) => one.lines[0]?.quantity)).toEqual([4, 4, 2])
    })

    it('counts nothing after the end, after a withdrawal, or while conditions are open', async () => {
      const event = await cleared({ until: '2026-11-23' })
      expect(await tried(order(event, 'a', 1))).toBe('CONFLICT')
      const other = await cleared()
      const withdraw = step(other.id, { matter: 'clearance', from: ['valid'], ...WITHDRAW })
      expect(await tried(withdraw)).toBe('ok')
      expect(await tried(order(other, 'a', 1))).toBe('CONFLICT')
      const head = determination(await decided())
      await store.append(head)
      const gone = clearance(head)
      await store.append(gone)
      await store.append(step(head.id, { matter: 'determination', from: ['standing'], ...WITHDRAW }))
      expect(await tried(order(gone, 'a', 1))).toBe('CONFLICT')
    })

    it.each([
      ['one before an order, until it is accepted', { before: 'order' } as const],
      ['an overdue one, until it is proved', { due: '2026-11-23' }],
    ])('holds orders for a duty: %s', async (_name, more) => {
      const first = await decided()
      const owed = duty(first, more)
      await store.append(owed)
      const head = determination(first)
      await store.append(head)
      const event = clearance(head)
      await store.append(event)
      expect(await tried(order(event, 'a', 1))).toBe('CONFLICT')
      await store.append(step(owed.id, { matter: 'duty', step: 'prove', from: ['open'], to: 'proved' }))
      if ('before' in more) {
        expect(await tried(order(event, 'a', 1))).toBe('CONFLICT')
        const same = step(owed.id, {
          matter: 'duty',
          step: 'accept',
          from: ['proved'],
          to: 'accepted',
          apart: ['last'],
        })
        expect(await tried(same)).toBe('SAME_PRINCIPAL')
        expect(await tried({ ...same, actor: 'p_three' })).toBe('ok')
      }
      expect(await tried(order(event, 'a', 1))).toBe('ok')
    })

    it('counts nothing on evidence that is rejected or a waiver that is withdrawn since', async () => {
      const one = waiver()
      const first = await decided()
      await store.append(one)
      await store.append(step(one.id, CONFIRM))
      await store.append(confirmation(first))
      const restsOn = [
        { kind: 'evidence', id: 'ev-1' },
        { kind: 'waiver', id: one.id },
      ] as const
      const head = determination(first, { restsOn })
      await store.append(head)
      const event = clearance(head)
      await store.append(event)
      expect(await tried(order(event, 'a', 1))).toBe('ok')
      await store.append(confirmation(first, { state: 'rejected' }))
      expect(await tried(order(event, 'b', 1))).toBe('CONFLICT')
      await store.append(confirmation(first))
      expect(await tried(order(event, 'b', 1))).toBe('ok')
      await store.append(step(one.id, { ...WITHDRAW, matter: 'waiver', from: ['confirmed'] }))
      expect(await tried(order(event, 'c', 1))).toBe('CONFLICT')
      expect(await store.groundsOf(event.id)).toEqual(restsOn)
    })

    it('clears a line of a case once, on a determination that stands, while the case has not gone on', async () => {
      const first = await decided()
      const head = determination(first, { state: 'awaiting-second' })
      await store.append(head)
      expect(await tried(clearance(head))).toBe('CONFLICT')
      await store.append(
        step(head.id, {
          matter: 'determination',
          step: 'confirm',
          from: ['awaiting-second'],
          to: 'standing',
        }),
      )
      const racing = [1, 2, 3].map(() => tried(clearance(head)))
      expect((await Promise.all(racing)).sort()).toEqual(['CONFLICT', 'CONFLICT', 'ok'])
      await store.append(decision({ case: first.case, revision: 2 }))
      expect(await tried(clearance(head, { lines: [{ item: '2', quantity: 1 }] }))).toBe('CONFLICT')
      expect(await tried(clearance(determination(first)))).toBe('NOT_FOUND')
    })

    it('keeps the bytes of documents and counts trials and decisions by reference', async () => {
      const came = document(Buffer.from([0, 255, 1]))
      await store.append(came)
      expect([...((await store.documentBytes(came.id)) ?? [])]).toEqual([0, 255, 1])
      expect(await store.documentBytes('none')).toBeUndefined()
      for (const reference of ['R-1', 'R-1', 'R-2', null]) await store.append(trial(reference))
      expect([await store.countTrials('R-1'), await store.countTrials('R-3')]).toEqual([{ reject: 2 }, {}])
      const mine = decision({ reference: 'R-1' })
      await store.append(mine)
      await store.append(decision({ reference: 'R-2' }))
      expect((await store.decisionsByReference('R-1')).map((one) => one.id)).toEqual([mine.id])
    })
  })
}
