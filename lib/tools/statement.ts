import { is, Param, Placeholder, type SQLWrapper, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
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
    const { client } = (tx as unknown as { session: { client: unknown } }).session
    const mine: Prepared<Answer> = Object.create(written, { client: { value: client } })
    return mine.execute(values as Record<string, unknown>)
  }
}

/** drizzle maps a placeholder's value as one that is there; its mapping of a moment fails on null. */
function nullable<Answer>(prepared: Prepared<Answer>): Prepared<Answer> {
  const open = prepared as unknown as { params: unknown[] }
  open.params = open.params.map((param) => {
    if (!is(param, Param) || !is(param.value, Placeholder)) return param
    const { encoder } = param
    const mapToDriverValue = (value: unknown) => (value === null ? null : encoder.mapToDriverValue(value))
    return new Param(param.value, { mapToDriverValue })
  })
  return prepared
}
