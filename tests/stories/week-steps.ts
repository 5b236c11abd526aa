import { randomUUID } from 'node:crypto'
import { addDays, atLocal, localDate } from '../../lib/tools/time'
import { behindTheStories, ownNumber } from './steps'
import { branchesOfStory } from './story'

let count = 0

/** A town and a branch of it that no other story comes near, with a name of their own. */
export function ownBranch(): Promise<{ slug: string; name: string }> {
  count += 1
  const number = `${process.pid}${count}`.replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))
  const [slug, name] = [`zelder-${number}`, `Zelder ${number}`]
  branchesOfStory.push(slug)
  return behindTheStories(async (sql) => {
    await sql.begin(async (tx) => {
      const [town] = await tx`insert into municipality (slug, name) values (${slug}, ${name}) returning id`
      await tx`insert into branch (slug, name, organisation_id, municipality_id, phone, school_region)
        select ${slug}, ${name}, id, ${town?.id}, '0297 000000', 'midden' from organisation
        where kind = 'library' order by id limit 1`
    })
    return { slug, name }
  })
}

/** A day this many days from now on which no holiday is, for the stories run on any day. */
export function quietDay(ahead: number): string {
  const holidays = ['12-25', '12-26', '01-01', '04-26', '04-27', '05-05']
  let day = addDays(localDate(new Date()), ahead)
  while (holidays.includes(day.slice(5))) day = addDays(day, 1)
  return day
}

/** A time of a consultation at a branch; `off` is one that does not go on. */
export function timeAt(branch: string, day: string, at: string, off = false): Promise<number> {
  const startsAt = atLocal(day, at)
  const endsAt = new Date(startsAt.getTime() + 30 * 60_000)
  return behindTheStories((sql) =>
    sql.begin(async (tx) => {
      const [made] = await tx`insert into activity (kind, branch_id, starts_at, ends_at, cancelled_at)
        select 'consultation', id, ${startsAt}, ${endsAt}, ${off ? new Date() : null} from branch
        where slug = ${branch} returning id`
      await tx`insert into place (activity_id, number) values (${made?.id}, 1)`
      await tx`insert into meeting (activity_id, number, starts_at, ends_at)
        values (${made?.id}, 1, ${startsAt}, ${endsAt})`
      return Number(made?.id)
    }),
  )
}

/** The only lesson of a course at a branch, from ten until twelve, with nobody in it; answers with its number. */
export function lessonAt(branch: string, day: string): Promise<number> {
  const [startsAt, endsAt] = [atLocal(day, '10:00'), atLocal(day, '12:00')]
  return behindTheStories((sql) =>
    sql.begin(async (tx) => {
      const [made] =
        await tx`insert into activity (kind, branch_id, course_id, title, published_at, starts_at, ends_at)
        select 'course', b.id, c.id, c.title, now(), ${startsAt}, ${endsAt}
        from branch b, (select id, title from course order by id limit 1) c where b.slug = ${branch} returning id`
      const [lesson] = await tx`insert into meeting (activity_id, number, starts_at, ends_at)
        values (${made?.id}, 1, ${startsAt}, ${endsAt}) returning id`
      return Number(lesson?.id)
    }),
  )
}

/** Somebody who is booked on what does not go on, and what the library has to do about it: a call, or a word at the desk. */
export function bookedOnWhatIsOff(activityId: number, name: string, way: 'call' | 'card'): Promise<string> {
  const [resident, booking, message] = [randomUUID(), randomUUID(), randomUUID()]
  const contact = way === 'call' ? ownNumber() : null
  return behindTheStories(async (sql) => {
    await sql.begin(async (tx) => {
      await tx`insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
        values (${resident}, ${name}, ${name.toLowerCase()}, ${way}, ${contact}, ${contact}, 'resident', 'nl', now())`
      await tx`insert into booking (id, activity_id, resident_id, status, place_no, code, topic, form_key, created_at)
        values (${booking}, ${activityId}, ${resident}, 'booked', 1, ${booking}, 'digid-app', ${randomUUID()}, now())`
      await tx`insert into task (id, kind, booking_id, owner, due_at, created_at)
        values (${randomUUID()}, 'called_off', ${booking}, 'adviser', now() + interval '1 day', now())`
      if (way === 'call')
        await tx`insert into message (id, key, kind, channel, booking_id, status, lane, due_at, created_at)
          values (${message}, ${`booking:${booking}:called_off:${message}`}, 'called_off', 'call', ${booking}, 'due',
            'rest', now() - interval '1 minute', now() - interval '1 minute')`
    })
    return way === 'call' ? message : booking
  })
}
