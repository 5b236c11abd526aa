import { type Database, openDatabase, type Transaction } from '@/db/client'
import { config } from './config'

export type { Database, Transaction }

// One of each per process, also when a bundler loads this file twice.
const shared = globalThis as { wegwijsDatabase?: Database; wegwijsLookout?: Database }

/** The pool of this process; opened at the first use. */
export function database(): Database {
  shared.wegwijsDatabase ??= openDatabase(config().databaseUrl, { max: config().poolSize })
  return shared.wegwijsDatabase
}

/** A line of its own beside the pool, to ask how the database is also while everybody of the pool is at work. */
export function lookout(): Database {
  shared.wegwijsLookout ??= openDatabase(config().databaseUrl, { max: 1, applicationName: 'wegwijs health' })
  return shared.wegwijsLookout
}

/** Puts another pool in the place of this process's own (tests, bench). */
export function useDatabase(db: Database | undefined): void {
  shared.wegwijsDatabase = db
  shared.wegwijsLookout = db
}
