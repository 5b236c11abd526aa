import { type IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Req } from './visitor.ts'

const actionId = /^[0-9a-f]{40,64}$/
/** The one page with a form in which a file can be chosen: the mark of the library. */
const picturePage = /^\/beheer\/bibliotheek\/logo(\?|$)/
/** The one page with a form that asks something of everybody who is hit by a change: of a whole library, perhaps. */
const peoplePage = /^\/beheer\/geraakt(\?|$)/
/** As many fields a form has at most; where it asks of everybody, so many. */
const [mostFields, mostOfPeople] = [500, 5_000]
/** The name of that file, as a form sends it without a script and with one. */
const pictureField = /^(_[0-9a-f]{1,3}_)?logo$/

/** A request that cannot be handled, with the status to answer. */
export class Refusal extends Error {
  readonly status: number
  /** What the answer says besides. */
  readonly headers: Record<string, string>

  constructor(status: number, reason: string, headers: Record<string, string> = {}) {
    super(reason)
    this.status = status
    this.headers = headers
  }
}

/** Whether a form at this address may have a file in it. */
export function takesPicture(url: string): boolean {
  return picturePage.test(url)
}

/** Whether a form at this address asks something of everybody who is hit: it is long, and so is what it does. */
export function asksOfMany(url: string): boolean {
  return peoplePage.test(url)
}

/**
 * Reads the whole body, which may be at most `limit` bytes and take `patience` milliseconds,
 * also when its length is not said beforehand.
 */
export function readBody(
  req: Req,
  { limit, patience }: { limit: number; patience: number },
): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    if (Number(req.headers['content-length']) > limit) throw new Refusal(413, 'body_too_large')
    const parts: Buffer[] = []
    let size = 0
    const timer = setTimeout(() => finish(new Refusal(408, 'body_too_slow')), patience)
    const take = (part: Buffer) => {
      size += part.length
      if (size > limit) finish(new Refusal(413, 'body_too_large'))
      else parts.push(part)
    }
    const end = () => finish(null)
    const broken = () => finish(new Refusal(400, 'body_broken_off'))
    function finish(refusal: Refusal | null) {
      clearTimeout(timer)
      req.off('data', take).off('end', end).off('close', broken).off('error', broken)
      req.on('error', () => {})
      if (refusal) reject(refusal)
      else resolve(Buffer.concat(parts, size))
    }
    req.on('data', take).on('end', end).on('close', broken).on('error', broken)
  })
}

/** The same request with its body put back, for a handler that reads it as if it had just come in. */
export function withBody(req: Req, body: Buffer): Req {
  const headers = { ...req.headers, 'content-length': String(body.length) }
  delete headers['transfer-encoding']
  const copy = copyOf(req, headers)
  copy.push(body)
  copy.push(null)
  return copy
}

/** A request for the same address with other headers; its body is still to be given. */
export function copyOf(req: Req, headers: IncomingHttpHeaders): Req {
  const { httpVersion, httpVersionMajor, httpVersionMinor, method, url } = req
  const copy = new IncomingMessage(req.socket)
  const whole = { httpVersion, httpVersionMajor, httpVersionMinor, method, url, headers, complete: true }
  return Object.assign(copy, whole)
}

/** Which form was sent without a script: its action, and by what React finds it in its page. */
export type PlainForm = { action: string; key: string }

/**
 * Refuses a post that none of our forms can have sent, before React tries to read it: React answers a
 * malformed form with an error of its own (500), and its notation can refer to other parts of a
 * message, which a form of ours never does. Answers which form it is when it came without a script.
 */
export async function checkForm(req: Req, body: Buffer<ArrayBuffer>): Promise<PlainForm | null> {
  const action = req.headers['next-action']
  const type = String(req.headers['content-type'] ?? '').toLowerCase()
  if (action !== undefined && !actionId.test(String(action))) throw new Refusal(400, 'unknown_action')
  if (type.startsWith('multipart/form-data')) {
    const fields = await fieldsOf(req, body)
    if (action === undefined) return checkPlainForm(fields)
    checkScriptForm(fields)
    return null
  }
  throw new Refusal(415, 'not_a_form')
}

