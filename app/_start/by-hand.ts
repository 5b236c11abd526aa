import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runningUrl } from '@/db/embedded/database'
import { setClock } from '@/lib/tools/clock'
import { database } from '@/lib/tools/database'
import { errorCode } from '@/lib/tools/log'
import { openData } from './data.ts'

/** Runs a command that somebody types beside a running site, on the site's own database and secrets; says what is missing. */
export async function byHand(work: () => Promise<boolean>): Promise<never> {
  const missing = findHouse()
  if (missing) return end(missing)
  try {
    await setClock()
    const done = await work()
    await database().close()
    return process.exit(done ? 0 : 1)
  } catch (error) {
    return end(why(errorCode(error)))
  }
}

/** Takes the secrets that the site made, and finds its database; answers with what has to be done first. */
function findHouse(): string | null {
  const folder = resolve(process.env.WEGWIJS_DATA || '.data')
  if (!process.env.WEGWIJS_SECRET && !existsSync(join(folder, 'secrets.json')))
    return `There are no secrets in ${folder}. Start the site there once (npm start), or set WEGWIJS_DATA or WEGWIJS_SECRET as for npm start.`
  openData()
  process.env.DATABASE_URL ||= runningUrl(folder) ?? ''
  return process.env.DATABASE_URL ? null : 'The database is not running. Start the site first: npm start.'
}

function why(code: string): string {
  if (code === '28P01')
    return 'The database refuses this login. Use the same WEGWIJS_DATA or WEGWIJS_SECRET as npm start does.'
  if (code === '42P01' || code === '3D000') return 'The database is empty. Start the site first: npm start.'
  return `The database does not answer (${code}).`
}

function end(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
