import { expect } from 'vitest'
import { lessonOff } from '@/db/tables/agenda'
import { branchAddress, closure, settings } from '@/db/tables/network'
import { lessonsOff } from '@/lib/availability/queries/lessons-off'
import { closedSoon } from '@/lib/network/queries/closed'
import { letterSender, libraryLogo } from '@/lib/network/queries/house-style'
import { whereBranchesAre } from '@/lib/network/queries/where'
import { moveHouse } from '@/lib/rescheduling/commands/relocate'
import { askMove, whoHearsMove } from '@/lib/rescheduling/queries/relocate'
import { seats } from '@/lib/tools/access'
import { books } from '../database'
import { aPng } from '../png'
import { aBooking, aBranch, aCourseRun, after, aSlot, bookOne, days, job, now } from '../world'
import { allow, type Case } from './case'
import { anEmployee, anyoneAs } from './rows'

const nowhere = { entrance: null, mapUrl: null }
export const oldHouse = { street: 'Voorbeeldstraat 1', postcode: '1234 AB', town: 'Mijdrecht', ...nowhere }
export const newHouse = { street: 'Nieuwstraat 2', postcode: '1234 CD', town: 'Mijdrecht', ...nowhere }

/** Writes where a branch is from a day on, as somebody once did. */
export async function aHouse(branchId: number, validFrom = '2020-01-01', given: object = {}): Promise<void> {
  await books()
    .insert(branchAddress)
    .values({ ...oldHouse, ...given, branchId, validFrom })
}

/** A branch that has an address, with somebody booked there tomorrow. */
async function aBranchThatMoves() {
  const branch = await aBranch()
  await aHouse(branch.id)
  const slot = await aSlot({ branchId: branch.id, startsAt: after(days(1)) })
  await bookOne(job, aBooking(slot.id), now)
  return { branchId: branch.id, was: null, address: { ...newHouse, validFrom: '2027-03-02' } }
}

/** Where to go and whose letters and papers they are: everybody may see; that a branch moves, a coordinator says. */
export const ofWhereabouts: Case[] = [
  ...seats.flatMap((who) => [
    allow(who, whereBranchesAre, 'a branch', async (ask) => {
      const branch = await aBranch()
      await aHouse(branch.id)
      const where = await ask(await anyoneAs(who), now)
      expect(where.get(branch.id)).toEqual([{ from: null, address: oldHouse }])
    }),
    allow(who, closedSoon, 'a closure', async (ask) => {
      const [branch, days] = [await aBranch(), { fromDate: '2027-03-03', untilDate: '2027-03-04' }]
      await books()
        .insert(closure)
        .values({ ...days, branchId: branch.id, reason: 'verbouwing' })
      const { at } = await ask(await anyoneAs(who), now)
      expect(at.get(branch.id)).toEqual([{ ...days, times: null, why: { reason: 'verbouwing' } }])
    }),
    allow(who, lessonsOff, 'a course', async (ask) => {
      const run = await aCourseRun()
      const lesson = { number: 9, startsAt: after(days(9)), endsAt: after(days(10)) }
      await books()
        .insert(lessonOff)
        .values({ ...lesson, activityId: run.id, offAt: now })
      expect(await ask(await anyoneAs(who), run.id, now)).toEqual([lesson])
    }),
    allow(who, libraryLogo, 'the library', async (ask) => {
      await aStyle()
      expect(await ask(await anyoneAs(who))).toMatchObject({ width: 4, height: 2 })
    }),
    allow(who, letterSender, 'the library', async (ask) => {
      await aStyle()
      expect(await ask(await anyoneAs(who))).toMatchObject({ name: 'Bibliotheek Demo' })
    }),
  ]),
  allow('coordinator', whoHearsMove, 'a branch', async (ask) => {
    const move = await aBranchThatMoves()
    expect(await ask((await anEmployee('coordinator')).actor, move, now)).toMatchObject({
      hears: [{ moments: [after(days(1))] }],
      spared: 0,
    })
  }),
  allow('coordinator', askMove, 'a branch', async (ask) => {
    const move = await aBranchThatMoves()
    expect(await ask((await anEmployee('coordinator')).actor, move, now)).toEqual(move)
  }),
  allow('coordinator', moveHouse, 'a branch', async (ask) => {
    const move = await aBranchThatMoves()
    expect(await ask((await anEmployee('coordinator')).actor, move, now)).toMatchObject({ desk: 0 })
  }),
]

/** A mark and a name for letters, of the one library that sets them. */
async function aStyle(): Promise<void> {
  const style = {
    logo: Buffer.from(aPng()),
    senderName: 'Bibliotheek Demo',
    replyTo: 'antwoord@bibliotheek.example',
  }
  const branch = await aBranch()
  await books().execute(
    `delete from settings where organisation_id not in (select organisation_id from branch where id = ${branch.id})`,
  )
  await books()
    .insert(settings)
    .values({ organisationId: await libraryOf(branch.id), ...style })
    .onConflictDoUpdate({ target: settings.organisationId, set: style })
}

async function libraryOf(branchId: number): Promise<number> {
  const [row] = await books().execute<{ id: string }>(
    `select organisation_id as id from branch where id = ${branchId}`,
  )
  return Number(row?.id)
}
