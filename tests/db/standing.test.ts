import postgres from 'postgres'
import { expect, test } from 'vitest'
import { catalogue } from '@/db/catalogue'
import { migrate, newestShape, type Shape } from '@/db/migrate'
import { book } from '@/lib/bookings/commands/book'
import { freshDatabase } from '../support/database'
import { aBooking, anyone, aSlot, now } from '../support/world'

const database = freshDatabase('file', 4)

test('a database that has the newest shape is only read, whoever works in it', async () => {
  await migrate(database.url)
  const before = await versions()
  await database.sql.begin(async (tx) => {
    // Whoever wants more than to read has to wait for this.
    await tx`lock table booking in exclusive mode`
    await migrate(database.url)
  })
  expect(await versions()).toEqual(before)
})

test('walls that are put up again are the same walls', async () => {
  const [before, lines] = [await versions(), await catalogue(database.sql)]
  await migrate(database.url, changed('again'))
  expect(await versions()).not.toEqual(before)
  expect(await catalogue(database.sql)).toEqual(lines)
})

test('a policy that somebody added by hand is gone after the next migration, a grant that was taken is back', async () => {
  await migrate(database.url)
  const lines = await catalogue(database.sql)
  await database.sql`create policy everybody on booking using (true)`
  await database.sql`revoke insert on journal from wegwijs_app`
  await migrate(database.url)
  expect(await catalogue(database.sql)).toEqual(lines)
})

test('an exclusion constraint is built anew only when its words changed, and goes with them', async () => {
  const files = () => database.sql`select conname, pg_relation_filenode(conindid) from pg_constraint
    where contype = 'x' and conrelid in ('attendance'::regclass, 'meeting'::regclass) order by conname`
  const both = withConstraint()
  await migrate(database.url, both)
  const [overlap, beside] = await files()
  expect([overlap?.conname, beside?.conname]).toEqual(['attendance_no_overlap', 'meeting_beside'])
  await migrate(database.url, changed('once more', both))
  expect([...(await files())]).toEqual([overlap, beside])
  await migrate(
    database.url,
    rewritten('resident_id WITH =, during WITH &&', 'resident_id WITH =, during WITH -|-', both),
  )
  const [, untouched] = await files()
  expect(await files()).not.toContainEqual(overlap)
  expect(untouched).toEqual(beside)
  await migrate(database.url, rewritten(/ALTER TABLE attendance ADD CONSTRAINT[^;]+;/, '', both))
  expect([...(await files())]).toEqual([beside])
  await migrate(database.url)
  expect(await files()).toMatchObject([{ conname: 'attendance_no_overlap' }])
})

test('a site that runs goes on booking while walls are put up', async () => {
  const slot = await aSlot({ desks: 6_000 })
  let [booked, done] = [0, false]
  const visitor = async () => {
    while (!done) {
      const answer = await book(anyone, aBooking(slot.id), now)
      expect(answer.ok).toBe(true)
      booked += 1
    }
  }
  const visitors = [visitor(), visitor(), visitor()]
  const seen: number[] = []
  for (const word of ['one', 'two', 'three', 'four']) {
    await migrate(database.url, changed(word))
    seen.push(booked)
  }
  done = true
  await Promise.all(visitors)
  expect(new Set(seen).size).toBeGreaterThan(1)
  await migrate(database.url)
}, 180_000)

test('walls wait for who is busy with a table, and nobody waits long for them', async () => {
  const slot = await aSlot({ desks: 1_000 })
  const backup = postgres(database.url, { max: 1 })
  const leave = Promise.withResolvers<void>()
  const busy = backup.begin(async (tx) => {
    await tx`select count(*) from resident`
    await leave.promise
  })
  let there = false
  const putting = migrate(database.url, changed('patience')).then(() => {
    there = true
  })
  for (const end = performance.now() + 2_500; performance.now() < end; ) {
    const began = performance.now()
    expect((await book(anyone, aBooking(slot.id), now)).ok).toBe(true)
    expect(performance.now() - began).toBeLessThan(2_500)
  }
  expect(there).toBe(false)
  leave.resolve()
  await Promise.all([busy, putting])
  await backup.end()
  await migrate(database.url)
})

/** The walls as they are, in other words: they are put up again. */
function changed(word: string, { migrations, walls } = newestShape()): Shape {
  return { migrations, walls: walls.map(({ name, text }) => ({ name, text: `${text}-- ${word}\n` })) }
}

function rewritten(from: string | RegExp, to: string, { migrations, walls } = newestShape()): Shape {
  return { migrations, walls: walls.map(({ name, text }) => ({ name, text: text.replace(from, to) })) }
}

/** A second exclusion constraint beside the one of the house. */
function withConstraint(): Shape {
  const { migrations, walls } = newestShape()
  const beside = `ALTER TABLE meeting ADD CONSTRAINT meeting_beside
    EXCLUDE USING gist (activity_id WITH =, during WITH &&);\n`
  return { migrations, walls: [...walls, { name: 'test.sql', text: beside }] }
}

/** Which transaction wrote each policy, function, view and grant, and whoever says when it was done. */
async function versions(): Promise<unknown[]> {
  return [
    ...(await database.sql`select xmin::text, ctid::text from pg_policy order by 1, 2`),
    ...(await database.sql`select xmin::text, ctid::text from pg_proc where pronamespace = 'public'::regnamespace order by 1, 2`),
    ...(await database.sql`select xmin::text, ctid::text from pg_class where relnamespace = 'public'::regnamespace order by 1, 2`),
    ...(await database.sql`select xmin::text from drizzle.walls`),
  ]
}
