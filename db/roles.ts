import { createHmac } from 'node:crypto'
import postgres from 'postgres'
import { limits } from './client'

/**
 * The address by which the app works: the same database as a login that owns nothing. Its password follows from
 * the secret that instances share, so that nobody has to keep another one.
 */
export function appUrl(ownerUrl: string, secret: string, login = loginFor(ownerUrl)): string {
  const url = new URL(ownerUrl)
  url.username = encodeURIComponent(login)
  url.password = createHmac('sha256', secret).update(`login ${login}`).digest('hex')
  return url.href
}

/** Makes sure that the login of the app is there, with the password that follows from the secret. */
export async function ensureLogin(
  ownerUrl: string,
  secret: string,
  login = loginFor(ownerUrl),
): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  const { password } = new URL(appUrl(ownerUrl, secret, login))
  const named = `"${login.replaceAll('"', '""')}"`
  try {
    await sql.begin(async (tx) => {
      // Instances that start together wait for each other.
      await tx`select pg_advisory_xact_lock(hashtext('wegwijs login'))`
      const [found] = await tx`select 1 as yes from pg_roles where rolname = ${login}`
      await tx.unsafe(`${found ? 'alter' : 'create'} role ${named} login password '${password}'`)
      await tx.unsafe(`grant wegwijs_app to ${named}`)
      // Every line says them by itself too; a pooler in between may not pass them on.
      for (const [name, milliseconds] of Object.entries(limits))
        await tx.unsafe(`alter role ${named} set ${name} = ${milliseconds}`)
    })
  } catch (error) {
    if ((error as postgres.PostgresError).code !== '42501') throw error
    throw new Error(
      `The login in DATABASE_URL may not make the login "${login}" for the app. Make one that is a member of wegwijs_app, and set DATABASE_APP_URL.`,
    )
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function loginFor(ownerUrl: string): string {
  return `${decodeURIComponent(new URL(ownerUrl).pathname.slice(1)).slice(0, 57)}_login`
}
