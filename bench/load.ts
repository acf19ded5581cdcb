import { connect } from 'node:net'

/** How one run of the load went. */
export interface Load {
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly notOk: number
}

export interface LoadPlan {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Keeps a number of connections busy, one request at a time on each, with plain sockets: the generator has to cost less
 * than what it measures.
 */
export async function generateLoad(plan: LoadPlan): Promise<Load> {
  const latencies: number[] = []
  const until = performance.now() + plan.seconds * 1000
  const request = requestText(plan)
  const start = performance.now()
  const notOk = await Promise.all(
    Array.from({ length: plan.connections }, () => client(plan.port, request, until, latencies)),
  )
  const seconds = (performance.now() - start) / 1000
  const sorted = latencies.sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
  return {
    requestsPerSecond: sorted.length / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    notOk: notOk.reduce((a, b) => a + b, 0),
  }
}

function requestText(plan: LoadPlan): Buffer {
  const headers = {
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(plan.body)),
    ...plan.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return Buffer.from(`POST ${plan.path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${plan.body}`)
}

function client(port: number, request: Buffer, until: number, latencies: number[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    let sent = 0
    let notOk = 0
    let expected = -1
    let received = 0
    const send = (): void => {
      if (performance.now() >= until) {
        socket.destroy()
        resolve(notOk)
        return
      }
      sent = performance.now()
      expected = -1
      received = 0
      socket.write(request)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk: Buffer) => {
      if (expected === -1) {
        const end = chunk.indexOf('\r\n\r\n')
        const head = chunk.toString('latin1', 0, end)
        if (!/^HTTP\/1\.1 20[01]/.test(head)) notOk++
        expected = end + 4 + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      }
      received += chunk.length
      if (received < expected) return
      latencies.push(performance.now() - sent)
      send()
    })
  })
}
