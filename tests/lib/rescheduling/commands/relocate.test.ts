import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { task } from '@/db/tables/calls'
import { message } from '@/db/tables/messages'
import { branch as branches } from '@/db/tables/network'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { moveBooking } from '@/lib/bookings/commands/move'
import { factsOf } from '@/lib/bookings/queries/facts'
import type { Due } from '@/lib/messages/commands'
import { callsFor } from '@/lib/notices/queries/calls'
import { letterFor } from '@/lib/notices/queries/letters'
import { moveHouse } from '@/lib/rescheduling/commands/relocate'
import { askMove, whoHearsMove } from '@/lib/rescheduling/queries/relocate'
import { asActor } from '@/lib/tools/transaction'
import { aHouse, newHouse, oldHouse } from '../../../support/allowed/agenda-adr'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aPerson,
  aSlot,
  bookOne,
  days,
  job,
  lettersOf,
  minutes,
  now,
  the,
} from '../../../support/world'

freshDatabase('test')

const moving = (branchId: number, validFrom = '2027-03-09') => ({
  branchId,
  was: null,
  address: { ...newHouse, validFrom },
})
const carla = async () => (await anEmployee('coordinator')).actor

async function booked(
  activityId: number,
  contactWay: 'call' | 'email' | 'sms' | 'card' = 'email',
  given = {},
) {
  const made = await bookOne(job, aBooking(activityId, { ...aPerson({ contactWay }), ...given }), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value.bookingId
}

async function aBranchWithPeople() {
  const branch = await aBranch({ name: 'Mijdrecht' })
  await aHouse(branch.id)
  const [before, on, later] = [
    await aSlot({ branchId: branch.id, startsAt: after(days(7)) }),
    await aSlot({ branchId: branch.id, startsAt: after(days(8)), desks: 4 }),
    await aSlot({ branchId: branch.id, startsAt: after(days(15)) }),
  ]
  return { branch, before, on, later }
}

const factsFor = (bookingId: string) => asActor(job, (tx) => factsOf(job, tx, bookingId))

async function dueFor(bookingId: string): Promise<Due> {
  const rows = await books().select().from(message).where(eq(message.bookingId, bookingId))
  return the(rows.find(({ kind }) => kind === 'new_address')) as unknown as Due
}

test('who is booked from that day on hears it by their own way; who comes before it hears nothing', async () => {
  const { branch, before, on } = await aBranchWithPeople()
  const early = await booked(before.id)
  const [mail, call, sms, card] = [
    await booked(on.id, 'email'),
    await booked(on.id, 'call'),
    await booked(on.id, 'sms'),
    await booked(on.id, 'card'),
  ]
  const looked = await whoHearsMove(await carla(), moving(branch.id), now)
  if (!looked.ok) throw new Error(looked.reason)
  const shown = looked.value.hears.map(({ bookingId, contactWay, moments }) => [
    bookingId,
    contactWay,
    ...moments,
  ])
  expect(shown).toEqual([
    [mail, 'email', on.startsAt],
    [call, 'call', on.startsAt],
    [sms, 'sms', on.startsAt],
    [card, 'card', on.startsAt],
  ])
  expect(await lettersOf(mail)).not.toContain('new_address')

  expect(await moveHouse(await carla(), moving(branch.id), now)).toEqual({
    ok: true,
    // Nothing is set up that takes an e-mail or an sms: those are called as well.
    value: { written: 0, called: 3, desk: 1 },
  })
  for (const id of [mail, call, sms]) expect(await lettersOf(id)).toContain('new_address')
  for (const id of [early, card]) expect(await lettersOf(id)).not.toContain('new_address')
  const [given] = await books().select().from(task).where(eq(task.bookingId, card))
  expect(given).toMatchObject({ kind: 'tell_change', owner: 'adviser', doneAt: null })
  expect(given?.dueAt.getTime()).toBeLessThan(on.startsAt.getTime())

  const letter = the(await letterFor(job, await dueFor(mail), after(minutes(5))))
  if (letter.channel !== 'email') throw new Error('expected an e-mail')
  expect(letter.text).toContain('Bibliotheek Mijdrecht\nNieuwstraat 2, 1234 CD Mijdrecht')
  expect(letter.calendar?.content).toMatch(/LOCATION:Bibliotheek Mijdrecht\\, Nieuwstraat 2\\, 1234 CD/)
  const short = the(await letterFor(job, await dueFor(sms), after(minutes(5))))
  if (short.channel !== 'sms') throw new Error('expected an sms')
  expect(short.text).toContain('Nieuwstraat 2')
  expect(short.text.length).toBeLessThanOrEqual(160)
  expect(await callsFor(await carla(), after(minutes(5)))).toContainEqual(
    expect.objectContaining({ bookingId: call, kind: 'new_address', address: 'Nieuwstraat 2, Mijdrecht' }),
  )
})

test('who books later reads the new address, and who comes before the move the old one', async () => {
  const { branch, before, on } = await aBranchWithPeople()
  await moveHouse(await carla(), moving(branch.id), now)
  const [early, late] = [await booked(before.id), await booked(on.id)]
  expect((await factsFor(early))?.meetings[0]?.address).toEqual(oldHouse)
  expect((await factsFor(late))?.meetings[0]?.address).toEqual(newHouse)
  expect(await lettersOf(late)).toEqual(['confirmation'])
})

test('a course over the move is at both, and its people hear it once', async () => {
  const { branch } = await aBranchWithPeople()
  const run = await aCourseRun({ branchId: branch.id, startsAt: after(days(6)), lessons: 2 })
  const id = await booked(run.id)
  await moveHouse(await carla(), moving(branch.id), now)
  expect((await factsFor(id))?.meetings.map(({ address }) => address?.street)).toEqual([
    oldHouse.street,
    newHouse.street,
  ])
  const letter = the(await letterFor(job, await dueFor(id), after(minutes(5))))
  if (letter.channel !== 'email') throw new Error('expected an e-mail')
  expect(letter.text).toContain('Vanaf zondag 14 maart 2027:\nNieuwstraat 2, 1234 CD Mijdrecht')
})

test('somebody with two appointments hears it once', async () => {
  const { branch, on } = await aBranchWithPeople()
  const riet = aPerson({ contactWay: 'email' })
  const first = await booked(on.id, 'email', riet)
  const run = await aCourseRun({ branchId: branch.id, startsAt: after(days(12)) })
  const second = await booked(run.id, 'email', riet)
  const heard = async () =>
    [...(await lettersOf(first)), ...(await lettersOf(second))].filter((kind) => kind === 'new_address')
  await moveHouse(await carla(), moving(branch.id), now)
  expect(await heard()).toHaveLength(1)
  expect(await lettersOf(first)).toContain('new_address')
  // Put right within the minute: it is still one letter, of how it stands by then.
  await moveHouse(
    await carla(),
    {
      branchId: branch.id,
      was: null,
      address: { ...newHouse, street: 'Nieuwstraat 20', validFrom: '2027-03-09' },
    },
    now,
  )
  expect(await heard()).toHaveLength(1)
})

test('whose address nobody knew hears nothing when it becomes known', async () => {
  const branch = await aBranch()
  const slot = await aSlot({ branchId: branch.id, startsAt: after(days(8)) })
  const id = await booked(slot.id)
  expect(await moveHouse(await carla(), moving(branch.id, '2027-03-01'), now)).toMatchObject({
    value: { written: 0, called: 0, desk: 0 },
  })
  expect((await factsFor(id))?.meetings[0]?.address).toEqual(newHouse)
})

test('who cancelled or chose another time meanwhile gets no letter of it', async () => {
  const { branch, on, later } = await aBranchWithPeople()
  const [gone, moved] = [await booked(on.id), await booked(on.id)]
  await moveHouse(await carla(), moving(branch.id), now)
  await cancelBooking(await carla(), { bookingId: gone }, now)
  await moveBooking(await carla(), { bookingId: moved, activityId: later.id }, now)
  for (const id of [gone, moved]) expect(await letterFor(job, await dueFor(id), after(minutes(5)))).toBeNull()
})

test('nobody moves house in the past, or a branch that is not there', async () => {
  const { branch } = await aBranchWithPeople()
  expect(await moveHouse(await carla(), moving(branch.id, '2027-02-28'), now)).toMatchObject({
    reason: 'past',
  })
  expect(await moveHouse(await carla(), moving(999_999_999), now)).toMatchObject({ reason: 'unknown' })
  expect(await whoHearsMove(await carla(), moving(999_999_999), now)).toMatchObject({ reason: 'unknown' })
})

const planned = '2027-03-09'
const elsewhere = (branchId: number, validFrom: string) => ({
  branchId,
  was: planned,
  address: { ...newHouse, street: 'Derdestraat 3', validFrom },
})
const stays = (branchId: number) => ({ branchId, was: planned, address: null })

/** What waits to be told to somebody about where it is. */
async function waitsFor(bookingId: string) {
  const rows = await books().select().from(message).where(eq(message.bookingId, bookingId))
  return rows.filter(({ kind, status }) => kind === 'new_address' && status === 'due')
}
const tasksOf = (bookingId: string) => books().select().from(task).where(eq(task.bookingId, bookingId))
/** Everything that waits has been told. */
async function toldAll(at = now) {
  await books()
    .update(message)
    .set({ status: 'sent', receipt: 'x', finishedAt: at })
    .where(eq(message.status, 'due'))
  await books().update(task).set({ doneAt: at, receipt: 'told' })
}

test('a planned move is changed: who was told hears how it stands now, once, and who was not hears only that', async () => {
  const { branch, on } = await aBranchWithPeople()
  const [mail, card] = [await booked(on.id), await booked(on.id, 'card')]
  await moveHouse(await carla(), moving(branch.id), now)
  await moveHouse(await carla(), elsewhere(branch.id, planned), now)
  expect(await waitsFor(mail)).toHaveLength(1)
  expect(await tasksOf(card)).toHaveLength(1)
  expect((await factsFor(mail))?.meetings[0]?.address?.street).toBe('Derdestraat 3')

  await toldAll()
  expect(
    await moveHouse(
      await carla(),
      { ...elsewhere(branch.id, planned), address: { ...newHouse, validFrom: planned } },
      now,
    ),
  ).toMatchObject({
    value: { called: 1, desk: 1 },
  })
  expect(await waitsFor(mail)).toHaveLength(1)
  expect((await tasksOf(card)).filter(({ doneAt }) => doneAt === null)).toHaveLength(1)
})

test('a planned move is taken back: who was not told yet hears nothing at all', async () => {
  const { branch, on } = await aBranchWithPeople()
  const [mail, call, card] = [await booked(on.id), await booked(on.id, 'call'), await booked(on.id, 'card')]
  await moveHouse(await carla(), moving(branch.id), now)
  expect(await whoHearsMove(await carla(), stays(branch.id), now)).toMatchObject({
    value: { hears: [], spared: 3 },
  })
  expect(await moveHouse(await carla(), stays(branch.id), now)).toEqual({
    ok: true,
    value: { written: 0, called: 0, desk: 0 },
  })
  for (const id of [mail, call]) expect(await waitsFor(id)).toEqual([])
  expect(await tasksOf(card)).toEqual([])
  expect((await factsFor(mail))?.meetings[0]?.address).toEqual(oldHouse)
})

test('a planned move is taken back: who was told, or booked since, hears where it is after all', async () => {
  const { branch, on } = await aBranchWithPeople()
  const [mail, card] = [await booked(on.id), await booked(on.id, 'card')]
  await moveHouse(await carla(), moving(branch.id), now)
  await toldAll()
  const since = await booked(on.id)
  expect(await moveHouse(await carla(), stays(branch.id), now)).toMatchObject({
    value: { called: 2, desk: 1 },
  })
  for (const id of [mail, since]) expect(await waitsFor(id)).toHaveLength(1)
  expect((await tasksOf(card)).filter(({ doneAt }) => doneAt === null)).toHaveLength(1)
  const letter = the(
    await letterFor(job, the((await waitsFor(mail))[0]) as unknown as Due, after(minutes(5))),
  )
  if (letter.channel !== 'email') throw new Error('expected an e-mail')
  expect(letter.text).toContain('Voorbeeldstraat 1, 1234 AB Mijdrecht')
  expect(letter.text).not.toMatch(/verhuizen|Nieuwstraat/)
})

test('a move that is put off spares who comes before it, and who comes later still hears', async () => {
  const { branch, on, later } = await aBranchWithPeople()
  const [soon, far] = [await booked(on.id), await booked(later.id)]
  await moveHouse(await carla(), moving(branch.id), now)
  await moveHouse(await carla(), { ...moving(branch.id, '2027-03-12'), was: planned }, now)
  expect(await waitsFor(soon)).toEqual([])
  expect(await waitsFor(far)).toHaveLength(1)
})

test('somebody with two appointments of whom only the second is elsewhere in the end hears of that one', async () => {
  const { branch, on, later } = await aBranchWithPeople()
  const riet = aPerson({ contactWay: 'email' })
  const first = await booked(on.id, 'email', riet)
  const run = await aCourseRun({ branchId: branch.id, startsAt: after(days(16)), lessons: 1 })
  const second = await booked(run.id, 'email', riet)
  await moveHouse(await carla(), moving(branch.id), now)
  expect([await waitsFor(first), await waitsFor(second)].flat()).toHaveLength(1)
  await moveHouse(await carla(), { ...moving(branch.id, '2027-03-15'), was: planned }, now)
  expect(await waitsFor(first)).toEqual([])
  expect(await waitsFor(second)).toHaveLength(1)
  expect(later).toBeDefined()
})

test('one letter, sms or call names both appointments of somebody at the branch that moves', async () => {
  const { branch, on } = await aBranchWithPeople()
  const ids: Record<string, string> = {}
  for (const way of ['email', 'sms', 'call'] as const) {
    const who = aPerson({ contactWay: way })
    ids[way] = await booked(on.id, way, who)
    const run = await aCourseRun({ branchId: branch.id, startsAt: after(days(12)), lessons: 2 })
    await booked(run.id, way, who)
  }
  await moveHouse(await carla(), moving(branch.id), now)
  const mail = the(await letterFor(job, await dueFor(the(ids.email)), after(minutes(5))))
  if (mail.channel !== 'email') throw new Error('expected an e-mail')
  expect(mail.text).toContain('dinsdag 9 maart 2027')
  expect(mail.text).toContain('zaterdag 13 maart 2027')
  expect(mail.text).toContain('zaterdag 20 maart 2027')
  const short = the(await letterFor(job, await dueFor(the(ids.sms)), after(minutes(5))))
  if (short.channel !== 'sms') throw new Error('expected an sms')
  expect(short.text.length).toBeLessThanOrEqual(160)
  expect(short.text).toMatch(/9 maart.*13 maart/)
  const calls = await callsFor(await carla(), after(minutes(5)))
  expect(calls.find(({ bookingId }) => bookingId === ids.call)?.beside).toEqual([
    { of: 'course', startsAt: after(days(12)) },
  ])
})

test('others than were shown hear nothing: it is shown again', async () => {
  const { branch, on } = await aBranchWithPeople()
  const looked = await whoHearsMove(await carla(), moving(branch.id), now)
  if (!looked.ok) throw new Error(looked.reason)
  const { shown } = looked.value
  const id = await booked(on.id)
  expect(await moveHouse(await carla(), { ...moving(branch.id), shown }, now)).toMatchObject({
    reason: 'changed',
  })
  expect(await waitsFor(id)).toEqual([])
  expect((await factsFor(id))?.meetings[0]?.address).toEqual(oldHouse)
})

test('what has begun, or is not planned, is not taken back', async () => {
  const { branch } = await aBranchWithPeople()
  expect(await moveHouse(await carla(), stays(branch.id), now)).toMatchObject({ reason: 'gone' })
  await moveHouse(await carla(), moving(branch.id), now)
  expect(await moveHouse(await carla(), stays(branch.id), after(days(8)))).toMatchObject({ reason: 'gone' })
  expect(await askMove(await carla(), stays(branch.id), now)).toMatchObject({ ok: true })
  expect(await askMove(await carla(), moving(branch.id, '2027-02-01'), now)).toMatchObject({ reason: 'past' })
})

test('a branch that is closed for good by then does not move; before that it does', async () => {
  const { branch, on } = await aBranchWithPeople()
  const id = await booked(on.id)
  const closesOn = (closedFrom: string | null) =>
    books().update(branches).set({ closedFrom }).where(eq(branches.id, branch.id))
  const refused = { reason: 'branch_closed', fields: { validFrom: ['branch_closed'] } }
  for (const day of ['2027-02-01', '2027-03-09']) {
    await closesOn(day)
    expect(await askMove(await carla(), moving(branch.id), now)).toMatchObject(refused)
    expect(await whoHearsMove(await carla(), moving(branch.id), now)).toMatchObject(refused)
    expect(await moveHouse(await carla(), moving(branch.id), now)).toMatchObject(refused)
  }
  expect(await waitsFor(id)).toEqual([])
  await closesOn('2027-03-10')
  expect(await moveHouse(await carla(), moving(branch.id), now)).toMatchObject({ ok: true })
  // What was planned for before is taken back as ever.
  await closesOn('2027-03-09')
  expect(await moveHouse(await carla(), stays(branch.id), now)).toMatchObject({ ok: true })
})
