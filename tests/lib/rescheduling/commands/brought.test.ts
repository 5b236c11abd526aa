import { and, eq, isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { activity, consultationHours, hoursVersion } from '@/db/tables/agenda'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { changeCode } from '@/lib/planning/input/change'
import type { Change, Version } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { hitsInput } from '@/lib/rescheduling/input/hits'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import { type Choice, timeKey } from '@/lib/rescheduling/rules/choices'
import { atLocal, localDate, localTime } from '@/lib/tools/time'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import {
  aBooking,
  aBranch,
  aPerson,
  bookOne,
  job,
  now,
  the,
  theBooking,
  weeklyHours,
} from '../../../support/world'

freshDatabase('test')

const carla = async () => (await anEmployee('coordinator')).actor
const did = <Value>(result: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
  if (!result.ok) throw new Error(result.reason)
  return result.value
}

/** Hours on Tuesday from ten to twelve, until the last day on which somebody is booked: nothing else is free. */
async function aTuesday(people = 1) {
  const branch = await aBranch()
  const hoursId = await weeklyHours(branch.id, { validFrom: '2027-03-09', validUntil: '2027-03-09' })
  await fillAgenda(job, {}, now)
  const slots = await books()
    .select()
    .from(activity)
    .where(eq(activity.branchId, branch.id))
    .orderBy(activity.startsAt)
  const booked = await Promise.all(
    slots
      .slice(0, people)
      .map((slot) => bookOne(job, aBooking(slot.id, aPerson({ contactWay: 'call' })), now)),
  )
  return { branch, hoursId, slots, ids: booked.map((one) => did(one).bookingId) }
}

const version: Version = {
  ...{
    validFrom: '2027-03-09',
    validUntil: '2027-03-10',
    weekday: 2,
    rhythm: 'weekly',
    anchor: null,
    nth: null,
  },
  ...{ fromTime: '10:00', untilTime: '12:00', minutes: 30, pause: 0, desks: 1, walkInDesks: 0 },
  ...{ languages: ['nl'], topics: null },
}
const hoursAre = (hoursId: number, branchId: number, given: Partial<Version>): Change => ({
  ...{ kind: 'hours', hoursId, branchId, version: { ...version, ...given } },
})

test.each([
  ['another weekday', { weekday: 3 }, ['2027-03-10 10:00', '2027-03-10 10:30']],
  ['a quarter later', { fromTime: '10:15' }, ['2027-03-09 10:15', '2027-03-09 10:45']],
])('who is hit is moved to a time that the same change brings: %s', async (_what, given, moments) => {
  const { branch, hoursId, ids } = await aTuesday(2)
  const actor = await carla()
  const change = hoursAre(hoursId, branch.id, given)
  const shown = the((await previewOf(actor, change, now)) ?? undefined)
  expect(shown.hits.map(({ bookingId }) => bookingId)).toEqual(ids)
  const choices = shown.hits.map(({ bookingId, proposed }): Choice => {
    return { bookingId, way: 'move', to: the(proposed ?? undefined) }
  })
  expect(did(await changeAgenda(actor, { change, choices, lessons: [] }, now))).toMatchObject({
    hears: { called: 2 },
  })
  const where = await Promise.all(ids.map(async (id) => (await theBooking(id))?.activityId ?? 0))
  const rows = await books().select().from(activity).where(isNull(activity.cancelledAt))
  const at = where.map((id) => the(rows.find((row) => row.id === id)).startsAt)
  expect(at.map((moment) => `${localDate(moment)} ${localTime(moment)}`)).toEqual(moments)
})

test('a choice is the same in what is shown once more, and also once somebody else has made that time', async () => {
  const { branch, hoursId, ids } = await aTuesday()
  const actor = await carla()
  const change = hoursAre(hoursId, branch.id, { weekday: 3 })
  const first = the((await previewOf(actor, change, now))?.hits[0])
  const again = the((await previewOf(actor, change, now))?.hits[0])
  expect(again).toEqual(first)
  // What stands in the form is read as what was shown.
  const to = the(first.proposed ?? undefined)
  const sent = { w: changeCode(change), [`choices.${ids[0]}`]: `move.${timeKey(to)}` }
  expect(hitsInput.parse(sent).choices).toEqual([{ bookingId: ids[0], way: 'move', to }])
  // Somebody opens the Wednesday by itself: the time is there now, and is still the same one.
  const differs = { off: false, fromTime: '10:00', untilTime: '12:00', desks: null, because: 'busy' as const }
  await books()
    .insert(hoursVersion)
    .values({ ...version, languages: ['nl'], topics: null, hoursId, validFrom: '2027-03-10' })
  const opens: Change = { kind: 'exception', hoursId, date: '2027-03-10', exception: differs }
  did(await changeAgenda(actor, { change: opens, choices: [], lessons: [] }, now))
  const others = (await previewOf(actor, change, now))?.hits[0]?.others ?? []
  expect(others.map(timeKey)).toContain(timeKey(to))
  const choices: Choice[] = [{ bookingId: the(ids[0]), way: 'move', to }]
  did(await changeAgenda(actor, { change, choices, lessons: [] }, now))
  const [row] = await books()
    .select()
    .from(activity)
    .where(and(eq(activity.consultationHoursId, hoursId), eq(activity.startsAt, to.startsAt)))
  expect((await theBooking(the(ids[0])))?.activityId).toBe(row?.id)
})

test('where a time gets a desk more, somebody can be moved to that desk', async () => {
  const { branch, hoursId, slots, ids } = await aTuesday(4)
  const actor = await carla()
  // Shorter and with two desks: who would come at half past eleven sits beside another.
  const change = hoursAre(hoursId, branch.id, { untilTime: '11:30', desks: 2 })
  const hit = the((await previewOf(actor, change, now))?.hits[0])
  expect(hit.bookingId).toBe(ids[3])
  const to = the(hit.proposed ?? undefined)
  expect(to.startsAt).toEqual(atLocal('2027-03-09', '11:00'))
  const choices: Choice[] = [{ bookingId: hit.bookingId, way: 'move', to }]
  did(await changeAgenda(actor, { change, choices, lessons: [] }, now))
  expect((await theBooking(hit.bookingId))?.activityId).toBe(slots[2]?.id)
})

test('where a time keeps a desk of two, one can be moved there and not two', async () => {
  const { branch, hoursId, slots, ids } = await aTuesday(2)
  const actor = await carla()
  const two = hoursAre(hoursId, branch.id, { desks: 2 })
  did(await changeAgenda(actor, { change: two, choices: [], lessons: [] }, now))
  // From half past ten on, with one desk: who comes at ten is hit, and one desk is left at eleven and at half past.
  const change = hoursAre(hoursId, branch.id, { fromTime: '10:30', untilTime: '11:30', desks: 1 })
  const hit = the((await previewOf(actor, change, now))?.hits[0])
  expect([hit.bookingId, hit.others.map(({ startsAt }) => localTime(startsAt))]).toEqual([ids[0], ['11:00']])
  const to = (slot: number) => ({ hoursId, startsAt: the(slots[slot]).startsAt })
  const move = (where: Choice['to']) =>
    changeAgenda(
      actor,
      { change, choices: [{ bookingId: hit.bookingId, way: 'move', to: where }], lessons: [] },
      now,
    )
  expect(await move(to(1))).toMatchObject({ ok: false, reason: 'full' })
  expect(await move(to(2))).toMatchObject({ ok: true })
})

test('nobody is moved to a time that goes, that has a desk less, or that nobody knows', async () => {
  const { branch, hoursId, slots, ids } = await aTuesday()
  const actor = await carla()
  const move = (change: Change, to: Choice['to']) =>
    changeAgenda(actor, { change, choices: [{ bookingId: the(ids[0]), way: 'move', to }], lessons: [] }, now)
  const change = hoursAre(hoursId, branch.id, { weekday: 3 })
  const gone = { hoursId, startsAt: the(slots[1]).startsAt }
  expect(await move(change, gone)).toMatchObject({ ok: false, reason: 'unknown' })
  expect(await move(change, { hoursId: 999_999, startsAt: gone.startsAt })).toMatchObject({
    reason: 'unknown',
  })
  expect((await books().select().from(consultationHours)).length).toBe(1)
})
