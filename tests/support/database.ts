import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { type Database, openDatabase } from '@/db/client'
import { appUrl } from '@/db/roles'
import { useDatabase } from '@/lib/tools/database'
import { testLogin } from './server'

export type TestDatabase = {
  /** Address of the database; for child processes and clients of a test's own. */
  readonly url: string
  /** The same as the app works with it, owning nothing. */
  readonly appUrl: string
  /** The pool that commands and queries use while a test runs. */
  readonly db: Database
  /** Raw SQL in the same database, as someone with psql would type it. */
  readonly sql: postgres.Sql
}

/**
 * Gives a test file a real, migrated and empty database of its own: one for the whole file, or with
 * `'test'` a new one for each test. Commands and queries find it through `database()`.
 */
export function freshDatabase(per: 'file' | 'test' = 'file', pool = 10): TestDatabase {
  let opened: Opened | undefined
  const open = async () => {
    opened = await openClone(pool)
    useDatabase(opened.db)
    owner = opened.owner
  }
  const close = async () => {
    useDatabase(undefined)
    owner = undefined
    await opened?.close()
    opened = undefined
  }
  if (per === 'file') beforeAll(open)
  else beforeEach(open)
  if (per === 'file') afterAll(close)
  else afterEach(close)
  const current = () => {
    if (!opened) throw new Error('the database is there in tests and hooks, not while a file is read')
    return opened
  }
  return {
    get url() {
      return current().url
    },
    get appUrl() {
      return current().appUrl
    },
    get db() {
      return current().db
    },
    get sql() {
      return current().sql
    },
  }
}

type Opened = {
  url: string
  appUrl: string
  db: Database
  owner: Database
  sql: postgres.Sql
  close: () => Promise<void>
}

let owner: Database | undefined

/** The owner's pool: how a story puts its world in place, and how it looks at the books afterwards. */
export function books(): Database {
  if (!owner) throw new Error('the database is there in tests and hooks, not while a file is read')
  return owner
}

/** The same for a program that is no test, such as a soak or a bench. */
export function keepBooks(pool: Database | undefined): void {
  owner = pool
}

async function openClone(pool: number): Promise<Opened> {
  const url = await clone()
  const own = appUrl(url, testLogin.secret, testLogin.name)
  const db = openDatabase(own, { max: pool, applicationName: 'wegwijs test' })
  const keeper = openDatabase(url, { max: 4, applicationName: 'wegwijs test owner' })
  const sql = postgres(url, { max: 4, onnotice: () => {} })
  const close = async () => {
    await Promise.all([db.close(), keeper.close(), sql.end({ timeout: 5 })])
    await asAdministrator((admin) => admin.unsafe(`drop database "${nameIn(url)}" with (force)`))
  }
  return { url, appUrl: own, db, owner: keeper, sql, close }
}

/** Makes a migrated, empty database beside the others and returns its address. */
export function clone(): Promise<string> {
  return made('template wegwijs_template')
}

/** Makes a database in which there is nothing, not even a table, and returns its address. */
export function bareDatabase(): Promise<string> {
  return made('template template0')
}

async function made(from: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asAdministrator((admin) => admin.unsafe(`create database "${name}" ${from}`))
  const url = new URL(inject('server'))
  url.pathname = `/${name}`
  return url.href
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1)
}

async function asAdministrator(work: (admin: postgres.Sql) => Promise<unknown>): Promise<void> {
  const admin = postgres(inject('server'), { max: 1, onnotice: () => {} })
  try {
    await work(admin)
  } finally {
    await admin.end({ timeout: 5 })
  }
}
