type Method = 'GET' | 'POST'

/**
 * Every address that is no page: an answer to a program, or a file that is made when it is asked for, and by which
 * method it answers. Below `/api` nothing else is there. Every other address is a page: it is read, and its own form
 * is posted to it.
 */
export const routes: Readonly<Record<string, readonly Method[]>> = {
  '/api/auth/callback/oidc': ['GET'],
  '/api/auth/leave': ['POST'],
  '/api/auth/start': ['GET'],
  '/api/auth/stay': ['POST'],
  '/api/auth/typed': ['POST'],
  '/api/balie/stempel': ['GET'],
  '/api/health': ['GET'],
  '/api/health/jobs': ['GET'],
  '/api/lessen/meegekomen': ['POST'],
  '/api/lessen/meegekomen/ongedaan': ['POST'],
  '/api/lessen/merken': ['POST'],
  '/api/lessen/ongedaan': ['POST'],
  '/api/lessen/stand': ['GET'],
  '/api/questions': ['POST'],
  '/api/telefoon': ['GET'],
  '/[language]/afspraak/agenda.ics': ['GET'],
  '/balie/boeking/[id]/wat-weten-wij/gegevens.json': ['GET'],
  '/balie/vragen/[id]/wat-weten-wij/gegevens.json': ['GET'],
  '/beheer/maandstaat/maandstaat.csv': ['GET'],
  '/logo.png': ['GET'],
}

const segment = '[A-Za-z0-9_-]+'
const patterns = Object.entries(routes).map(
  ([at, methods]) =>
    [new RegExp(`^${at.replaceAll('.', '\\.').replace(/\[\w+\]/g, segment)}$`), methods] as const,
)
/** What the build made: the names of its files are made by a program, with a few more signs in them than ours. */
const built = /^\/_next\/static(\/(?!\.{1,2}(\/|$))[\w.~-]+)+$/
/** What Next asks of itself while somebody works on the site. */
const workshop = /^\/(_next|__nextjs)/
const page = new RegExp(`^(/(?!_)${segment}(/${segment})*/?|/)$`)

/** What may be asked of an address: by which methods, and whether what is posted there is a form of ours. */
export type Place = { methods: readonly string[]; form: boolean }

const read = ['GET', 'HEAD']
const asFile: Place = { methods: read, form: false }

/**
 * What may be asked of the path of an address as it was sent; null when there can be nothing. A path is known by one
 * spelling only: what has dot segments, empty ones, percent signs or anything else that our addresses have not, is read
 * in another way by whoever comes after us, so it is nowhere.
 */
export function placeOf(path: string, dev = false): Place | null {
  if (built.test(path)) return asFile
  if (dev && workshop.test(path)) return { methods: [...read, 'POST'], form: false }
  const route = patterns.find(([at]) => at.test(path))
  if (route) return { methods: route[1].flatMap((one) => (one === 'GET' ? read : [one])), form: false }
  if (!page.test(path) || /^\/api(\/|$)/.test(path)) return null
  // The way to the same address without a slash at its end is only told to who reads.
  return path !== '/' && path.endsWith('/') ? asFile : { methods: [...read, 'POST'], form: true }
}

/** The path of an address, without what is asked of it. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? ''
}
