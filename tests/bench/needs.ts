// How long the database takes for the lists of needs, of the desk and of the partner that is asked most, under the app's own
// role: one line of JSON.
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { deskNeeds } from '@/lib/needs/queries/desk'
import { askedOfUs } from '@/lib/needs/queries/partner'
import type { Partner, Staff } from '@/lib/tools/access'
import { useDatabase as workWith } from '@/lib/tools/database'
import { measured } from './measured'
import type { NeedList } from './results'
import './uncaught'

const owner = postgres(process.env.DATABASE_URL ?? '', { max: 1, onnotice: () => {} })
const db = openDatabase(process.env.DATABASE_APP_URL ?? '', { max: 4, applicationName: 'wegwijs bench' })
workWith(db)
const now = new Date()
const [desk, partner] = [await adviser(), await mostAsked()]
const list: NeedList = {
  desk: await measured(() => deskNeeds(desk, {}, now)),
  partner: await measured(() => askedOfUs(partner, now)),
  open: await counted('ended_at is null'),
  ever: await counted('true'),
  shown: {
    desk: Object.values((await deskNeeds(desk, {}, now)).parts).flat().length,
    partner: (await askedOfUs(partner, now)).length,
  },
}
await Promise.all([db.close(), owner.end()])
process.stdout.write(`${JSON.stringify(list)}\n`)

async function adviser(): Promise<Staff> {
  const [row] = await owner`select m.user_id, m.organisation_id from member m
    join organisation o on o.id = m.organisation_id and o.kind = 'library' where m.role = 'adviser' order by o.id limit 1`
  return {
    kind: 'staff',
    userId: row?.user_id,
    organisationId: Number(row?.organisation_id),
    role: 'adviser',
  }
}

async function mostAsked(): Promise<Partner> {
  const [row] = await owner`select m.user_id, m.organisation_id from member m where m.role = 'partner'
    order by (select count(*) from need n where n.owner_id = m.organisation_id and n.ended_at is null) desc, m.user_id limit 1`
  const { user_id: userId, organisation_id: id } = row ?? {}
  return { kind: 'partner', userId, organisationId: Number(id), contactPerson: false }
}

async function counted(which: string): Promise<number> {
  const [row] = await owner.unsafe(`select count(*)::int as count from need where ${which}`)
  return Number(row?.count)
}
