import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { task } from '@/db/tables/calls'
import { weekOf } from '@/lib/availability/queries/week'
import { attentionFor } from '@/lib/notices/queries/attention'
import { toTellAtDesk } from '@/lib/tasks/queries'
import { localDate } from '@/lib/tools/time'
import { books } from '../database'
import { aBooking, aBranch, after, aPerson, aSlot, bookOne, calledOff, days, job, now } from '../world'
import { allow, type Case } from './case'
import { anEmployee, callers } from './rows'

/** What who plans may know of the week, and who works at the desk of whom has only a card. */
export const ofTheWeek: Case[] = [
  allow('coordinator', weekOf, 'how full it is', async (ask) => {
    const { here, slot } = await booked('call')
    const { actor } = await anEmployee('coordinator')
    const week = await ask(actor, { day: localDate(slot.startsAt), branchSlug: here.slug }, now)
    const blocks = week.branches.flatMap((one) => one.days.flatMap((day) => day.blocks))
    expect(blocks).toMatchObject([{ kind: 'hours', places: 1, taken: 1 }])
  }),
  allow('coordinator', attentionFor, 'people who have to hear that it does not go on', async (ask) => {
    const { here } = await off('call')
    const { hit } = await ask((await anEmployee('coordinator')).actor, now)
    expect(hit.first).toContainEqual(expect.objectContaining({ branchSlug: here.slug, people: 1 }))
  }),
  ...callers.map((who) =>
    allow(who, toTellAtDesk, 'somebody with only a card', async (ask) => {
      const { here, bookingId } = await off('card')
      const people = await ask((await anEmployee(who)).actor, { branchId: here.id }, now)
      expect(people).toMatchObject([{ bookingId, kind: 'called_off' }])
    }),
  ),
]

async function booked(contactWay: 'call' | 'card') {
  const here = await aBranch()
  const slot = await aSlot({ branchId: here.id, startsAt: after(days(3)) })
  const made = await bookOne(job, aBooking(slot.id, aPerson({ contactWay })), now)
  if (!made.ok) throw new Error(made.reason)
  return { here, slot, bookingId: made.value.bookingId }
}

/** Somebody booked on what does not go on, with what somebody has to do about it. */
async function off(contactWay: 'call' | 'card') {
  const made = await booked(contactWay)
  await calledOff(made.slot.id)
  const one = { kind: 'called_off', bookingId: made.bookingId, owner: 'adviser' } as const
  await books()
    .insert(task)
    .values({ ...one, id: randomUUID(), dueAt: after(-days(1)), createdAt: now })
  return made
}
