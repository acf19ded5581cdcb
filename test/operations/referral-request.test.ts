import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILE_TRUSTED } from '../../src/facts/case-facts.ts'
import { textsOf } from '../../src/operations/decision-texts.ts'
import { prepareDecision } from '../../src/operations/prepare-decision.ts'
import { listDigestOf, type ReferralRequest } from '../../src/operations/referral-request.ts'
import { agreement, digestOfLine, lineOf, offer } from '../support/agreement.ts'
import { bodyUnder } from '../support/pack.ts'
import { parsed } from '../support/shipped.ts'

function sha256(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function requestsFor(purchase: Record<string, unknown>): readonly ReferralRequest[] {
  const read = parsed(purchase)
  if (read === undefined) throw new Error('not a purchase')
  return textsOf(bodyUnder(agreement, purchase), { ...agreement, purchase: read }).requests
}

const LINES = [lineOf('1', 'A'), lineOf('2', 'B'), lineOf('3', 'C', { category: null })]

describe('a request to an authority', () => {
  it('has the lines that can be shown now, each with its digest, and a reply to fill in', () => {
    const [request, ...others] = requestsFor(offer(LINES))
    expect(others).toEqual([])
    expect(request).toMatchObject({
      rule: 'ASK',
      whom: [{ id: 'office', name: { en: 'the Office', ja: '担当室' } }],
      lines: [
        { item: '1', lineDigest: digestOfLine(LINES, '1') },
        { item: '2', lineDigest: digestOfLine(LINES, '2') },
      ],
      reply: { type: 'advice-received', issuerCode: 'office', subjects: ['/items/@1', '/items/@2'] },
    })
    const reply = { ...request?.reply, id: 'a', date: '2026-11-20', state: 'confirmed' }
    const lines = (reply as { lines?: object[] }).lines?.map((line) => ({ ...line, outcome: 'no-concern' }))
    const answered = bodyUnder(agreement, offer(LINES, [{ ...reply, lines }]))
    expect(answered.items.map((item) => item.outcome)).toEqual(['approve', 'approve', 'refer'])
  })

  it('digests the canonical JSON of what is seen, as RFC 8785 has it', () => {
    const seen = '{"category":"router","model":"A","parties":[{"name":"例示社","role":"manufacturer"}]}'
    expect(digestOfLine(LINES, '1')).toBe(`sha256:${sha256(seen).toString('hex')}`)
  })

  it('digests the list as the Merkle root of its line digests, as RFC 6962 has it', () => {
    const bytes = ['1', '2']
      .map((id) => Buffer.from(digestOfLine(LINES, id).slice(7), 'hex'))
      .sort((a, b) => Buffer.compare(a, b))
    const [left, right] = bytes.map((one) => sha256(Buffer.of(0), one))
    const root = sha256(Buffer.of(1), left ?? '', right ?? '')
    expect(requestsFor(offer(LINES))[0]?.listDigest).toBe(`sha256:${root.toString('hex')}`)
  })

  it('digests a list whatever the order of its lines', () => {
    const digest = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => `sha256:${Buffer.from(bytes).toString('hex')}`)
    fc.assert(
      fc.property(fc.array(digest, { minLength: 1, maxLength: 9 }), (digests) => {
        expect(listDigestOf([...digests].reverse())).toBe(listDigestOf(digests))
        expect(listDigestOf([...digests, digests[0] ?? ''])).not.toBe(listDigestOf(digests))
      }),
      { numRuns: 200, seed: 6962 },
    )
  })

  it('has no digests once parts of the purchase were erased', () => {
    const read = parsed(offer(LINES))
    if (read === undefined) throw new Error('not a purchase')
    const { requests } = textsOf(bodyUnder(agreement, offer(LINES)), {
      ...agreement,
      purchase: read,
      isErased: true,
    })
    expect(requests[0]?.lines.map((line) => line.lineDigest)).toEqual([null, null])
    expect(requests[0]?.listDigest).toBeNull()
  })
})

describe('what the record keeps', () => {
  it('holds a digest of a line among the values that can be erased, and nowhere else', () => {
    const lineDigest = digestOfLine(LINES, '1')
    const listDigest = listDigestOf([lineDigest])
    const reply = {
      id: 'a',
      type: 'advice-received',
      issuerCode: 'office',
      subjects: ['/items'],
      state: 'received',
    }
    const lines = [{ item: '1', outcome: 'no-concern', lineDigest }]
    const read = parsed(offer(LINES, [{ ...reply, lines, listDigest }]))
    if (read === undefined) throw new Error('not a purchase')
    const request = { purchase: read, caseFacts: FILE_TRUSTED, time: '2026-11-24T00:00:00Z', timeZone: 'UTC' }
    const { erasable, texts, ...kept } = prepareDecision(agreement, request, (count) => randomBytes(count))
    const computed = ['1', '2'].map((id) => digestOfLine(LINES, id))
    for (const digest of [...computed, listDigest]) {
      const hex = digest.slice('sha256:'.length)
      const base64 = Buffer.from(hex, 'hex').toString('base64url')
      expect(JSON.stringify(kept)).not.toContain(hex)
      expect(JSON.stringify(kept)).not.toContain(base64)
    }
    expect(erasable).toContain(lineDigest)
    expect(texts).toContain(computed[1])
  })
})
