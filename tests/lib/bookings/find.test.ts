import { describe, expect, test } from 'vitest'
import { findInput } from '@/lib/bookings/input/find'
import { findBookings, MOST_FOUND } from '@/lib/bookings/queries/find'
import { sameName } from '@/lib/bookings/queries/same-name'
import { forgetResidents } from '@/lib/privacy/commands/forget'
import type { Actor } from '@/lib/tools/access'
import { limits } from '@/lib/tools/limits'
import { freshDatabase } from '../../support/database'
import { aColleague } from '../../support/partners'
import { journalLines } from '../../support/workers'
import {
  aBooking,
  aBranch,
  aCourseRun,
  after,
  aPerson,
  aSlot,
  bookOne,
  days,
  hours,
  job,
  now,
  the,
  theBooking,
} from '../../support/world'

freshDatabase('test')

const find = async (actor: Actor, typed: Record<string, string>, at = now) => {
  const input = findInput.parse({ from: 'search', ...typed })
  const answer = await findBookings(actor, input, at)
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value
}
const ids = ({ found }: { found: { bookingId: string }[] }) => found.map(({ bookingId }) => bookingId)

async function booked(activityId: number, given: Parameters<typeof aPerson>[0]) {
  const made = await bookOne(job, aBooking(activityId, aPerson(given)), now)
  if (!made.ok) throw new Error(made.reason)
  return made.value
}

describe('a booking is found', () => {
  test('by its code, however it is written, and by the name and a day, also in the middle and without accents', async () => {
    const actor = await aColleague('adviser')
    const slot = await aSlot()
    const { bookingId, code } = await booked(slot.id, { name: 'Demo Zoë van Dijk' })
    const spaced = `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`
    const { found } = await find(actor, { code: spaced })
    expect(found).toMatchObject([{ bookingId, startsAt: slot.startsAt, status: 'booked', title: null }])
    for (const name of ['Demo Zoë', 'zoe', 'van dijk', 'DIJK'])
      expect(ids(await find(actor, { name, day: '2-3-2027' })), name).toEqual([bookingId])
    expect(ids(await find(actor, { name: 'oe', day: '2-3-2027' }))).toEqual([])
    expect(ids(await find(actor, { name: 'zoe', day: '3-3-2027' }))).toEqual([])
  })

  test('by the end of a telephone number with a letter or a day, also of a lesson of a course', async () => {
    const actor = await aColleague('coordinator')
    const run = await aCourseRun()
    const number = { contactWay: 'sms', contact: '06 8765 4321' } as const
    const { bookingId } = await booked(run.id, { name: 'Demo Émile', ...number })
    const other = await booked((await aSlot()).id, { name: 'Wim', ...number })
    expect(ids(await find(actor, { digits: '4321', name: 'W' }))).toEqual([other.bookingId])
    expect(ids(await find(actor, { digits: '0687654321', name: 'd' }))).toEqual([bookingId])
    expect(ids(await find(actor, { digits: '4321', day: '15-3-2027' }))).toEqual([bookingId])
    expect(ids(await find(actor, { digits: '4321', name: 'X' }))).toEqual([])
  })

  test('not by less: one letter and a day, a day alone, or four digits alone', () => {
    const wrong = (typed: Record<string, string>) =>
      findInput.safeParse(typed).error?.issues.map(({ path, message }) => `${path}: ${message}`)
    expect(wrong({})).toEqual(['code: nothing_sought'])
    expect(wrong({ name: 'Riet' })).toEqual(['day: day_missing'])
    expect(wrong({ day: '3-3-2027' })).toEqual(['name: name_missing'])
    expect(wrong({ name: 'R', day: '3-3-2027' })).toEqual(['name: name_short'])
    expect(wrong({ digits: '4321' })).toEqual(['name: letter_or_day'])
    expect(wrong({ digits: '21' })).toEqual(['digits: digits_wrong'])
  })

  test('ten at most, and it is said when there are more; what is to come stands first, and who was forgotten nowhere', async () => {
    const actor = await aColleague('adviser')
    const [early, late] = [await aSlot(), await aSlot({ desks: 12, startsAt: after(days(30)) })]
    const first = await booked(early.id, { name: 'Demo Vroeg', contact: '0699990000' })
    for (let i = 0; i < 11; i += 1)
      await booked(late.id, { name: `Demo ${'abcdefghijk'[i]}`, contact: `06${i + 10}110000` })
    const { found, more } = await find(actor, { digits: '0000', name: 'D' })
    expect([found.length, more, found[0]?.bookingId]).toEqual([MOST_FOUND, true, first.bookingId])
    const later = after(days(2))
    expect(ids(await find(actor, { digits: '0000', name: 'D' }, later))).not.toContain(first.bookingId)
    await forgetResidents(job, {}, after(days(20)))
    expect(ids(await find(actor, { code: first.code }, after(days(20))))).toEqual([])
  })

  test('at most so often in an hour, and each look stands in the journal with the screen that it came from', async () => {
    const actor = await aColleague('adviser')
    const { bookingId, code } = await booked((await aSlot()).id, {})
    await find(actor, { code, from: 'phone' })
    const line = { verb: 'see', kind: 'booking', why: 'find:phone', rowIds: [bookingId], who: actor.userId }
    expect(await journalLines()).toContainEqual(line)
    const nobody = { name: 'Demo Niemand', day: '2-3-2027' }
    expect(ids(await find(actor, nobody))).toEqual([])
    // Who looks and finds nothing has looked.
    expect(await journalLines()).toContainEqual({ ...line, why: 'find:search', rowIds: [] })
    for (let i = 2; i < limits.find.member.free; i += 1) await find(actor, { code })
    await expect(find(actor, { code })).rejects.toThrow('slow_down')
    expect(ids(await find(await aColleague('adviser'), { code }))).toEqual([bookingId])
    expect(ids(await find(actor, { code }, after(hours(1))))).toEqual([bookingId])
  })
})

