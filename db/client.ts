import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema'

/** Milliseconds a statement, a lock and an idle transaction may take before PostgreSQL ends them. */
const limits = { statement_timeout: 5_000, lock_timeout: 3_000, idle_in_transaction_session_timeout: 10_000 }

export type DatabaseOptions = { max?: number; applicationName?: string }

/**
 * Opens a pool of connections to PostgreSQL. Every statement is prepared once per connection:
 * drizzle sends its queries through `unsafe`, which postgres.js would otherwise parse again each time.
 */
export function openDatabase(url: string, { max = 10, applicationName = 'wegwijs' }: DatabaseOptions = {}) {
  const client = postgres(url, {
    max,
    connect_timeout: 5,
    max_lifetime: 60 * 30,
    backoff: (retries) => Math.min(0.1 * 2 ** retries, 2),
    onnotice: () => {},
    connection: { application_name: applicationName, ...limits },
  })
  return Object.assign(drizzle(prepareEverything(client), { schema, casing: 'snake_case' }), {
    close: () => client.end({ timeout: 5 }),
  })
}

export type Database = ReturnType<typeof openDatabase>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

function prepareEverything(client: postgres.Sql): postgres.Sql {
  const begin = client.begin.bind(client) as (work: (sql: postgres.TransactionSql) => unknown) => unknown
  const withUnsafe = <T extends postgres.ISql>(sql: T): T => {
    const unsafe = sql.unsafe.bind(sql)
    sql.unsafe = ((query, parameters, options) =>
      unsafe(query, parameters, { prepare: true, ...options })) as typeof sql.unsafe
    return sql
  }
  client.begin = ((work: (sql: postgres.TransactionSql) => unknown) =>
    begin((sql) => work(withUnsafe(sql)))) as typeof client.begin
  return withUnsafe(client)
}
