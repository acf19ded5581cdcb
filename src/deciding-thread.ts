import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadData } from './decider.ts'
import { loadRulebook } from './load-rulebook.ts'
import { toHeldRulebook } from './operations/past-rulebook.ts'
import { readAndPrepare, type NewCaseRequest } from './operations/read-and-prepare.ts'
import type { NameRegister } from './reference/names/name-register.ts'
import { createRandomPool } from './random-pool.ts'

/** Names somebody whom the reference data does not hold: what is prepared when first asked for is then prepared. */
const FIRST = JSON.stringify({
  schema: 'sekisho/purchase/1',
  items: [{ id: '1', kind: 'hardware', parties: [{ role: 'manufacturer', name: 'Example Devices Ltd' }] }],
})

/** A thread that decides: the same rulebook and the same function as anywhere else, with names that it attaches to. */
function serve(): void {
  const port = parentPort
  if (port === null) throw new Error('decisions are made by a worker only')
  let held: NameRegister | undefined
  const { profile, texts } = workerData as ThreadData
  const rulebook = texts === undefined ? loadRulebook(profile, () => held) : toHeldRulebook(texts, () => held)
  const takeRandom = createRandomPool(randomBytes)
  port.once('message', (names: NameRegister | undefined) => {
    held = names
    port.on('message', (requests: readonly NewCaseRequest[]) => {
      port.postMessage(requests.map((request) => readAndPrepare(rulebook, request, takeRandom)))
    })
    // Nobody shall wait for it later.
    readAndPrepare(
      rulebook,
      { bytes: Buffer.from(FIRST), time: new Date(0).toISOString(), timeZone: 'UTC' },
      takeRandom,
    )
    port.postMessage('ready')
  })
  port.postMessage('loaded')
}

serve()
