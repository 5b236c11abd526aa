import postgres from 'postgres'
import { aBrowser, get, send } from '../support/browser.ts'
import type { App } from './app.ts'

const bookings = 120
const clients = 8
let people = 0

export type Booked = { perSecond: number; clients: number; requestsPerBooking: number }

/** Whole bookings per second through the forms as a browser without JavaScript sends them. */
export async function httpBook({ url, database }: App): Promise<Booked> {
  await makeRoom(database().url)
  await Promise.all(Array.from({ length: clients }, () => bookOnce(url)))
  let left = bookings
  const client = async () => {
    while (left-- > 0) await bookOnce(url)
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - began) / 1000
  return { perSecond: bookings / seconds, clients, requestsPerBooking: 8 }
}

/** A demo library has room for few: every moment gets more desks. */
async function makeRoom(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 })
  await sql`
    insert into place (activity_id, number)
    select a.id, n from activity a, generate_series(50, 99) n
    where a.kind = 'consultation' and a.starts_at > now() on conflict do nothing`
  await sql.end()
}

async function bookOnce(url: string): Promise<void> {
  people += 1
  const browser = aBrowser(url)
  const contact = `06${String(70_000_000 + people)}`
  const times = await get(browser, '/nl/hulp/tijd/mijdrecht')
  const ids = [...times.html.matchAll(/name="activityId" value="(\d+)"/g)].map((found) => found[1] ?? '')
  const activityId = ids[people % ids.length] ?? ''
  const named = await send(browser, times, 'activityId', { activityId })
  const reached = await send(browser, named, 'forSomeoneElse', { forSomeoneElse: 'no', name: 'Demo Riet' })
  const checked = await send(browser, reached, 'way', { way: 'call', phone: contact, sms: '', email: '' })
  const made = await send(browser, checked, 'formKey', {})
  if (made.path !== '/nl/afspraak/gemaakt') throw new Error(`the booking ended at ${made.path}`)
}
