import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { sayOf } from '@/app/bellen/_words'
import { meeting } from '@/db/tables/agenda'
import { message } from '@/db/tables/messages'
import { branch as branchTable } from '@/db/tables/network'
import type { Due } from '@/lib/messages/commands'
import { callsFor } from '@/lib/notices/queries/calls'
import { letterFor } from '@/lib/notices/queries/letters'
import { changeRun } from '@/lib/rescheduling/commands/lessons'
import { moveHouse } from '@/lib/rescheduling/commands/relocate'
import { aHouse, newHouse, oldHouse } from '../../../support/allowed/agenda-adr'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aPerson,
  bookOne,
  days,
  hours,
  job,
  minutes,
  now,
  the,
} from '../../../support/world'

freshDatabase('test')

async function inACourse(contactWay: 'call' | 'sms') {
  const branch = await aBranch()
  await aHouse(branch.id)
  const run = await aCourseRun({ branchId: branch.id, lessons: 3, startsAt: after(days(7)) })
  const booked = await bookOne(job, aBooking(run.id, aPerson({ contactWay })), now)
  if (!booked.ok) throw new Error(booked.reason)
  const lessons = await books()
    .select()
    .from(meeting)
    .where(eq(meeting.activityId, run.id))
    .orderBy(asc(meeting.number))
  return { branch, run, lessons, bookingId: booked.value.bookingId, ...(await anEmployee('coordinator')) }
}

test('whoever calls about lessons that changed can say which, and what became of each', async () => {
  const { run, lessons, bookingId, actor } = await inACourse('call')
  const [, second, third] = lessons
  const startsAt = after(days(1), the(second).startsAt)
  const changes = [
    { meetingId: the(second).id, way: 'move' as const, startsAt, endsAt: after(hours(2), startsAt) },
    { meetingId: the(third).id, way: 'off' as const },
  ]
  expect(await changeRun(actor, { activityId: run.id, lessons: changes }, now)).toMatchObject({ ok: true })
  const called = (await callsFor(actor, after(minutes(5)))).find((one) => one.bookingId === bookingId)
  expect(called?.lessons).toEqual([
    { number: 2, startsAt, off: false },
    { number: 3, startsAt: the(third).startsAt, off: true },
  ])
  expect(sayOf(the(called), now)).toMatch(/Les 2 is nu dinsdag\s16\smaart om\s10\.00\suur\./)
  expect(sayOf(the(called), now)).toContain('gaat niet door')
})

test('whoever is called hears the name of a point outside as it is, and of a branch that it is a library', async () => {
  const { actor, branch, run, lessons, bookingId } = await inACourse('call')
  const off = [{ meetingId: the(lessons[1]).id, way: 'off' as const }]
  expect(await changeRun(actor, { activityId: run.id, lessons: off }, now)).toMatchObject({ ok: true })
  const said = async () => {
    const called = (await callsFor(actor, after(minutes(5)))).find((one) => one.bookingId === bookingId)
    return sayOf(the(called), now)
  }
  expect(await said()).toContain(`in de bibliotheek in ${branch.name}`)
  await books().update(branchTable).set({ kind: 'outside' }).where(eq(branchTable.id, branch.id))
  expect(await said()).toContain(`in ${branch.name}`)
  expect(await said()).not.toContain('bibliotheek')
})

test('whoever calls about a move says the first moment at the new address, and so does an sms', async () => {
  const [called, texted] = [await inACourse('call'), await inACourse('sms')]
  for (const { branch, actor } of [called, texted]) {
    const address = { ...newHouse, validFrom: '2027-03-10' }
    expect(await moveHouse(actor, { branchId: branch.id, was: null, address }, now)).toMatchObject({
      ok: true,
    })
  }
  const at = after(minutes(5))
  const one = (await callsFor(called.actor, at)).find(({ bookingId }) => bookingId === called.bookingId)
  expect(one).toMatchObject({ kind: 'new_address', startsAt: called.lessons[1]?.startsAt })
  expect(one?.address).toContain(newHouse.street)
  const [due] = await books()
    .select()
    .from(message)
    .where(and(eq(message.bookingId, texted.bookingId), eq(message.kind, 'new_address')))
  const letter = await letterFor(job, due as unknown as Due, at)
  const text = letter?.channel === 'sms' ? letter.text : ''
  expect(text).toContain(newHouse.street)
  expect(text).not.toContain(oldHouse.street)
})
