import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { activity } from '@/db/tables/agenda'
import { ticket } from '@/db/tables/care'
import { forgetTickets, giveTicket, moveTicket } from '@/lib/attendance/commands/tickets'
import { dayStamp, deskDay } from '@/lib/attendance/queries/day'
import { dayPaper } from '@/lib/attendance/queries/paper'
import { callsFor } from '@/lib/notices/queries/calls'
import { dueNow } from '@/lib/notices/queries/due'
import { needCallsFor } from '@/lib/notices/queries/need-calls'
import { localDate } from '@/lib/tools/time'
import { books } from '../database'
import { aBranch, after, days, job, now, the } from '../world'
import { allow, type Case, origins } from './case'
import { anEmployee, aRow, callers, done, type Row } from './rows'

/** The day at the desk: who comes, whoever made the appointment, and who walks in. */
export const ofDesk: Case[] = [
  ...callers.flatMap((who) => [
    ...origins.map((origin) =>
      allow(
        who,
        deskDay,
        origin,
        async (ask) => {
          const row = await aRow(origin, 'consultation')
          const { branchId, startsAt } = await whereOf(row)
          const { meetings } = await ask((await anEmployee(who)).actor, { branchId }, startsAt)
          const coming = [expect.objectContaining({ bookingId: row.bookingId, name: row.person.name })]
          expect(meetings).toMatchObject([{ coming }])
        },
        origin,
      ),
    ),
    ...origins.map((origin) =>
      allow(
        who,
        dayPaper,
        origin,
        async (ask) => {
          const row = await aRow(origin, 'consultation')
          const { branchId, startsAt } = await whereOf(row)
          const given = { branchId, day: localDate(startsAt) }
          const { meetings } = await ask((await anEmployee(who)).actor, given, now)
          const people = [expect.objectContaining({ bookingId: row.bookingId, name: row.person.name })]
          expect(meetings).toMatchObject([{ people }])
        },
        origin,
      ),
    ),
    allow(who, dayStamp, 'a branch', async (ask) => {
      const { id: branchId } = await aBranch()
      expect(await ask((await anEmployee(who)).actor, { branchId }, now)).toMatch(/^[0-9a-f]{32}$/)
    }),
    allow(who, dueNow, 'somebody who is called', async (ask) => {
      await aRow('library', 'offered', 'call')
      const { actor } = await anEmployee(who)
      const { calls, before } = await ask(actor, now)
      const all = [...(await callsFor(actor, now)), ...(await needCallsFor(actor, now))]
      const open = all.filter(({ dueAt }) => dueAt <= now).sort((one, other) => +one.until - +other.until)
      expect({ calls, before }).toEqual({ calls: open.length, before: the(open[0]).until })
    }),
    allow(who, giveTicket, 'somebody who walks in', async (ask) => {
      const given = { ticketId: randomUUID(), branchId: (await aBranch()).id, firstName: 'Demo' }
      expect(await ask((await anEmployee(who)).actor, given, now)).toMatchObject({ number: 1 })
      expect(await theTicket(given.ticketId)).toMatchObject({ state: 'waiting', firstName: 'Demo' })
    }),
    allow(who, moveTicket, 'a walk-in of a colleague', async (ask) => {
      const ticketId = await aTicket()
      await ask((await anEmployee(who)).actor, { ticketId, step: 'turn' }, now)
      expect(await theTicket(ticketId)).toMatchObject({ state: 'turn', turnAt: now })
    }),
  ]),
  allow('system', forgetTickets, 'a walk-in of yesterday', async (ask) => {
    const ticketId = await aTicket()
    await ask(job, {}, after(days(1)))
    expect(await theTicket(ticketId)).toBeUndefined()
  }),
]

async function whereOf({ activityId }: Row) {
  const [row] = await books().select().from(activity).where(eq(activity.id, activityId))
  return the(row)
}

async function aTicket(): Promise<string> {
  const given = { ticketId: randomUUID(), branchId: (await aBranch()).id, firstName: null }
  done(await giveTicket((await anEmployee('adviser')).actor, given, now))
  return given.ticketId
}

async function theTicket(id: string) {
  const [row] = await books().select().from(ticket).where(eq(ticket.id, id))
  return row
}
