import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** What becomes of bytes on their way to the server: the connection is cut before or after they have gone there. */
export type Fate = 'pass' | 'cut-before' | 'cut-after'

export interface TcpProxy {
  readonly port: number
  /** Breaks every connection that stands. */
  cut(): void
  /** Decides what becomes of what clients send; all passes until it is set. */
  onRequest: (bytes: Buffer) => Fate
  close(): Promise<void>
}

/** Something between a client and a server on this machine that can fail as a network does. */
export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  const proxy = { onRequest: (): Fate => 'pass' } as { onRequest: TcpProxy['onRequest'] }
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1')
    const drop = (): void => {
      client.destroy()
      upstream.destroy()
    }
    let isDeaf = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', drop)
      socket.on('close', () => {
        sockets.delete(socket)
        drop()
      })
    }
    upstream.on('data', (bytes: Buffer) => {
      // The answer has been given, and never arrives.
      if (isDeaf) drop()
      else client.write(bytes)
    })
    client.on('data', (bytes: Buffer) => {
      const fate = proxy.onRequest(bytes)
      isDeaf = fate === 'cut-after'
      if (fate === 'cut-before') drop()
      else upstream.write(bytes)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return Object.assign(proxy, {
    port: (server.address() as AddressInfo).port,
    cut,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      cut()
      await closed
    },
  })
}
