import type { Request, Response } from 'express'
import { isDay } from '../operations/today.ts'
import { REACHES } from '../reference/reference-schema.ts'
import type { OwnershipQuestion, Snapshot } from '../reference/snapshot.ts'
import type { ApiContext } from './context.ts'
import { sendFound } from './decisions.ts'
import { hasOnly, queryText } from './input.ts'
import { sendProblem } from './problem.ts'

const MOST_TARGETS = 50

/** `GET /v1/entities/{id}/ownership`: a named test as of a day, today where none is given; targets parted by commas. */
export function answerOwnership(context: ApiContext, request: Request, response: Response): void {
  if (!hasOnly(request, response, ['test', 'target', 'asOf'])) return
  const { snapshot } = context
  const entity = snapshot.entity(String(request.params['id']))
  if (entity === undefined) {
    sendFound(request, response, undefined)
    return
  }
  const asOf = queryText(request, 'asOf') ?? context.now().toISOString().slice(0, 10)
  const question = readQuestion(request, entity.id, asOf)
  const detail = typeof question === 'string' ? question : whatIsWrong(question, snapshot)
  if (typeof question === 'string' || detail !== undefined) {
    sendProblem(request, response, 'unparsable', { detail: detail ?? '' })
    return
  }
  const { test, targets } = question
  response.json({ entity: entity.id, test, targets: [...targets], asOf, ...snapshot.ownership(question) })
}

/** The question, or what is wrong with its test. */
function readQuestion(request: Request, entity: string, asOf: string): OwnershipQuestion | string {
  const test = REACHES.find((one) => one === queryText(request, 'test'))
  if (test === undefined) return `test: expected one of ${REACHES.join(', ')}`
  const targets = (queryText(request, 'target') ?? '').split(',').filter((id) => id !== '')
  return { entity, test, targets: new Set(targets), asOf }
}

function whatIsWrong({ test, targets, asOf }: OwnershipQuestion, snapshot: Snapshot): string | undefined {
  if (!isDay(asOf)) return 'asOf: expected a day such as 2027-01-15'
  if (targets.size > MOST_TARGETS)
    return `target: found ${targets.size} ids, expected at most ${MOST_TARGETS}`
  if (targets.size === 0 && test !== 'state-controlled') return 'target: expected the id of an entity'
  const unknown = [...targets].find((id) => snapshot.entity(id) === undefined)
  return unknown === undefined ? undefined : `target: found ${unknown}, expected the id of an entity`
}
