import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { atLocal, localDate } from '@/lib/tools/time'
import { behindTheStories } from './steps'

let count = 0

/** A name that no other story has, in letters. */
export function ownName(): string {
  count += 1
  const number = `${process.pid}${String(count).padStart(3, '0')}`
  return `Demo Gast ${number.replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`
}

const MINUTE = 60_000
const HALF_A_DAY = 12 * 60

/** So many minutes from now, but of today: a story that is told around midnight is about one day as well. */
function aroundNow(minutes: number): Date {
  const wanted = Date.now() + minutes * MINUTE
  if (Math.abs(minutes) > HALF_A_DAY) return new Date(wanted)
  const today = localDate(new Date())
  const [first, last] = [atLocal(today, '00:00').getTime(), atLocal(today, '23:59').getTime()]
  return new Date(Math.min(Math.max(wanted, first), last))
}

/** Somebody with an appointment at a branch, so many minutes from now; reached by a card alone. */
export function appointmentAt(branch: string, name: string, minutes: number): Promise<string> {
  const [resident, booking] = [randomUUID(), randomUUID()]
  return behindTheStories(async (sql) => {
    const startsAt = aroundNow(minutes)
    const endsAt = new Date(startsAt.getTime() + 20 * 60_000)
    await sql.begin(async (tx) => {
      const [activity] = await tx`insert into activity (kind, branch_id, starts_at, ends_at)
        select 'consultation', id, ${startsAt}, ${endsAt} from branch where slug = ${branch} returning id`
      const id = activity?.id
      await tx`insert into place (activity_id, number) values (${id}, 1)`
      const [meeting] = await tx`insert into meeting (activity_id, number, starts_at, ends_at)
        values (${id}, 1, ${startsAt}, ${endsAt}) returning id, during`
      await tx`insert into resident (id, name, name_key, contact_way, contact_of, language, booked_at)
        values (${resident}, ${name}, ${name}, 'card', 'resident', 'nl', now())`
      await tx`insert into booking (id, activity_id, resident_id, status, place_no, code, topic, form_key, created_at)
        values (${booking}, ${id}, ${resident}, 'booked', 1, ${booking}, 'digid-app', ${randomUUID()}, now())`
      await tx`insert into attendance (booking_id, meeting_id, resident_id, during)
        select ${booking}, id, ${resident}, during from meeting where id = ${meeting?.id}`
    })
    return booking
  })
}

/** The line of the day with these words. */
export function rowWith(page: Page, words: string) {
  return page.locator('.day-row').filter({ hasText: words })
}

/** The last lesson of a course run with these people in it, so many minutes from now; its title is nobody else's. */
export function lessonAt(branch: string, title: string, names: string[], minutes: number): Promise<string> {
  return behindTheStories(async (sql) => {
    const startsAt = aroundNow(minutes)
    const endsAt = new Date(startsAt.getTime() + 90 * 60_000)
    return sql.begin(async (tx) => {
      const [activity] =
        await tx`insert into activity (kind, branch_id, course_id, title, published_at, starts_at, ends_at)
        select 'course', b.id, c.id, ${title}, ${startsAt}, ${startsAt}, ${endsAt} from branch b, course c
        where b.slug = ${branch} and c.slug = 'klik-en-tik' returning id`
      const id = activity?.id
      const [meeting] = await tx`insert into meeting (activity_id, number, starts_at, ends_at)
        values (${id}, 1, ${startsAt}, ${endsAt}) returning id`
      for (const [i, name] of names.entries()) {
        const [resident, booking] = [randomUUID(), randomUUID()]
        await tx`insert into place (activity_id, number) values (${id}, ${i + 1})`
        await tx`insert into resident (id, name, name_key, contact_way, contact_of, language, booked_at)
          values (${resident}, ${name}, ${name}, 'card', 'resident', 'nl', now())`
        await tx`insert into booking (id, activity_id, resident_id, status, place_no, code, own_laptop, form_key, created_at)
          values (${booking}, ${id}, ${resident}, 'booked', ${i + 1}, ${booking}, false, ${randomUUID()}, now())`
        await tx`insert into attendance (booking_id, meeting_id, resident_id, during)
          select ${booking}, id, ${resident}, during from meeting where id = ${meeting?.id}`
      }
      return String(meeting?.id)
    })
  })
}

/** A night passes: what was to be done today for these bookings was yesterday. */
export function overnight(bookingIds: string[]): Promise<unknown> {
  return behindTheStories((sql) =>
    sql.begin(async (tx) => {
      const meetings = tx`select meeting_id from attendance where booking_id in ${tx(bookingIds)}`
      await tx`update mark set at = at - interval '1 day' where booking_id in ${tx(bookingIds)}`
      await tx`update attendance set marked_at = marked_at - interval '1 day', arrived_at = arrived_at - interval '1 day'
        where booking_id in ${tx(bookingIds)}`
      await tx`update activity set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day'
        where id in (select activity_id from meeting where id in (${meetings}))`
      await tx`update meeting set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval '1 day'
        where id in (${meetings})`
    }),
  )
}
