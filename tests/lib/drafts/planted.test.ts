import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { confirm } from '@/lib/bookings/commands/confirm'
import { hold } from '@/lib/bookings/commands/hold'
import { openedBooking } from '@/lib/bookings/queries/opened'
import { answerContact, answerName, openByCode, startGuest } from '@/lib/drafts/commands'
import { guestWith } from '@/lib/drafts/queries'
import { hashOf } from '@/lib/drafts/rules'
import { asActor } from '@/lib/tools/transaction'
import { freshDatabase } from '../../support/database'
import { aGuest, anyone, aSlot, aVisitor, type Guest, now, the } from '../../support/world'

const database = freshDatabase()

/** A browser in which somebody else put a token, known to them. */
async function planted(): Promise<{ guest: Guest; token: string }> {
  const token = randomUUID()
  return { token, guest: { kind: 'guest', guestId: the(await startGuest(anyone, { token }, now)) } }
}

/** Which browser has a token, now. */
const whoHas = (token: string) => guestWith(anyone, token, now)

const riet = { name: 'Demo Riet', forSomeoneElse: false }
const phone = { way: 'call', contact: '0612345678' } as const

/** Somebody fills in all that is asked, and keeps the token that was put there. */
async function filledIn() {
  const { guest, token } = await planted()
  const slot = await aSlot()
  await hold(guest, { activityId: slot.id }, now)
  await answerName(guest, riet, now)
  await answerContact(guest, phone, now)
  await database.sql`update guest set topic = 'weet-niet' where id = ${guest.guestId}`
  return { guest, token }
}

/** A code, and how the name with it begins. */
async function aCode() {
  const slot = await aSlot()
  const booker = await aGuest()
  await hold(booker, { activityId: slot.id }, now)
  const booked = await confirm(booker, { formKey: randomUUID(), language: 'nl' }, now)
  if (!booked.ok) throw new Error(booked.reason)
  return { code: booked.value.code, letter: 'd', visitor: aVisitor() }
}

describe('a token that somebody else put in a browser', () => {
  test('shows nothing of what is booked with it: the browser has another one from then on', async () => {
    const { guest, token } = await filledIn()
    const form = { formKey: randomUUID(), language: 'nl' as const, token: 'own' }
    expect(await confirm(guest, form, now)).toMatchObject({ ok: true })
    expect(await whoHas(token)).toBeNull()
    expect(await whoHas('own')).toBe(guest.guestId)
    expect((await openedBooking(guest, now))?.name).toBe('Demo Riet')
  })

  test('neither when the same form comes twice', async () => {
    const { guest, token } = await filledIn()
    const form = { formKey: randomUUID(), language: 'nl' as const }
    const both = [
      confirm(guest, { ...form, token: 'same' }, now),
      confirm(guest, { ...form, token: 'same' }, now),
    ]
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true])
    expect([await whoHas(token), await whoHas('same')]).toEqual([null, guest.guestId])
    await confirm(guest, { ...form, token: 'later' }, now)
    expect([await whoHas('same'), await whoHas('later')]).toEqual([null, guest.guestId])
  })

  test('shows nothing of what is opened with a code', async () => {
    const { guest, token } = await planted()
    const typed = await aCode()
    expect(await openByCode(guest, { ...typed, token: 'opened' }, now)).toMatchObject({ ok: true })
    expect([await whoHas(token), await whoHas('opened')]).toEqual([null, guest.guestId])
  })

  test('does not read along while a name and a way of contact are filled in', async () => {
    const { guest, token } = await planted()
    await answerName(guest, { ...riet, token: 'named' }, now)
    expect([await whoHas(token), await whoHas('named')]).toEqual([null, guest.guestId])
    await answerContact(guest, { ...phone, token: 'reached' }, now)
    expect([await whoHas('named'), await whoHas('reached')]).toEqual([null, guest.guestId])
  })

  test('is worth nothing either when nobody says what comes in its place', async () => {
    const { guest, token } = await filledIn()
    await confirm(guest, { formKey: randomUUID(), language: 'nl' }, now)
    expect(await whoHas(token)).toBeNull()
    const other = await planted()
    await openByCode(other.guest, await aCode(), now)
    expect(await whoHas(other.token)).toBeNull()
  })

  test('keeps its worth while a code is wrong', async () => {
    const { guest, token } = await planted()
    const wrong = { ...(await aCode()), letter: 'z', token: 'not' }
    expect(await openByCode(guest, wrong, now)).toMatchObject({ reason: 'no_match' })
    expect([await whoHas(token), await whoHas('not')]).toEqual([guest.guestId, null])
  })
})

test('PostgreSQL gives no booking to a browser that keeps its token', async () => {
  const { guest } = await planted()
  const { code } = await aCode()
  const give = (fresh: Buffer | null) =>
    asActor(guest, (tx) =>
      tx.execute(
        sql`select guest_holds((select booking_id from booking_with_code(${code})), ${code}, ${fresh})`,
      ),
    )
  await give(null)
  expect(await openedBooking(guest, now)).toBeNull()
  await give(hashOf('another'))
  expect(await openedBooking(guest, now)).not.toBeNull()
})

test('a token that another browser has is taken from nobody', async () => {
  const [one, other] = [await planted(), await planted()]
  await answerName(one.guest, { ...riet, token: other.token }, now)
  expect(await whoHas(other.token)).toBe(other.guest.guestId)
  expect(await whoHas(one.token)).toBeNull()
})
