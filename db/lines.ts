import { connect, type Socket } from 'node:net'
import { anew } from './driver'

/** Milliseconds after which a line on which somebody waits and nothing comes is dead: PostgreSQL itself ends every statement after five seconds. */
const SILENT = 10_000
/** Milliseconds between two looks. */
const EVERY = 1_000

type Place = { host: string[]; port: number[]; path?: string | false; ssl?: unknown }
type Heard = { bytes: number; at: number }
type Wait = { since: number }

/**
 * The lines of one pool to PostgreSQL, and who waits on them. A host that vanishes says nothing more, not even that it is
 * gone, and TCP goes on hoping for a quarter of an hour. Whoever waits longer than PostgreSQL ever takes shows that it is
 * so; every line that was silent all that time is cut, and the pool asks anew, for where the database is by then.
 */
export class Lines {
  #heard = new Map<Socket, Heard>()
  #waits = new Set<Wait>()
  #looked = performance.now()
  #looking: NodeJS.Timeout
  readonly #silent: number

  /** `silent` in milliseconds. */
  constructor(silent = SILENT) {
    this.#silent = silent
    this.#looking = setInterval(() => this.#look(), Math.min(EVERY, silent / 4)).unref()
  }

  /** Opens a line for the driver. */
  open = ({ host, port, path, ssl }: Place): Socket => {
    const [toHost = 'localhost', toPort = 5432] = [host[0], port[0]]
    const socket = path ? connect(path) : connect(toPort, toHost)
    this.#heard.set(socket, { bytes: 0, at: performance.now() })
    socket.once('close', () => this.#heard.delete(socket))
    // The driver reads there for whom a certificate has to be.
    return anew(Object.assign(socket, { host: toHost, port: toPort }), Boolean(ssl))
  }

  /** Somebody begins to wait; returns how they stop. */
  wait(): () => void {
    const wait = { since: performance.now() }
    this.#waits.add(wait)
    return () => void this.#waits.delete(wait)
  }

  /** Cuts every line: what was on its way fails, and the next question goes over a new one. */
  cut(): void {
    for (const socket of this.#heard.keys()) socket.destroy()
  }

  close(): void {
    clearInterval(this.#looking)
  }

  #look(): void {
    const now = performance.now()
    // After a sleep of this machine the answers may lie here unread.
    const slept = now - this.#looked > this.#silent / 2
    this.#looked = now
    if (slept) for (const wait of this.#waits) wait.since = now
    for (const [socket, heard] of this.#heard)
      if (socket.bytesRead !== heard.bytes || slept)
        this.#heard.set(socket, { bytes: socket.bytesRead, at: now })
    // In order of their beginning, but for who was set anew, and those all have the same.
    const [oldest] = this.#waits
    if (!oldest || now - oldest.since < this.#silent) return
    for (const [socket, { at }] of this.#heard) if (now - at >= this.#silent) socket.destroy()
  }
}
