// How long the coordinator waits for the week, and for who is hit when a branch closes for a fortnight, under the app's
// own role: one line of JSON.
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { weekOf } from '@/lib/availability/queries/week'
import { previewOf } from '@/lib/rescheduling/queries/preview'
import type { Staff } from '@/lib/tools/access'
import { useDatabase as workWith } from '@/lib/tools/database'
import { addDays, localDate } from '@/lib/tools/time'
import { measured } from './measured'
import type { AgendaTook } from './results'
import './uncaught'

const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
const db = openDatabase(process.env.DATABASE_APP_URL ?? '', { max: 4, applicationName: 'wegwijs bench' })
workWith(db)
const now = new Date()
const today = localDate(now)
const carla = await coordinator()
const [row] = await owner`select id::int from branch where slug = 'mijdrecht'`
const closure = {
  ...{ branchId: Number(row?.id), fromDate: addDays(today, 1), untilDate: addDays(today, 14) },
  ...{ fromTime: null, untilTime: null, reason: 'Verbouwing' },
}
const change = { kind: 'closure', closureId: null, closure } as const
const took: AgendaTook = {
  week: await measured(() => weekOf(carla, { day: addDays(today, 7) }, now)),
  preview: await measured(() => previewOf(carla, change, now)),
  hits: (await previewOf(carla, change, now))?.hits.length ?? 0,
}
await Promise.all([db.close(), owner.end()])
process.stdout.write(`${JSON.stringify(took)}\n`)

async function coordinator(): Promise<Staff> {
  const [found] = await owner`select m.user_id, m.organisation_id from member m
    join organisation o on o.id = m.organisation_id and o.kind = 'library' where m.role = 'coordinator' order by o.id limit 1`
  const { user_id: userId, organisation_id: id } = found ?? {}
  return { kind: 'staff', userId, organisationId: Number(id), role: 'coordinator' }
}
