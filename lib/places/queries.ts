import { type SQL, sql } from 'drizzle-orm'

/**
 * Whether place `number` of activity `activityId` can be had now: nobody is in it, or a hold on it has run
 * out. The words of promotions, for lists that show what is free.
 */
export function freePlace(tx: { activityId: SQL; number: SQL }, now: Date): SQL<boolean> {
  return sql`not exists (
    select 1 from seat taken
    where taken.activity_id = ${tx.activityId} and taken.place_no = ${tx.number}
      and (taken.status <> 'held' or taken.hold_until > ${now.toISOString()}::timestamptz))`
}
