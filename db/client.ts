import { makePgArray, PgPreparedQuery, parsePgArray } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { transactions } from './transactions'

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
    // By itself the driver asks each new connection for all array types; when the connection is cut meanwhile,
    // nobody hears of it but the process. These are the ones there are.
    fetch_types: false,
    types: { texts: { to: 1009, from: [1009], serialize: textsTo, parse: parsePgArray } },
    connection: { application_name: applicationName, ...limits },
  })
  return Object.assign(drizzle(prepareEverything(client), { casing: 'snake_case' }), {
    close: () => client.end({ timeout: 5 }),
  })
}

/** drizzle has written its own arrays out already. */
function textsTo(texts: string | string[]): string {
  return typeof texts === 'string' ? texts : makePgArray(texts)
}

export type Database = ReturnType<typeof openDatabase>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

function prepareEverything(client: postgres.Sql): postgres.Sql {
  const begin = transactions(client.begin.bind(client) as Parameters<typeof transactions>[0])
  const withUnsafe = <T extends postgres.ISql>(sql: T): T => {
    const unsafe = sql.unsafe.bind(sql)
    sql.unsafe = ((query, parameters, options) => {
      // The driver would notice too late, leave the statement unanswered and the connection stuck.
      if (parameters?.some((value) => value === undefined)) throw new TypeError('a parameter is undefined')
      // Last: drizzle itself says `prepare: false` for a query without a name.
      return unsafe(query, parameters, { ...options, prepare: true })
    }) as typeof sql.unsafe
    return sql
  }
  client.begin = ((work: (sql: postgres.TransactionSql) => unknown) =>
    begin((sql) => work(withUnsafe(sql)))) as typeof client.begin
  return withUnsafe(client)
}

/** Who is asking, as the policies of the database read it; what is not said is nobody. */
export type Scope = { kind: string; role?: string; organisation?: string; user?: string; guest?: string }

const tellScope = `select set_config('wegwijs.kind', $1, true), set_config('wegwijs.role', $2, true),
  set_config('wegwijs.organisation', $3, true), set_config('wegwijs.user', $4, true), set_config('wegwijs.guest', $5, true)`

/** One transaction for whoever is asking: the policies of the database decide by `scope` which rows there are. */
export function inScope<Value>(
  db: Database,
  { kind, role = '', organisation = '', user = '', guest = '' }: Scope,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return db.transaction(async (tx) => {
    const { client } = (tx as unknown as { session: { client: postgres.TransactionSql } }).session
    // Not waited for: it goes ahead of the first statement in the same breath.
    const told = client.unsafe(tellScope, [kind, role, organisation, user, guest]).execute()
    const [value] = await Promise.all([work(tx), told])
    return value
  })
}

/** What may be known of a failed statement outside the database: which rule broke, never whose data. */
export class QueryFailed extends Error {
  override name = 'QueryFailed'
  constructor(
    /** SQLSTATE, or the code of the driver when there was no answer. */
    readonly code: string,
    readonly constraint: string | null,
  ) {
    super(`query failed: ${code}${constraint ? ` (${constraint})` : ''}`)
  }
}

// drizzle's own error carries the parameters, and with them names and telephone numbers, into every log.
type Run = (sql: string, parameters: unknown[], query: () => Promise<unknown>) => Promise<unknown>
const statement = PgPreparedQuery.prototype as unknown as { queryWithCache: Run & { silent?: true } }
if (!statement.queryWithCache.silent) {
  const run = statement.queryWithCache
  const silently: Run = async function (this: unknown, ...statement) {
    try {
      return await run.apply(this, statement)
    } catch (error) {
      const { code, constraint_name } = ((error as Error).cause ?? error) as postgres.PostgresError
      throw new QueryFailed(code ?? 'UNKNOWN', constraint_name ?? null)
    }
  }
  statement.queryWithCache = Object.assign(silently, { silent: true as const })
}
