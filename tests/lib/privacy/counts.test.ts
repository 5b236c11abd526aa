import { expect, test } from 'vitest'
import { weekOf } from '@/lib/availability/queries/week'
import { nobodyLeft } from '@/lib/needs/queries/left'
import { libraryNumbers } from '@/lib/needs/steps/numbers'
import { mixQuestions } from '@/lib/questions/commands/mix'
import { storeVisits } from '@/lib/questions/commands/store'
import { monthOf } from '@/lib/questions/queries/month'
import { asActor } from '@/lib/tools/transaction'
import { marksEverywhere, newMarks, worked } from '../../support/canary'
import { freshDatabase } from '../../support/database'
import { aColleague } from '../../support/partners'
import { aVisit } from '../../support/questions'
import { aBranch, after, days, hours, job, now } from '../../support/world'

const database = freshDatabase('test')

/** All that the house counts, as it was at one moment; and what is under it. */
async function counted(at: Date) {
  const coordinator = await aColleague('coordinator')
  const weeks = []
  for (const week of [0, 1, 2, 3]) {
    const asked = { day: new Date(now.getTime() + days(7 * week)).toISOString().slice(0, 10), skip: 0 }
    weeks.push((await weekOf(coordinator, asked, at)).branches)
  }
  const bookings =
    await database.sql`select a.kind, b.status, b.cancelled_by, b.at_desk, b.partner_id, a.branch_id,
      count(*)::int as count
    from booking b join activity a on a.id = b.activity_id where b.status <> 'held'
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`
  const marks =
    await database.sql`select m.activity_id, t.mark, t.arrived_at is not null as arrived, t.manner,
      count(*)::int as count
    from attendance t join meeting m on m.id = t.meeting_id group by 1, 2, 3, 4 order by 1, 2, 3, 4`
  const events =
    await database.sql`select kind, by, organisation_id, to_id, detail, count(*)::int as count from event
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`
  const needs =
    await database.sql`select topic, municipality_id, opened_by, ended, said_by, count(*)::int as count
    from need group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`
  return {
    ...{ weeks, bookings: [...bookings], marks: [...marks], events: [...events], needs: [...needs] },
    left: await nobodyLeft(job, at),
    numbers: await asActor(job, (tx) => libraryNumbers(tx, now), at),
    month: await monthOf(coordinator, { month: '2027-03-01' }),
  }
}

test('what is counted is the same before and after everybody is forgotten', async () => {
  newMarks()
  await marksEverywhere()
  const branch = await aBranch()
  await storeVisits(await aColleague('adviser'), { visits: [aVisit(branch.id), aVisit(branch.id)] }, now)
  await mixQuestions(job, {}, after(hours(8)))
  // What is still held, or in line for what is over, settles first: that is no forgetting.
  const at = after(days(300))
  await worked(at, [
    'forget_residents',
    'forget_needs',
    'forget_accounts',
    'forget_topics',
    'forget_invitations',
  ])
  const before = await counted(at)
  expect(before.bookings.length).toBeGreaterThan(4)
  expect(before.left.opened).toBe(2)
  expect(before.marks.length).toBeGreaterThan(2)
  for (const day of [300, 340, 380, 420]) await worked(after(days(day)))
  const [known] = await database.sql`select (select count(*)::int from resident) as residents,
    (select count(*)::int from need_contact) as contacts`
  expect(known).toEqual({ residents: 0, contacts: 0 })
  expect(await counted(at)).toEqual(before)
}, 60_000)
