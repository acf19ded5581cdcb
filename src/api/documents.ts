import { raw, Router, type Request, type RequestHandler, type Response } from 'express'
import type { Principal } from '../operations/keys.ts'
import {
  enterDocument,
  MAX_DOCUMENT_BYTES,
  MAX_DOCUMENT_NAME,
  MEDIA_TYPES,
  readDocument,
  viewDocument,
} from '../operations/procedure/documents.ts'
import { checkText } from '../purchase/parse-purchase.ts'
import { authorised } from './authentication.ts'
import type { ApiContext } from './context.ts'
import { sendFound } from './decisions.ts'
import { pathId } from './input.ts'
import { sendProblem } from './problem.ts'

/** `/v1/evidence`: documents come in as they are and go out as files to be saved. */
export function documentsRouter(context: ApiContext): Router {
  const router = Router()
  const readBody: RequestHandler = raw({ type: [...MEDIA_TYPES], limit: MAX_DOCUMENT_BYTES })
  router.post(
    '/',
    // Nothing is read of a document from somebody who may not hand one in.
    authorised(context, 'enter-document', async (request, response, principal) => {
      await new Promise<void>((resolve, reject) => {
        readBody(request, response, (error?: unknown) => {
          if (error instanceof Error) reject(error)
          else resolve()
        })
      })
      await postDocument(context, request, response, principal)
    }),
  )
  router.get(
    '/:id/content',
    authorised(context, 'read-decisions', (request, response) => getContent(context, request, response)),
  )
  return router
}

async function postDocument(
  context: ApiContext,
  request: Request,
  response: Response,
  principal: Principal,
): Promise<void> {
  const mediaType = MEDIA_TYPES.find((one) => request.is(one) === one)
  if (mediaType === undefined) {
    response.set('Accept-Post', MEDIA_TYPES.join(', '))
    sendProblem(request, response, 'unsupported-media-type', { detail: `one of ${MEDIA_TYPES.join(', ')}` })
    return
  }
  const name = nameOf(request)
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  if (bytes.length === 0 || name === undefined) {
    sendProblem(request, response, 'unparsable', {
      detail:
        bytes.length === 0
          ? 'found no bytes, expected a document'
          : `Content-Disposition: expected attachment; filename*=UTF-8''<name of at most ${MAX_DOCUMENT_NAME} characters>`,
    })
    return
  }
  const { id } = await enterDocument(context, { bytes, mediaType, name }, principal.id)
  response.status(201).location(`/v1/evidence/${id}`)
  sendFound(request, response, await viewDocument(context, id))
}

/** The name of a document (RFC 8187); null where none is given, undefined where it cannot be one. */
function nameOf(request: Request): string | null | undefined {
  const header = request.get('content-disposition')
  if (header === undefined) return null
  const encoded = /^attachment;\s*filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/i.exec(header)?.[1]
  try {
    const name = encoded === undefined ? '' : decodeURIComponent(encoded)
    return name === '' || name.length > MAX_DOCUMENT_NAME || checkText(name).length > 0 ? undefined : name
  } catch {
    return undefined
  }
}

/** Never as what it says it is: a browser saves it, and renders nothing. */
async function getContent(context: ApiContext, request: Request, response: Response): Promise<void> {
  const bytes = await readDocument(context, pathId(request))
  if (bytes === undefined) {
    sendProblem(request, response, 'not-found')
    return
  }
  response.set({
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${pathId(request)}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
  })
  response.send(Buffer.from(bytes))
}