type Field = [name: string, value: string]

async function fieldsOf(req: Req, body: Buffer<ArrayBuffer>): Promise<Field[]> {
  try {
    const form = await new Response(body, {
      headers: { 'content-type': req.headers['content-type'] ?? '' },
    }).formData()
    const fields = [...form]
    if (fields.length > (asksOfMany(req.url) ? mostOfPeople : mostFields))
      throw new Refusal(400, 'too_many_fields')
    const texts = fields.filter((field): field is Field => typeof field[1] === 'string')
    const files = fields.flatMap(([name, value]) => (typeof value === 'string' ? [] : [name]))
    if (!areExpected(req, files) || texts.some(([name, value]) => `${name}${value}`.includes('\0'))) {
      throw new Refusal(400, 'not_text')
    }
    return texts
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(400, 'malformed_form')
  }
}

/** No file at all, or one picture where that can be sent. */
function areExpected({ url }: Req, files: string[]): boolean {
  return files.length === 0 || (takesPicture(url) && files.length === 1 && pictureField.test(files[0] ?? ''))
}

/**
 * A form sent without script. All our actions take a state and a form (`useActionState`), so React
 * puts four hidden fields in it: `$ACTION_REF_n`, `$ACTION_n:0` (which action), `$ACTION_n:1` (the
 * state, a list of one) and `$ACTION_KEY`.
 */
function checkPlainForm(fields: Field[]): PlainForm {
  const hidden = fields.filter(([name]) => name.startsWith('$ACTION_'))
  const rows = new Map(hidden)
  const number = hidden.map(([name]) => name.match(/^\$ACTION_REF_(\d{1,3})$/)?.[1]).find(Boolean)
  const wanted = [`$ACTION_REF_${number}`, `$ACTION_${number}:0`, `$ACTION_${number}:1`]
  const key = rows.get('$ACTION_KEY') ?? ''
  const complete = hidden.length === rows.size && wanted.every((name) => rows.delete(name))
  rows.delete('$ACTION_KEY')
  if (!complete || rows.size > 0) throw new Refusal(400, 'malformed_form')
  const [, action, state] = wanted.map((name) => parsed(new Map(hidden).get(name) || 'null'))
  const named = typeof action?.id === 'string' && actionId.test(action.id) && action.bound === '$@1'
  if (!named || !Array.isArray(state) || state.length !== 1) throw new Refusal(400, 'malformed_form')
  checkValues(state)
  return { action: action.id, key }
}

/** A form sent by React in the browser: row 0 lists the state and the form, whose fields follow as `1_name`. */
function checkScriptForm(fields: Field[]): void {
  const [first, ...rest] = fields.filter(([name]) => /^\d+$/.test(name))
  const values = first?.[0] === '0' && rest.length === 0 ? parsed(first[1]) : null
  const fits = Array.isArray(values) && values.length === 2 && /^\$K[0-9a-f]+$/.test(values[1])
  if (!fits) throw new Refusal(400, 'malformed_form')
  checkValues(values.slice(0, 1))
}

/** Only plain values: no references (`$1`, `$@1`), which our forms do not need. */
function checkValues(value: unknown, depth = 0): void {
  if (depth > 20) throw new Refusal(400, 'malformed_form')
  if (typeof value === 'string') {
    const plain = !value.startsWith('$') || value.startsWith('$$') || value === '$undefined'
    if (!plain) throw new Refusal(400, 'malformed_form')
  } else if (value !== null && typeof value === 'object') {
    if (Object.hasOwn(value, '__proto__')) throw new Refusal(400, 'malformed_form')
    for (const part of Object.values(value)) checkValues(part, depth + 1)
  }
}

function parsed(text: string) {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'malformed_form')
  }
}
