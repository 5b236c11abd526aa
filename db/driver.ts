import type { Socket } from 'node:net'
import { is, Param, Placeholder } from 'drizzle-orm'
import { PgPreparedQuery } from 'drizzle-orm/pg-core'
import type postgres from 'postgres'
import type { Lines } from './lines'

/**
 * Every reach into what drizzle and postgres.js keep to themselves stands in this file, and nowhere else. They were
 * written for these versions; tests/db/driver.test.ts fails when another one comes, and when a reach is not needed any
 * more because the library does it by itself.
 */
export const writtenFor = { 'drizzle-orm': '0.45.4', postgres: '3.4.9' }

type Work = (sql: postgres.TransactionSql) => unknown

/** The same connections with the repairs of this file: prepared, never with a hole, silent after a cut, never waiting for ever. */
export function repaired(client: postgres.Sql, lines: Lines): postgres.Sql {
  const begin = client.begin.bind(client) as (work: Work) => Promise<unknown>
  client.begin = ((work: Work) => awaited(lines, begin, work)) as typeof client.begin
  return prepared(client, lines)
}

// ---------- one: statements are prepared, and never sent with a hole in them ----------

/**
 * Every statement is parsed once per connection. drizzle sends its queries through `unsafe` with `prepare: false`
 * unless they have a name, and no setting changes that. A parameter that is undefined postgres.js notices too late:
 * the statement stays unanswered and the connection stuck.
 */
function prepared<Sql extends postgres.ISql>(sql: Sql, lines: Lines): Sql {
  const unsafe = sql.unsafe.bind(sql)
  sql.unsafe = ((query, parameters, options) => {
    if (parameters?.some((value) => value === undefined)) throw new TypeError('a parameter is undefined')
    const statement = unsafe(query, parameters, { ...options, prepare: true })
    waitFor(statement, lines)
    return statement
  }) as typeof sql.unsafe
  return sql
}

// ---------- two: a transaction whose connection was cut ends ----------

type Line = { over: boolean }

/**
 * `begin` that stays silent once the connection is cut or the transaction is over. By itself postgres.js would write a
 * last `rollback` to a socket that is no longer there: an error that nobody can catch, after which that connection of
 * the pool times out for half a minute or longer. PostgreSQL has rolled back anyway.
 */
function untilCut(begin: (work: Work) => Promise<unknown>, work: Work): Promise<unknown> {
  const line: Line = { over: false }
  const begun = begin((sql) => answerOf(work(watched(sql, line)), line))
  begun.catch(() => {
    line.over = true
  })
  return begun
}

/** What the work answers; when the connection was cut meanwhile nothing, for `begin` has answered itself. */
function answerOf(work: unknown, line: Line): Promise<unknown> {
  return new Promise((resolve, reject) => {
    Promise.resolve(work).then(
      (value) => line.over || resolve(value),
      (error) => line.over || reject(error),
    )
  })
}

/** Every statement says whether the connection still stands; after the end none is sent. */
function watched(sql: postgres.TransactionSql, line: Line): postgres.TransactionSql {
  const unsafe = sql.unsafe.bind(sql)
  sql.unsafe = ((...statement: Parameters<typeof unsafe>) => {
    if (line.over) return refused()
    const query = unsafe(...statement)
    // The first to hear of it, before whoever waits for the answer can go on.
    query.catch((error) => {
      if (isCut(error)) line.over = true
    })
    return query
  }) as typeof sql.unsafe
  return sql
}

type Failure = { severity?: string; code?: string; syscall?: string }

/** Without a connection there is no answer of PostgreSQL, or its last word: FATAL. */
function isCut(error: Failure): boolean {
  const last = error.severity === 'FATAL' || isReadOnly(error)
  return last || error.syscall !== undefined || /^CONNECTION_/.test(error.code ?? '')
}

function refused() {
  const error = Object.assign(new Error('the transaction is over'), { code: 'CONNECTION_CLOSED' })
  const refusal = Promise.reject(error)
  refusal.catch(() => {})
  return Object.assign(refusal, { values: () => refusal, execute: () => refusal })
}

// ---------- three: nobody waits for ever for a line that is dead ----------

/** A transaction that is waited for while it begins and ends; in between its statements are. */
async function awaited(lines: Lines, begin: (work: Work) => Promise<unknown>, work: Work): Promise<unknown> {
  let settled = lines.wait()
  try {
    return await untilCut(begin, async (sql) => {
      settled()
      try {
        return await work(prepared(sql, lines))
      } finally {
        settled = lines.wait()
      }
    })
  } finally {
    settled()
  }
}

function waitFor(statement: PromiseLike<unknown>, lines: Lines): void {
  const settled = lines.wait()
  statement.then(settled, (error) => {
    settled()
    if (isReadOnly(error)) lines.cut()
  })
}

