import { describe, expect, test, vi } from 'vitest'
import { fillAgenda } from '@/lib/planning/commands/fill'
import type { Change } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { database } from '@/lib/tools/database'
import { addDays } from '@/lib/tools/time'
import { aLibrary, type Library, nothing, storm, withoutLocks } from '../../support/agenda-storm'
import { agendaViolations } from '../../support/agenda-violations'
import { freshDatabase } from '../../support/database'
import { aBooking, bookOne, job, now, the, weeklyHours } from '../../support/world'

/** What happens, once, at the worst moment: after it was looked who is hit, and after it was looked what is missing. */
const between = vi.hoisted(() => {
  const nothing: { withdraw: (() => Promise<unknown>) | null; plan: (() => Promise<unknown>) | null } = {
    withdraw: null,
    plan: null,
  }
  return nothing
})
async function comesBetween(what: 'withdraw' | 'plan'): Promise<void> {
  const happens = between[what]
  between[what] = null
  await happens?.()
}
vi.mock('@/lib/rescheduling/steps/carry', async (original) => {
  const carry = await original<typeof import('@/lib/rescheduling/steps/carry')>()
  const withdraw: typeof carry.withdraw = async (...given) => {
    await comesBetween('withdraw')
    return carry.withdraw(...given)
  }
  return { ...carry, withdraw }
})
vi.mock('@/lib/planning/steps/plan', async (original) => {
  const steps = await original<typeof import('@/lib/planning/steps/plan')>()
  const plan: typeof steps.plan = async (...given) => {
    await comesBetween('plan')
    return steps.plan(...given)
  }
  return { ...steps, plan }
})

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
    const carla = the(library.carlas[0])
    withoutLocks(database())
    const [time] =
      await books.sql`select id::int from activity where consultation_hours_id = ${library.hoursId}
      and (starts_at at time zone 'Europe/Amsterdam')::date = '2027-03-09'`
    between.withdraw = () => bookOne(job, aBooking(the(time).id), now)
    const day = { change: closed(library, '2027-03-09'), choices: [], lessons: [] }
    expect(await changeAgenda(carla, day, now)).toMatchObject({ ok: true })
    expect((await agendaViolations(books.sql, now)).join()).toContain('at what does not go on')
    await weeklyHours(library.branchId, { weekday: 5 })
    const friday = { change: closed(library, '2027-03-12'), choices: [], lessons: [] }
    between.plan = () => changeAgenda(carla, friday, now)
    await fillAgenda(job, {}, now)
    expect((await agendaViolations(books.sql, now)).join()).toContain('let in on a closed day')
  })
})

test('two coordinators and thirty residents at the same hours while closures come and go keep every rule', async () => {
  const [library, told] = [await aLibrary(), nothing()]
  await storm(books.sql, library, told, { turns: 500, width: HANDS })
  // On a busy machine much is shown anew, because somebody came in meanwhile.
  expect(told.changed).toBeGreaterThan(3)
  expect(told.booked.size).toBeGreaterThan(30)
  expect(told.hit).toBeGreaterThan(0)
  expect(await agendaViolations(books.sql, now)).toEqual([])
  const kept = await books.sql`select id, status from booking where id in ${books.sql([...told.booked])}`
  expect(kept).toHaveLength(told.booked.size)
  const lost = kept.filter(({ id, status }) => status !== 'booked' && !told.off.has(id))
  expect(lost).toEqual([])
})
