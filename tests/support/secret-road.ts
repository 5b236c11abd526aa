import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type ConnectionOptions, TLSSocket, type TLSSocketOptions } from 'node:tls'

// A key that both know: so no certificate is needed, which would have a last day.
const psk = Buffer.alloc(32, 'only in tests')
const ciphers = { ciphers: 'PSK-AES256-GCM-SHA384', maxVersion: 'TLSv1.2' } as const

/** How a driver goes over a secret way. */
export const inSecret: ConnectionOptions = {
  ...ciphers,
  pskCallback: () => ({ identity: 'wegwijs', psk }),
  checkServerIdentity: () => undefined,
}

// The types do not know that a server can have such a key as well.
const ofServer = { isServer: true, ...ciphers, pskCallback: () => psk } as TLSSocketOptions

/** A way to the database at `url` over which nobody can listen, as a server asks it that has a certificate. */
export async function aSecretRoad(url: string): Promise<{ url: string; close: () => Promise<void> }> {
  const to = new URL(url)
  const open = new Set<Socket>()
  const server = createServer(async (near) => {
    open.add(near)
    near.on('error', () => {}).on('close', () => open.delete(near))
    const [asked] = await once(near, 'data')
    if (asked.length !== 8) return near.destroy()
    near.write('S')
    const secret = new TLSSocket(near, ofServer)
    const far = connect(Number(to.port), to.hostname)
    for (const [one, other] of [
      [secret, far],
      [far, secret],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
    secret.pipe(far).pipe(secret)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const own = new URL(url)
  own.port = String((server.address() as AddressInfo).port)
  return {
    url: own.href,
    close: async () => {
      for (const one of open) one.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
