import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { acceptOffer } from '@/lib/bookings/commands/accept'
import { book } from '@/lib/bookings/commands/book'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { confirm } from '@/lib/bookings/commands/confirm'
import { changeContact } from '@/lib/bookings/commands/contact'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { chooseWaiting, hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { openedBooking } from '@/lib/bookings/queries/opened'
import type { Due } from '@/lib/messages/commands'
import { letterFor } from '@/lib/notices/queries/letters'
import { tasksFor } from '@/lib/tasks/queries'
import type { Guest } from '@/lib/tools/access'
import { freshDatabase } from '../../support/database'
import { violations } from '../../support/invariants'
import { aColleague, aForm, aPartner, bookedTogether } from '../../support/partners'
import {
  type Activity,
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aPerson,
  aSlot,
  bookOne,
  days,
  job,
  minutes,
  now,
  the,
} from '../../support/world'

const database = freshDatabase()

type Someone = ReturnType<typeof aPerson>
type World = { early: Activity; late: Activity; course: Activity; leave: () => Promise<unknown> }

/** Two consultations, and a full course with a lesson at the moment of the later one. */
async function aWorld(): Promise<World> {
  const startsAt = after(days(4))
  const [early, late] = [await aSlot({ desks: 9 }), await aSlot({ desks: 9, startsAt })]
  const course = await aCourseRun({ places: 1, startsAt })
  const filler = await booking(aPerson(), course)
  if (!filler.made.ok || !('bookingId' in filler.made.value)) throw new Error('refused')
  const { bookingId } = filler.made.value
  return { early, late, course, leave: () => cancelBooking(filler.browser, { bookingId }, after(minutes(9))) }
}

/** Fills in a name and a contact in a browser, and books. */
async function booking(who: Someone, activity: Activity, wait = false) {
  const browser = await aGuest(who)
  const held = await (wait ? chooseWaiting : hold)(browser, { activityId: activity.id }, now)
  if (!held.ok) return { browser, made: held }
  return { browser, made: await confirm(browser, { formKey: randomUUID(), language: 'nl' }, now) }
}

/** What a browser is shown of its booking, without what is new every time. */
async function shownTo(browser: Guest) {
  const shown = await openedBooking(browser, after(minutes(10)))
  if (!shown) return null
  const { status, kind, contactWay, contact, placeInLine, openBefore, meetings } = shown
  return { status, kind, contactWay, contact, placeInLine, openBefore, meetings: meetings.length }
}

/** Everything that a browser can do with a name and a contact, and all that it hears and is shown. */
async function everything(who: Someone, { early, late, course, leave }: World): Promise<unknown[]> {
  const heard: unknown[] = []
  const hears = async (what: string, browser: Guest, said: { ok: boolean; reason?: string }) => {
    heard.push([what, said.ok || said.reason, await shownTo(browser)])
  }
  const one = await booking(who, early)
  await hears('book', one.browser, one.made)
  if (!one.made.ok || !('bookingId' in one.made.value)) return heard
  const { bookingId } = one.made.value
  const moved = (to: Activity, at: Date) => moveBooking(one.browser, { bookingId, activityId: to.id }, at)
  const reached = (contactWay: Someone['contactWay'], contact: string | null, at: Date) =>
    changeContact(one.browser, { bookingId, contactWay, contact }, at)
  await hears('move', one.browser, await moved(late, after(1)))
  await hears('another way', one.browser, await reached('sms', who.contact, after(2)))
  await hears('no way', one.browser, await reached('card', null, after(3)))
  await hears('back again', one.browser, await reached(who.contactWay, who.contact, after(4)))
  await hears('move back', one.browser, await moved(early, after(5)))
  await hears('move again', one.browser, await moved(late, after(6)))

  const two = await booking(who, course, true)
  await hears('wait', two.browser, two.made)
  if (!two.made.ok || !('bookingId' in two.made.value)) return heard
  const waiting = { bookingId: two.made.value.bookingId }
  await leave()
  await hears('accept', two.browser, await acceptOffer(two.browser, waiting, after(minutes(10))))
  const left = await cancelBooking(two.browser, waiting, after(minutes(11)))
  await hears('cancel', two.browser, left)
  return heard
}

type Neighbour = (who: Someone, world: World) => Promise<unknown>

/** What somebody else has here already on the same telephone, under the same name. */
const neighbours: Record<string, Neighbour> = {
  'a consultation at that moment': (who, { late }) => booking(who, late),
  'a consultation at another moment': async (who) => booking(who, await aSlot({ startsAt: after(days(6)) })),
  'a lesson at that moment': async (who, { late }) =>
    booking(who, await aCourseRun({ startsAt: late.startsAt })),
  'a lesson at both moments': async (who, { early, late }) => {
    await booking(who, await aCourseRun({ startsAt: early.startsAt, lessons: 1 }))
    await booking(who, await aCourseRun({ startsAt: late.startsAt }))
  },
  'that a partner booked': async (who, { early, late }) => {
    const partner = await aPartner()
    await bookedTogether(partner, aForm(early.id, [who]))
    await bookedTogether(partner, aForm((await aCourseRun({ startsAt: late.startsAt })).id, [who]))
  },
  'by sms on that number': (who, { late }) => booking({ ...who, contactWay: 'sms' }, late),
  'a lesson by sms on that number': async (who, { late }) =>
    booking({ ...who, contactWay: 'sms' }, await aCourseRun({ startsAt: late.startsAt })),
  'several of all kinds': async (who, { early, late }) => {
    for (const activity of [early, late, await aCourseRun({ startsAt: late.startsAt })])
      for (const contactWay of ['sms', 'call'] as const) await booking({ ...who, contactWay }, activity)
  },
}

describe('a telephone that nobody has proved', () => {
  const mobile = () => aPerson({ contact: `06${Math.floor(10_000_000 + Math.random() * 89_999_999)}` })

  test.each(Object.entries(neighbours))(
    'tells a stranger nothing of %s, and keeps its owner from nothing after a stranger did all',
    async (_, neighbour) => {
      const untouched = mobile()
      const alone = await everything(untouched, await aWorld())
      expect(alone).toHaveLength(10)
      expect(alone.map((line) => (line as unknown[])[1])).toEqual(Array(10).fill(true))

      const [world, who] = [await aWorld(), mobile()]
      await neighbour(who, world)
      const asIfAlone = JSON.parse(
        JSON.stringify(alone).replaceAll(String(untouched.contact), String(who.contact)),
      )
      expect(await everything(who, world)).toEqual(asIfAlone)
      expect(await everything(who, { ...(await aWorld()), late: world.late, early: world.early })).toEqual(
        asIfAlone,
      )
      expect(await violations(database.sql)).toEqual([])
    },
  )

  test('in every way and order of moving and changing the books stay whole', async () => {
    const who = mobile()
    const { early, late } = await aWorld()
    const browsers = []
    for (const contactWay of ['call', 'sms', 'call', 'sms'] as const) {
      const { browser, made } = await booking({ ...who, contactWay }, early)
      if (!made.ok || !('bookingId' in made.value)) throw new Error('refused')
      browsers.push({ browser, bookingId: made.value.bookingId })
    }
    for (const { id: activityId } of [late, early, late])
      for (const { browser, bookingId } of browsers) {
        expect(await moveBooking(browser, { bookingId, activityId }, now)).toMatchObject({ ok: true })
        for (const contactWay of ['sms', 'call'] as const) {
          const changed = await changeContact(browser, { bookingId, contactWay, contact: who.contact }, now)
          expect(changed.ok || changed.reason).toBeOneOf([true, 'slow_down'])
        }
      }
    expect(await violations(database.sql)).toEqual([])
  })
})

describe('a real double', () => {
  async function atBothMoments() {
    const world = await aWorld()
    const who = aPerson({ contactWay: 'sms' })
    await bookOne(anyone, aBooking(world.late.id, who), now)
    const { browser, made } = await booking(who, world.early)
    if (!made.ok || !('bookingId' in made.value)) throw new Error('refused')
    return { ...world, browser, bookingId: made.value.bookingId }
  }

  test('is asked about in the letter of who moves, and somebody of the library looks at it once', async () => {
    const { browser, bookingId, late, early } = await atBothMoments()
    for (const [turn, to] of [late, early, late].entries())
      await moveBooking(browser, { bookingId, activityId: to.id }, after(turn))
    const [due] = await database.sql<Due[]>`select id, key, kind, channel, booking_id as "bookingId", attempts
      from message where booking_id = ${bookingId} and kind = 'moved' order by key desc limit 1`
    expect(await letterFor(job, the(due), after(minutes(20)))).toMatchObject({
      text: expect.stringContaining('klopt dat?'),
    })
    const tasks = (await tasksFor(await aColleague('adviser'), now)).filter(
      (task) => 'bookingId' in task && task.bookingId === bookingId,
    )
    expect(tasks).toMatchObject([{ kind: 'perhaps_double' }])
  })

  test('is said to a partner that books, takes a place or corrects; who says that it is another gets through', async () => {
    const partner = await aPartner()
    const { late, course, leave } = await aWorld()
    const who = aPerson({ contactWay: 'sms' })
    const [waiting] = await bookedTogether(partner, { ...aForm(course.id, [who]), orWait: true })
    await bookOne(anyone, aBooking(late.id, who), now)

    const free = await aSlot({ startsAt: after(days(9)) })
    const again = (another: boolean) => book(partner, aForm(free.id, [{ ...who, another }]), now)
    expect(await again(false)).toMatchObject({ reason: 'open_consultation' })
    expect(await again(true)).toMatchObject({ ok: true })

    await leave()
    const offer = { bookingId: the(waiting).bookingId }
    const at = after(minutes(10))
    expect(await acceptOffer(partner, offer, at)).toMatchObject({ reason: 'overlap' })
    expect(await acceptOffer(partner, { ...offer, another: true }, at)).toMatchObject({ ok: true })

    const [own] = await bookedTogether(partner, aForm((await aSlot({ startsAt: after(days(8)) })).id))
    const correction = { ...who, bookingId: the(own).bookingId, ownLaptop: null }
    expect(await correctBooking(partner, correction, now)).toMatchObject({ reason: 'open_consultation' })
    expect(await correctBooking(partner, { ...correction, another: true }, now)).toMatchObject({ ok: true })
    expect(await violations(database.sql)).toEqual([])
  })

  test('of one resident is said to a partner that moves; who says that it is another gets through', async () => {
    const partner = await aPartner()
    const who = aPerson()
    const course = await aCourseRun({ startsAt: after(days(4)) })
    const [free, taken] = [await aSlot(), await aSlot({ startsAt: course.startsAt })]
    const [made] = await bookedTogether(partner, aForm(free.id, [who]))
    await bookOne(anyone, aBooking(course.id, who), now)
    const later = await aSlot({ startsAt: after(days(6)) })
    // Whoever has a second appointment on that number is another to the books; to a partner it may be the same.
    await bookOne(anyone, aBooking(later.id, who), now)
    const beside = await aSlot({ startsAt: later.startsAt })
    expect(
      await moveBooking(partner, { bookingId: the(made).bookingId, activityId: beside.id }, now),
    ).toMatchObject({ reason: 'overlap' })
    const move = { bookingId: the(made).bookingId, activityId: taken.id }
    expect(await moveBooking(partner, move, now)).toMatchObject({ reason: 'overlap' })
    expect(await moveBooking(partner, { ...move, another: true }, now)).toMatchObject({ ok: true })
    expect(await violations(database.sql)).toEqual([])
  })
})
