import { expect, test } from 'vitest'
import { deskTimes } from '@/lib/availability/queries/desk'
import { firstFreeMoments, freeMoments, freePerBranch } from '@/lib/availability/queries/times'
import { confirm } from '@/lib/bookings/commands/confirm'
import { hold } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { answerTopic } from '@/lib/drafts/commands'
import { freshDatabase } from '../../../support/database'
import { did } from '../../../support/needs'
import { aColleague, aPartner } from '../../../support/partners'
import {
  aBooking,
  aBranch,
  after,
  aGuest,
  anyone,
  aSlot,
  bookOne,
  days,
  hours,
  now,
  weeklyHours,
} from '../../../support/world'

freshDatabase()

const digid = { topics: ['digid-app'] }

function about(activityId: number, topic: string | null) {
  const { people, ...form } = aBooking(activityId)
  return { ...form, people: people.map((one) => ({ ...one, topic })) }
}

/** A branch where on the first day only one thing can be asked, and everything on the next. */
async function aChoice() {
  const branch = await aBranch()
  const only = await aSlot({ branchId: branch.id, ...digid, desks: 3 })
  const all = await aSlot({ branchId: branch.id, startsAt: after(days(2)), desks: 3 })
  return { branch, only, all }
}

test('at a time for one topic nobody gets a place for another one, wherever they book', async () => {
  const { only, all } = await aChoice()
  for (const actor of [anyone, await aPartner(), await aColleague('adviser')]) {
    const ask = (activityId: number, topic: string | null) => bookOne(actor, about(activityId, topic), now)
    expect(await ask(only.id, 'zorgtoeslag')).toMatchObject({ reason: 'topic' })
    expect(await ask(only.id, null)).toMatchObject({ reason: 'topic' })
    expect(await ask(only.id, 'digid-app')).toMatchObject({ ok: true })
    expect(await ask(all.id, 'zorgtoeslag')).toMatchObject({ ok: true })
  }
})

test('no place is held for another topic, and who chooses another one afterwards is not booked there', async () => {
  const { only } = await aChoice()
  const guest = await aGuest()
  expect(await hold(guest, { activityId: only.id }, now)).toMatchObject({ reason: 'topic' })
  did(await answerTopic(guest, { topic: 'digid-app' }, now))
  did(await hold(guest, { activityId: only.id }, now))
  did(await answerTopic(guest, { topic: 'zorgtoeslag' }, now))
  const form = { formKey: crypto.randomUUID(), language: 'nl' as const }
  expect(await confirm(guest, form, now)).toMatchObject({ reason: 'topic' })
  did(await answerTopic(guest, { topic: 'digid-app' }, now))
  did(await confirm(guest, form, now))
})

test('an appointment is moved only to a time at which its topic can be asked', async () => {
  const { only, all } = await aChoice()
  const desk = await aColleague('adviser')
  const booked = async (topic: string) => did(await bookOne(desk, about(all.id, topic), now))
  const move = ({ bookingId }: { bookingId: string }) =>
    moveBooking(desk, { bookingId, activityId: only.id }, now)
  expect(await move(await booked('zorgtoeslag'))).toMatchObject({ reason: 'topic' })
  expect(await move(await booked('digid-app'))).toMatchObject({ ok: true })
})

test('a list of times says what can be asked and what is spoken, and is narrowed to what somebody comes for', async () => {
  const { branch, only, all } = await aChoice()
  const arabic = await aSlot({ branchId: branch.id, startsAt: all.startsAt, languages: ['nl', 'ar'] })
  expect(await freeMoments(anyone, { branchId: branch.id }, now)).toMatchObject([
    { activityId: only.id, ...digid, languages: ['nl'] },
    { activityId: all.id, topics: null, languages: ['nl'] },
    { activityId: arabic.id, topics: null, languages: ['nl', 'ar'] },
  ])
  const idsOf = (found: { activityId: number }[] | undefined) => found?.map(({ activityId }) => activityId)
  const partner = await aPartner()
  const perBranch = async (asks?: string[] | null) =>
    idsOf((await freePerBranch(partner, { branchSlug: branch.slug, asks, times: 9 }, now))[0]?.moments)
  expect(await perBranch()).toEqual([only.id, all.id, arabic.id])
  expect(await perBranch(['digid-app'])).toEqual([only.id, all.id, arabic.id])
  expect(await perBranch(['digid-app', 'zorgtoeslag'])).toEqual([all.id, arabic.id])
  expect(await perBranch(null)).toEqual([all.id, arabic.id])
  const desk = await aColleague('adviser')
  const atDesk = async (topic: string | null) =>
    idsOf(await deskTimes(desk, { branchId: branch.id, topic, times: 9 }, now))
  expect(await atDesk('digid-app')).toEqual([only.id, all.id, arabic.id])
  expect(await atDesk('zorgtoeslag')).toEqual([all.id, arabic.id])
  expect(await atDesk(null)).toEqual([all.id, arabic.id])
})

test('of each branch the first free time is known for every kind of hours that it has', async () => {
  const { branch, only, all } = await aChoice()
  await weeklyHours(branch.id)
  await weeklyHours(branch.id, { ...digid, fromTime: '13:00', untilTime: '14:00' })
  await weeklyHours(branch.id, { topics: ['printen'], fromTime: '15:00', untilTime: '16:00' })
  const here = async (at: Date) =>
    (await firstFreeMoments(anyone, {}, at)).filter(({ branchId }) => branchId === branch.id)
  const kinds = [
    { branchId: branch.id, topics: null, first: all.startsAt },
    { branchId: branch.id, ...digid, first: only.startsAt },
    { branchId: branch.id, topics: ['printen'], first: null },
  ]
  expect(await here(now)).toHaveLength(3)
  expect(await here(now)).toEqual(expect.arrayContaining(kinds))
  expect(await here(after(hours(1), only.startsAt))).toContainEqual({ ...kinds[1], first: null })
})
