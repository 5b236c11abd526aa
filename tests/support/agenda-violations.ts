import type postgres from 'postgres'

/** What must never be true of the agenda at a moment, with the rows for which it is; empty is well. */
export async function agendaViolations(sql: postgres.Sql, now: Date): Promise<string[]> {
  const here = sql`at time zone 'Europe/Amsterdam'`
  const found = await Promise.all([
    sql`select 'somebody is let in on a closed day: ' || a.kind || ' ' || m.id as what
      from meeting m join activity a on a.id = m.activity_id
      where a.cancelled_at is null and a.kept_at is null and m.kept_because is null and m.starts_at > ${now}
        and (a.kind = 'course' or a.consultation_hours_id is not null) and exists (select from closure c
          where (c.branch_id is null or c.branch_id = a.branch_id)
            and (m.starts_at ${here})::date between c.from_date and c.until_date
            and (c.from_time is null or (m.starts_at ${here})::time < c.until_time
              -- By the clock that does not skip: what lasts until two ends then, also when the clocks say three.
              and m.starts_at ${here} + (m.ends_at - m.starts_at) > (m.starts_at ${here})::date + c.from_time))`,
    sql`select 'somebody is let in at a branch that is gone: ' || m.id as what
      from meeting m join activity a on a.id = m.activity_id join branch b on b.id = a.branch_id
      where a.cancelled_at is null and a.kept_at is null and m.kept_because is null and m.starts_at > ${now}
        and (a.kind = 'course' or a.consultation_hours_id is not null) and (m.starts_at ${here})::date >= b.closed_from`,
    sql`select 'a time that its hours do not have off: ' || a.id as what from activity a join hours_exception e
        on e.hours_id = a.consultation_hours_id and e.date = (a.starts_at ${here})::date
      where e.off and a.cancelled_at is null and a.kept_at is null and a.starts_at > ${now}`,
    sql`select 'a time twice: ' || consultation_hours_id || ' ' || starts_at as what from activity
      where cancelled_at is null and consultation_hours_id is not null
      group by consultation_hours_id, starts_at having count(*) > 1`,
    sql`select 'a place twice: ' || activity_id || '/' || place_no as what from booking
      where place_no is not null group by activity_id, place_no having count(*) > 1`,
    // Who has something else at the moment to which a lesson is moved, is called about that, each time that it is moved.
    sql`select 'booked, and not expected at ' || m.id || ': ' || b.id as what
      from booking b join activity a on a.id = b.activity_id join meeting m on m.activity_id = a.id
      where b.status = 'booked' and a.cancelled_at is null and m.starts_at > ${now}
        and not exists (select from attendance t where t.booking_id = b.id and t.meeting_id = m.id)
        and not exists (select from task t where t.booking_id = b.id and t.kind = 'something_else'
          and (t.done_at is null or t.done_at >= m.moved_at))`,
    sql`select 'nothing else then, and not expected: ' || b.id as what
      from booking b join activity a on a.id = b.activity_id join meeting m on m.activity_id = a.id
      where b.status = 'booked' and a.cancelled_at is null and m.starts_at > ${now}
        and not exists (select from attendance t where t.booking_id = b.id and t.meeting_id = m.id)
        and not exists (select from attendance o where o.resident_id = b.resident_id and o.during && m.during)`,
    sql`select 'offered longer than somebody can come in: ' || b.id as what from booking b
      join activity a on a.id = b.activity_id where b.status = 'offered' and a.cancelled_at is null
        and b.offered_until > coalesce(a.enrol_until, a.starts_at)`,
    sql`select 'at what does not go on, and nobody has to say so in time: ' || b.id as what
      from booking b join activity a on a.id = b.activity_id
      where b.status = 'booked' and a.cancelled_at is not null and not exists (select from task t where t.booking_id = b.id
        and t.kind = 'called_off' and t.owner is not null and (t.done_at is null or a.ends_at <= ${now})
        and t.due_at < coalesce((select min(m.starts_at) from meeting m
          where m.activity_id = a.id and m.starts_at > t.created_at), a.ends_at))`,
    sql`select 'nobody has to call, and somebody is asked to: ' || t.id as what from task t
      join booking b on b.id = t.booking_id join activity a on a.id = b.activity_id
      where t.kind = 'called_off' and t.done_at is null and (b.status <> 'booked' or a.cancelled_at is null)`,
    sql`select 'expected at what does not go on: ' || t.booking_id as what from attendance t
      join meeting m on m.id = t.meeting_id join activity a on a.id = m.activity_id
      where a.cancelled_at is not null and m.starts_at > greatest(a.cancelled_at, ${now})`,
    sql`select 'more people than places: ' || b.activity_id as what from booking b where b.status in ('booked', 'offered')
      group by b.activity_id having count(*) > (select count(*) from place p where p.activity_id = b.activity_id)`,
    sql`select 'not told that it does not go on: ' || b.id as what from booking b join activity a on a.id = b.activity_id
      join resident r on r.id = b.resident_id
      where b.status = 'booked' and a.cancelled_at is not null and r.contact_way <> 'card'
        and not exists (select from message m where m.booking_id = b.id and m.kind = 'called_off')`,
    sql`select 'taken off and not told: ' || b.id as what from booking b where b.status = 'cancelled'
        and not exists (select from message m where m.booking_id = b.id and m.kind = 'cancelled')`,
  ])
  return found.flat().map((row) => (row as unknown as { what: string }).what)
}
