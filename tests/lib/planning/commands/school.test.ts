import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schoolHoliday } from '@/db/tables/network'
import { journal } from '@/db/tables/tools'
import { setSchoolHolidays } from '@/lib/planning/commands/school'
import { schoolHolidays } from '@/lib/planning/queries/closed'
import { anEmployee } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aBranch, now } from '../../../support/world'

freshDatabase('test')

const carla = async () => (await anEmployee('coordinator')).actor
const spring = { name: 'spring' as const, fromDate: '2027-02-20', untilDate: '2027-02-28' }
const may = { name: 'may' as const, fromDate: '2027-04-24', untilDate: '2027-05-02' }
const summer = { name: 'summer' as const, fromDate: '2027-07-17', untilDate: '2027-08-29' }
const region = 'midden' as const

test('what is typed of a region takes the place of what is ahead there, and of nothing else', async () => {
  await aBranch()
  await books()
    .insert(schoolHoliday)
    .values([
      { region, ...spring },
      { region, ...may },
      { region: 'noord', ...may },
    ])
  const later = { ...may, fromDate: '2027-05-01', untilDate: '2027-05-09' }
  const actor = await carla()
  expect(await setSchoolHolidays(actor, { region, holidays: [later, summer] }, now)).toMatchObject({
    ok: true,
  })
  const rows = await books().select().from(schoolHoliday).orderBy(asc(schoolHoliday.fromDate))
  expect(rows.map((one) => [one.region, one.fromDate])).toEqual([
    ['midden', '2027-02-20'],
    ['noord', '2027-04-24'],
    ['midden', '2027-05-01'],
    ['midden', '2027-07-17'],
  ])
  const shown = await schoolHolidays(actor, now)
  expect(shown.holidays.filter((one) => one.region === region)).toMatchObject([later, summer])
  const [noted] = await books().select().from(journal).where(eq(journal.why, 'school_holidays'))
  expect(noted).toMatchObject({ verb: 'change', kind: 'agenda', rowIds: [region] })
})

test('what is over is not written any more, and a refusal leaves all as it was', async () => {
  await books()
    .insert(schoolHoliday)
    .values([
      { region, ...spring },
      { region, ...may },
    ])
  const actor = await carla()
  expect(await setSchoolHolidays(actor, { region, holidays: [spring] }, now)).toMatchObject({
    reason: 'day_past',
  })
  const again = { ...summer, fromDate: spring.fromDate }
  expect(await setSchoolHolidays(actor, { region, holidays: [again] }, now)).toMatchObject({
    reason: 'exists',
  })
  expect(await books().select().from(schoolHoliday)).toHaveLength(2)
})
