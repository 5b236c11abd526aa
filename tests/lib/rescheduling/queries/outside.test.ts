import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { branch, openingHours, schoolHoliday } from '@/db/tables/network'
import { saveOpeningHours } from '@/lib/network/commands/branches'
import { ownBranch } from '@/lib/network/queries/own-branches'
import { makeRun } from '@/lib/planning/commands/runs'
import { want } from '@/lib/planning/queries/change'
import { allHours } from '@/lib/planning/queries/hours'
import { runKept } from '@/lib/planning/queries/runs'
import type { Change, Version } from '@/lib/planning/rules/change'
import { changeAgenda } from '@/lib/rescheduling/commands/change'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import { askLessons } from '@/lib/rescheduling/queries/runs'
import { atLocal } from '@/lib/tools/time'
import { done } from '../../../support/allowed/rows'
import { aCourse, runTyped } from '../../../support/courses'
import { books, freshDatabase } from '../../../support/database'
import { aColleague } from '../../../support/partners'
import { aBranch, now, the, weeklyHours } from '../../../support/world'

freshDatabase('test')

let carla: Awaited<ReturnType<typeof aColleague>>
let at: Awaited<ReturnType<typeof aBranch>>
beforeEach(async () => {
  carla = await aColleague()
  at = await aBranch()
})

const version: Version = {
  ...{ validFrom: '2027-03-02', validUntil: null, weekday: 2, rhythm: 'weekly', anchor: null, nth: null },
  ...{ fromTime: '18:00', untilTime: '20:00', minutes: 30, pause: 0, desks: 1, walkInDesks: 0 },
  ...{ languages: ['nl'], topics: null },
}
const newHours = (given: Partial<Version> = {}): Change => ({
  ...{ kind: 'hours', hoursId: null, branchId: at.id, version: { ...version, ...given } },
})
const opened = (kind: 'staffed' | 'self_service' | 'walk_in', weekday = 2, untilTime = '19:00') => ({
  ...{ branchId: at.id, kind, weekday, fromTime: '09:00', untilTime },
})
const outside = async (change: Change) => (await previewOf(carla, change, now))?.outside

describe('consultation hours outside opening hours', () => {
  test('are said before they are saved, and can be saved', async () => {
    await books().insert(openingHours).values(opened('staffed'))
    expect(await outside(newHours())).toEqual({
      ...{ branchName: at.name, shutDay: false, unstaffed: [] },
      shut: [{ weekday: 2, fromTime: '19:00', untilTime: '20:00' }],
    })
    expect(await outside(newHours({ weekday: 7 }))).toMatchObject({ shutDay: true, shut: [{ weekday: 7 }] })
    expect(await outside(newHours({ fromTime: '10:00', untilTime: '12:00' }))).toBeNull()
    const input = { change: newHours(), choices: [], lessons: [] }
    expect(await changeAgenda(carla, input, now)).toMatchObject({ ok: true })
  })

  test('are nothing where a branch has no opening hours, or only hours to walk in', async () => {
    expect(await outside(newHours())).toBeNull()
    await books().insert(openingHours).values(opened('walk_in'))
    expect(await outside(newHours())).toBeNull()
    // Beside others they are open hours: who walks in finds an open door.
    await books()
      .insert(openingHours)
      .values([opened('self_service', 3), { ...opened('walk_in', 2, '20:30'), fromTime: '17:00' }])
    expect(await outside(newHours())).toBeNull()
  })

  test('are said at hours at which the branch is open and nobody is there', async () => {
    await books()
      .insert(openingHours)
      .values([{ ...opened('staffed'), untilTime: '18:30' }, opened('self_service')])
    const unstaffed = [{ weekday: 2, fromTime: '18:30', untilTime: '19:00' }]
    expect(await outside(newHours())).toMatchObject({
      shut: [{ fromTime: '19:00', untilTime: '20:00' }],
      unstaffed,
    })
    expect(await outside(newHours({ untilTime: '19:00' }))).toMatchObject({ shut: [], unstaffed })
  })

  test('are said of one date as well, and of hours that change', async () => {
    await books().insert(openingHours).values(opened('staffed'))
    const hoursId = await weeklyHours(at.id)
    const exception = { off: false, fromTime: '10:00', untilTime: '12:00', desks: null }
    const on = (date: string): Change => ({
      ...{ kind: 'exception', hoursId, date, exception: { ...exception, because: 'other' } },
    })
    expect(await outside(on('2027-03-10'))).toMatchObject({ shutDay: true, shut: [{ weekday: 3 }] })
    expect(await outside(on('2027-03-09'))).toBeNull()
    expect(await outside({ kind: 'exception', hoursId, date: '2027-03-09', exception: null })).toBeNull()
    // Which branch it is stands with the hours, whatever was sent along.
    expect(await outside({ kind: 'hours', hoursId, branchId: 9_999, version })).toMatchObject({
      shutDay: false,
    })
  })

  test('are counted as far ahead as can be booked, and that day is said', async () => {
    expect(await previewOf(carla, newHours(), now)).toMatchObject({ until: '2027-04-26' })
  })
})

