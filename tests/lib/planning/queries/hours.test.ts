import { expect, test } from 'vitest'
import { consultationHours, hoursException, hoursVersion } from '@/db/tables/agenda'
import { holiday } from '@/db/tables/network'
import { want } from '@/lib/planning/queries/change'
import { holidaysAhead } from '@/lib/planning/queries/closed'
import { allHours, hoursWith } from '@/lib/planning/queries/hours'
import type { Change, Exception } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aBranch, now, weeklyHours } from '../../../support/world'

freshDatabase('test')

const carla = async () => (await anEmployee('coordinator')).actor
const because = 'illness' as const
const nothing = { off: false, fromTime: null, untilTime: null, desks: null }

test('hours are read with all that they were, are and will be, and the days that differ', async () => {
  const { id: branchId, name } = await aBranch()
  const hoursId = await weeklyHours(branchId, { validUntil: '2027-03-31' })
  await books()
    .insert(hoursVersion)
    .values({
      ...{ hoursId, validFrom: '2027-04-01', weekday: 3, rhythm: 'monthly', nth: 5 },
      ...{
        fromTime: '13:00',
        untilTime: '15:00',
        minutes: 20,
        desks: 2,
        topics: ['wmo'],
        languages: ['nl', 'ar'],
      },
    })
  const days = [{ hoursId, date: '2027-03-16', off: true, because }]
  await books()
    .insert(hoursException)
    .values([...days, { hoursId, date: '2027-03-09', off: false, desks: 3, because }])
  const found = await hoursWith(await carla(), { hoursId }, now)
  expect(found).toMatchObject({
    ...{ id: hoursId, branchId, branchName: name, closedFrom: null },
    versions: [
      { validFrom: '2027-01-01', validUntil: '2027-03-31', fromTime: '10:00', untilTime: '12:00' },
      { validFrom: '2027-04-01', validUntil: null, rhythm: 'monthly', nth: 5, topics: ['wmo'] },
    ],
    exceptions: [
      { date: '2027-03-09', desks: 3, because },
      { date: '2027-03-16', off: true, because },
    ],
  })
  expect(await allHours(await carla(), now)).toEqual([found])
  expect(await hoursWith(await carla(), { hoursId: hoursId + 1 }, now)).toBe(null)
})

test('holidays of three years are shown with what the library decided', async () => {
  await books().insert(holiday).values({ day: '2027-05-05', closed: false })
  const all = await holidaysAhead(await carla(), now)
  expect(all).toContainEqual({ day: '2027-05-05', name: 'liberation_day', closed: false })
  expect(all).toContainEqual({ day: '2028-05-05', name: 'liberation_day', closed: true })
  expect(all).toContainEqual({ day: '2027-03-26', name: 'good_friday', closed: false })
  expect(all.at(-1)).toMatchObject({ day: '2029-12-26' })
  expect(all.every(({ day }) => day >= '2027-03-01')).toBe(true)
})

test('a date differs only where there are hours, unless times are given', async () => {
  const hoursId = await weeklyHours((await aBranch()).id)
  const asks = async (date: string, exception: Omit<Exception, 'date'>) =>
    want(await carla(), { kind: 'exception', hoursId, date, exception: { ...exception, because } }, now)
  expect(await asks('2027-03-09', { ...nothing, off: true })).toMatchObject({ ok: true })
  expect(await asks('2027-03-10', { ...nothing, off: true })).toMatchObject({
    ...{ reason: 'not_that_day', fields: { date: ['not_that_day'] } },
  })
  expect(await asks('2027-03-10', { ...nothing, fromTime: '09:00', untilTime: '10:00' })).toMatchObject({
    ok: true,
  })
})

test('hours that stop already by then are not stopped once more: nothing would change', async () => {
  const actor = await carla()
  const hoursId = await weeklyHours((await aBranch()).id, { validUntil: '2027-06-29' })
  const until = (lastDay: string): Change => ({ kind: 'hours_end', hoursId, lastDay })
  expect(await want(actor, until('2027-06-28'), now)).toMatchObject({ ok: true })
  for (const lastDay of ['2027-06-29', '2027-08-31']) {
    expect(await want(actor, until(lastDay), now)).toMatchObject({
      ...{ reason: 'stops_already', fields: { lastDay: ['stops_already'] } },
    })
    expect(await previewOf(actor, until(lastDay), now)).toBeNull()
    const none = { change: until(lastDay), choices: [], lessons: [] }
    expect(await changeAgenda(actor, none, now)).toMatchObject({ ok: false, reason: 'unknown' })
  }
  const [held] = await books().select().from(hoursVersion)
  expect(held?.validUntil).toBe('2027-06-29')
})

test('what is over stays as it was, and what is not there cannot be changed', async () => {
  const actor = await carla()
  const { id: branchId } = await aBranch()
  const hoursId = await weeklyHours(branchId)
  const [{ versions: [version] = [] } = {}] = await allHours(actor, now)
  if (!version) throw new Error('no version')
  const closure = {
    ...{
      branchId: 999_999,
      fromDate: '2027-03-09',
      untilDate: '2027-03-09',
      fromTime: null,
      untilTime: null,
    },
    reason: 'Verbouwing',
  }
  const over: Change[] = [
    { kind: 'hours', hoursId, branchId, version: { ...version, validFrom: '2027-02-01' } },
    { kind: 'hours_end', hoursId, lastDay: '2027-02-01' },
    { kind: 'exception', hoursId, date: '2027-02-02', exception: { ...nothing, off: true, because } },
    {
      kind: 'closure',
      closureId: null,
      closure: { ...closure, fromDate: '2027-02-02', untilDate: '2027-02-02' },
    },
    { kind: 'holiday', day: '2027-01-01', closed: false },
    { kind: 'branch_closes', branchId, from: '2027-02-02' },
  ]
  const gone: Change[] = [
    { kind: 'hours', hoursId: null, branchId: 999_999, version: { ...version, validFrom: '2027-04-01' } },
    { kind: 'hours', hoursId: 999_999, branchId, version: { ...version, validFrom: '2027-04-01' } },
    { kind: 'hours_end', hoursId: 999_999, lastDay: '2027-04-01' },
    { kind: 'exception', hoursId: 999_999, date: '2027-04-02', exception: null },
    { kind: 'closure', closureId: 999_999, closure: null },
    { kind: 'closure', closureId: null, closure },
    { kind: 'branch_closes', branchId: 999_999, from: '2027-04-02' },
  ]
  const cases = [
    ...over.map((one) => ['day_past', one] as const),
    ...gone.map((one) => ['unknown', one] as const),
  ]
  for (const [reason, change] of cases) {
    expect(await previewOf(actor, change, now)).toBe(null)
    expect(await changeAgenda(actor, { change, choices: [], lessons: [] }, now)).toMatchObject({ reason })
    if (reason === 'day_past') expect(await want(actor, change, now)).toMatchObject({ reason })
  }
  expect(await books().select().from(consultationHours)).toHaveLength(1)
  expect(await allHours(actor, now)).toMatchObject([{ versions: [version], exceptions: [] }])
})
