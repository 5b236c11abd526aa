import autocannon from 'autocannon'

/** A page that Next made at the build and that asks the database nothing. */
const bare = '/nl/niet-gevonden'
const pages = ['/nl', '/nl/cursussen', '/nl/hulp/tijd/mijdrecht'] as const
const rounds = 3

/** Requests per second of the bare page, and of each other page also relative to it. */
export type Read = { bare: number } & Record<(typeof pages)[number], { perSecond: number; ratio: number }>

/** Requests per second of each page, relative to the bare page in the same round. */
export async function httpRead(url: string): Promise<Read> {
  for (const path of [bare, ...pages]) await speed(url + path, 2)
  const seen: Record<string, number>[] = []
  for (let round = 0; round < rounds; round++) {
    const here: Record<string, number> = {}
    for (const path of [bare, ...pages]) here[path] = await speed(url + path, 3)
    seen.push(here)
  }
  const middle = (read: (path: string, round: Record<string, number>) => number) => (path: string) =>
    median(seen.map((round) => read(path, round)))
  const perSecond = middle((path, round) => round[path] ?? 0)
  const ratio = middle((path, round) => (round[path] ?? 0) / (round[bare] ?? 1))
  const of = (path: string) => ({ perSecond: perSecond(path), ratio: ratio(path) })
  const [start, courses, times] = pages
  return { bare: perSecond(bare), [start]: of(start), [courses]: of(courses), [times]: of(times) }
}

async function speed(url: string, duration: number): Promise<number> {
  const run = await autocannon({ url, duration, connections: 20, headers: { accept: 'text/html' } })
  const wrong = run.errors + run['3xx'] + run['4xx'] + run['5xx']
  if (wrong > 0 && !url.endsWith(bare))
    throw new Error(`${url}: ${wrong} requests were not answered with 200`)
  return run.requests.average
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
