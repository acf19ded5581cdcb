import type { PartyMatches } from '../../src/operations/match-entities.ts'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Body } from '../../src/decision/body.ts'
import { verifyLog } from '../../src/audit/verify-log.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { example, examples } from '../support/shipped.ts'
import type { Compared } from '../../src/operations/compare-packs.ts'
import type { HorizonView } from '../../src/operations/horizon.ts'
import type { RemediesView } from '../../src/operations/remedies.ts'

let deployment: TestDeployment
let key: string

beforeAll(async () => {
  deployment = await openTestDeployment()
  key = deployment.administrator
})

afterAll(async () => {
  await deployment.close()
})

interface Answer {
  readonly id: string
  readonly case: string
  readonly body: Body
  readonly bodyDigest: string
  readonly texts: { readonly summary: { readonly en: string; readonly ja: string } }
}

function post(body: unknown, path = '/v1/decisions', secret = key) {
  return request(deployment.app)
    .post(path)
    .set('Authorization', `Bearer ${secret}`)
    .set('Content-Type', 'application/json')
    .send(typeof body === 'string' ? body : JSON.stringify(body))
}

function get(path: string, secret = key) {
  return request(deployment.app).get(path).set('Authorization', `Bearer ${secret}`)
}

describe('POST /v1/decisions', () => {
  it('decides the courthouse purchase: the cameras cannot go, the maintenance can', async () => {
    const response = await post(example('us-courthouse-cameras'))
    const answer = response.body as Answer
    expect(response.status).toBe(201)
    expect(response.headers['location']).toBe(`/v1/decisions/${answer.id}`)
    expect(answer.body.items.map((item) => item.outcome)).toEqual(['reject', 'approve-with-conditions'])
    expect(answer.body.findings.find((finding) => finding.rule === 'US-889-A2')?.contradicted).toEqual([
      '/evidence/@ev-1/answers/providesCoveredEquipment',
    ])
    expect(answer.texts.summary.ja).toContain('不可')
  })

  it.each(examples)('records %s and replays it to the same bytes', async (_name, document) => {
    const answer = (await post(document)).body as Answer
    const replay = await post('', `/v1/decisions/${answer.id}/replay`)
    expect(replay.body).toMatchObject({ result: 'same', replayed: { bodyDigest: answer.bodyDigest } })
    expect((await get(`/v1/decisions/${answer.id}`)).body).toEqual(answer)
  })

  it('lets thirty-nine computers go and keeps one camera back', async () => {
    const { body } = (await post(example('us-39-computers-and-a-camera'))).body as Answer
    expect(body.items.filter((item) => item.outcome === 'approve')).toHaveLength(39)
    expect(body.items.at(-1)).toMatchObject({ id: '40', outcome: 'reject', decisive: ['US-889-A2'] })
  })

  it('believes no confirmation that no second person gave', async () => {
    const answer = (await post(example('us-media-converter'))).body as Answer
    expect(answer.body.outcome).toBe('incomplete')
    expect(answer.body.missing.map((missing) => missing.type)).toContain('evidence')
  })

  it('excepts the media converter once a second person has confirmed its evidence', async () => {
    const first = (await post(example('us-media-converter'))).body as Answer
    const second = await deployment.key('officer')
    const confirm = { evidence: 'ev-2', state: 'confirmed' }
    expect((await post(confirm, `/v1/cases/${first.case}/confirmations`)).status).toBe(403)
    expect((await post(confirm, `/v1/cases/${first.case}/confirmations`, second)).status).toBe(201)
    const revised = await post(example('us-media-converter'), `/v1/cases/${first.case}/revisions`)
    expect(revised.status).toBe(201)
    expect((revised.body as Answer).body.items.map((item) => item.outcome)).toEqual([
      'approve-with-conditions',
    ])
    const changed = example('us-media-converter')
    ;(changed['evidence'] as { date: string }[])[1]!.date = '2026-11-02'
    expect(((await post(changed, `/v1/cases/${first.case}/revisions`)).body as Answer).body.outcome).toBe(
      'incomplete',
    )
  })

  it('only tries with dryRun=true, and says so', async () => {
    const before = (await get('/v1/decisions')).body as { items: object[] }
    const trial = await post(example('us-media-converter'), '/v1/decisions?dryRun=true&asOf=2027-01-10')
    expect(trial.status).toBe(200)
    expect(trial.body).toMatchObject({
      trial: true,
      body: { outcome: 'approve-with-conditions', asOf: '2027-01-10', hypothetical: true },
    })
    expect((await get('/v1/decisions')).body).toEqual(before)
  })

  it('says of a recorded decision what every policy by itself comes to', async () => {
    const { id } = (await post(example('us-courthouse-cameras'))).body as { id: string }
    const response = await get(`/v1/decisions/${id}/compare`)
    const { compared } = response.body as { compared: Compared[] }
    const of = (pack: string) => compared.find((one) => one.pack === pack)
    expect(response.status).toBe(200)
    expect(of('us-ndaa-889')).toMatchObject({ binds: 'true', outcome: 'reject', ifBound: 'reject' })
    expect(of('us-ndaa-889')?.decisive).toContain('US-889-A2')
    expect(of('uk-telecoms-huawei')).toMatchObject({ binds: 'false', outcome: 'not-covered' })
    expect(of('uk-surveillance-equipment')).toMatchObject({ outcome: 'not-covered', ifBound: 'incomplete' })
    expect(of('uk-surveillance-equipment')?.items.map((item) => item.ifBound)).toEqual([
      'incomplete',
      'approve',
    ])
    expect((await get('/v1/decisions/none/compare')).status).toBe(404)
  })

  it('answers a repeated key with the first answer, and another body with 422', async () => {
    const send = (body: unknown) => post(body).set('Idempotency-Key', '"8e03978e-40d5"')
    const first = await send(example('us-office-laptops'))
    const again = await send(example('us-office-laptops'))
    expect(again.body).toEqual(first.body)
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([201, 'true'])
    expect((await send(example('us-unlisted-maker'))).status).toBe(422)
    const crossing = await Promise.all(
      Array.from({ length: 5 }, () => post(example('us-office-laptops')).set('Idempotency-Key', 'crossing')),
    )
    expect(new Set(crossing.map((one) => (one.body as Answer).id)).size).toBe(1)
  })

  it('writes one log line a decision and nothing of the purchase', async () => {
    deployment.lines.length = 0
    await post(example('us-courthouse-cameras'))
    expect(deployment.lines).toHaveLength(1)
    expect(JSON.parse(deployment.lines[0] ?? '')).toMatchObject({ event: 'decision', outcome: 'reject' })
    for (const content of ['Dahua', 'Example', 'courthouse', '48200'])
      expect(deployment.lines[0]).not.toContain(content)
  })
})

