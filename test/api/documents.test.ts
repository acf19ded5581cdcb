import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Database } from '../../src/store/sqlite/driver.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAX_DOCUMENT_BYTES, type DocumentView } from '../../src/operations/procedure/documents.ts'
import { openTestDeployment, type TestDeployment } from '../support/deployment.ts'
import { caller, type Caller } from '../support/procedure.ts'

let deployment: TestDeployment
let officer: Caller
let auditor: Caller

beforeAll(async () => {
  deployment = await openTestDeployment()
  officer = caller(deployment, await deployment.key('officer'))
  auditor = caller(deployment, await deployment.key('auditor'))
})

afterAll(async () => {
  await deployment.close()
})

const PAGE = Buffer.from('<html><script>alert(1)</script></html>')
const DIGEST = createHash('sha256').update(PAGE).digest()

describe('documents', () => {
  it('come in as they are and go out as files to be saved, whatever is in them', async () => {
    const name = "attachment; filename*=UTF-8''%E8%A9%95%E4%BE%A1%E6%9B%B8.txt"
    const entered = await officer.send('/v1/evidence', 'text/plain', PAGE, { 'Content-Disposition': name })
    const view = entered.body as DocumentView
    expect([entered.status, entered.headers['location']]).toEqual([201, `/v1/evidence/${view.id}`])
    expect(view).toMatchObject({
      digest: `sha256:${DIGEST.toString('hex')}`,
      name: '評価書.txt',
      bytes: PAGE.length,
      state: 'received',
    })
    const content = await auditor.get(`/v1/evidence/${view.id}/content`).buffer(true)
    expect(Buffer.from(content.body as Uint8Array)).toEqual(PAGE)
    expect(content.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${view.id}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox') as string,
    })
    expect((await auditor.get(`/v1/evidence/${view.id}`)).body).toEqual(view)
    expect((await auditor.get('/v1/evidence/none/content')).status).toBe(404)
  })

  it('are bounded in size and kind, and taken only from who may', async () => {
    expect((await officer.send('/v1/evidence', 'text/html', PAGE)).status).toBe(415)
    expect((await officer.send('/v1/evidence', 'image/svg+xml', PAGE)).status).toBe(415)
    expect((await officer.send('/v1/evidence', 'application/json', '{}')).status).toBe(415)
    expect((await officer.send('/v1/evidence', 'text/plain', '')).status).toBe(400)
    for (const disposition of ['inline', "attachment; filename*=UTF-8''%00", 'attachment; filename="a"'])
      expect(
        (await officer.send('/v1/evidence', 'text/plain', PAGE, { 'Content-Disposition': disposition }))
          .status,
      ).toBe(400)
    const large = await officer.send('/v1/evidence', 'application/pdf', Buffer.alloc(MAX_DOCUMENT_BYTES + 1))
    expect([large.status, large.text]).toEqual([413, expect.stringContaining('at most 10 MiB')])
    expect(
      (await officer.send('/v1/evidence', 'application/pdf', Buffer.alloc(MAX_DOCUMENT_BYTES))).status,
    ).toBe(201)
    expect((await auditor.send('/v1/evidence', 'text/plain', PAGE)).status).toBe(403)
  })

  it('leave no digest of themselves outside what can be erased', async () => {
    await officer.send('/v1/evidence', 'text/plain', PAGE)
    const database = new Database(join(deployment.folder, 'sekisho.sqlite'), { readonly: true })
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all() as string[]
    const forms = [DIGEST.toString('hex'), DIGEST.toString('base64'), DIGEST.toString('base64url')]
    const holding = tables.filter((table) => {
      const text = JSON.stringify(database.prepare(`SELECT * FROM ${table}`).all())
      return forms.some((form) => text.includes(form))
    })
    database.close()
    expect(holding).toEqual(['erasable'])
  })

  it('are not given out when they are no longer what came in', async () => {
    const { id } = (await officer.send('/v1/evidence', 'text/plain', PAGE)).body as DocumentView
    const database = new Database(join(deployment.folder, 'sekisho.sqlite'))
    database.prepare('UPDATE document_bytes SET bytes = ? WHERE id = ?').run(Buffer.from('other'), id)
    database.close()
    expect((await auditor.get(`/v1/evidence/${id}/content`)).status).toBe(500)
  })
})
