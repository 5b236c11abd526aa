import type postgres from 'postgres'

type Work = (sql: postgres.TransactionSql) => unknown
type Begin = (work: Work) => Promise<unknown>

/**
 * `begin` of the driver, which stays silent once the connection is cut or the transaction is over. By itself the
 * driver (postgres.js 3.4.9) would write a last `rollback` to a socket that is no longer there: an error that
 * nobody can catch, after which that connection of the pool times out for half a minute or longer. PostgreSQL has
 * rolled back anyway.
 */
export function transactions(begin: Begin): Begin {
  return (work) => {
    const line: Line = { over: false }
    const begun = begin((sql) => untilCut(work(watched(sql, line)), line))
    begun.catch(() => {
      line.over = true
    })
    return begun
  }
}

type Line = { over: boolean }

/** What the work answers; when the connection was cut meanwhile nothing, for `begin` has answered itself. */
function untilCut(work: unknown, line: Line): Promise<unknown> {
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

/** Without a connection there is no answer of PostgreSQL, or its last word: FATAL. */
function isCut(error: { severity?: string; code?: string; syscall?: string }): boolean {
  return error.severity === 'FATAL' || error.syscall !== undefined || /^CONNECTION_/.test(error.code ?? '')
}

function refused() {
  const error = Object.assign(new Error('the transaction is over'), { code: 'CONNECTION_CLOSED' })
  const refusal = Promise.reject(error)
  refusal.catch(() => {})
  return Object.assign(refusal, { values: () => refusal, execute: () => refusal })
}
