import { describe, expect, test } from 'vitest'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { database } from '@/lib/tools/database'
import { addDays } from '@/lib/tools/time'
import { aLibrary, type Library, nothing, storm, withoutLocks } from '../../support/agenda-storm'
import { agendaViolations } from '../../support/agenda-violations'
import { freshDatabase } from '../../support/database'
import { aBooking, bookOne, job, now, the, weeklyHours } from '../../support/world'

/** Thirty residents and two coordinators. */
const HANDS = 32
const books = freshDatabase('test', HANDS)

const closed = ({ branchId }: Library, fromDate: string, untilDate = fromDate): Change => ({
  kind: 'closure',
  closureId: null,
  closure: { branchId, fromDate, untilDate, fromTime: null, untilTime: null, reason: 'Demo' },
})
/** Without the locks some break on what PostgreSQL holds: that is no answer. */
const orBroken = <Answer>(answer: Promise<Answer>) => answer.catch(() => null)

/** A day closes while four residents book it; day after day. */
async function closeWhileBooked(library: Library): Promise<void> {
  for (let week = 0; week < 8; week += 1) {
    const day = addDays('2027-03-02', 7 * week)
    const times =
      await books.sql`select id::int from activity where consultation_hours_id = ${library.hoursId}
      and (starts_at at time zone 'Europe/Amsterdam')::date = ${day}`
    const booked = times.map(({ id }) => orBroken(bookOne(job, aBooking(id), now)))
    const change = closed(library, day)
    const closes = orBroken(changeAgenda(the(library.carlas[0]), { change, choices: [], lessons: [] }, now))
    await Promise.all([...booked, closes])
  }
}

/** New hours are filled in while all their days close. */
async function closeWhileFilled(library: Library): Promise<void> {
  for (let day = 1; day < 6; day += 1) {
    await weeklyHours(library.branchId, { weekday: day, fromTime: '14:00', untilTime: '17:00', minutes: 15 })
    const change = closed(library, addDays('2027-04-05', 2 * day), addDays('2027-04-10', 2 * day))
    await Promise.all([
      orBroken(fillAgenda(job, {}, now)),
      orBroken(changeAgenda(the(library.carlas[1]), { change, choices: [], lessons: [] }, now)),
    ])
  }
}

describe('a day closes at the moment at which', () => {
  test('somebody books it: whoever is in is told of, or nobody is in', async () => {
    await closeWhileBooked(await aLibrary())
    expect(await agendaViolations(books.sql, now)).toEqual([])
  })

  test('it is filled in: nothing is left on it', async () => {
    await closeWhileFilled(await aLibrary())
    expect(await agendaViolations(books.sql, now)).toEqual([])
  })

  test('with the locks off both leave somebody before a closed door: the races are real', async () => {
    const library = await aLibrary()
    withoutLocks(database())
    await closeWhileBooked(library)
    const booked = await agendaViolations(books.sql, now)
    expect(booked.filter((what) => what.startsWith('at what does not go on'))).not.toEqual([])
    await closeWhileFilled(library)
    const filled = await agendaViolations(books.sql, now)
    expect(filled.filter((what) => what.startsWith('somebody is let in on a closed day'))).not.toEqual([])
  })
})

test('two coordinators and thirty residents at the same hours while closures come and go keep every rule', async () => {
  const [library, told] = [await aLibrary(), nothing()]
  await storm(books.sql, library, told, { turns: 500, width: HANDS })
  expect(told.changed).toBeGreaterThan(20)
  expect(told.booked.size).toBeGreaterThan(60)
  expect(told.hit).toBeGreaterThan(5)
  expect(await agendaViolations(books.sql, now)).toEqual([])
  const kept = await books.sql`select id, status from booking where id in ${books.sql([...told.booked])}`
  expect(kept).toHaveLength(told.booked.size)
  const lost = kept.filter(({ id, status }) => status !== 'booked' && !told.off.has(id))
  expect(lost).toEqual([])
})
