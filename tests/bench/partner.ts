import { get, send } from './book.mjs'

const turns = 150
const clients = 2

/** Milliseconds within which nineteen of twenty visits to the partner's start page are answered. */
export async function partnerPage(url) {
  const browser = { url, cookies: new Map() }
  const start = await send(browser, await get(browser, '/aanmelden'), 'Demo Paula', {})
  if (start.path !== '/partner') throw new Error(`signing in ended at ${start.path}`)
  const took = []
  const visit = async () => {
    const began = performance.now()
    await get(browser, '/partner')
    took.push(performance.now() - began)
  }
  for (let i = 0; i < 10; i++) await visit()
  took.length = 0
  const client = async () => {
    while (took.length < turns) await visit()
  }
  await Promise.all(Array.from({ length: clients }, client))
  took.sort((a, b) => a - b)
  return { p95: took[Math.floor(took.length * 0.95)], median: took[Math.floor(took.length / 2)] }
}
