import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { connectionOf, repaired, saidAtOnce, tellFailuresAs } from './driver'
import { Lines } from './lines'

/** Milliseconds a statement, a lock and an idle transaction may take before PostgreSQL ends them. */
export const limits = {
  statement_timeout: 5_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 10_000,
}

export type DatabaseOptions = {
  max?: number
  applicationName?: string
  /** Milliseconds after which a line is cut on which somebody waits and nothing comes. */
  silent?: number
}

/** Opens a pool of connections to PostgreSQL. */
export function openDatabase(
  url: string,
  { max = 10, applicationName = 'wegwijs', silent }: DatabaseOptions = {},
) {
  const lines = new Lines(silent)
  const client = postgres(url, {
    ...{ socket: lines.open },
    max,
    connect_timeout: 5,
    max_lifetime: 60 * 30,
    backoff: (retries) => Math.min(0.1 * 2 ** retries, 2),
    onnotice: () => {},
    // By itself the driver asks each new connection for all array types; when the connection is cut meanwhile,
    // nobody hears of it but the process. These are the ones there are.
    fetch_types: false,
    types: { texts: { to: 1009, from: [1009], serialize: textsTo, parse: parsePgArray } },
    connection: { application_name: applicationName, ...saidAtOnce(limits) },
  })
  return Object.assign(drizzle(repaired(client, lines), { casing: 'snake_case' }), {
    close: async () => {
      await client.end({ timeout: 5 })
      lines.close()
    },
  })
}

/** drizzle has written its own arrays out already. */
function textsTo(texts: string | string[]): string {
  return typeof texts === 'string' ? texts : makePgArray(texts)
}

export type Database = ReturnType<typeof openDatabase>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Who is asking, as the policies of the database read it; what is not said is nobody. */
export type Scope = {
  kind: string
  role?: string
  organisation?: string
  user?: string
  guest?: string
  /** What moment it is, for policies that stand by the clock; without it none of those stands. */
  moment?: string
}

const tellScope = `select set_config('wegwijs.kind', $1, true), set_config('wegwijs.role', $2, true),
  set_config('wegwijs.organisation', $3, true), set_config('wegwijs.user', $4, true), set_config('wegwijs.guest', $5, true),
  set_config('wegwijs.moment', $6, true)`

/** One transaction for whoever is asking: the policies of the database decide by `scope` which rows there are. */
export function inScope<Value>(
  db: Database,
  { kind, role = '', organisation = '', user = '', guest = '', moment = '' }: Scope,
  work: (tx: Transaction) => Promise<Value>,
): Promise<Value> {
  return db.transaction(async (tx) => {
    // Not waited for: it goes ahead of the first statement in the same breath.
    const told = connectionOf(tx).unsafe(tellScope, [kind, role, organisation, user, guest, moment]).execute()
    const [value] = await Promise.all([work(tx), told])
    return value
  })
}

/** What may be known of a failed statement outside the database: which rule broke, never whose data. */
export class QueryFailed extends Error {
  override name = 'QueryFailed'
  /** SQLSTATE, or the code of the driver when there was no answer. */
  readonly code: string
  readonly constraint: string | null
  constructor(code: string, constraint: string | null) {
    super(`query failed: ${code}${constraint ? ` (${constraint})` : ''}`)
    this.code = code
    this.constraint = constraint
  }
}

tellFailuresAs(({ code, constraint_name }) => new QueryFailed(code ?? 'UNKNOWN', constraint_name ?? null))
