import { readFileSync } from 'node:fs'
import { type OutgoingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { directionOf, type Language, languageOf, languages } from '../_shared/language.ts'
import { closedPolicy, type Headers, safeHeaders } from './headers.ts'
import type { Phone } from './phone.ts'
import type { Req } from './visitor.ts'

/** A page of ours, ready to be sent. */
type Page = { plain: Buffer; gzip: Buffer }
type Kind = 'missing' | 'trouble' | 'old'
/** A page with the telephone that is right at this moment. */
export type Pages = (language: Language, kind: Kind) => Page

/** Writes a whole answer. */
export type Write = (status: number, headers: OutgoingHttpHeaders, body?: Buffer) => void
type Answer = {
  status: number
  /** The security headers of every answer. */
  headers: Headers
  /** How to write it, when the answer belongs to somebody already. */
  write?: Write
}

type Words = Record<Kind, [title: string, way: string]> & Record<'calm' | 'call' | 'come', string>

/** What is said when the built pages are not there, as in development; and of a page that is old, always. */
const words: Record<Language, Words> = {
  nl: {
    missing: ['Deze pagina bestaat niet', 'Ga naar het begin'],
    trouble: ['Er ging iets mis', 'Probeer het opnieuw'],
    old: ['Deze bladzijde is oud', 'Laad de bladzijde opnieuw'],
    calm: 'U hebt niets fout gedaan.',
    call: 'Of bel ons:',
    come: 'Kom langs. U hebt geen afspraak nodig.',
  },
  en: {
    missing: ['This page does not exist', 'Go to the start'],
    trouble: ['Something went wrong', 'Try again'],
    old: ['This page is old', 'Load the page again'],
    calm: 'You did nothing wrong.',
    call: 'Or call us:',
    come: 'Come to the library. You do not need an appointment.',
  },
  ar: {
    missing: ['هذه الصفحة غير موجودة', 'إلى البداية'],
    trouble: ['حدث خطأ ما', 'حاول مرة أخرى'],
    old: ['هذه الصفحة قديمة', 'حمّل الصفحة من جديد'],
    calm: 'لم تفعل شيئًا خاطئًا.',
    call: 'أو اتصل بنا:',
    come: 'تعال إلى المكتبة. لا تحتاج إلى موعد.',
  },
}

/**
 * The page for "not here", "something is wrong" or "this page is old" in a language, as it stands in the folder
 * `build`, kept in memory.
 */
export function loadPages({ build, phone }: { build: string; phone: Phone }): Pages {
  const texts = new Map<string, string>()
  for (const language of languages) {
    for (const kind of ['missing', 'trouble', 'old'] as const)
      texts.set(`${language}/${kind}`, builtPage(build, language, kind) ?? plainPage(language, kind))
  }
  let ready = new Map<string, Page>()
  let shown = ''
  return (language, kind) => {
    const number = phone()
    if (number !== shown) ready = new Map()
    shown = number
    const name = `${language}/${kind}`
    const page = ready.get(name) ?? packed(withPhone(texts.get(name) as string, number))
    ready.set(name, page)
    return page
  }
}

function packed(html: string): Page {
  const plain = Buffer.from(html)
  return { plain, gzip: gzipSync(plain) }
}

/** The telephone as people read it, and as a telephone dials it; without one nothing about calling. */
function withPhone(html: string, phone: string): string {
  if (!phone) return html.replaceAll(/<p class="phone">(?:(?!<\/p>)[\s\S])*%PHONE%[\s\S]*?<\/p>/g, '')
  const dialled = phone.replaceAll(/[^0-9+]/g, '')
  return html.replaceAll('tel:%PHONE%', `tel:${dialled}`).replaceAll('%PHONE%', escaped(phone))
}

/** Writes the page that goes with `status` in the language of the address that was asked for. */
export function sendPage(req: Req, res: ServerResponse, answer: Answer & { pages: Pages }): void {
  const { status, pages, headers, write = plainWrite(res) } = answer
  const page = pages(languageIn(req.url), kindOf(status))
  const gzip = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
  const body = gzip ? page.gzip : page.plain
  write(
    status,
    {
      ...headers,
      'Content-Security-Policy': closedPolicy,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      Vary: 'Accept-Encoding',
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
      'Content-Length': body.length,
      ...(status === 503 ? { 'Retry-After': '10' } : {}),
    },
    req.method === 'HEAD' ? undefined : body,
  )
}

/** A form that is refused as not ours, or that nobody knows any more, comes from a page that is old. */
function kindOf(status: number): Kind {
  if (status === 403 || status === 409) return 'old'
  return status === 404 || status === 405 ? 'missing' : 'trouble'
}

/** A short answer for a program that does not read pages. */
export function sendLine(res: ServerResponse, answer: Answer & { line: string }): void {
  const { status, line, headers, write = plainWrite(res) } = answer
  const body = Buffer.from(`${line}\n`)
  write(
    status,
    {
      ...headers,
      'Content-Security-Policy': closedPolicy,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Length': body.length,
    },
    body,
  )
}

/** A whole answer, as it goes over the line, to what could not be read as a request. */
export function bareAnswer(status: number): string {
  const headers = {
    ...safeHeaders('http'),
    'Content-Security-Policy': closedPolicy,
    'Cache-Control': 'no-store',
    'Content-Length': '0',
    Connection: 'close',
  }
  const lines = Object.entries(headers).map((pair) => pair.join(': '))
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', ''].join('\r\n')
}

/** Whether somebody is looking at the answer as a page: not a program, and not React fetching a part of one. */
export function readsPages(req: Req): boolean {
  const { rsc, accept = '' } = req.headers
  if (rsc !== undefined || req.headers['next-action'] !== undefined) return false
  if (/^\/(api|_next)\//.test(req.url)) return false
  return accept === '' || /text\/html|\*\/\*/.test(accept)
}

/** The language in the first part of the address; Dutch when there is none. */
const languageIn = (url: string) => languageOf(url.split(/[/?#]/)[1])

function plainWrite(res: ServerResponse): Write {
  return (status, headers, body) => {
    res.writeHead(status, headers)
    res.end(body)
  }
}

/** A prerendered page without its scripts; null when it is not there. */
function builtPage(build: string, language: Language, kind: Kind): string | null {
  if (kind === 'missing') return built(build, language, 'niet-gevonden')
  const trouble = built(build, language, 'storing')
  return kind === 'old' && trouble !== null ? asOld(trouble, language) : trouble
}

function built(build: string, language: Language, name: string): string | null {
  try {
    return withoutScripts(readFileSync(join(build, 'server/app', language, `${name}.html`), 'utf8'))
  } catch {
    return null
  }
}

/** The page of trouble with other words: of a form that was refused nothing is wrong with us, or over in minutes. */
function asOld(trouble: string, language: Language): string | null {
  const [title] = words[language].old
  const page = trouble.replace(/<title>[^–]*/, `<title>${title} `)
  const other = page.replace(/<h1>[\s\S]*?<\/main>/, `${said(language, 'old')}</main>`)
  return other === page ? null : other
}

/** A page without its scripts, which would not run on a resident's page anyway. */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
}

function plainPage(language: Language, kind: Kind): string {
  const {
    call,
    come,
    [kind]: [title],
  } = words[language]
  return `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><main>${said(language, kind)}</main><p class="phone">${call} <a href="tel:%PHONE%" dir="ltr">%PHONE%</a></p><p>${come}</p></html>`
}

/** The heading and the way on; an old page is asked for once more, at its own address. */
function said(language: Language, kind: Kind): string {
  const { calm, [kind]: sentences } = words[language]
  const [title, way] = sentences
  const href = kind === 'old' ? '' : `/${language}`
  return `<h1>${title}</h1><p class="lead">${calm}</p><p class="buttons"><a class="button primary" href="${href}">${way}</a></p>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
