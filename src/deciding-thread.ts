import { randomBytes } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { loadRulebook } from './load-rulebook.ts'
import { readAndPrepare, type NewCaseRequest } from './operations/read-and-prepare.ts'
import { createRandomPool } from './random-pool.ts'

/** A thread that decides: the same rulebook, loaded once, and the same function as anywhere else. */
function serve(): void {
  const port = parentPort
  if (port === null) throw new Error('decisions are made by a worker only')
  const rulebook = loadRulebook()
  const takeRandom = createRandomPool(randomBytes)
  port.on('message', (requests: readonly NewCaseRequest[]) => {
    port.postMessage(requests.map((request) => readAndPrepare(rulebook, request, takeRandom)))
  })
  port.postMessage('ready')
}

serve()
