import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const languages = ['nl', 'en', 'ar']

/** The headers that every answer of the site carries, as next.config says. */
const safe = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
}

/** The headers of a page that stands by itself: no script, nothing from elsewhere, never kept. */
const pageHeaders = {
  ...safe,
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  Vary: 'Accept-Encoding',
}

/** What is said when the built pages are not there, as in development; and of a page that is old, always. */
const words = {
  nl: {
    dir: 'ltr',
    missing: ['Deze pagina bestaat niet', 'Ga naar het begin'],
    trouble: ['Er ging iets mis', 'Probeer het opnieuw'],
    old: ['Deze bladzijde is oud', 'Laad de bladzijde opnieuw'],
    calm: 'U hebt niets fout gedaan.',
    call: 'Of bel ons:',
    come: 'Of kom langs. U hebt geen afspraak nodig.',
  },
  en: {
    dir: 'ltr',
    missing: ['This page does not exist', 'Go to the start'],
    trouble: ['Something went wrong', 'Try again'],
    old: ['This page is old', 'Load the page again'],
    calm: 'You did nothing wrong.',
    call: 'Or call us:',
    come: 'Or come by. You do not need an appointment.',
  },
  ar: {
    dir: 'rtl',
    missing: ['هذه الصفحة غير موجودة', 'إلى البداية'],
    trouble: ['حدث خطأ ما', 'حاول مرة أخرى'],
    old: ['هذه الصفحة قديمة', 'حمّل الصفحة من جديد'],
    calm: 'لم تفعل شيئًا خاطئًا.',
    call: 'أو اتصل بنا:',
    come: 'أو تعال إلى المكتبة. لا تحتاج إلى موعد.',
  },
}

/**
 * The page for "not here", "something is wrong" or "this page is old" in a language, as it stands in the folder
 * `build`, kept in memory.
 */
export function loadPages({ build, phone }) {
  const pages = new Map()
  for (const language of languages) {
    for (const kind of ['missing', 'trouble', 'old']) {
      const html = builtPage(build, language, kind) ?? plainPage(language, kind)
      const plain = Buffer.from(withPhone(html, phone))
      pages.set(`${language}/${kind}`, { plain, gzip: gzipSync(plain) })
    }
  }
  return (language, kind) => pages.get(`${language}/${kind}`)
}

/** The telephone as people read it, and as a telephone dials it. */
function withPhone(html, phone) {
  const dialled = phone.replaceAll(/[^0-9+]/g, '')
  return html.replaceAll('tel:%PHONE%', `tel:${dialled}`).replaceAll('%PHONE%', escaped(phone))
}

/** Writes the page that goes with `status` in the language of the address that was asked for. */
export function sendPage(req, res, { status, pages, write = plainWrite(res), headers = {} }) {
  const page = pages(languageOf(req.url), kindOf(status))
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

/** A form that is refused as not ours, or that nobody knows any more, comes from a page that is old. */
function kindOf(status) {
  if (status === 403 || status === 409) return 'old'
  return status === 404 || status === 405 ? 'missing' : 'trouble'
}

/** A short answer for a program that does not read pages. */
export function sendLine(res, { status, line, write = plainWrite(res), headers = {} }) {
  const body = Buffer.from(`${line}\n`)
  write(
    status,
    {
      ...safe,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
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

/** A prerendered page without its scripts; null when it is not there. */
function builtPage(build, language, kind) {
  if (kind === 'missing') return built(build, language, 'niet-gevonden')
  const trouble = built(build, language, 'storing')
  return kind === 'old' && trouble !== null ? asOld(trouble, language) : trouble
}

function built(build, language, name) {
  try {
    return withoutScripts(readFileSync(join(build, 'server/app', language, `${name}.html`), 'utf8'))
  } catch {
    return null
  }
}

/** The page of trouble with other words: of a form that was refused nothing is wrong with us, or over in minutes. */
function asOld(trouble, language) {
  const [title] = words[language].old
  const page = trouble.replace(/<title>[^–]*/, `<title>${title} `)
  const other = page.replace(/<h1>[\s\S]*?<\/main>/, `${said(language, 'old')}</main>`)
  return other === page ? null : other
}

/** A page without its scripts, which would not run on a resident's page anyway. */
export function withoutScripts(html) {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, '')
}

function plainPage(language, kind) {
  const { dir, call, come, [kind]: sentences } = words[language]
  return `<!doctype html><html lang="${language}" dir="${dir}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${sentences[0]}</title><main>${said(language, kind)}</main><p>${call} <a href="tel:%PHONE%" dir="ltr">%PHONE%</a></p><p>${come}</p></html>`
}

/** The heading and the way on; an old page is asked for once more, at its own address. */
function said(language, kind) {
  const { calm, [kind]: sentences } = words[language]
  const [title, way] = sentences
  const href = kind === 'old' ? '' : `/${language}`
  return `<h1>${title}</h1><p class="lead">${calm}</p><p class="buttons"><a class="button primary" href="${href}">${way}</a></p>`
}

const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign])
