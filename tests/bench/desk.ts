// How long the database takes for what the desk and the register ask it, under the app's own role, and in how many
// statements: one line of JSON.
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { dayStamp, deskDay } from '@/lib/attendance/queries/day'
import { lessonsFor } from '@/lib/attendance/queries/lessons'
import { registerOf, standingsOf } from '@/lib/attendance/queries/register'
import { findBookings } from '@/lib/bookings/queries/find'
import { dueNow } from '@/lib/notices/queries/due'
import { deskTopics } from '@/lib/questions/queries/topics'
import type { Staff, StaffRole } from '@/lib/tools/access'
import { useDatabase as workWith } from '@/lib/tools/database'
import { nameOf } from '@/lib/tools/limits'
import { atLocal, localDate } from '@/lib/tools/time'
import { busyDay } from './busy'
import { measured } from './measured'
import type { Desk, Took } from './results'
import './uncaught'

const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
const db = openDatabase(process.env.DATABASE_APP_URL ?? '', { max: 4, applicationName: 'wegwijs bench' })
workWith(db)
// The same hour of the day, whenever it is measured.
const now = atLocal(localDate(new Date()), '12:05')
const branchId = await busyDay(owner, 'mijdrecht', now)
const [desk, trainer] = [await worker('Demo Anton', 'adviser'), await worker('Demo Tineke', 'trainer')]
const lesson = await fullestLesson()
const people = await known()
let next = 0

const took: Desk = {
  day: await measured(() =>
    Promise.all([deskDay(desk, { branchId }, now), dueNow(desk, now), deskTopics(desk)]),
  ),
  stamp: await measured(() => dayStamp(desk, { branchId }, now)),
  lessons: await measured(() => lessonsFor(trainer, { day: localDate(now) })),
  register: await measured(() => registerOf(trainer, lesson, now)),
  standings: await measured(() => standingsOf(trainer, lesson, now)),
  find: {
    code: await found(({ code }) => ({ by: 'code', code })),
    nameAndDay: await found(({ name, day }) => ({ by: 'name', name, day })),
    digitsAndLetter: await found(({ digits }) => ({ by: 'digits', digits, letter: 'D', day: null })),
    digitsAndDay: await found(({ digits, day }) => ({ by: 'digits', digits, letter: null, day })),
  },
}
await Promise.all([db.close(), owner.end()])
process.stdout.write(`${JSON.stringify(took)}\n`)

type Known = { name: string; digits: string; code: string; day: string }

/** Finds one after another; that somebody looks too often is not what is measured. */
async function found(sought: (one: Known) => object): Promise<Took> {
  const look = async () => {
    const one = people[next++ % people.length] as Known
    const input = { ...sought(one), from: 'search' } as Parameters<typeof findBookings>[1]
    const answer = await findBookings(desk, input, now)
    if (!answer.ok) throw new Error(`${input.by}: ${answer.reason}`)
    if (answer.value.found.length === 0) throw new Error(`${input.by} finds nobody`)
  }
  return measured(look, async () => {
    await owner`delete from attempt where what = ${nameOf('find', 'member')}`
  })
}

async function worker(name: string, role: StaffRole): Promise<Staff> {
  const [row] =
    await owner`select m.user_id, m.organisation_id from member m join user_account u on u.id = m.user_id
    where u.name = ${name} and m.role = ${role}`
  if (!row) throw new Error(`${name} does not work here`)
  return { kind: 'staff', userId: row.user_id, organisationId: Number(row.organisation_id), role }
}

/** The lesson of the trainer with most people. */
async function fullestLesson(): Promise<{ meetingId: number }> {
  const [row] =
    await owner`select t.meeting_id, count(*) from attendance t join meeting m on m.id = t.meeting_id
    join run_trainer r on r.activity_id = m.activity_id where r.user_id = ${trainer.userId}
    group by t.meeting_id order by 2 desc, 1 limit 1`
  if (!row) throw new Error('nobody comes to the lessons of the trainer')
  return { meetingId: Number(row.meeting_id) }
}

/** People with a telephone who are still to come, everywhere. */
async function known(): Promise<Known[]> {
  const rows =
    await owner`select coalesce(b.name, r.name) as name, r.last_digits as digits, b.code, a.starts_at
    from booking b join resident r on r.id = b.resident_id join activity a on a.id = b.activity_id
    where r.last_digits is not null and b.status = 'booked' and coalesce(b.name, r.name) ilike 'd%'
    order by md5(b.code) limit 50`
  return rows.map(({ name, digits, code, starts_at: at }) => ({ name, digits, code, day: localDate(at) }))
}
