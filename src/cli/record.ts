import { verifyLog } from '../audit/verify-log.ts'
import { replayDecision } from '../operations/replay-decision.ts'
import type { ReadableRecord, Terminal } from './terminal.ts'

interface Options {
  readonly json?: boolean
}

const REPLAY_STATUS = { same: 0, differs: 1, 'cannot-be-compared': 3 } as const

/** Exit status 0 same, 1 differs, 3 cannot be compared, 2 for an unknown decision. */
export async function replay(terminal: Terminal, decision: string, options: Options): Promise<void> {
  await withRecord(terminal, async (store) => {
    const found = await replayDecision({ ...terminal.rulebook(), store }, decision)
    if (found === undefined) {
      terminal.writeError(`no decision ${decision}\n`)
      return 2
    }
    const reason = found.because === undefined ? '' : ` (${found.because})`
    terminal.write(
      options.json === true ? `${JSON.stringify(found)}\n` : `${found.decision}: ${found.result}${reason}\n`,
    )
    return REPLAY_STATUS[found.result]
  })
}

/** Exit status 0 when the log holds, 1 when it does not. */
export async function verifyAudit(terminal: Terminal, options: Options): Promise<void> {
  await withRecord(terminal, async (store) => {
    const verdict = await verifyLog(store.entries(), await store.commitRoots())
    if (options.json === true) terminal.write(`${JSON.stringify(verdict)}\n`)
    else {
      terminal.write(
        `${verdict.holds ? 'holds' : 'does not hold'}: ${verdict.size} leaves, root ${verdict.root}\n`,
      )
      for (const problem of verdict.problems) terminal.write(`  leaf ${problem.seq}: ${problem.what}\n`)
    }
    return verdict.holds ? 0 : 1
  })
}

async function withRecord(
  terminal: Terminal,
  work: (store: ReadableRecord) => Promise<number>,
): Promise<void> {
  const store = await terminal.openRecord()
  try {
    terminal.exit(await work(store))
  } finally {
    await store.close()
  }
}
