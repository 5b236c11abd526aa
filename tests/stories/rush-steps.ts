import { randomBytes, randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { addDays, atLocal, localDate } from '../../lib/tools/time'
import { behindTheStories, ownNumber, press } from './steps'

export type RushMade = { taskId: string; names: string[]; known: string }

/**
 * A network that booked so many appointments at a branch in a row and holds some more, with the task that the coordinator
 * gets of it. The last of them is of somebody who was here before.
 */
export function aRushAt(branch: string, booked: number, held: number): Promise<RushMade> {
  const [taskId, source, day] = [randomUUID(), randomBytes(32), addDays(localDate(new Date()), 21)]
  const names = Array.from({ length: booked }, (_, i) => `Demo Verzonnen ${'abcdefghijkl'.charAt(i)}`)
  names[booked - 1] = 'Demo Bekende'
  return behindTheStories(async (sql) => {
    await sql.begin(async (tx) => {
      const place = async (minutes: number, at = day) => {
        const startsAt = new Date(atLocal(at, '10:00').getTime() + minutes * 60_000)
        const endsAt = new Date(startsAt.getTime() + 20 * 60_000)
        const [activity] = await tx`insert into activity (kind, branch_id, starts_at, ends_at)
          select 'consultation', id, ${startsAt}, ${endsAt} from branch where slug = ${branch} returning id`
        await tx`insert into place (activity_id, number) values (${activity?.id}, 1)`
        const [meeting] = await tx`insert into meeting (activity_id, number, starts_at, ends_at)
          values (${activity?.id}, 1, ${startsAt}, ${endsAt}) returning id, during`
        return { activityId: activity?.id, meetingId: meeting?.id }
      }
      const book = async (
        id: string,
        resident: string,
        { activityId, meetingId }: Place,
        network: Buffer | null,
      ) => {
        await tx`insert into booking (id, activity_id, resident_id, status, place_no, code, topic, form_key, source, created_at)
          values (${id}, ${activityId}, ${resident}, 'booked', 1, ${id}, 'digid-app', ${randomUUID()}, ${network}, now())`
        await tx`insert into attendance (booking_id, meeting_id, resident_id, during)
          select ${id}, id, ${resident}, during from meeting where id = ${meetingId}`
      }
      for (const [i, name] of names.entries()) {
        const [resident, phone] = [randomUUID(), ownNumber()]
        await tx`insert into resident (id, name, name_key, contact_way, contact, contact_key, contact_of, language, booked_at)
          values (${resident}, ${name}, ${name}, 'call', ${phone}, ${`+31${phone.slice(1)}`}, 'resident', 'nl', now())`
        await book(randomUUID(), resident, await place(20 * i), source)
        if (name !== 'Demo Bekende') continue
        const before = randomUUID()
        await book(before, resident, await place(0, addDays(localDate(new Date()), -30)), null)
        await tx`update attendance set arrived_at = lower(during) where booking_id = ${before}`
      }
      for (let i = 0; i < held; i += 1) {
        const { activityId } = await place(20 * (booked + i))
        await tx`insert into booking (id, activity_id, status, place_no, code, form_key, source, hold_until, held_by, created_at)
          values (${randomUUID()}, ${activityId}, 'held', 1, ${randomUUID()}, ${randomUUID()}, ${source},
            now() + interval '15 minutes', ${randomUUID()}, now())`
      }
      await tx`insert into task (id, kind, source, owner, due_at, created_at)
        values (${taskId}, 'rush', ${source}, 'coordinator', now() + interval '1 day', now())`
    })
    return { taskId, names, known: 'Demo Bekende' }
  })
}

type Place = { activityId: number; meetingId: number }

/** Comes in as somebody of the demo, at this address. */
export async function comesIn(page: Page, who: string, path: string): Promise<void> {
  await page.goto(path)
  await press(page, `Doe mee als ${who}`)
  await page.waitForURL((url) => url.pathname === path.split(/[?#]/)[0])
}

/** How these bookings stand, and how many places that network still holds. */
export function standOf({ taskId }: RushMade): Promise<{ booked: string[]; held: number; isDone: boolean }> {
  return behindTheStories(async (sql) => {
    const rows = await sql<{ status: string; name: string | null }[]>`
      select b.status, r.name from booking b left join resident r on r.id = b.resident_id
      join task t on t.source = b.source where t.id = ${taskId} and b.status <> 'cancelled' order by r.name`
    const [task] = await sql`select done_at from task where id = ${taskId}`
    return {
      booked: rows.flatMap(({ status, name }) => (status === 'held' ? [] : [name ?? ''])),
      held: rows.filter(({ status }) => status === 'held').length,
      isDone: task?.done_at !== null,
    }
  })
}
