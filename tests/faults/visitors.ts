import { randomInt, randomUUID } from 'node:crypto'
import { openDatabase } from '@/db/client'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { chooseWaiting, hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { openByCode } from '@/lib/drafts/commands'
import { settle } from '@/lib/places/commands/settle'
import { useDatabase as workWith } from '@/lib/tools/database'
import { keepBooks } from '../support/database'
import { aBooking, aGuest, anyone, aPerson, aVisitor, bookOne, job } from '../support/world'

export type Work = {
  url: string
  ownerUrl: string
  seconds: number
  began: number
  slots: number[]
  courses: number[]
}

/** What visitors were told, to be compared with the books afterwards. */
export type Told = {
  made: string[]
  cancelled: string[]
  failures: string[]
  done: number
  failed: number
  unanswered: number
  /** What nobody caught: a server without a safety net would have ended here. */
  uncaught: string[]
  twice: number
}

const CONNECTIONS = 12
const PATIENCE = 20_000
/** Minutes that pass in a second, so that holds run out while people are busy. */
const HASTE = 60

process.once('message', async (work: Work) => {
  process.send?.(await visit(work))
})

async function visit({ url, ownerUrl, seconds, began, slots, courses }: Work): Promise<Told> {
  const db = openDatabase(url, { max: CONNECTIONS, applicationName: 'wegwijs visitors' })
  const owner = openDatabase(ownerUrl, { max: CONNECTIONS, applicationName: 'wegwijs visitors world' })
  workWith(db)
  keepBooks(owner)
  const told: Told = {
    made: [],
    cancelled: [],
    failures: [],
    uncaught: [],
    done: 0,
    failed: 0,
    unanswered: 0,
    twice: 0,
  }
  process.on('uncaughtException', (error, origin) =>
    told.uncaught.push(`${origin}: ${error.message} ${whereOf(error)}`),
  )
  const known: { bookingId: string; code: string }[] = []
  const gone = new Set<string>()
  const now = () => new Date(began + (Date.now() - began) * HASTE)

  /** Clicks once, or in one of five cases twice; both clicks are one booking. */
  const make = async (click: () => ReturnType<typeof bookOne | typeof confirm>) => {
    const clicks = randomInt(5) === 0 ? [click(), click()] : [click()]
    const answers = await Promise.allSettled(clicks)
    const made = answers.flatMap((a) => (a.status === 'fulfilled' && a.value.ok ? [a.value.value] : []))
    if (new Set(made.map((one) => one.bookingId)).size > 1) told.twice += 1
    for (const one of made.slice(0, 1)) {
      told.made.push(one.bookingId)
      known.push(one)
    }
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason
  }

  const turns: (() => Promise<unknown>)[] = [
    () => {
      const form = aBooking(oneOf(slots), { ...someone(), topic: 'weet-niet' })
      return make(() => bookOne(anyone, form, now()))
    },
    () => {
      const form = aBooking(oneOf(courses), { ...someone(), orWait: true })
      return make(() => bookOne(anyone, form, now()))
    },
    async () => {
      const guest = await aGuest(someone(), now())
      const chosen = { activityId: oneOf(randomInt(3) ? slots : courses) }
      const clicks = randomInt(5) === 0 ? [1, 2] : [1]
      const held = await Promise.all(clicks.map(() => hold(guest, chosen, now())))
      if (!held.some((one) => one.ok) || randomInt(4) === 0) return
      const form = { formKey: randomUUID(), language: 'nl' as const }
      await make(() => confirm(guest, form, now()))
    },
    async () => {
      const guest = await aGuest(someone(), now())
      await chooseWaiting(guest, { activityId: oneOf(courses) }, now())
      const form = { formKey: randomUUID(), language: 'nl' as const }
      await make(() => confirm(guest, form, now()))
    },
    () =>
      withOwn(async (guest, own) => {
        const clicks = randomInt(5) === 0 ? [1, 2] : [1]
        const answers = await Promise.all(clicks.map(() => cancelBooking(guest, own, now())))
        if (!answers.some((one) => one.ok)) return
        told.cancelled.push(own.bookingId)
        gone.add(own.bookingId)
      }),
    () => withOwn((guest, own) => moveBooking(guest, { ...own, activityId: oneOf(slots) }, now())),
    () => withOwn((guest, own) => acceptOffer(guest, own, now())),
    () => settle(job, {}, now()),
  ]
  // Booking, cancelling and moving are what people do most.
  const order = [0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 4, 4, 5, 5, 6, 6, 7]

  async function withOwn(
    work: (guest: Awaited<ReturnType<typeof aGuest>>, own: { bookingId: string }) => Promise<unknown>,
  ) {
    const own = known[randomInt(Math.max(1, known.length))]
    if (!own || gone.has(own.bookingId)) return
    const guest = await aGuest({}, now())
    await openByCode(guest, { code: own.code, letter: 'D', visitor: aVisitor() }, now())
    await work(guest, { bookingId: own.bookingId })
  }

  const until = Date.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (Date.now() < until) {
        const turn = turns[oneOf(order)] as () => Promise<unknown>
        try {
          if ((await Promise.race([turn(), tooLong()])) === 'too long') told.unanswered += 1
          else told.done += 1
        } catch (error) {
          told.failed += 1
          told.failures.push((error as Error).message.slice(0, 80))
        }
      }
    }),
  )
  await Promise.race([Promise.all([db.close(), owner.close()]), tooLong()])
  told.failures = [...new Set(told.failures)]
  return told
}

function tooLong(): Promise<'too long'> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE, 'too long').unref())
}

function someone() {
  return aPerson({ name: 'Demo', contact: `06${String(10_000_000 + randomInt(20_000))}` })
}

function oneOf<T>(all: T[]): T {
  return all[randomInt(all.length)] as T
}

/** The line of code an error comes from. */
function whereOf(error: Error): string {
  return error.stack?.match(/[\w-]+\.[mc]?[jt]s:\d+/)?.[0] ?? ''
}