/** The other end has become a standby, or an address leads to one now: over this line nothing can be written any more. */
function isReadOnly({ code }: Failure): boolean {
  return code === '25006'
}

// ---------- four: a failed statement does not tell whose data it carried ----------

type Run = (sql: string, parameters: unknown[], query: () => Promise<unknown>) => Promise<unknown>

/**
 * Lets every failed statement of drizzle be thrown as `told` of it. drizzle's own error carries the parameters, and
 * with them names and telephone numbers, into every log.
 */
export function tellFailuresAs(told: (error: postgres.PostgresError) => Error): void {
  const statement = PgPreparedQuery.prototype as unknown as { queryWithCache: Run & { silent?: true } }
  // Once, also when a bundler loads this file twice.
  if (statement.queryWithCache.silent) return
  const run = statement.queryWithCache
  const silently: Run = async function (this: unknown, ...statement) {
    try {
      return await run.apply(this, statement)
    } catch (error) {
      throw told(((error as Error).cause ?? error) as postgres.PostgresError)
    }
  }
  statement.queryWithCache = Object.assign(silently, { silent: true as const })
}

// ---------- five: the connection of a transaction ----------

/** The connection on which a transaction runs; drizzle shows that of the whole pool only (`$client`). */
export function connectionOf(tx: object): postgres.TransactionSql {
  return (tx as { session: { client: postgres.TransactionSql } }).session.client
}

// ---------- six: a statement that is written once and runs in whichever transaction ----------

type Prepared<Answer> = { execute: (values?: Record<string, unknown>) => Promise<Answer> }

/** Runs a prepared statement of drizzle in this transaction; drizzle ties it to the pool in which it was written. */
export function runIn<Answer>(
  tx: object,
  statement: Prepared<Answer>,
  values: Record<string, unknown>,
): Promise<Answer> {
  const mine: Prepared<Answer> = Object.create(statement, { client: { value: connectionOf(tx) } })
  return mine.execute(values)
}

/** Lets a placeholder be null: drizzle maps its value as one that is there, and fails on a moment that is not. */
export function nullable<Statement>(statement: Statement): Statement {
  const open = statement as { params: unknown[] }
  open.params = open.params.map((param) => {
    if (!is(param, Param) || !is(param.value, Placeholder)) return param
    const { encoder } = param
    const mapToDriverValue = (value: unknown) => (value === null ? null : encoder.mapToDriverValue(value))
    return new Param(param.value, { mapToDriverValue })
  })
  return statement
}

// ---------- seven: a cut connection never ends a process that works without visitors ----------

/**
 * Lets a process live on when the driver throws where nobody can catch it, because a connection was cut at the moment of
 * writing to it (`nextWrite`); the query fails in whatever asked it. `hear` is told of every error that nobody caught; any
 * other ends the process as ever, also an answer of the database for which nobody waited.
 */
export function outliveCuts(hear: (error: unknown) => void): void {
  process.on('uncaughtException', (error) => {
    hear(error)
    const slip = error instanceof TypeError && /node_modules\/postgres\//.test(error.stack ?? '')
    if (!slip) process.exit(1)
  })
}

// ---------- eight: a line that was cut with something still to be written leaves nothing behind ----------

/**
 * The same settings for the first message on a line, which they make so long that the driver writes it at once. What is
 * shorter it writes a moment later, and when a line is cut in that moment it waits for ever to be called: whatever it has
 * to say on the next line, be it only who is there, it keeps for that call, and the line times out.
 */
export function saidAtOnce<Settings extends Record<string, number>>(settings: Settings): Settings {
  const [[name, value] = []] = Object.entries(settings)
  return { ...settings, [name as string]: value + ' '.repeat(1_024) }
}

/** What asks a server whether it can listen in secret. */
const askSecret = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

/** A new line on which nothing comes of what the driver had still to write on the one before it. */
export function anew<Line extends Socket>(line: Line, secret: boolean): Line {
  let silent = true
  line.write = ((bytes: Buffer, then?: () => void) => {
    silent = false
    Reflect.deleteProperty(line, 'write')
    return line.write(firstOf(bytes), then)
  }) as Line['write']
  // That question is short, and so may be kept as well; the driver hears the answer also when it is asked for it.
  if (secret) line.once('connect', () => setImmediate(() => silent && line.write(askSecret)))
  return line
}

/** From the first message of a line on: the only one that has no letter in front. */
function firstOf(bytes: Buffer): Buffer {
  let at = 0
  while (at + 5 <= bytes.length && bytes[at] !== 0) at += 1 + bytes.readUInt32BE(at + 1)
  return bytes.subarray(at)
}
