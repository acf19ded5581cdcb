import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { PROJECT } from '../../src/load-rulebook.ts'
import { example } from './shipped.ts'

export interface Running {
  readonly process: ChildProcess
  readonly address: string
  /** Of the administrator, on the very first start. */
  readonly key: string | undefined
}

/** The service as `npm start` runs it, in a process of its own. */
export async function start(
  environment: Readonly<Record<string, string>>,
  command: readonly string[] = [process.execPath],
): Promise<Running> {
  const [program = '', ...args] = command
  const child = spawn(program, [...args, join(PROJECT, 'dist/main.js')], {
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  return new Promise((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error(`the service ended: ${printed}`))
    })
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const address = /listens at (\S+)\n/.exec(printed)?.[1]
      if (address === undefined) return
      // The key follows in the same write or the next.
      setTimeout(() => {
        resolve({ process: child, address, key: /administrator key: (\S+)/.exec(printed)?.[1] })
      }, 50)
    })
  })
}

/**
 * Has the laptops of an office decided.
 * @throws {Error} for any answer but 201, or none
 */
export async function postDecision(address: string, key: string, idempotencyKey?: string): Promise<string> {
  const response = await fetch(`${address}/v1/decisions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    body: JSON.stringify(example('us-office-laptops')),
  })
  if (response.status !== 201) throw new Error(`status ${response.status}`)
  return ((await response.json()) as { id: string }).id
}

/** Ends at once, as `kill -9` does. */
export async function killed(child: ChildProcess): Promise<void> {
  await new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGKILL')
  })
}

/** Ends in order, as the service manager asks it to; resolves to its exit status. */
export async function stopped(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
}