test('the same name in the same week is told without details, here and elsewhere, and keeps nobody out', async () => {
  const actor = await aColleague('adviser')
  const branch = await aBranch()
  const [here, alsoHere, nextWeek] = [
    await aSlot({ branchId: branch.id }),
    await aSlot({ branchId: branch.id, startsAt: after(days(3)) }),
    await aSlot({ branchId: branch.id, startsAt: after(days(8)) }),
  ]
  const elsewhere = await aSlot({ startsAt: after(days(2)) })
  const { bookingId } = await booked(alsoHere.id, { name: 'Demo Riet' })
  const asked = async (name: string, activityId: number, except?: string) => {
    const answer = await sameName(actor, { name, activityId, except }, now)
    return answer.ok ? answer.value : null
  }
  expect(await asked(' demo  RIET', here.id)).toEqual({ here: true, elsewhere: false })
  expect(await asked('Demo Riet', elsewhere.id)).toEqual({ here: false, elsewhere: true })
  expect(await asked('Demo Riet', nextWeek.id)).toEqual({ here: false, elsewhere: false })
  expect(await asked('Demo Riet', here.id, bookingId)).toEqual({ here: false, elsewhere: false })
  expect((await journalLines()).filter(({ why }) => why === 'same_name')).toHaveLength(4)
  const again = await bookOne(actor, aBooking(here.id, aPerson({ name: 'Demo Riet' })), now)
  expect(again.ok).toBe(true)
})

test('what the desk books says that it did, and is of no partner', async () => {
  const actor = await aColleague('adviser')
  const answer = await bookOne(actor, aBooking((await aSlot()).id), now)
  if (!answer.ok) throw new Error(answer.reason)
  const made = the(await theBooking(answer.value.bookingId))
  expect(made).toMatchObject({ atDesk: true, partnerId: null, agreedAt: null, status: 'booked' })
  const online = await bookOne(job, aBooking((await aSlot()).id), now)
  if (!online.ok) throw new Error(online.reason)
  expect(await theBooking(online.value.bookingId)).toMatchObject({ atDesk: false })
})
