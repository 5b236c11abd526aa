import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { inspect, promisify } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writtenFor } from '@/db/driver'
import { jobRun } from '@/db/tables/tools'
import packages from '@/package.json'
import { freshDatabase } from '../support/database'
import { closesLate } from '../support/late'

// What the libraries do without db/driver.ts. A test that fails here is good news: that reach can go.
const books = freshDatabase('file', 1)
let client: postgres.Sql
let db: ReturnType<typeof drizzle>

beforeEach(() => {
  client = postgres(books.url, { max: 1, fetch_types: false, onnotice: () => {} })
  db = drizzle(client, { casing: 'snake_case' })
})
afterEach(() => client.end({ timeout: 0 }))

test('the driver was written for the versions that are installed', async () => {
  const { dependencies } = packages
  expect(dependencies).toMatchObject(writtenFor)
  for (const [name, version] of Object.entries(writtenFor)) {
    const { default: installed } = await import(`../../node_modules/${name}/package.json`)
    expect(installed.version, name).toBe(version)
  }
})

test('drizzle has nothing prepared but what has a name', async () => {
  await db.select().from(jobRun).where(eq(jobRun.job, 'x'))
  expect(await remembered(client)).toBe(0)
  await books.db.select().from(jobRun).where(eq(jobRun.job, 'x'))
  expect(await remembered(books.db.$client)).toBe(1)
})

test('a parameter that is undefined leaves the connection of the driver stuck', async () => {
  const asked = db.transaction((tx) =>
    Promise.all([
      tx.execute(sql`select 1`),
      tx
        .select()
        .from(jobRun)
        .where(eq(jobRun.job, undefined as never)),
    ]),
  )
  expect(await soon(asked)).toBe('no answer')
})

test('a transaction of the driver whose connection is cut throws where nobody can catch it', async () => {
  const uncaught = Promise.withResolvers<Error>()
  process.once('uncaughtException', uncaught.resolve)
  const cut = db.transaction(async (tx) => {
    const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await books.sql`select pg_terminate_backend(${own?.pid as number}, 5000)`
    await sleep(1)
    return tx.execute(sql`select 1`)
  })
  await expect(cut).rejects.toThrow()
  expect((await uncaught.promise).message).toContain("(reading 'write')")
})

test('a line of the driver that is cut while something is about to be written leaves it unable to write', async () => {
  const cut = db.transaction(async (tx) => {
    const line = closesLate()
    const [own] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await books.sql`select pg_terminate_backend(${own?.pid as number}, 5000)`
    await line.closed
    process.nextTick(line.tell)
  })
  await expect(cut).rejects.toThrow()
  expect(await soon(db.execute(sql`select 1`))).toBe('no answer')
})

test('a process outlives a cut that nobody can catch, and no other error', async () => {
  const driver = new URL('../../db/driver.ts', import.meta.url).href
  const alone = `
    import { once } from 'node:events'
    import { setTimeout as sleep } from 'node:timers/promises'
    import postgres from 'postgres'
    import { outliveCuts } from '${driver}'
    outliveCuts((error) => process.stdout.write(error.message + '; '))
    const [mine, other] = [1, 2].map(() => postgres(process.argv[1], { max: 1 }))
    const thrown = once(process, 'uncaughtException')
    mine.begin(async (tx) => {
      const [own] = await tx\`select pg_backend_pid() as pid\`
      await other\`select pg_terminate_backend(\${own.pid}, 5000)\`
      await sleep(1)
      return tx\`select 1\`
    }).catch(() => {})
    await thrown
    await other.end()
    process.stdout.write('lives on; ')
    throw new Error('mine')`
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', alone, books.url])
  const ended = await run.catch((error) => error)
  expect(ended).toMatchObject({ code: 1 })
  expect(ended.stdout).toMatch(/\(reading 'write'\); lives on; mine; $/)
})

test('drizzle tells in its error what the statement carried', async () => {
  // In a process of its own: in this one the house has taught drizzle to be silent.
  const alone = `
    import { sql } from 'drizzle-orm'
    import { drizzle } from 'drizzle-orm/postgres-js'
    const db = drizzle(process.argv[1])
    await db.execute(sql\`select \${'Demo Riet'}::int\`).catch((error) => process.stdout.write(error.message))
    await db.$client.end()`
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', alone, books.url])
  expect(stdout).toContain('Demo Riet')
  const ours = books.db.execute(sql`select ${'Demo Riet'}::int`)
  expect(await ours.catch((error) => inspect(error))).not.toContain('Riet')
})

test('drizzle shows no connection of a transaction', async () => {
  expect('$client' in db).toBe(true)
  expect(await db.transaction(async (tx) => '$client' in tx)).toBe(false)
})

test('a prepared statement of drizzle runs outside every transaction but the one it was written in', async () => {
  const wide = drizzle(postgres(books.url, { max: 2, fetch_types: false }), { casing: 'snake_case' })
  const written = wide
    .select({ pid: sql<number>`pg_backend_pid()` })
    .from(sql`(values (1)) as once`)
    .prepare('x')
  const [inside, asked] = await wide.transaction(async (tx) => [
    await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`),
    await written.execute(),
  ])
  expect(asked[0]?.pid).not.toBe(inside[0]?.pid)
  await wide.$client.end()
})

test('drizzle fails on a moment that is null when it comes in a placeholder', async () => {
  const at = sql.placeholder('at')
  const insert = db.insert(jobRun).values({ job: 'x', finishedAt: at }).prepare('x')
  await expect(insert.execute({ at: null })).rejects.toThrow('toISOString')
})

async function remembered(sql: postgres.Sql): Promise<number> {
  const rows = await sql`select 1 from pg_prepared_statements where statement like ${'%job_run%'}`
  return rows.length
}

async function soon(asked: Promise<unknown>): Promise<unknown> {
  const answer = asked.then(
    () => 'an answer',
    (error) => error,
  )
  return Promise.race([answer, sleep(1_500, 'no answer')])
}
