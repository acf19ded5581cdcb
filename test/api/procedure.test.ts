import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body } from '../../src/decision/body.ts'
import type { ClearanceView } from '../../src/operations/clearances.ts'
import type { DecisionTexts } from '../../src/operations/decision-texts.ts'
import { PERMISSIONS, ROLES, type Operation } from '../../src/operations/permissions.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { example } from '../support/shipped.ts'

let deployment: TestDeployment
let [officer, colleague, responsible] = ['', '', '']

beforeAll(async () => {
  deployment = await openTestDeployment()
  officer = await deployment.key('officer')
  colleague = await deployment.key('officer')
  responsible = await deployment.key('responsible-officer')
})

afterAll(async () => {
  await deployment.close()
})

function post(path: string, body: unknown, secret: string) {
  return request(deployment.app)
    .post(path)
    .set('Authorization', `Bearer ${secret}`)
    .set('Content-Type', 'application/json')
    .send(JSON.stringify(body))
}

interface Answer {
  readonly id: string
  readonly case: string
  readonly body: Body
  readonly texts: DecisionTexts
}

interface Line {
  readonly id: string
  readonly model: string
  readonly quantity: number
}

interface Document {
  readonly items: Line[]
  readonly evidence: Record<string, unknown>[]
  readonly procurement: { contract: { terms: Record<string, boolean> } }
}

/** Two switches for one system, with everything in order but the authority's reply. */
function list(): Document {
  const document = example('jp-framework-call-off') as unknown as Document
  const [line] = document.items
  if (line === undefined) throw new Error('no line')
  const items = ['1', '2'].map((id) => ({ ...ofModel(line, `RX-50${id}`), id, quantity: 4 }))
  const everywhere = (subjects: unknown): unknown =>
    Array.isArray(subjects) && subjects.some((one) => String(one).startsWith('/items'))
      ? ['/items']
      : subjects
  return {
    ...document,
    items,
    evidence: document.evidence
      .filter(({ type }) => type !== 'advice-received')
      .map((one) => ({ ...one, subjects: everywhere(one['subjects']) })),
  }
}

/** The same line with another product, which is certified as that one was. */
function ofModel(line: Line, model: string): Line {
  return JSON.parse(JSON.stringify(line).replaceAll(line.model, model)) as Line
}

/** The lines that can be asked about now, with their digests. */
function askedNow({ body, texts }: Answer): {
  readonly items: readonly string[]
  digestOf: (id: string) => string
} {
  const items = body.steps.flatMap((step) =>
    step.kind === 'ask' && step.needs.length === 0 ? step.items : [],
  )
  const lines = texts.requests.flatMap((one) => one.lines)
  return { items, digestOf: (id) => lines.find(({ item }) => item === id)?.lineDigest ?? '' }
}

function advice(id: string, date: string, lines: readonly object[]): Record<string, unknown> {
  return {
    id,
    type: 'advice-received',
    issuer: '国家サイバー統括室',
    issuerRole: 'authority',
    issuerCode: 'jp-nco',
    date,
    subjects: ['/items'],
    lines,
    state: 'received',
  }
}

