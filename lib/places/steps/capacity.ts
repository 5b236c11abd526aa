import { sql } from 'drizzle-orm'
import type { Transaction } from '../../tools/database'

/** An activity has at least so many places from now on; the new ones get the numbers that are not there. */
export async function morePlaces(tx: Transaction, activityId: number, places: number): Promise<void> {
  await tx.execute(sql`
    insert into place (activity_id, number)
    select ${activityId}, n from generate_series(1, ${places}::int * 2) n
    where not exists (select from place p where p.activity_id = ${activityId} and p.number = n)
    order by n limit greatest(${places}::int - (select count(*) from place p where p.activity_id = ${activityId}), 0)`)
}

/**
 * An activity has at most so many places from now on, as far as nobody sits in them: the last ones go first. A form that is
 * only being filled in is nobody yet: who began last hears that it is full.
 */
export async function fewerPlaces(tx: Transaction, activityId: number, places: number): Promise<void> {
  await tx.execute(sql`
    delete from booking where id in (
      select s.id from seat s where s.activity_id = ${activityId} and s.status = 'held' order by s.line_no desc
      limit greatest((select count(*) from seat s where s.activity_id = ${activityId} and s.place_no is not null
        and s.status <> 'cancelled') - ${places}::int, 0))`)
  await tx.execute(sql`
    delete from place where (activity_id, number) in (
      select p.activity_id, p.number from place p where p.activity_id = ${activityId} and not exists (
        select from seat s where s.activity_id = p.activity_id and s.place_no = p.number and s.status <> 'cancelled')
      order by p.number desc
      limit greatest((select count(*) from place p where p.activity_id = ${activityId}) - ${places}::int, 0))`)
}
