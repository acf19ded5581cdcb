import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyLog } from '../../src/audit/verify-log.ts'
import type { Body } from '../../src/decision/body.ts'
import { ROLES, PERMISSIONS } from '../../src/operations/permissions.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { example } from '../support/shipped.ts'

const REASON = 'A reason that can be erased'

let deployment: TestDeployment
let officer: string
let responsible: string

beforeAll(async () => {
  deployment = await openTestDeployment()
  officer = await deployment.key('officer')
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
  readonly case: string
  readonly body: Body
}

async function entered(name: string, secret = officer): Promise<Answer> {
  return (await post('/v1/decisions', example(name), secret)).body as Answer
}

/** Follows the machine on every line. */
function following({ body }: Answer, more: object = {}): object {
  const items = body.items.map(({ id, outcome }) => ({
    item: id,
    result: outcome.startsWith('approve') ? 'go-ahead' : outcome === 'reject' ? 'stop' : 'hold',
  }))
  return { revision: 1, items, interests: 'none', ...more }
}

describe('a determination', () => {
  it('is recorded as one leaf, read with its case, and what people wrote stands in no leaf', async () => {
    const answer = await entered('us-courthouse-cameras')
    const items = [
      { item: '1', result: 'stop', reasons: REASON },
      { item: '2', result: 'go-ahead' },
    ]
    const delegation = { by: 'Head of agency', instrument: 'Order 12' }
    const sent = { revision: 1, items, delegation, interests: 'none' }
    const recorded = await post(`/v1/cases/${answer.case}/determinations`, sent, responsible)
    expect(recorded.status).toBe(201)
    const { determinations } = (
      await request(deployment.app).get(`/v1/cases/${answer.case}`).set('Authorization', `Bearer ${officer}`)
    ).body as { determinations: object[] }
    expect(determinations).toEqual([
      expect.objectContaining({
        case: answer.case,
        revision: 1,
        items: [
          { item: '1', result: 'stop', departure: null },
          { item: '2', result: 'go-ahead', departure: null },
        ],
        content: { delegation, interests: 'none', reasons: [{ item: '1', reasons: REASON }] },
      }),
    ])
    const entries = [...deployment.context.store.entries()]
    const { index } = (recorded.body as { log: { index: number } }).log
    expect(entries[index]?.leaf).toContain('"type":"determination"')
    expect(JSON.stringify(entries)).not.toContain(REASON)
    expect(verifyLog(entries, deployment.context.store.commitRoots())).toMatchObject({ holds: true })
  })

  it('is not for who entered the purchase, whatever the role', async () => {
    const both = await deployment.key('officer', 'responsible-officer')
    const answer = await entered('us-office-laptops', both)
    const refused = await post(`/v1/cases/${answer.case}/determinations`, following(answer), both)
    expect(refused.status).toBe(403)
    const other = await post(`/v1/cases/${answer.case}/determinations`, following(answer), responsible)
    expect(other.status).toBe(201)
  })

  it('is on the latest revision, once', async () => {
    const answer = await entered('us-office-laptops')
    await post(`/v1/cases/${answer.case}/revisions`, example('us-office-laptops'), officer)
    const path = `/v1/cases/${answer.case}/determinations`
    expect((await post(path, following(answer), responsible)).status).toBe(409)
    expect((await post(path, following(answer, { revision: 2 }), responsible)).status).toBe(201)
    expect((await post(path, following(answer, { revision: 2 }), responsible)).status).toBe(409)
  })

  it('is refused whole with pointers, and nothing is recorded', async () => {
    const answer = await entered('us-office-laptops')
    const before = deployment.context.store.head().size
    const wrong = following(answer, { items: [{ item: '9', result: 'go-ahead' }] })
    const refused = await post(`/v1/cases/${answer.case}/determinations`, wrong, responsible)
    expect(refused.status).toBe(422)
    expect((refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer)).toEqual([
      '#/items/0/item',
      '#/items',
    ])
    expect((await post('/v1/cases/none/determinations', following(answer), responsible)).status).toBe(404)
    expect(deployment.context.store.head().size).toBe(before)
  })

  it.each(ROLES)('by %s is allowed just where the table says so', async (role) => {
    const answer = await entered('us-office-laptops')
    const key = await deployment.key(role)
    const { status } = await post(`/v1/cases/${answer.case}/determinations`, following(answer), key)
    const isAllowed = PERMISSIONS['determine-case'].some((one) => one === role)
    expect(status).toBe(isAllowed ? 201 : 403)
  })
})