const BAD: readonly (readonly [string, string, number])[] = [
  ['no JSON', '{"schema":', 400],
  ['an empty body', '', 400],
  ['10,000 levels', '['.repeat(10_000) + ']'.repeat(10_000), 400],
  ['a member given twice', '{"a":1,"a":2}', 400],
  ['a list', '[]', 422],
  ['a number', '1', 422],
  ['nothing required', '{}', 422],
  ['an unknown member', JSON.stringify({ ...example('us-office-laptops'), surprise: 1 }), 422],
  [
    '__proto__',
    '{"__proto__":{"a":1},"schema":"sekisho/purchase/1","items":[{"id":"1","kind":"hardware"}]}',
    422,
  ],
  ['a bad date', JSON.stringify(example('us-office-laptops')).replace('2026-11-24', '2026-02-30'), 422],
  ['NUL', JSON.stringify({ ...example('us-office-laptops'), title: 'a\u0000b' }), 422],
  [
    'half a surrogate pair',
    JSON.stringify({ ...example('us-office-laptops'), title: 'x' }).replace('"x"', '"\\ud800"'),
    422,
  ],
  ['an amount as a number', JSON.stringify(example('us-office-laptops')).replace('"69200"', '69200'), 422],
  ['an unknown category', JSON.stringify(example('us-office-laptops')).replace('"laptop"', '"labtop"'), 422],
  [
    'an unknown time zone',
    JSON.stringify(example('us-office-laptops')).replace('America/New_York', 'Mars/Olympus'),
    422,
  ],
]

