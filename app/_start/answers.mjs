import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const languages = ['nl', 'en', 'ar']

/** The headers of a page that stands by itself: no script, nothing from elsewhere, never kept. */
const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  Vary: 'Accept-Encoding',
}

/** What is said when the built pages are not there, as in development. */
const bare = {
  nl: {
    dir: 'ltr',
    missing: ['Deze pagina bestaat niet', 'Ga naar het begin'],
    trouble: ['Er ging iets mis', 'Probeer het opnieuw'],
    call: 'Of bel ons:',
  },
  en: {
    dir: 'ltr',
    missing: ['This page does not exist', 'Go to the start'],
    trouble: ['Something went wrong', 'Try again'],
    call: 'Or call us:',
  },
  ar: {
    dir: 'rtl',
    missing: ['هذه الصفحة غير موجودة', 'إلى البداية'],
    trouble: ['حدث خطأ ما', 'حاول مرة أخرى'],
    call: 'أو اتصل بنا:',
  },
}

/** The page for "not here" or "something is wrong" in a language, as it stands in the folder `build`, kept in memory. */
export function loadPages({ build, phone }) {
  const pages = new Map()
  for (const language of languages) {
    for (const [kind, name] of [
      ['missing', 'niet-gevonden'],
      ['trouble', 'storing'],
    ]) {
      const html = built(build, language, name) ?? plainPage(language, kind)
      const plain = Buffer.from(html.replaceAll('%PHONE%', escaped(phone)))
      pages.set(`${language}/${kind}`, { plain, gzip: gzipSync(plain) })
    }
  }
  return (language, kind) => pages.get(`${language}/${kind}`)
}

/** Writes the page that goes with `status` in the language of the address that was asked for. */
export function sendPage(req, res, { status, pages, write = plainWrite(res), headers = {} }) {
  const kind = status === 404 || status === 405 ? 'missing' : 'trouble'
  const page = pages(languageOf(req.url), kind)
  const gzip = /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''))
  const body = gzip ? page.gzip : page.plain
  write(
    status,
    {
      ...pageHeaders,
      ...headers,
      ...(gzip ? { 'Content-Encoding': 'gzip' } : {}),
      'Content-Length': body.length,
      ...(status === 503 ? { 'Retry-After': '10' } : {}),
    },
    req.method === 'HEAD' ? undefined : body,
  )
}

/** A short answer for a program that does not read pages. */
export function sendLine(res, { status, line, write = plainWrite(res), headers = {} }) {
  const body = Buffer.from(`${line}\n`)
  write(
    status,
    {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      ...headers,
      'Content-Length': body.length,
    },
    body,
  )
}

/** Whether somebody is looking at the answer as a page: not a program, and not React fetching a part of one. */
export function readsPages(req) {
  const { rsc, accept = '' } = req.headers
  if (rsc !== undefined || req.headers['next-action'] !== undefined) return false
  if (/^\/(api|_next)\//.test(req.url)) return false
  return accept === '' || /text\/html|\*\/\*/.test(accept)
}

/** The language in the first part of the address; Dutch when there is none. */
export function languageOf(url) {
  const first = url.split(/[/?#]/)[1]
  return languages.includes(first) ? first : 'nl'
}

function plainWrite(res) {
  return (status, headers, body) => {
    res.writeHead(status, headers)
    res.end(body)
  }
}

/** A prerendered page without its scripts. */
function built(build, language, name) {
  try {
    return withoutScripts(readFileSync(join(build, 'server/app', language, `${name}.html`), 'utf8'))
  } catch {
    return null
  }
}

/** A page without its scripts, which would not run on a resident's page anyway. */
export function withoutScripts(html) {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
}

function plainPage(language, kind) {
  const words = bare[language]
  const [title, way] = words[kind]
  return `<!doctype html><html lang="${language}" dir="${words.dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><h1>${title}</h1><p><a href="/${language}">${way}</a></p><p>${words.call} <b dir="ltr">%PHONE%</b></p></html>`
}

const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])
