import type postgres from 'postgres'

/** What must never be true of the books, with the rows for which it is; empty is well. */
export async function violations(sql: postgres.Sql): Promise<string[]> {
  const found = await Promise.all([
    sql`select 'a place twice: ' || activity_id || '/' || place_no as what from booking
      where place_no is not null group by activity_id, place_no having count(*) > 1`,
    sql`select 'more people than places: ' || b.activity_id as what from booking b where b.place_no is not null
      group by b.activity_id having count(*) > (select count(*) from place p where p.activity_id = b.activity_id)`,
    sql`select 'a resident twice in ' || activity_id as what from booking
      where status <> 'cancelled' and resident_id is not null
      group by activity_id, resident_id having count(*) > 1`,
    sql`select 'two places at one moment: ' || a.resident_id as what from attendance a
      join attendance b on a.resident_id = b.resident_id and a.during && b.during
        and (a.booking_id, a.meeting_id) < (b.booking_id, b.meeting_id)`,
    sql`select 'someone waits beside a free place: ' || w.activity_id as what from booking w
      where w.status = 'waiting' and w.lapsed_at is null and exists (
        select 1 from place p where p.activity_id = w.activity_id and not exists (
          select 1 from booking b where b.activity_id = p.activity_id and b.place_no = p.number))`,
    sql`select 'overtaken in line: ' || w.id as what from booking w join booking o on o.activity_id = w.activity_id
      where w.status = 'waiting' and w.lapsed_at is null and o.status = 'offered' and o.line_no > w.line_no`,
    sql`select 'a change without a message: ' || b.id || ' ' || b.status as what from booking b
      where b.status <> 'held' and not exists (
        select 1 from message m where m.booking_id = b.id and m.kind = case b.status
          when 'cancelled' then 'cancelled' when 'waiting' then 'waiting' when 'offered' then 'offer' else 'confirmation' end)`,
    sql`select 'not expected at every meeting: ' || b.id as what from booking b where b.status = 'booked' and
      (select count(*) from attendance a where a.booking_id = b.id)
        <> (select count(*) from meeting m where m.activity_id = b.activity_id)`,
  ])
  return found.flat().map((row) => (row as unknown as { what: string }).what)
}
