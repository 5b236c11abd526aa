import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliver } from '@/lib/messages/commands'
import { eraseResident } from '@/lib/privacy/commands/erase'
import { forgetLetters } from '@/lib/privacy/commands/forget'
import { keepInFolder } from '@/lib/tools/mail'
import { freshDatabase } from '../../support/database'
import { aColleague } from '../../support/partners'
import { aBooking, after, aPerson, aSlot, bookOne, days, hours, job, minutes, now } from '../../support/world'

freshDatabase('test')
const environment = { ...process.env }
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wegwijs-letters-'))
  process.env.WEGWIJS_DATA = folder
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  process.env = { ...environment }
})

const filed = () => readdirSync(join(folder, 'mail'))

/** Somebody with a consultation in some weeks, whose letter lies in the folder. */
async function told(): Promise<string> {
  const slot = await aSlot({ startsAt: after(days(40)) })
  const made = await bookOne(job, aBooking(slot.id, aPerson({ contactWay: 'email' })), now)
  if (!made.ok) throw new Error(made.reason)
  const postman = {
    compose: async () => 'letter',
    send: (_: string, { id }: { id: string }) => keepInFolder(`${id}.eml`, 'Beste Demo'),
  }
  await deliver(job, postman, now)
  return made.value.bookingId
}

test('a letter in the folder goes a week after it left, not a minute sooner', async () => {
  await told()
  expect(filed()).toHaveLength(1)
  expect(await forgetLetters(job, {}, after(days(7) - hours(1)))).toBe(0)
  expect(await forgetLetters(job, {}, after(days(7) + hours(1)))).toBe(1)
  expect(filed()).toEqual([])
})

test('and at once when who it was to is wiped', async () => {
  const bookingId = await told()
  await eraseResident(await aColleague('adviser'), { bookingId, also: [] }, now)
  expect(await forgetLetters(job, {}, now)).toBe(1)
  expect(filed()).toEqual([])
})

test('half a letter of which the writer was killed goes after an hour', async () => {
  const name = `.${randomUUID()}`
  mkdirSync(join(folder, 'mail'))
  writeFileSync(join(folder, 'mail', name), 'Beste Demo')
  for (const [age, gone] of [
    [minutes(59), 0],
    [minutes(61), 1],
  ] as const) {
    utimesSync(join(folder, 'mail', name), now, after(-age))
    expect(await forgetLetters(job, {}, now)).toBe(gone)
  }
  expect(filed()).toEqual([])
})

test('one that nobody knows goes as well; another file and a letter that is being written stay', async () => {
  await keepInFolder(`${randomUUID()}.txt`, '0612345678')
  await keepInFolder('lees-mij.txt', 'hier liggen brieven')
  expect(await forgetLetters(job, {}, now)).toBe(1)
  expect(filed()).toEqual(['lees-mij.txt'])
  rmSync(folder, { recursive: true })
  expect(await forgetLetters(job, {}, now)).toBe(0)
})
