import { aBrowser, get, send } from '../support/browser.ts'

const turns = 150
const clients = 2

/** Milliseconds within which nineteen of twenty visits to the partner's start page are answered. */
export async function partnerPage(url: string): Promise<{ p95: number; median: number }> {
  const browser = aBrowser(url)
  const start = await send(browser, await get(browser, '/inloggen'), 'Demo Paula', {})
  if (start.path !== '/partner') throw new Error(`signing in ended at ${start.path}`)
  const took: number[] = []
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
  const after = (part: number) => took[Math.floor(took.length * part)] ?? 0
  return { p95: after(0.95), median: after(0.5) }
}
