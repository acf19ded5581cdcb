import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ListEdition, ListRow, OwnershipAnswer } from '../../src/reference/snapshot.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'

let deployment: TestDeployment

beforeAll(async () => {
  deployment = await openTestDeployment()
})

afterAll(async () => {
  await deployment.close()
})

function get(path: string) {
  return request(deployment.app).get(path).set('Authorization', `Bearer ${deployment.administrator}`)
}

describe('GET /v1/lists/{id}', () => {
  it('answers a list with its rows, categories by place of production among them', async () => {
    const response = await get('/v1/lists/us-fcc-covered')
    const { coverage, effect, rows } = response.body as ListEdition & { rows: ListRow[] }
    expect([response.status, coverage, effect]).toEqual([200, 'whole', 'authorisation-ban'])
    expect(rows.filter((row) => row.category !== undefined)).toMatchObject([
      { category: 'uas', place: { notIn: ['US'] } },
      { category: 'consumer-router' },
      { category: 'power-inverter' },
      { category: 'robot' },
    ])
    expect((await get('/v1/lists/nothing')).status).toBe(404)
  })
})

describe('GET /v1/entities/{id}/ownership', () => {
  it('answers a named test as of a day', async () => {
    const path = '/v1/entities/lorex/ownership?test=subsidiary&target=dahua&asOf='
    const before = await get(`${path}2021-06-01`)
    expect(before.body).toMatchObject({ result: 'true', ways: [{ reached: 'dahua', until: '2022-12-01' }] })
    const after = (await get(`${path}2026-11-24`)).body as OwnershipAnswer
    expect(after).toMatchObject({ result: 'false', ways: [], shown: [{ type: 'former-subsidiary-of' }] })
  })

  it('takes today where no day is given, and every state where no target is', async () => {
    const response = await get('/v1/entities/ale/ownership?test=state-controlled')
    expect(response.body).toMatchObject({ asOf: '2026-11-24', result: 'true', ways: [{ reached: 'sasac' }] })
  })

  it.each([
    ['test=sister&target=dahua', /^test: expected one of self, /],
    ['test=self', /^target: expected the id of an entity/],
    ['test=self&target=nobody', /^target: found nobody/],
    ['test=self&target=dahua&asOf=2026-02-30', /^asOf: expected a day/],
  ])('says what is wrong with %s', async (query, detail) => {
    const response = await get(`/v1/entities/lorex/ownership?${query}`)
    expect(response.status).toBe(400)
    expect((response.body as { detail: string }).detail).toMatch(detail)
  })

  it('knows no such organisation', async () => {
    expect((await get('/v1/entities/nobody/ownership?test=self&target=dahua')).status).toBe(404)
  })
})
