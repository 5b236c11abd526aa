import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { closure } from '@/db/tables/network'
import { courseList, courseRun } from '@/lib/availability/queries/courses'
import {
  consultationSlot,
  firstFreeMoments,
  freeMoments,
  freePerBranch,
} from '@/lib/availability/queries/times'
import { startGuest } from '@/lib/drafts/commands'
import { guestWith } from '@/lib/drafts/queries'
import { branches, callingHours, libraryName, municipalities } from '@/lib/network/queries/branches'
import { partners } from '@/lib/network/queries/organisations'
import { seats } from '@/lib/tools/access'
import { books } from '../database'
import { aPartner } from '../partners'
import { aBranch, aCourseRun, anyone, aSlot, now, weeklyHours } from '../world'
import { allow, type Case } from './case'
import { anyoneAs } from './rows'

/** What everybody may see: where and when there is help, and who gives it. */
export const ofAgenda: Case[] = seats.flatMap((who) => [
  allow(who, courseList, 'a course with room', async (ask) => {
    const run = await aCourseRun()
    expect(ids(await ask(await anyoneAs(who), {}, now))).toContain(run.id)
  }),
  allow(who, courseRun, 'a course with room', async (ask) => {
    const run = await aCourseRun()
    expect((await ask(await anyoneAs(who), run.id, now)).meetings).toHaveLength(4)
  }),
  allow(who, freeMoments, 'a free time', async (ask) => {
    const slot = await aSlot()
    expect(ids(await ask(await anyoneAs(who), { branchId: slot.branchId }, now))).toEqual([slot.id])
  }),
  allow(who, firstFreeMoments, 'a free time in weekly hours', async (ask) => {
    const slot = await aSlot()
    await weeklyHours(slot.branchId)
    const first = await ask(await anyoneAs(who), {}, now)
    expect(first).toContainEqual({ branchId: slot.branchId, topics: null, first: slot.startsAt })
  }),
  allow(who, freePerBranch, 'a free time', async (ask) => {
    const branch = await aBranch()
    const slot = await aSlot({ branchId: branch.id })
    const [free] = await ask(await anyoneAs(who), { branchSlug: branch.slug, times: 5 }, now)
    expect(ids(free?.moments ?? [])).toEqual([slot.id])
  }),
  allow(who, consultationSlot, 'a free time', async (ask) => {
    const slot = await aSlot()
    expect(await ask(await anyoneAs(who), slot.id, now)).toMatchObject({ activityId: slot.id, left: 1 })
  }),
  allow(who, libraryName, 'the library', async (ask) => {
    await aBranch()
    expect(await ask(await anyoneAs(who))).not.toBe('')
  }),
  allow(who, branches, 'a branch', async (ask) => {
    const branch = await aBranch()
    expect((await ask(await anyoneAs(who))).map(({ id }) => id)).toContain(branch.id)
  }),
  allow(who, municipalities, 'where a branch is', async (ask) => {
    const branch = await aBranch()
    expect((await ask(await anyoneAs(who))).map(({ slug }) => slug)).toContain(branch.slug)
  }),
  allow(who, partners, 'a partner', async (ask) => {
    const { organisationId } = await aPartner()
    expect((await ask(await anyoneAs(who))).map(({ id }) => id)).toContain(organisationId)
  }),
  allow(who, callingHours, 'days on which the library is closed', async (ask) => {
    const closed = { fromDate: '2028-02-01', untilDate: '2028-02-02' }
    await books()
      .insert(closure)
      .values({ ...closed, reason: 'Demo' })
    expect((await ask(await anyoneAs(who), now)).closures).toContainEqual(closed)
  }),
  allow(who, guestWith, 'who holds this token', async (ask) => {
    const token = randomUUID()
    const guestId = await startGuest(anyone, { token }, now)
    expect(await ask(await anyoneAs(who), token, now)).toBe(guestId)
  }),
])

const ids = (moments: { activityId: number }[]) => moments.map(({ activityId }) => activityId)
