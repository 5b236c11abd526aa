import postgres from 'postgres'
import { leftSentences } from '@/app/_start/left'
import { openDatabase } from '@/db/client'
import { migrate } from '@/db/migrate'
import { appUrl, ensureLogin } from '@/db/roles'
import { nobodyLeft } from '@/lib/needs/queries/left'
import { useDatabase as workWith } from '@/lib/tools/database'
import { keepBooks } from '../support/database'
import { startServer, testLogin } from '../support/server'
import { job } from '../support/world'
import { liveThrough } from './province'

/** Facts 8.2: warm referrals in a year of a province of twelve libraries. */
const NEEDS = Number(process.env.YEAR_NEEDS ?? 2_500)

const server = await startServer({ fast: true })
await migrate(server.url)
await ensureLogin(server.url, testLogin.secret, testLogin.name)
const db = openDatabase(appUrl(server.url, testLogin.secret, testLogin.name), { max: 8 })
const owner = openDatabase(server.url, { max: 4 })
const sql = postgres(server.url, { max: 4, onnotice: () => {} })
workWith(db)
keepBooks(owner)
try {
  const began = performance.now()
  const told = (day: string, count: number) => {
    const seconds = Math.round((performance.now() - began) / 1000)
    if (process.stderr.isTTY) process.stderr.write(`\r${day}: ${count} needs opened, ${seconds} s `)
  }
  const lived = await liveThrough(sql, {
    from: '2027-01-04',
    until: '2027-12-31',
    needs: NEEDS,
    towns: 12,
    told,
  })
  const left = await nobodyLeft(job, lived.end)
  const { done, refused, undone, wiped } = lived
  if (process.stderr.isTTY) process.stderr.write('\n')
  process.stdout.write(
    [
      `A year of a province, lived through day by day with the commands of the house: ${done.toLocaleString('en')} things done,`,
      `${refused.toLocaleString('en')} refused. One library, 12 municipalities, ${lived.partners} partners; among them one that is silent, one`,
      'whose agreement ended, one whose people left, one closed for three weeks, and two weeks without the worker.',
      '',
      `On ${lived.end.toISOString().slice(0, 10)}:`,
      ...leftSentences(left),
      '',
      `${undone} more were typed by mistake and taken away the same day, with a line in the journal.`,
      `Of ${wiped.toLocaleString('en')} that had ended nobody knows any more whose they were: they still count.`,
      '',
    ].join('\n'),
  )
  const isWhole = left.others === 0 && left.opened === left.openings && left.opened + undone === lived.opened
  process.stdout.write(isWhole ? '✓ nobody is left without help\n' : '✗ somebody is nobody’s\n')
  process.exitCode = isWhole ? 0 : 1
} finally {
  await Promise.all([db.close(), owner.close(), sql.end({ timeout: 5 })])
  await server.stop()
}
process.exit()
