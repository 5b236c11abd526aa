import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inScope } from '@/db/client'
import { activity, place } from '@/db/tables/agenda'
import { municipality } from '@/db/tables/network'
import { user } from '@/db/tables/team'
import { jobRun } from '@/db/tables/tools'
import { type Given, statement } from '@/lib/tools/statement'
import { freshDatabase } from '../../support/database'
import { after, aSlot, hours, now } from '../../support/world'

const books = freshDatabase()
let written = 0

const startOf = statement((q, given: Given<{ id: number }>) => {
  written += 1
  return q
    .select({ startsAt: activity.startsAt, kind: activity.kind })
    .from(activity)
    .where(eq(activity.id, given('id')))
    .for('no key update')
})

test('the same statement answers in every transaction with the values of that run, typed as always', async () => {
  const slots = await Promise.all([aSlot(), aSlot({ startsAt: after(hours(50)) })])
  const starts = await Promise.all(slots.map(({ id }) => books.db.transaction((tx) => startOf(tx, { id }))))
  expect(starts).toEqual(slots.map(({ startsAt }) => [{ startsAt, kind: 'consultation' }]))
  expect(written).toBe(1)
})

test('it belongs to the transaction in which it is asked: what is rolled back is gone', async () => {
  const done = statement((q, given: Given<{ job: string; at: Date }>) =>
    q
      .insert(jobRun)
      .values({ job: given('job'), finishedAt: given('at') })
      .returning({ at: jobRun.finishedAt }),
  )
  const undone = books.db.transaction(async (tx) => {
    expect(await done(tx, { job: 'statement', at: now })).toEqual([{ at: now }])
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect(await books.sql`select 1 from job_run where job = 'statement'`).toHaveLength(0)
})

test('a value may be null, a moment too', async () => {
  type Row = { id: string; email: string; signedInAt: Date | null; workAccount: string | null }
  const keep = statement((q, given: Given<Row>) =>
    q
      .insert(user)
      .values({
        id: given('id'),
        email: given('email'),
        name: '',
        createdAt: now,
        signedInAt: given('signedInAt'),
        workAccount: given('workAccount'),
      })
      .returning({ signedInAt: user.signedInAt }),
  )
  for (const signedInAt of [null, now]) {
    const id = randomUUID()
    const row = { id, email: `${id}@werk.example`, signedInAt, workAccount: null }
    const [kept] = await inScope(books.db, { kind: 'system' }, (tx) => keep(tx, row))
    expect(kept).toEqual({ signedInAt })
  }
})

test('a function of the database is asked in the same way', async () => {
  const { id } = await aSlot({ desks: 3 })
  const kept = statement((q, given: Given<{ id: number; at: string }>) =>
    q
      .select({
        places: sql<number>`(select count(*)::int from kept_places(${place.activityId}, ${given('at')}::timestamptz))`,
        number: place.number,
      })
      .from(place)
      .where(eq(place.activityId, given('id'))),
  )
  const rows = await books.db.transaction((tx) => kept(tx, { id, at: now.toISOString() }))
  expect(rows.map(({ places }) => places)).toEqual([0, 0, 0])
})

test('a value that is missing is said before anything is sent', async () => {
  const named = statement((q, given: Given<{ slug: string }>) =>
    q
      .select({ id: municipality.id })
      .from(municipality)
      .where(eq(municipality.slug, given('slug'))),
  )
  const missing = books.db.transaction((tx) => named(tx, {} as { slug: string }))
  await expect(missing).rejects.toThrow(/No value for placeholder "slug"/)
})
