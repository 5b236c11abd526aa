import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Wiper, wipers } from '@/lib/privacy/rules/entry'
import { found, marksEverywhere, marksGiven, newMarks, worked } from '../../support/canary'
import { freshDatabase } from '../../support/database'
import { after, days, hours } from '../../support/world'

const database = freshDatabase('test')
const environment = { ...process.env }
const log: string[] = []
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wegwijs-canary-'))
  // Letters lie in the folder, as in the demo.
  Object.assign(process.env, { WEGWIJS_DATA: folder, DEMO: '1' })
  delete process.env.SMTP_URL
  log.length = 0
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => log.push(String(text)) > 0)
  newMarks()
})

afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
  process.env = { ...environment }
})

const look = () => found(database.sql, folder, log)

/** Days after which the jobs come by: each is past a term, or just before one. */
const visits = [0, 1, 2, 3, 8, 12, 20, 31, 33, 45, 65, 95, 130, 170, 200, 240, 330, 370, 405, 450, 500]

/** All that there is to forget is done, day after day, but for what is left out. */
async function aYearPasses(without: readonly Wiper[] = []): Promise<string[]> {
  await marksEverywhere()
  await worked(after(hours(6)), without)
  for (const day of visits) await worked(after(days(day) + hours(10)), without)
  return look()
}

test('a mark in every field of every flow is found, and after a year none of them, in no table, file or line of the log', async () => {
  await marksEverywhere()
  const before = await look()
  await worked(after(hours(6)))
  const there = [...before, ...(await look())].join('\n')
  const unseen = marksGiven().filter(({ mark }) => !there.includes(`${mark.word} in `))
  expect(unseen).toEqual([])
  expect(there).toMatch(/ in .*\/mail\//)
  for (const day of visits) await worked(after(days(day) + hours(10)))
  expect(await look()).toEqual([])
}, 180_000)

describe('with one of them switched off, what it would have wiped is found', () => {
  const where: Partial<Record<Wiper, RegExp>> = {
    forget_residents: / in resident$/,
    forget_needs: / in need_contact$/,
    forget_tickets: / in ticket$/,
    sweep_guests: / in guest$/,
    forget_accounts: / in user_account$/,
    forget_invitations: / in invitation$/,
    forget_contacts: / in agreement_(contact|version)$/,
    forget_letters: / in .*\/mail\//,
  }

  test.each(Object.entries(where))(
    '%s',
    async (name, place) => {
      const left = await aYearPasses([name as Wiper])
      expect(left.filter((one) => place.test(one))).not.toEqual([])
    },
    180_000,
  )

  test('the others wipe no mark: a code, a hash, a number of a row', () => {
    const others = wipers.filter((name) => !(name in where))
    expect(others).toEqual(['forget_topics', 'sweep_sign_ins', 'forget_seen', 'forget_traces'])
  })
})

test('what the register says of a consultation is so while a course of the same person goes on', async () => {
  await marksEverywhere()
  await worked(after(days(9)))
  const regular = marksGiven()[0]
  const [row] = await database.sql`select count(*)::int as named,
    (count(*) filter (where a.kind = 'consultation'))::int as consultations
    from booking b join activity a on a.id = b.activity_id where b.name ilike ${`%${regular?.mark.word}%`}`
  expect(row).toEqual({ named: 1, consultations: 0 })
}, 60_000)
