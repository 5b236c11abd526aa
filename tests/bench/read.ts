import autocannon from 'autocannon'

/** A page that Next made at the build and that asks the database nothing. */
const bare = '/nl/niet-gevonden'
const pages = ['/nl', '/nl/cursussen', '/nl/hulp/tijd/mijdrecht']
const rounds = 3

/** Requests per second of each page, relative to the bare page in the same round. */
export async function httpRead(url) {
  for (const path of [bare, ...pages]) await speed(url + path, 2)
  const seen = Object.fromEntries([bare, ...pages].map((path) => [path, []]))
  for (let round = 0; round < rounds; round++) {
    for (const path of [bare, ...pages]) seen[path].push(await speed(url + path, 3))
  }
  const rows = pages.map((path) => [
    path,
    { perSecond: median(seen[path]), ratio: median(seen[path].map((n, i) => n / seen[bare][i])) },
  ])
  return { bare: median(seen[bare]), ...Object.fromEntries(rows) }
}

async function speed(url, duration) {
  const run = await autocannon({ url, duration, connections: 20, headers: { accept: 'text/html' } })
  const wrong = run.errors + run['3xx'] + run['4xx'] + run['5xx']
  if (wrong > 0 && !url.endsWith(bare))
    throw new Error(`${url}: ${wrong} requests were not answered with 200`)
  return run.requests.average
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
