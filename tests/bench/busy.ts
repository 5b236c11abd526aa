import type postgres from 'postgres'

const perDay = { appointments: 16, people: 12, tickets: 6, calls: 8, tasks: 5 }

/**
 * A busy day at one branch, the same in a small library and in a large one: who comes, half of them seen already, a lesson,
 * a line of walk-ins, calls and tasks. Done twice it changes nothing. Answers with the branch.
 */
export function busyDay(sql: postgres.Sql, slug: string, now: Date): Promise<number> {
  return sql.begin(async (tx) => {
    const [branch] = await tx`select id from branch where slug = ${slug}`
    const branchId = Number(branch?.id)
    const [there] = await tx`select from resident where contact = '0699000001'`
    if (there) return branchId
    await expected(tx, branchId, now)
    await tx`insert into ticket (id, branch_id, day, number, state, came_at)
      select gen_random_uuid(), ${branchId}, (${now}::timestamptz at time zone 'Europe/Amsterdam')::date, 100 + n,
        'waiting', ${now}::timestamptz - n * interval '4 minutes' from generate_series(1, ${perDay.tickets}::int) n`
    return branchId
  })
}

/** Twenty minutes for each appointment, from three hours ago on; in the afternoon a lesson; who is to be called, and for what. */
async function expected(tx: postgres.TransactionSql, branchId: number, now: Date): Promise<void> {
  const { appointments, people } = perDay
  await tx`create temp table comes on commit drop as
    select n, n > ${appointments} as lesson, gen_random_uuid() as booking_id, gen_random_uuid() as resident_id, null::bigint as activity_id,
      case when n > ${appointments} then ${now}::timestamptz + interval '2 hours'
        else ${now}::timestamptz - interval '3 hours' + n * interval '20 minutes' end as at
    from generate_series(1, ${appointments + people}::int) n`
  await tx`update comes set activity_id = nextval(pg_get_serial_sequence('activity', 'id')) where n <= ${appointments + 1}`
  await tx`update comes set activity_id = (select activity_id from comes where n = ${appointments + 1}) where lesson`
  await tx`insert into activity (id, kind, branch_id, course_id, title, starts_at, ends_at, created_at, published_at) overriding system value
    select distinct on (activity_id) activity_id, case when lesson then 'course' else 'consultation' end, ${branchId}::bigint,
      case when lesson then (select min(id) from course) end, case when lesson then 'Klik & Tik' end, at,
      at + case when lesson then interval '2 hours' else interval '20 minutes' end, ${now}, case when lesson then ${now}::timestamptz end from comes order by activity_id`
  await tx`insert into meeting (activity_id, number, starts_at, ends_at)
    select id, 1, starts_at, ends_at from activity where id in (select activity_id from comes)`
  await tx`insert into place (activity_id, number) select activity_id, n from comes`
  await tx`insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
    select resident_id, 'Demo Druk ' || n, 'demo druk ' || n, 'call', '06' || 99000000 + n, '+316' || 99000000 + n, 'resident',
      'nl', ${now} from comes`
  await tx`insert into booking (id, activity_id, resident_id, status, place_no, code, topic, own_laptop, form_key, created_at)
    select booking_id, activity_id, resident_id, 'booked', n, 'druk' || n, case when not lesson then 'digid-app' end,
      case when lesson then n % 3 > 0 end, gen_random_uuid(), ${now} from comes`
  await tx`insert into attendance (booking_id, meeting_id, resident_id, during, mark, marked_at, revision)
    select booking_id, m.id, resident_id, m.during, case when m.ends_at < ${now} then 'present' end,
      case when m.ends_at < ${now} then m.ends_at end, case when m.ends_at < ${now} then 1 else 0 end
    from comes join meeting m on m.activity_id = comes.activity_id`
  await tx`insert into mark (id, booking_id, meeting_id, says, seen_revision, made_revision, at)
    select gen_random_uuid(), booking_id, meeting_id, mark, 0, 1, marked_at from attendance
    where mark is not null and booking_id in (select booking_id from comes)`
  await tx`insert into message (id, key, kind, channel, booking_id, due_at, created_at)
    select gen_random_uuid(), 'booking:' || booking_id || ':confirmation:call', 'confirmation', 'call', booking_id, ${now}, ${now}
    from comes where n > ${appointments - perDay.calls} and not lesson`
  await tx`insert into task (id, kind, booking_id, owner, due_at, created_at)
    select gen_random_uuid(), 'something_else', booking_id, 'adviser', ${now}, ${now} from comes where n <= ${perDay.tasks}`
}