describe('Japan’s procedure from the list to the order', () => {
  it('asks again only what changed, and orders no more than was cleared', async () => {
    const document = list()
    const first = (await post('/v1/decisions', document, officer)).body as Answer
    const asked = askedNow(first)
    expect(asked.items).toEqual(['1', '2'])

    // The authority has no concern about line 2; about line 1 one remains.
    const replied = advice('adv-1', '2026-11-20', [
      { item: '1', outcome: 'concern-remains', lineDigest: asked.digestOf('1') },
      { item: '2', outcome: 'no-concern', lineDigest: asked.digestOf('2') },
    ])
    const path = `/v1/cases/${first.case}`
    const revise = async (changed: Document): Promise<Answer> => {
      const answer = await post(`${path}/revisions`, changed, officer)
      expect(answer.status).toBe(201)
      return answer.body as Answer
    }
    const confirm = async (evidence: string): Promise<void> => {
      const confirmed = await post(`${path}/confirmations`, { evidence, state: 'confirmed' }, colleague)
      expect(confirmed.status).toBe(201)
    }
    const withAdvice = { ...document, evidence: [...document.evidence, replied] }
    await revise(withAdvice)
    await confirm('adv-1')
    for (const { id, state } of document.evidence as { id: string; state?: string }[])
      if (state === 'confirmed') await confirm(id)
    const answered = await revise(withAdvice)
    expect(answered.body.items.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['1', 'refer'],
      ['2', 'approve'],
    ])

    // Line 1 is substituted: it alone is asked about again.
    const substituted = {
      ...withAdvice,
      items: document.items.map((line) => (line.id === '1' ? ofModel(line, 'RX-900') : line)),
    }
    const again = askedNow(await revise(substituted))
    expect(again.items).toEqual(['1'])
    const second = advice('adv-2', '2026-11-22', [
      {
        item: '1',
        outcome: 'measures',
        measures: ['管理用通信を専用網に限ること'],
        lineDigest: again.digestOf('1'),
      },
    ])
    const complete = { ...substituted, evidence: [...substituted.evidence, second] }
    await revise(complete)
    await confirm('adv-2')
    const last = (await post(`${path}/revisions`, complete, officer)).body as Answer & { revision: number }
    expect(last.body.items.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['1', 'approve-with-conditions'],
      ['2', 'approve'],
    ])

    // Nothing is cleared before it is determined, and not by who entered it.
    const cleared = { revision: last.revision, until: '2027-03-31' }
    expect((await post(`${path}/clearances`, cleared, responsible)).status).toBe(404)
    const items = ['1', '2'].map((item) => ({ item, result: 'go-ahead' }))
    const determination = { revision: last.revision, items, interests: 'none' }
    expect((await post(`${path}/determinations`, determination, officer)).status).toBe(403)
    expect((await post(`${path}/determinations`, determination, responsible)).status).toBe(201)

    const clearance = await post(`${path}/clearances`, cleared, responsible)
    expect(clearance.status).toBe(201)
    const { id, conditions, state } = clearance.body as ClearanceView
    expect(state).toBe('conditions-open')
    expect(conditions).toEqual(['JP-AGR-5-MEASURES'])
    const at = `/v1/clearances/${id}`
    const order = { order: 'PO-1', items: [{ item: '1', quantity: 4 }] }
    expect((await post(`${at}/orders`, order, officer)).status).toBe(409)
    for (const rule of conditions)
      expect((await post(`${at}/acceptances`, { rule }, officer)).status).toBe(201)

    const counted = await post(`${at}/orders`, order, officer)
    expect(counted.body).toMatchObject({
      state: 'valid',
      remaining: [
        { item: '1', quantity: 0 },
        { item: '2', quantity: 4 },
      ],
    })
    expect((await post(`${at}/orders`, order, officer)).headers['idempotent-replayed']).toBe('true')
    const beyond = await post(`${at}/orders`, { order: 'PO-2', items: [{ item: '1', quantity: 1 }] }, officer)
    expect(beyond.status).toBe(409)
    expect(JSON.stringify(beyond.body)).toContain('of line 1 0 may still be ordered, not 1')
    const rest = { order: 'PO-3', items: [{ item: '2', quantity: 4 }] }
    expect((await post(`${at}/orders`, rest, officer)).body).toMatchObject({ state: 'exhausted' })
    expect((await post(`${at}/withdrawal`, {}, responsible)).body).toMatchObject({ state: 'withdrawn' })
    expect((await post(`${at}/withdrawal`, {}, responsible)).status).toBe(409)
  }, 30_000)
})

describe('a clearance', () => {
  const issued = async (): Promise<string> => {
    const answer = (await post('/v1/decisions', example('us-office-laptops'), officer)).body as Answer
    const items = answer.body.items.map(({ id }) => ({ item: id, result: 'go-ahead' }))
    const path = `/v1/cases/${answer.case}`
    await post(`${path}/determinations`, { revision: 1, items, interests: 'none' }, responsible)
    const answered = await post(`${path}/clearances`, { revision: 1, until: '2026-12-31' }, responsible)
    return (answered.body as ClearanceView).id
  }

  it('of two orders at once that go beyond it counts one', async () => {
    const id = await issued()
    const { remaining } = (
      await request(deployment.app).get(`/v1/clearances/${id}`).set('Authorization', `Bearer ${officer}`)
    ).body as ClearanceView
    const [line] = remaining
    const orders = ['A', 'B'].map((order) => ({
      order,
      items: [{ item: line?.item, quantity: line?.quantity ?? 1 }],
    }))
    const answers = await Promise.all(
      orders.map((order) => post(`/v1/clearances/${id}/orders`, order, officer)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('with a last day that is over is refused, as is a line that goes beyond its body', async () => {
    const answer = (await post('/v1/decisions', example('us-office-laptops'), officer)).body as Answer
    const items = answer.body.items.map(({ id }) => ({ item: id, result: 'stop', reasons: 'Not needed.' }))
    const path = `/v1/cases/${answer.case}`
    await post(`${path}/determinations`, { revision: 1, items, interests: 'none' }, responsible)
    const over = await post(`${path}/clearances`, { revision: 1, until: '2026-11-01' }, responsible)
    expect(over.status).toBe(409)
    const none = await post(`${path}/clearances`, { revision: 1, until: '2027-11-01' }, responsible)
    expect(JSON.stringify(none.body)).toContain('no line was determined to go ahead')
    expect((await post(`${path}/clearances`, { revision: 1 }, responsible)).status).toBe(422)
  })

  const calls: readonly (readonly [Operation, string, object])[] = [
    ['accept-condition', 'acceptances', { rule: 'X' }],
    ['count-order', 'orders', { order: 'PO', items: [{ item: 'none', quantity: 1 }] }],
    ['withdraw-clearance', 'withdrawal', {}],
  ]

  it.each(calls)('%s is allowed just where the table says so', async (operation, name, body) => {
    for (const role of ROLES) {
      const id = await issued()
      const { status } = await post(`/v1/clearances/${id}/${name}`, body, await deployment.key(role))
      expect([role, status === 403]).toEqual([role, !PERMISSIONS[operation].some((one) => one === role)])
    }
  })
})
