/**
 * A browser without scripts: it keeps its cookies, and comes from an internet address. Its own computer plays everybody
 * here, so it is told as a proxy tells it; where no proxy is trusted, everybody who comes looks like one.
 */
export type Browser = { url: string; address: string; cookies: Map<string, string> }
/** What it sees; `sent` says whether a form led on to another page. */
export type Page = { path: string; html: string; status: number; sent: boolean }

export function aBrowser(url: string, address = '192.0.2.1'): Browser {
  return { url, address, cookies: new Map() }
}

/** Opens a page and goes where it is sent; throws when there is none. */
export async function get(browser: Browser, path: string): Promise<Page> {
  const page = await look(browser, path)
  if (page.status !== 200) throw new Error(`GET ${path} was answered with ${page.status}`)
  return page
}

/** Opens a page and goes where it is sent, whatever the answer is. */
export async function look(browser: Browser, path: string, most = 8): Promise<Page> {
  const answer = await ask(browser, path, {})
  const on = answer.headers.get('location')
  const html = await answer.text()
  return on && most > 0
    ? look(browser, pathOf(browser, on), most - 1)
    : { path, html, status: answer.status, sent: false }
}

/** Fills in the form that holds `mark`, by itself or as the name of a field, sends it, and follows; throws when it leads nowhere. */
export async function send(
  browser: Browser,
  page: Page,
  mark: string,
  values: Record<string, string>,
): Promise<Page> {
  const answer = await post(browser, page, mark, values)
  if (!answer.sent) throw new Error(`POST ${page.path} was answered with ${answer.status} and no way on`)
  return answer
}

/** The same, whatever the answer is: the next page, or the form once more with what is wrong. */
export async function post(
  browser: Browser,
  page: Page,
  mark: string,
  values: Record<string, string>,
): Promise<Page> {
  const headers = { origin: browser.url, referer: browser.url + page.path }
  const answer = await ask(browser, page.path, { method: 'POST', body: filled(page, mark, values), headers })
  const html = await answer.text()
  const on = answer.headers.get('location')
  if (!on) return { path: page.path, html, status: answer.status, sent: false }
  return { ...(await look(browser, pathOf(browser, on))), sent: true }
}

/** The form of a page that holds `mark`, with its hidden fields, as it is sent. */
export function filled(page: Page, mark: string, values: Record<string, string>): FormData {
  const main = page.html.slice(page.html.indexOf('<main'))
  const form = main
    .match(/<form[\s\S]*?<\/form>/g)
    ?.find((one) => one.includes(`name="${mark}"`) || one.includes(mark))
  if (!form) throw new Error(`${page.path} (${page.status}) has no form with ${mark}`)
  const body = new FormData()
  for (const [name, value] of hidden(form)) if (!(name in values)) body.append(name, value)
  for (const [name, value] of Object.entries(values)) body.append(name, value)
  return body
}

/** What somebody reads on a page: a script may hold every sentence that could have been said. */
export function shown({ html }: Page): string {
  return html.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]*>/g, '')
}

/** The value of an attribute as it stands in a tag. */
export function attribute(tag: string, name: string): string {
  const text = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Asks as this browser does, keeps the cookies of the answer, and goes nowhere by itself. */
export async function ask(
  { url, address, cookies }: Browser,
  path: string,
  { headers, ...options }: RequestInit,
): Promise<Response> {
  const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
  const own = { accept: 'text/html', 'x-forwarded-for': address, ...(cookie ? { cookie } : {}) }
  const answer = await fetch(url + path, {
    ...options,
    redirect: 'manual',
    // Longer than any answer of ours may take: who hears nothing at all says so, instead of waiting for ever.
    signal: AbortSignal.timeout(60_000),
    headers: { ...own, ...headers },
  })
  for (const line of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = line.replace(/;.*/, '').split(/=(.*)/)
    if (value === '') cookies.delete(name)
    else cookies.set(name, value)
  }
  return answer
}

function pathOf({ url }: Browser, on: string): string {
  const { pathname, search } = new URL(on, url)
  return pathname + search
}

function hidden(form: string): [name: string, value: string][] {
  const inputs = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')])
}
