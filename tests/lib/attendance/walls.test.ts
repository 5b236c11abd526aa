import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { register, registerMark } from '@/db/views'
import { markAttendance } from '@/lib/attendance/commands/mark'
import type { Actor, Staff } from '@/lib/tools/access'
import { asActor } from '@/lib/tools/transaction'
import { books, freshDatabase } from '../../support/database'
import { aColleague, aPartner } from '../../support/partners'
import { aCourseWith, aTap, aTrainerOf } from '../../support/register'
import { aBooking, aGuest, anyone, aSlot, bookOne, job, now, the } from '../../support/world'

const database = freshDatabase('test')

// A trainer with two courses of others beside the own one; somebody of the own course has a consultation as well, a
// message, a call and a task.
let tineke: Staff
let own: Awaited<ReturnType<typeof aCourseWith>>
let other: Awaited<ReturnType<typeof aCourseWith>>
const person = { name: 'Demo Zeldzaam', contactWay: 'call', contact: '0612345678' } as const

beforeEach(async () => {
  own = await aCourseWith([person, {}])
  other = await aCourseWith([{}])
  tineke = await aTrainerOf(own.activityId)
  const slot = await aSlot()
  const made = await bookOne(anyone, aBooking(slot.id, { ...person, topic: 'digid-app' }), now)
  if (!made.ok) throw new Error(made.reason)
  for (const bookingId of [the(own.bookingIds[0]), made.value.bookingId]) await toldAbout(bookingId)
  const anton = await aColleague('adviser')
  for (const { meetingId, bookingIds } of [own, other])
    await markAttendance(anton, { meetingId, marks: [aTap(bookingIds[0], 'present')] }, now)
})

async function toldAbout(bookingId: string): Promise<void> {
  const id = randomUUID()
  await database.sql`insert into message (id, key, kind, channel, booking_id, status, due_at, created_at)
    values (${id}, ${`walls:${id}`}, 'reminder', 'call', ${bookingId}, 'due', ${now}, ${now})`
  await database.sql`insert into call (id, message_id, outcome, at, due_before)
    values (${randomUUID()}, ${id}, 'spoken', ${now}, ${now})`
  await database.sql`insert into task (id, kind, booking_id, owner, due_at, created_at)
    values (${randomUUID()}, 'wrong_number', ${bookingId}, 'adviser', ${now}, ${now})`
}

const rows = (actor: Actor, table: string) =>
  asActor(actor, (tx) => tx.execute(sql`select * from ${sql.identifier(table)}`))

describe('a trainer', () => {
  test.each(['booking', 'resident', 'message', 'call', 'task', 'ticket', 'visit', 'question', 'overbooking'])(
    'sees no %s, of their own people neither',
    async (table) => {
      expect((await database.sql`select 1 as yes from ${database.sql(table)}`).length).toBeGreaterThanOrEqual(
        ['ticket', 'visit', 'question', 'overbooking'].includes(table) ? 0 : 1,
      )
      expect([...(await rows(tineke, table))]).toEqual([])
    },
  )

  test('reads of who is expected at their own lessons, and of nobody else', async () => {
    const expected = own.meetings.length * own.bookingIds.length
    expect(await rows(tineke, 'attendance')).toHaveLength(expected)
    expect(await rows(tineke, 'register')).toHaveLength(expected)
    expect(await rows(tineke, 'register_mark')).toHaveLength(1)
    expect(await rows(tineke, 'mark')).toHaveLength(1)
  })

  test('reads name, language and laptop, and nothing that leads further', async () => {
    const columns = async (view: string) =>
      (
        await database.sql`select column_name as name from information_schema.columns where table_name = ${view}
          order by ordinal_position`
      ).map(({ name }) => name)
    expect(await columns('register')).toEqual([
      ...['meeting_id', 'booking_id', 'name', 'language', 'own_laptop', 'status'],
      ...['arrived_at', 'mark', 'marked_at', 'manner', 'revision'],
    ])
    expect(await columns('register_mark')).toEqual([
      ...['id', 'meeting_id', 'booking_id', 'says', 'seen_revision', 'made_revision', 'was_mark'],
      ...['at', 'undone_at', 'marked_by', 'marked_by_name'],
    ])
    const said = JSON.stringify(await rows(tineke, 'register'))
    expect(said).toContain('Demo Zeldzaam')
    expect(said).not.toContain('0612345678')
  })

  test('writes at their own lessons only', async () => {
    const changed = await asActor(tineke, (tx) =>
      tx.execute(
        sql`update attendance set mark = 'absent', marked_at = now(), arrived_at = null returning meeting_id`,
      ),
    )
    expect(new Set(changed.map((row) => Number(row.meeting_id)))).toEqual(new Set(own.meetings))
    for (const write of [
      sql`insert into extra (id, meeting_id, at) values (${randomUUID()}, ${other.meetingId}, now())`,
      sql`insert into mark (id, booking_id, meeting_id, says, seen_revision, at)
        values (${randomUUID()}, ${other.bookingIds[0]}, ${other.meetingId}, 'present', 0, now())`,
      sql`insert into task (id, kind, booking_id, owner, due_at, created_at)
        values (${randomUUID()}, 'missed_lessons', ${other.bookingIds[0]}, 'adviser', now(), now())`,
      sql`insert into task (id, kind, booking_id, owner, due_at, created_at)
        values (${randomUUID()}, 'something_else', ${own.bookingIds[0]}, 'adviser', now(), now())`,
    ])
      await expect(asActor(tineke, (tx) => tx.execute(write))).rejects.toMatchObject({ code: '42501' })
    for (const table of ['booking', 'resident', 'message', 'mark'])
      expect(
        await asActor(tineke, (tx) =>
          tx.execute(sql`delete from ${sql.identifier(table)} returning 1 as gone`),
        ).catch(() => []),
      ).toHaveLength(0)
  })
})

test('nobody taps in the name of somebody else', async () => {
  const anton = await aColleague('adviser')
  for (const actor of [tineke, anton])
    for (const write of [
      sql`insert into mark (id, booking_id, meeting_id, says, seen_revision, at, marked_by)
        values (${randomUUID()}, ${own.bookingIds[0]}, ${own.meetingId}, 'present', 0, now(),
          ${(actor === tineke ? anton : tineke).userId})`,
      sql`insert into extra (id, meeting_id, at, marked_by) values (${randomUUID()}, ${own.meetingId}, now(),
        ${(actor === tineke ? anton : tineke).userId})`,
    ])
      await expect(asActor(actor, (tx) => tx.execute(write))).rejects.toMatchObject({ code: '42501' })
})

test('nobody but the desk and trainers reads the register, nor who marked in it', async () => {
  const nobody: [string, Actor][] = [
    ['a trainer of nothing', await aColleague('trainer')],
    ['a privacy officer', await aColleague('dpo')],
    ['a reader', await aColleague('reader')],
    ['a partner', await aPartner()],
    ['a browser', await aGuest({})],
    ['a job', job],
  ]
  for (const [who, actor] of nobody)
    for (const table of ['register', 'register_mark'])
      expect([...(await rows(actor, table))], `${who}, ${table}`).toEqual([])
  const all = await books().select().from(register)
  const anton = await aColleague('adviser')
  expect(await asActor(anton, (tx) => tx.select().from(registerMark))).toHaveLength(2)
  expect(all).toEqual([])
})
