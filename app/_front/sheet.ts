import { type OutgoingHttpHeaders, ServerResponse } from 'node:http'

type Written = { status: number; headers: OutgoingHttpHeaders; text: string }

/** An answer that goes to nobody: it keeps what the app writes, and resolves `full` when that is all. */
export class Sheet extends ServerResponse {
  #written: Buffer[] = []

  readonly full = new Promise<Written>((resolve) => {
    this.once('finish', () =>
      resolve({
        status: this.statusCode,
        headers: this.getHeaders(),
        text: Buffer.concat(this.#written).toString(),
      }),
    )
  })

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    const last = rest.at(-1)
    const headers = typeof last === 'object' && last !== null ? last : {}
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value)
    return this
  }

  override flushHeaders(): void {}

  override write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    this.#written.push(typeof chunk === 'string' ? Buffer.from(chunk, encodingIn(rest)) : Buffer.from(chunk))
    called(rest)
    return true
  }

  override end(...rest: unknown[]): this {
    const [chunk, encoding] = rest
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk, encoding)
    this.finished = true
    this.emit('finish')
    this.emit('close')
    called(rest)
    return this
  }
}

const encodingIn = ([encoding]: unknown[]) =>
  typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'

function called(values: unknown[]): void {
  const callback = values.find((one) => typeof one === 'function')
  callback?.()
}
