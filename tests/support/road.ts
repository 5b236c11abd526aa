import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** The way to a database, on which lines can fall silent, and which can lead elsewhere from now on. */
export type Road = {
  url: string
  /** How many lines were ever opened. */
  lines: () => number
  /** Nothing goes over the lines that are open now, either way; they stay open. */
  freeze: () => void
  thaw: () => void
  /** Where new lines lead; those that are open stay. */
  leadTo: (url: string) => void
  close: () => Promise<void>
}

/** Opens a way to the database at `url`. */
export async function aRoad(url: string): Promise<Road> {
  const [open, frozen] = [new Set<Socket>(), new Set<Socket>()]
  let [lines, to] = [0, new URL(url)]
  const server = createServer((near) => {
    lines += 1
    const far = connect(Number(to.port), to.hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.on('data', (part) => frozen.has(one) || other.write(part))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const own = new URL(url)
  own.port = String((server.address() as AddressInfo).port)
  return {
    url: own.href,
    lines: () => lines,
    freeze: () => {
      for (const one of open) frozen.add(one)
    },
    thaw: () => frozen.clear(),
    leadTo: (other) => {
      to = new URL(other)
    },
    close: async () => {
      for (const one of open) one.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