describe('bad input', () => {
  it.each(BAD)('%s is refused with its place, and nothing is written', async (_what, body, status) => {
    const size = (await deployment.context.store.commitRoots()).at(-1)?.size
    const response = await post(body)
    expect(response.status).toBe(status)
    expect(response.headers['content-type']).toContain('application/problem+json')
    expect((response.body as { errors: object[] }).errors.length).toBeGreaterThan(0)
    expect((await deployment.context.store.commitRoots()).at(-1)?.size).toBe(size)
  })

  it('names pointer and what was expected', async () => {
    const response = await post(JSON.stringify(example('us-office-laptops')).replace('"laptop"', '"labtop"'))
    expect((response.body as { errors: object[] }).errors).toEqual([
      {
        pointer: '#/items/0/category',
        code: 'unknown-category',
        detail: 'found "labtop", expected a category of the reference data; did you mean laptop?',
      },
    ])
  })

  it('refuses 10 MB, other media types, unknown parameters and bad keys', async () => {
    expect((await post(`"${'x'.repeat(10_000_000)}"`)).status).toBe(413)
    expect((await post('a=1').set('Content-Type', 'text/plain')).status).toBe(415)
    expect((await post(example('us-office-laptops'), '/v1/decisions?dryrun=true')).status).toBe(400)
    expect((await post(example('us-office-laptops')).set('Idempotency-Key', 'a b')).status).toBe(400)
    expect(
      (await post(example('us-office-laptops'), '/v1/decisions?dryRun=true&asOf=2026-02-30')).status,
    ).toBe(400)
    expect((await get('/v1/decisions?limit=1000')).status).toBe(400)
  })

  it('answers in the language asked for', async () => {
    const response = await post('{}').set('Accept-Language', 'ja')
    expect((response.body as { title: string }).title).toBe('要求の内容に誤りがあります')
  })
})

describe('who may do what', () => {
  it('needs a key, and a role that allows it', async () => {
    expect((await request(deployment.app).get('/v1/decisions')).status).toBe(401)
    expect(
      (await get('/v1/decisions', 'sk_0000000000000000_0000000000000000000000000000000000000000')).status,
    ).toBe(401)
    const auditor = await deployment.key('auditor')
    expect((await post(example('us-office-laptops'), '/v1/decisions', auditor)).status).toBe(403)
    expect((await get('/v1/decisions', auditor)).status).toBe(200)
    expect((await post({ name: 'x', roles: ['officer'] }, '/v1/principals', auditor)).status).toBe(403)
  })

  it('makes principals and keys, and revokes keys at once', async () => {
    const made = await post({ name: 'Officer A', roles: ['officer'] }, '/v1/principals')
    const { secret, key: id, principal } = made.body as { secret: string; key: string; principal: string }
    expect((await get('/v1/decisions', secret)).status).toBe(200)
    const other = await post('', `/v1/principals/${principal}/keys`)
    expect(other.status).toBe(201)
    const revoked = await request(deployment.app)
      .delete(`/v1/keys/${id}`)
      .set('Authorization', `Bearer ${key}`)
    expect(revoked.status).toBe(204)
    expect((await get('/v1/decisions', secret)).status).toBe(401)
    expect((await post({ name: '', roles: ['king'] }, '/v1/principals')).status).toBe(422)
  })
})

