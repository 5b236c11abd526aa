import { describe, expect, test } from 'vitest'
import { confirm } from '@/lib/bookings/commands/confirm'
import { chooseWaiting, hold } from '@/lib/bookings/commands/hold'
import { answerName, endGuest, startGuest, sweepGuests } from '@/lib/drafts/commands'
import { draftOf, guestWith } from '@/lib/drafts/queries'
import { freshDatabase } from '../../support/database'
import {
  aCourseRun,
  after,
  aGuest,
  anyone,
  aSlot,
  hours,
  inside,
  job,
  minutes,
  now,
  theBooking,
} from '../../support/world'

const database = freshDatabase()

describe('a browser', () => {
  test('is known by its token for an hour after the last answer', async () => {
    const guestId = await startGuest(anyone, { token: 'a token' }, now)
    expect(await guestWith(anyone, 'a token', after(minutes(59)))).toBe(guestId)
    expect(await guestWith(anyone, 'a token', after(minutes(61)))).toBeNull()
    const guest = { kind: 'guest', guestId } as const
    await answerName(guest, { name: 'Demo Riet', forSomeoneElse: false }, after(minutes(30)))
    expect(await guestWith(anyone, 'a token', after(minutes(89)))).toBe(guestId)
  })

  test('leaves only the hash of its token in the database', async () => {
    await startGuest(anyone, { token: 'a very secret token' }, now)
    const rows = await database.sql`select * from guest`
    expect(JSON.stringify(rows)).not.toContain('a very secret token')
  })

  test('that clicks twice before the first answer is one guest', async () => {
    const first = await startGuest(anyone, { token: 'one form' }, now)
    expect(await startGuest(anyone, { token: 'one form' }, after(1_000))).toBe(first)
  })

  test('of the next person at the same computer never gets into what was typed before', async () => {
    const slot = await aSlot()
    const guestId = await startGuest(anyone, { token: 'an old page' }, now)
    const guest = { kind: 'guest', guestId } as const
    await answerName(guest, { name: 'Demo Riet', forSomeoneElse: false }, now)
    expect(await startGuest(anyone, { token: 'an old page' }, after(5_000))).toBeNull()

    await startGuest(anyone, { token: 'a page of minutes ago' }, now)
    expect(await startGuest(anyone, { token: 'a page of minutes ago' }, after(minutes(2)))).toBeNull()

    const booker = await aGuest()
    await hold(booker, { activityId: slot.id }, now)
    await confirm(booker, { formKey: crypto.randomUUID(), language: 'nl' }, now)
    await database.sql`update guest set token_hash = sha256('used') where id = ${booker.guestId}`
    expect(await startGuest(anyone, { token: 'used' }, after(1_000))).toBeNull()
  })

  test('that says it is done leaves nothing behind and frees what it held', async () => {
    const slot = await aSlot()
    const guest = await aGuest()
    await hold(guest, { activityId: slot.id }, now)
    await endGuest(guest, {}, now)
    expect(await draftOf(guest, now)).toBeNull()
    expect(await inside(slot.id)).toHaveLength(0)
  })

  test('that says it is done after booking keeps its booking', async () => {
    const slot = await aSlot()
    const guest = await aGuest()
    await hold(guest, { activityId: slot.id }, now)
    const booked = await confirm(guest, { formKey: crypto.randomUUID(), language: 'nl' }, now)
    if (!booked.ok) throw new Error(booked.reason)
    await endGuest(guest, {}, now)
    expect((await theBooking(booked.value.bookingId))?.status).toBe('booked')
  })
})

describe('a draft', () => {
  test('is empty of everything typed once it has become a booking', async () => {
    const slot = await aSlot()
    const guest = await aGuest()
    await hold(guest, { activityId: slot.id }, now)
    await confirm(guest, { formKey: crypto.randomUUID(), language: 'nl' }, now)
    expect(await draftOf(guest, now)).toMatchObject({ name: null, contact: null, topic: null })
  })

  test('whose hour is over is swept away, others stay', async () => {
    const old = await aGuest()
    const young = await aGuest({}, after(minutes(50)))
    await sweepGuests(job, {}, after(minutes(61)))
    const left = await database.sql`select id from guest where id in (${old.guestId}, ${young.guestId})`
    expect(left.map((row) => row.id)).toEqual([young.guestId])
  })

  test('can choose the waiting list of a course, but not of a consultation', async () => {
    const guest = await aGuest()
    const [run, slot] = [await aCourseRun(), await aSlot()]
    expect(await chooseWaiting(guest, { activityId: run.id }, now)).toEqual({ ok: true, value: null })
    expect(await chooseWaiting(guest, { activityId: slot.id }, now)).toEqual({ ok: false, reason: 'unknown' })
    expect(await chooseWaiting(guest, { activityId: run.id }, after(hours(2)))).toEqual({
      ok: false,
      reason: 'guest_gone',
    })
  })
})
