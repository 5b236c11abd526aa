import postgres from 'postgres'
import { migrate } from '@/db/migrate'
import { openDatabase } from '@/db/client'
import { useDatabase } from '@/lib/database'
import { book } from '@/lib/bookings/commands'
import { startServer } from '../support/server'
import { aSlot, aBooking, anyone, now } from '../support/world'
const s = await startServer({ fast: true })
await migrate(s.url)
const db = openDatabase(s.url, { max: 1 })
useDatabase(db)
const slot = await aSlot({ desks: 3 })
const client: any = (db as any).$client
client.options.debug = (c: any, q: string, p: any[]) => console.log(q, '|||', p?.length)
console.log(Object.keys(client.options))
console.log(await book(anyone, aBooking(slot.id), now))
await db.close(); await s.stop()
