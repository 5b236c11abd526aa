import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  againHeader,
  echoAskedIn,
  echoCookie,
  formHeader,
  readEcho,
  readMark,
  writeMark,
} from '../_shared/echo.ts'
import { languages } from '../_shared/language.ts'
import { copyOf, type PlainForm, withBody } from './forms.ts'
import type { Onward } from './key.ts'
import type { Req, Visitor } from './visitor.ts'

const boundary = 'wegwijs-again'
/** What a form was like before it was sent: what came of it is in the echo. */
const before = JSON.stringify([{ values: {}, errors: {}, reason: null }])

/** By this a build is told from the next one, in which the same form has other numbers. */
export function markOfBuild(folder: string): string {
  return createHash('sha256').update(buildId(folder)).digest('hex').slice(0, 8)
}

function buildId(folder: string): string {
  try {
    return readFileSync(join(folder, 'BUILD_ID'), 'utf8')
  } catch {
    return ''
  }
}

/** Tells the app which form came without a script, so that it can keep an echo of what it answers. */
export function tellForm(req: Req, form: PlainForm | null, build: string): void {
  const mark = form ? writeMark({ build, ...form }) : ''
  if (readMark(mark)) req.headers[formHeader] = mark
}

/**
 * The request as the app can answer it when an address is asked for that has an echo in this browser: React shows what
 * a form was answered only in the answer to that form, so the app is given the form again, empty. Its action does
 * nothing then but open the echo (app/_shared/forms/echoing.ts).
 */
export function againAs(req: Req, visitor: Visitor, build: string): Req {
  const id = req.method === 'GET' && !req.headers.rsc ? echoAskedIn(req.url) : null
  const echo = id === null ? null : readEcho(cookieOf(req, visitor))
  if (!echo || echo.id !== id || echo.build !== build) return req
  const fields = {
    $ACTION_REF_1: '',
    '$ACTION_1:0': JSON.stringify({ id: echo.action, bound: '$@1' }),
    '$ACTION_1:1': before,
    $ACTION_KEY: echo.key,
  }
  const headers = {
    ...req.headers,
    origin: `${visitor.protocol}://${visitor.host}`,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    [againHeader]: id,
  }
  return withBody(Object.assign(copyOf(req, headers), { method: 'POST' }), formOf(fields))
}

/**
 * Where a resident is led whose browser keeps no cookies: what a form was answered cannot be shown there, nor can anything
 * be filled in. Null for everybody else.
 */
export function withoutCookies(req: Req): Onward | null {
  const [, language] = /^\/(\w+)\//.exec(req.url) ?? []
  if (req.method !== 'GET' || req.headers.cookie || echoAskedIn(req.url) === null) return null
  if (!languages.some((one) => one === language)) return null
  return { status: 303, headers: { Location: `/${language}/gegevens/verlopen` } }
}

function formOf(fields: Record<string, string>): Buffer {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
}

function cookieOf({ headers }: Req, { protocol }: Visitor): string {
  const name = protocol === 'https' ? `__Host-${echoCookie}` : echoCookie
  const all = String(headers.cookie ?? '').split(/;\s*/)
  return all.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}
