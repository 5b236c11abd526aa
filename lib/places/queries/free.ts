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

/** Whether an organisation works in a municipality; one that works nowhere in particular works everywhere, as does null. */
export function worksIn(tx: { organisationId: number | null; municipalityId: SQL }): SQL<boolean> {
  const { organisationId: who, municipalityId } = tx
  const area = sql`select from organisation_area oa where oa.organisation_id = ${who}`
  return sql`(${who}::bigint is null or not exists (${area})
    or exists (${area} and oa.municipality_id = ${municipalityId}))`
}
