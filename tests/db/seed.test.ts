import { expect, test } from 'vitest'
import { seed } from '@/db/seed'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { useDatabase as workWith } from '@/lib/tools/database'
import { agendaViolations } from '../support/agenda-violations'
import { freshDatabase } from '../support/database'
import { job } from '../support/world'

const books = freshDatabase('test', 4)

/** Before Christmas, in the week that is closed, before either clock change, and on a day that is seldom there. */
const days = ['2026-12-19', '2026-12-29', '2027-03-24', '2027-10-28', '2028-02-29']

test.each(days)('the demo library that somebody typed on %s fits, and is whole', async (day) => {
  const now = new Date(`${day}T08:30:00Z`)
  expect(await seed(books.url, now)).toBe(true)
  workWith(books.db)
  expect(await agendaViolations(books.sql, now)).toEqual([])
  // Every hour was filled in as it was typed.
  expect(await fillAgenda(job, {}, now)).toBe(0)
  const [bare] = await books.sql`select
      (select count(*)::int from branch b where (address_of(b.id, ${day}::date)).entrance is null) as branches,
      (select count(*)::int from course where num_nulls(learns, learns_en, learns_ar, for_whom, bring) > 0) as courses,
      (select count(*)::int from booking b join activity a on a.id = b.activity_id where b.status = 'booked'
        and a.kind = 'consultation' and a.starts_at > ${now}) > 10 as booked`
  expect(bare).toEqual({ branches: 0, courses: 0, booked: true })
  const rhythms = await books.sql`select rhythm, count(*)::int from hours_version group by 1 order by 1`
  expect(rhythms).toMatchObject([{ rhythm: 'fortnightly' }, { rhythm: 'monthly' }, { rhythm: 'weekly' }])
  const [different] = await books.sql`select (select count(*)::int from hours_exception) as exceptions,
    (select count(*)::int from closure where from_time is not null) as hours, (select count(*)::int from closure) as all`
  expect(different).toEqual({ exceptions: 1, hours: 1, all: 2 })
  // The school holidays of both regions are known, and no lesson to come but today's is in one of them.
  const [school] = await books.sql`select
    (select count(distinct region)::int from school_holiday where until_date > ${day}) as regions,
    (select count(*)::int from meeting m join activity a on a.id = m.activity_id join branch br on br.id = a.branch_id
      join school_holiday s on s.region = br.school_region
      where a.kind = 'course' and (m.starts_at at time zone 'Europe/Amsterdam')::date > ${day}::date
        and (m.starts_at at time zone 'Europe/Amsterdam')::date between s.from_date and s.until_date) as lessons`
  expect(school).toEqual({ regions: 2, lessons: 0 })
})
