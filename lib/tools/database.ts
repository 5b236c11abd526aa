import { type Database, openDatabase, type Transaction } from '@/db/client'
import { config } from './config'

export type { Database, Transaction }

// One pool per process, also when a bundler loads this file twice.
const shared = globalThis as { wegwijsDatabase?: Database }

/** The pool of this process; opened at the first use. */
export function database(): Database {
  shared.wegwijsDatabase ??= openDatabase(config().databaseUrl, { max: config().poolSize })
  return shared.wegwijsDatabase
}

/** Puts another pool in the place of this process's own (tests, bench). */
export function useDatabase(db: Database | undefined): void {
  shared.wegwijsDatabase = db
}
