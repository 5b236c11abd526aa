import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { limits } from './client'

/** Milliseconds that a start waits for the database, and between two tries. */
const PATIENCE = { whole: 60_000, between: 1_000 }
/** Not there yet: nobody listens or answers, or it is starting, or it is a standby that is not promoted yet. */
const notYet = /^(E[A-Z_]+|CONNECT.*|57P0[123]|53300|08(000|003|006|001|004)|standby)$/

/** Waits until the database at `url` can be written to, a minute at most: machines that start together start in any order. */
export async function untilThere(
  url: string,
  say: (sentence: string) => void,
  patience = PATIENCE,
): Promise<void> {
  const until = performance.now() + patience.whole
  for (let said = false; ; said = true) {
    const code = await whyNot(url)
    if (code === null) return
    const { hostname, port } = new URL(url)
    const where = `The database at ${hostname}:${port || 5432}`
    if (performance.now() > until) throw new Error(`${where} cannot be used (${code}).`)
    if (!said) say(`${where} is not there yet (${code}); waiting for it.`)
    await sleep(patience.between)
  }
}

/** Why nothing can be written there at this moment; null when it can. What waiting does not mend is thrown. */
async function whyNot(url: string): Promise<string | null> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    const [row] = await sql`select pg_is_in_recovery() as standby`
    return row?.standby ? 'standby' : null
  } catch (error) {
    const { code = '' } = error as postgres.PostgresError
    if (notYet.test(code)) return code
    throw error
  } finally {
    await sql.end({ timeout: 1 }).catch(() => {})
  }
}

/**
 * Refuses an address that leads through a pooler which shares its lines between transactions, or which does not take the
 * limits of the site: the first visitors would notice, and no message would say why.
 */
export async function refuseSharedLines(url: string): Promise<void> {
  const options = { max: 1, connect_timeout: 5, onnotice: () => {}, connection: limits }
  const [one, other] = [postgres(url, options), postgres(url, options)]
  try {
    const pids: unknown[] = []
    for (const sql of [one, other, one]) pids.push((await sql`select pg_backend_pid() as pid`)[0]?.pid)
    if (pids[0] === pids[1] || pids[0] !== pids[2]) throw new Error(shared)
  } catch (error) {
    if (/startup parameter/.test((error as Error).message)) throw new Error(limited)
    throw error
  } finally {
    await Promise.all([one.end({ timeout: 1 }), other.end({ timeout: 1 })].map((end) => end.catch(() => {})))
  }
}

const shared =
  'Between the site and PostgreSQL stands a pooler that gives every transaction another line. Set it to session mode (docs/operate.md, Poolers).'
const limited =
  'Between the site and PostgreSQL stands a pooler that does not let the limits of the site through. Let it ignore them, and set them on the login (docs/operate.md, Poolers).'