describe('reading', () => {
  it('lists newest first, page by page', async () => {
    const first = (await get('/v1/decisions?limit=3')).body as { items: { id: string }[]; next: string }
    const second = (await get(`/v1/decisions?limit=3&cursor=${first.next}`)).body as {
      items: { id: string }[]
    }
    expect(first.items).toHaveLength(3)
    expect(second.items.map((one) => one.id)).not.toContain(first.items[2]?.id)
  })

  it('traces every rule on every subject', async () => {
    const { id } = (await post(example('us-courthouse-cameras'))).body as Answer
    const { trace } = (await get(`/v1/decisions/${id}/trace`)).body as {
      trace: { rule: string; verdict: string }[]
    }
    expect(trace.find((one) => one.rule === 'US-889-A2' && one.verdict === 'triggered')).toMatchObject({
      subject: '/items/@1',
    })
    expect(new Set(trace.map((one) => one.rule)).size).toBeGreaterThan(10)
  })

  it('says what would make it pass', async () => {
    const { id } = (await post(example('us-courthouse-cameras'))).body as Answer
    const answer = (await get(`/v1/decisions/${id}/remedies`)).body as RemediesView
    expect(answer.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(answer.sets.map(({ item, reaches }) => `${item ?? '*'} ${reaches}`)).toContain('1 approve')
    expect(answer.sets.every(({ texts }) => texts.length > 0)).toBe(true)
  })

  it('says until when it holds, by itself and beside the decision where it is asked for', async () => {
    const posted = (await post(example('us-courthouse-cameras'))).body as Answer & { horizon?: object }
    expect(posted).not.toHaveProperty('horizon')
    const answer = (await get(`/v1/decisions/${posted.id}/horizon`)).body as HorizonView
    expect(answer.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(answer.acts.map(({ kind, outcome }) => `${kind} ${outcome}`)).toContain('option reject')
    expect(answer.looked.map(({ because }) => because)).toEqual(['no-end-stated', 'contract-end'])
    const read = await get(`/v1/decisions/${posted.id}?horizon=true`)
    expect(read.body).toMatchObject({ id: posted.id, bodyDigest: posted.bodyDigest, horizon: answer })
    expect((await get(`/v1/decisions/${posted.id}`)).body).not.toHaveProperty('horizon')
  })

  it.each(['horizon=true', 'horizon=true&dryRun=true'])('POST with %s answers with it', async (query) => {
    const response = await post(example('us-courthouse-cameras'), `/v1/decisions?${query}`)
    expect(response.status).toBe(query.includes('dryRun') ? 200 : 201)
    const { horizon, bodyDigest } = response.body as { horizon: HorizonView; bodyDigest: string }
    expect(horizon.digest).toMatch(/^sha256:/)
    expect(bodyDigest).toMatch(/^sha256:/)
  })

  it.each([
    '/v1/policies',
    '/v1/policies/us-ndaa-889',
    '/v1/lists',
    '/v1/entities?q=huawei',
    '/v1/entities/huawei',
    '/v1/schemas',
    '/v1/schemas/purchase',
    '/v1/codes/categories',
    '/health',
    '/ready',
    '/openapi.json',
    '/docs',
  ])('%s answers', async (path) => {
    expect((await get(path)).status).toBe(200)
  })

  it.each([
    '/v1/decisions/none',
    '/v1/decisions/none/trace',
    '/v1/decisions/none/remedies',
    '/v1/decisions/none/horizon',
    '/v1/cases/none',
    '/v1/policies/none',
    '/v1/entities/none',
    '/v1/codes/none',
    '/v1/codes/constructor',
    '/nothing',
  ])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('says whom one name or many may mean', async () => {
    const ask = (body: object) => post(JSON.stringify(body), '/v1/entities/match')
    const one = (await ask({ name: 'Hikvison', country: 'CN' })).body as PartyMatches
    expect(one.identification.result).toBe('possible')
    expect(one.matches[0]).toMatchObject({ entity: 'hikvision', comparison: { result: 'possible' } })
    const many = await ask({ parties: [{ name: '華為' }, { name: 'Example Integrators LLC' }] })
    expect(many.body).toMatchObject({
      results: [
        { identification: { result: 'same', entity: 'huawei' } },
        { identification: { result: 'distinct' } },
      ],
    })
    const refused = await ask({ parties: [{ name: '' }, { nmae: 'x' }] })
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.body)).toContain('/parties/0/name')
    expect((await ask({ parties: Array.from({ length: 101 }, () => ({ name: 'x' })) })).status).toBe(422)
  })

  it('shows the ties of an organisation that hold on a day', async () => {
    const ties = async (query: string): Promise<string[]> =>
      ((await get(`/v1/entities/honor${query}`)).body as { edges: { type: string }[] }).edges.map(
        (edge) => edge.type,
      )
    expect(await ties('')).toEqual(['former-brand-of', 'owned-by'])
    expect(await ties('?asOf=2019-01-01')).toEqual(['former-brand-of'])
    expect(await ties('?asOf=2024-01-01')).toEqual(['owned-by'])
    expect((await get('/v1/entities/honor?asOf=soon')).status).toBe(400)
  })

  it('offers nothing that the OpenAPI document does not name', async () => {
    const { paths } = (await get('/openapi.json')).body as { paths: Record<string, object> }
    expect(Object.keys(paths)).toContain('/v1/decisions/{id}/replay')
  })
})

describe('the log', () => {
  it('verifies after all of this', async () => {
    const verdict = await verifyLog(
      deployment.context.store.entries(),
      await deployment.context.store.commitRoots(),
    )
    expect(verdict.problems).toEqual([])
    expect(verdict.holds).toBe(true)
  })
})
