import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { closure, schoolHoliday } from '@/db/tables/network'
import { setSchoolHolidays } from '@/lib/planning/commands/school'
import { want } from '@/lib/planning/queries/change'
import { closures, holidaysAhead, schoolHolidays } from '@/lib/planning/queries/closed'
import { allHours, hoursWith } from '@/lib/planning/queries/hours'
import { books } from '../database'
import { aBranch, now, the, weeklyHours } from '../world'
import { allow, type Case } from './case'
import { anEmployee } from './rows'

const carla = async () => (await anEmployee('coordinator')).actor
const may = { name: 'may' as const, fromDate: '2028-04-24', untilDate: '2028-05-02' }

/** What a coordinator sees and writes of hours, closed days and holidays. */
export const ofHours: Case[] = [
  allow('coordinator', allHours, 'consultation hours', async (ask) => {
    const hoursId = await weeklyHours((await aBranch()).id)
    expect((await ask(await carla(), now)).map(({ id }) => id)).toContain(hoursId)
  }),
  allow('coordinator', hoursWith, 'consultation hours', async (ask) => {
    const hoursId = await weeklyHours((await aBranch()).id)
    expect(await ask(await carla(), { hoursId }, now)).toMatchObject({ versions: [{ weekday: 2 }] })
  }),
  allow('coordinator', want, 'a change', async (ask) => {
    const change = { kind: 'holiday' as const, day: '2027-05-05', closed: false }
    expect(await ask(await carla(), change, now)).toEqual(change)
  }),
  allow('coordinator', closures, 'a closure', async (ask) => {
    const { id: branchId } = await aBranch()
    const days = { fromDate: '2027-03-09', untilDate: '2027-03-10', reason: 'Verbouwing' }
    const [made] = await books()
      .insert(closure)
      .values({ branchId, ...days })
      .returning()
    expect(await ask(await carla())).toContainEqual(expect.objectContaining({ id: the(made).id, ...days }))
    await books()
      .delete(closure)
      .where(eq(closure.id, the(made).id))
  }),
  allow('coordinator', holidaysAhead, 'a public holiday', async (ask) => {
    expect(await ask(await carla(), now)).toContainEqual({
      ...{ day: '2027-05-05', name: 'liberation_day', closed: true },
    })
  }),
  allow('coordinator', schoolHolidays, 'a school holiday', async (ask) => {
    await aBranch()
    expect((await ask(await carla(), now)).regions).toContain('midden')
  }),
  allow('coordinator', setSchoolHolidays, 'a school holiday', async (ask) => {
    await ask(await carla(), { region: 'zuid', holidays: [may] }, now)
    const rows = await books().select().from(schoolHoliday).where(eq(schoolHoliday.region, 'zuid'))
    expect(rows).toMatchObject([may])
    await books().delete(schoolHoliday).where(eq(schoolHoliday.region, 'zuid'))
  }),
]
