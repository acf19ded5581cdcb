import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createApp } from '../../src/api/app.ts'
import type { ApiContext } from '../../src/api/context.ts'
import { createPrincipal } from '../../src/operations/keys.ts'
import { readAndPrepare } from '../../src/operations/read-and-prepare.ts'
import { openDeployment } from '../../src/operations/open-deployment.ts'
import type { Role } from '../../src/operations/permissions.ts'
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts'
import { rulebook } from './shipped.ts'

/** A folder of its own that goes when the test is over. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'sekisho-'))
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** A whole deployment on a real store, at a fixed time or at one that the test moves; the app is the one that production runs. */
export async function openTestDeployment(now: string | (() => string) = '2026-11-24T12:00:00.000Z') {
  const folder = temporaryFolder()
  const store = await openSqliteStore(folder.path)
  const lines: string[] = []
  const context: ApiContext = {
    ...rulebook,
    store,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    timeZone: 'UTC',
    now: () => new Date(typeof now === 'string' ? now : now()),
    newId: () => randomUUID(),
    randomBytes: (count) => randomBytes(count),
    isReady: () => true,
    successor: () => Promise.reject(new Error('nothing takes the place of these policies')),
    prepare: (wanted) => Promise.resolve(readAndPrepare(rulebook, wanted, (count) => randomBytes(count))),
  }
  const administrator = (await openDeployment(context)) ?? ''
  return {
    app: createApp(context),
    context,
    folder: folder.path,
    lines,
    administrator,
    key: async (...roles: Role[]) =>
      (await createPrincipal(context, { name: 'somebody', roles, actor: 'p_test' })).secret,
    close: async () => {
      await store.close()
      folder.remove()
    },
  }
}
export type TestDeployment = Awaited<ReturnType<typeof openTestDeployment>>
