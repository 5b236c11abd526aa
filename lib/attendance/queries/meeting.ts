import { sql } from 'drizzle-orm'
import { activity, meeting } from '@/db/tables/agenda'

/** What the day and the paper of it say of one meeting. */
export const meetingFacts = {
  meetingId: meeting.id,
  kind: activity.kind,
  title: activity.title,
  number: meeting.number,
  lessons: sql<number>`(select count(*)::int from meeting l where l.activity_id = ${activity.id})`,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
}
