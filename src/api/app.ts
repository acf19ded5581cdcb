import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import { MAX_BYTES } from '../purchase/parse-json.ts'
import { StoreError } from '../store/store.ts'
import { casesRouter } from './cases.ts'
import type { ApiContext } from './context.ts'
import { decisionsRouter } from './decisions.ts'
import { docsPage } from './docs-page.ts'
import { documentsRouter } from './documents.ts'
import { keysRouter } from './keys.ts'
import { openApiDocument } from './openapi.ts'
import { partyProfilesRouter } from './party-profiles.ts'
import { sendProblem, sendStoreProblem } from './problem.ts'
import { procedureRouter } from './procedure.ts'
import { referenceRouter } from './reference.ts'

/** The service, ready to be listened with. */
export function createApp(context: ApiContext): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.use(securityHeaders)
  // First, for it is what most requests are for.
  app.use('/v1/decisions', decisionsRouter(context))
  app.get('/health', (_request, response) => {
    response.json({ status: 'up' })
  })
  app.get('/ready', (_request, response) => {
    const isReady = context.isReady()
    response.status(isReady ? 200 : 503).json({
      status: isReady ? 'ready' : 'not-ready',
      snapshot: context.snapshot.digest,
      policies: context.policySet.digest,
    })
  })
  const document = openApiDocument()
  app.get('/openapi.json', (_request, response) => {
    response.json(document)
  })
  app.get('/docs', (request, response) => {
    const language = request.acceptsLanguages('en', 'ja') === 'ja' ? 'ja' : 'en'
    response.type('html').send(docsPage(document, language))
  })
  app.use('/v1/party-profiles', partyProfilesRouter(context))
  app.use('/v1/cases', casesRouter(context))
  app.use('/v1/evidence', documentsRouter(context))
  app.use('/v1', keysRouter(context), procedureRouter(context), referenceRouter(context))
  app.use((request, response) => {
    sendProblem(request, response, 'not-found', { detail: `nothing is offered for ${request.method} here` })
  })
  app.use(errors(context))
  return app
}

const SECURITY_HEADERS = [
  ['Cache-Control', 'no-store'],
  [
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  ],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
] as const

const securityHeaders: RequestHandler = (_request, response, next) => {
  for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value)
  next()
}

/** The one place where a failure becomes an answer. */
function errors({ log }: ApiContext): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    if (error instanceof StoreError) {
      log.error({ event: 'store-error', code: error.code, message: error.message })
      sendStoreProblem(request, response, error)
      return
    }
    const status = statusOf(error)
    if (status === 413) sendProblem(request, response, 'too-large', { detail: tooLarge(error) })
    else if (status === 415) sendProblem(request, response, 'unsupported-media-type')
    else if (status >= 400 && status < 500) sendProblem(request, response, 'unparsable')
    else {
      log.error({ event: 'internal-error', error: error instanceof Error ? error.stack : String(error) })
      sendProblem(request, response, 'internal')
    }
  }
}

/** The parser that gave up says where its limit is. */
function tooLarge(error: unknown): string {
  const limit =
    typeof error === 'object' && error !== null && 'limit' in error ? Number(error.limit) : MAX_BYTES
  return `at most ${limit / 1024 ** 2} MiB`
}

/** Express's own parsers say with `status` what they found wrong. */
function statusOf(error: unknown): number {
  const isHttp =
    typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
  return isHttp ? (error.status as number) : 500
}
