import { type Placeholder, type SQLWrapper, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { nullable, runIn } from '@/db/driver'
import type { Transaction } from './database'

/** Writes statements without a database. */
const writer = drizzle.mock({ casing: 'snake_case' })
type Writer = typeof writer

/** Stands in a statement for a value that comes with each run; a name that is not among the values does not compile. */
export type Given<Values> = (name: keyof Values & string) => Placeholder

type Prepared<Answer> = { execute: (values?: Record<string, unknown>) => Promise<Answer> }
type Preparable<Answer> = SQLWrapper & { prepare: (name: string) => Prepared<Answer> }

/**
 * A statement whose SQL is written once per process, at its first run, and from then on only sent, in whichever
 * transaction it is asked. The values are mapped as drizzle maps them; null is null for every column.
 */
export function statement<Values extends object, Answer>(
  write: (writer: Writer, given: Given<Values>) => Preparable<Answer>,
): (tx: Transaction, values: Values) => Promise<Answer> {
  let written: Prepared<Answer> | undefined
  return (tx, values) => {
    written ??= nullable(write(writer, (name) => sql.placeholder(name)).prepare('statement'))
    return runIn(tx, written, values as Record<string, unknown>)
  }
}
