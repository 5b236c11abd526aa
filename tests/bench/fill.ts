// Fills the agenda of a whole country, and once more when there is nothing to do: one line of JSON. PostgreSQL runs
// without waiting for the disk.
import postgres from 'postgres'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { fillAgenda } from '@/lib/planning/commands/fill'
import { useDatabase as answerFrom } from '@/lib/tools/database'
import { startServer, testLogin } from '../support/server'
import './uncaught'

const branches = 1_300
const rounds = 3
const job = { kind: 'system', job: 'bench' } as const
const now = new Date('2027-03-01T09:00:00Z')

const server = await startServer({ fast: true })
try {
  await migrate(server.url)
  await ensureLogin(server.url, testLogin.secret, testLogin.name)
  const db = openDatabase(appUrl(server.url, testLogin.secret, testLogin.name), { max: 4 })
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  answerFrom(db)
  await country(sql)
  const [made, first] = await timed(() => fillAgenda(job, {}, now))
  await sql`analyze`
  const before = await written(sql)
  const again: number[] = []
  for (let round = 0; round < rounds; round += 1) again.push((await timed(() => fillAgenda(job, {}, now)))[1])
  const wrote = (await written(sql)) - before
  const second = Math.min(...again)
  process.stdout.write(`${JSON.stringify({ branches, made, first, second, ratio: second / first, wrote })}\n`)
  await Promise.all([db.close(), sql.end()])
} finally {
  await server.stop()
}

/** Hours on two mornings in every branch, and here and there a closure and an exception. */
async function country(sql: postgres.Sql): Promise<void> {
  await sql`insert into organisation (slug, kind, name) values ('land', 'library', 'Land')`
  await sql`insert into municipality (slug, name) values ('plaats', 'Plaats')`
  await sql`insert into branch (slug, name, organisation_id, municipality_id, phone, school_region)
    select 'b' || n, 'Vestiging ' || n, o.id, m.id, '06 0000 0010', 'midden'
    from generate_series(1, ${branches}::int) n, organisation o, municipality m`
  await sql`insert into consultation_hours (branch_id) select id from branch, generate_series(1, 2)`
  await sql`insert into hours_version (hours_id, valid_from, weekday, from_time, until_time, minutes, desks)
    select id, '2027-01-01', 1 + (id % 5), '10:00', '12:00', 30, 1 from consultation_hours`
  await sql`insert into hours_exception (hours_id, date, off, because)
    select id, date '2027-03-01' + (id % 40)::int, true, 'training' from consultation_hours where id % 10 = 0`
  await sql`insert into closure (branch_id, from_date, until_date, reason)
    select id, date '2027-03-01' + (id % 40)::int, date '2027-03-05' + (id % 40)::int, 'Verbouwing' from branch where id % 20 = 0`
}

async function timed<Value>(work: () => Promise<Value>): Promise<[Value, number]> {
  const began = performance.now()
  const value = await work()
  return [value, performance.now() - began]
}

/** How many numbers were given out for rows so far: one that is tried in vain takes one as well. */
async function written(sql: postgres.Sql): Promise<number> {
  const [row] = await sql`select coalesce(sum(last_value), 0)::int as given from pg_sequences`
  return row?.given
}
