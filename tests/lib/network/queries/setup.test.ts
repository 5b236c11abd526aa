import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { message } from '@/db/tables/messages'
import { branch, branchAddress, openingHours, schoolHoliday } from '@/db/tables/network'
import { saveOpeningHours } from '@/lib/network/commands/branches'
import { ownBranch } from '@/lib/network/queries/own-branches'
import { bookable, setupState } from '@/lib/network/queries/setup'
import { invite } from '@/lib/team/commands/invitations'
import type { Staff } from '@/lib/tools/access'
import { anEmployee, done } from '../../../support/allowed/rows'
import { books, freshDatabase } from '../../../support/database'
import { aBranch, aCourseRun, anyone, aSlot, calledOff, now, weeklyHours } from '../../../support/world'

freshDatabase('test')
afterEach(() => void vi.unstubAllEnvs())

const aColleague = {
  ...{ name: 'Demo Anton', email: 'anton@bibliotheek.example' },
  ...{ role: 'adviser' as const, volunteer: false },
}
const address = { street: 'Voorbeeldstraat 1', postcode: '1234 AB', town: 'Mijdrecht' }

test('every step is done when somebody did it, and a branch that is closed for good lacks nothing', async () => {
  const { actor } = await anEmployee('coordinator')
  const state = async () => new Map((await setupState(actor, now)).map((one) => [one.step, one]))
  expect((await state()).get('branch')).toMatchObject({ done: false })
  const one = await aBranch()
  const closed = await aBranch()
  await books().update(branch).set({ closedFrom: '2027-03-01' }).where(eq(branch.id, closed.id))
  expect((await state()).get('address')?.branches).toEqual([{ id: one.id, name: one.name }])
  await books()
    .insert(branchAddress)
    .values({ branchId: one.id, validFrom: '2027-01-01', ...address })
  await books()
    .insert(openingHours)
    .values({ branchId: one.id, weekday: 1, fromTime: '10:00', untilTime: '17:00', kind: 'staffed' })
  expect((await state()).get('consultation_hours')).toMatchObject({ done: false })
  await weeklyHours(one.id, { validUntil: '2027-02-28' })
  expect((await state()).get('consultation_hours')).toMatchObject({ done: false })
  await weeklyHours(one.id)
  const whole = await state()
  for (const step of ['branch', 'address', 'opening_hours', 'consultation_hours'] as const)
    expect(whole.get(step), step).toMatchObject({ done: true, branches: [] })
})

test('a point outside a library lacks no opening hours, and school holidays are asked per region', async () => {
  const { actor } = await anEmployee('coordinator')
  const one = await aBranch()
  await books().update(branch).set({ kind: 'outside' }).where(eq(branch.id, one.id))
  const state = async (step: string) => (await setupState(actor, now)).find((each) => each.step === step)
  expect((await state('opening_hours'))?.branches).not.toContainEqual({ id: one.id, name: one.name })
  const lacks = async () => (await state('school_holidays'))?.branches.some(({ id }) => id === one.id)
  const spring = { name: 'spring' as const, untilDate: '2027-02-28' }
  const typed = (region: 'midden' | 'zuid', given: object) =>
    books()
      .insert(schoolHoliday)
      .values({ ...spring, fromDate: '2027-02-20', region, ...given })
  await typed('midden', {})
  await typed('zuid', { untilDate: '2027-03-07' })
  // One that is over, or of another region, says nothing of what is to come here.
  expect(await lacks()).toBe(true)
  await typed('midden', { fromDate: '2027-04-24', untilDate: '2027-05-02' })
  expect(await lacks()).toBe(false)
})

test('who saved that a library opens at no fixed hours has said it: the step is done', async () => {
  const { actor } = await anEmployee('coordinator')
  const { id: branchId, name } = await aBranch()
  const lacks = async () =>
    (await setupState(actor, now)).find(({ step }) => step === 'opening_hours')?.branches
  expect(await lacks()).toContainEqual({ id: branchId, name })
  expect(await ownBranch(actor, { branchId }, now)).toMatchObject({ hoursSaid: false })
  done(await saveOpeningHours(actor, { branchId, hours: [] }, now))
  expect(await lacks()).not.toContainEqual({ id: branchId, name })
  expect(await ownBranch(actor, { branchId }, now)).toMatchObject({ hoursSaid: true })
})

test('a colleague is invited when the invitation can leave: without a mail server nobody gets it', async () => {
  const { actor } = await anEmployee('coordinator')
  const invited = async () => (await setupState(actor, now)).find(({ step }) => step === 'colleagues')?.done
  vi.stubEnv('SMTP_URL', 'smtp://mail.example')
  expect(await invited()).toBe(false)
  done(await invite(actor as Staff, aColleague, now))
  expect(await invited()).toBe(true)
  vi.stubEnv('SMTP_URL', '')
  expect(await invited()).toBe(false)
  // What nobody took is not sent later, when there is a server.
  vi.stubEnv('SMTP_URL', 'smtp://mail.example')
  await books().update(message).set({ status: 'failed', receipt: 'NO_SERVER', finishedAt: now })
  expect(await invited()).toBe(false)
})

test('nothing can be booked before something is coming that goes on, and there never was anything before the first', async () => {
  expect(await bookable(anyone, now)).toEqual({ help: false, courses: false, ever: false })
  const slot = await aSlot()
  expect(await bookable(anyone, now)).toEqual({ help: true, courses: false, ever: true })
  await calledOff(slot.id)
  expect(await bookable(anyone, now)).toEqual({ help: false, courses: false, ever: true })
  await aCourseRun()
  expect(await bookable(anyone, now)).toEqual({ help: false, courses: true, ever: true })
})