describe('opening hours that change', () => {
  const save = (hours: Omit<ReturnType<typeof opened>, 'branchId'>[], anyway?: boolean) =>
    saveOpeningHours(carla, { branchId: at.id, hours, anyway }, now)

  test('are not kept while consultation hours fall outside, until somebody says that it is meant', async () => {
    await weeklyHours(at.id)
    const [{ branchId: _, ...wednesday }, { branchId: __, ...tuesday }] = [
      opened('staffed', 3),
      opened('staffed'),
    ]
    expect(await save([tuesday])).toMatchObject({ ok: true })
    expect(await save([wednesday])).toMatchObject({ reason: 'outside' })
    expect(the(await ownBranch(carla, { branchId: at.id }, now)).hours).toMatchObject([{ weekday: 2 }])
    expect(await save([wednesday], true)).toMatchObject({ ok: true })
    // That it is meant was said: the next change does not ask it again.
    expect(await save([{ ...wednesday, untilTime: '18:00' }])).toMatchObject({ ok: true })
    expect(await save([])).toMatchObject({ ok: true })
  })

  test('are not kept while consultation hours would be held where nobody is; a lesson may be', async () => {
    const { branchId: _, ...alone } = opened('self_service')
    done(await makeRun(carla, runTyped(await aCourse(carla), at.id), now))
    expect(await save([alone])).toMatchObject({ ok: true })
    expect(await save([])).toMatchObject({ ok: true })
    await weeklyHours(at.id)
    expect(await save([alone])).toMatchObject({ reason: 'outside' })
    expect(await save([alone], true)).toMatchObject({ ok: true })
  })

  test('are not kept while a lesson falls outside either', async () => {
    done(await makeRun(carla, runTyped(await aCourse(carla), at.id), now))
    const { branchId: _, ...short } = opened('staffed', 2, '11:00')
    expect(await save([short])).toMatchObject({ reason: 'outside' })
    expect(the(await ownBranch(carla, { branchId: at.id }, now)).held).toContainEqual({
      ...{ kind: 'course', weekday: 2, fromTime: '10:00', untilTime: '12:00' },
    })
  })
})

describe('a lesson that is moved by hand', () => {
  test('says what is unusual about its new moment, and can be moved there', async () => {
    await books().insert(openingHours).values(opened('staffed'))
    const holiday = { name: 'spring' as const, fromDate: '2027-03-15', untilDate: '2027-03-19' }
    await books()
      .insert(schoolHoliday)
      .values({ region: 'midden', ...holiday })
    const { activityId } = done(await makeRun(carla, runTyped(await aCourse(carla), at.id), now))
    const [first, second, third] = the(await runKept(carla, activityId, now)).meetings
    const move = (one: typeof first, day: string, from = '10:00', until = '12:00') => ({
      ...{ meetingId: the(one).meetingId, way: 'move' as const },
      ...{ startsAt: atLocal(day, from), endsAt: atLocal(day, until) },
    })
    const lessons = [
      move(first, '2027-03-16', '18:00', '20:00'),
      move(second, '2027-03-21'),
      move(third, '2027-04-06'),
    ]
    const { unusual, unknown } = done(await askLessons(carla, { activityId, lessons }, now))
    expect(unusual.get(the(first).meetingId)).toMatchObject({
      on: 'spring',
      outside: [{ fromTime: '19:00' }],
    })
    expect(unusual.get(the(second).meetingId)).toMatchObject({ on: null, shutDay: true })
    expect(unusual.has(the(third).meetingId)).toBe(false)
    // Of the last two nobody can say yet whether there is school.
    expect(unknown).toEqual({ region: 'midden', until: '2027-03-19', years: [2027] })
    const known = done(await askLessons(carla, { activityId, lessons: lessons.slice(0, 1) }, now))
    expect(known.unknown).toBeNull()
  })
})

describe('a branch that is closed for good', () => {
  test('gets no new hours, no other version of its hours, no closure and no opening hours', async () => {
    const hoursId = await weeklyHours(at.id)
    await books().update(branch).set({ closedFrom: '2027-03-01' }).where(eq(branch.id, at.id))
    const days = { fromDate: '2027-03-09', untilDate: '2027-03-09', fromTime: null, untilTime: null }
    const changes: Change[] = [
      newHours(),
      { kind: 'hours', hoursId, branchId: at.id, version },
      { kind: 'closure', closureId: null, closure: { branchId: at.id, ...days, reason: 'Verbouwing' } },
    ]
    for (const change of changes) {
      expect(await want(carla, change, now)).toMatchObject({ reason: 'branch_closed' })
      expect(await previewOf(carla, change, now)).toBeNull()
      expect(await changeAgenda(carla, { change, choices: [], lessons: [] }, now)).toMatchObject({
        reason: 'unknown',
      })
    }
    expect(await saveOpeningHours(carla, { branchId: at.id, hours: [] }, now)).toMatchObject({
      reason: 'branch_closed',
    })
    const [known] = await allHours(carla, now)
    expect(known).toMatchObject({ next: null, versions: [{ validFrom: '2027-01-01' }] })
  })

  test('can be planned for as long as it is open', async () => {
    await books().update(branch).set({ closedFrom: '2027-04-01' }).where(eq(branch.id, at.id))
    expect(await want(carla, newHours(), now)).toMatchObject({ ok: true })
    expect(await want(carla, newHours({ validFrom: '2027-04-01' }), now)).toMatchObject({
      ...{ reason: 'branch_closed', fields: { branchId: ['branch_closed'] } },
    })
  })
})
