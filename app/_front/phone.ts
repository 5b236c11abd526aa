import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Handler } from './board.ts'
import { Sheet } from './sheet.ts'
import type { Req } from './visitor.ts'

/** Where the app says on which number the library is called. */
export const phonePath = '/api/telefoon'
/** Milliseconds for which a number is taken to be right. */
const age = 10_000
const likePhone = /^\+?[0-9][0-9 ()-]{2,30}$/

/** The number that a page of ours shows; empty rather than a false one. */
export type Phone = () => string

/**
 * Remembers on which number the library is called, for pages that are sent when nothing can be asked: the app is asked
 * beforehand, and again when somebody wants to know, after ten seconds at the soonest. `set` holds as long as the app
 * knows none.
 */
export function rememberPhone(app: Handler, set: string): { phone: Phone; ask: () => Promise<void> } {
  let known = ''
  let until = 0
  const ask = async () => {
    until = Date.now() + age
    // An app that fails has told nothing new: what was known stays.
    known = (await askApp(app).catch(() => null)) ?? known
  }
  const phone = () => {
    if (Date.now() >= until) void ask()
    return known || set
  }
  return { phone, ask }
}

async function askApp(app: Handler): Promise<string | null> {
  const req = Object.assign(new IncomingMessage(new Socket()), {
    ...{ httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1, complete: true },
    ...{ method: 'GET', url: phonePath, headers: { host: 'localhost', 'x-wegwijs-path': phonePath } },
  }) as Req
  req.push(null)
  const sheet = new Sheet(req)
  await app(req, sheet)
  const { status, text } = await sheet.full
  const said = text.trim()
  return status === 200 && (said === '' || likePhone.test(said)) ? said : null
}
