import { describe, expect, test } from 'vitest'
import { QueryFailed } from '@/db/client'
import { answerName } from '@/lib/drafts/commands'
import { papersOf } from '@/lib/team/queries/factor'
import { type Right, rights, seats } from '@/lib/tools/access'
import { ofAccounts } from '../support/allowed/account'
import { ofAgenda } from '../support/allowed/agenda'
import { ofWhereabouts } from '../support/allowed/agenda-adr'
import { ofChanges } from '../support/allowed/agenda-change'
import { ofCourses } from '../support/allowed/agenda-cur'
import { ofSettingUp } from '../support/allowed/agenda-set'
import { ofHours } from '../support/allowed/agenda-spr'
import { ofTheWeek } from '../support/allowed/agenda-wk'
import { ofAgreeing, ofAgreementJobs, ofAgreements, ofOrganisations } from '../support/allowed/agreements'
import { nothingToChange, ofBookings } from '../support/allowed/bookings'
import { ofCalls, ofTasks } from '../support/allowed/calls'
import { type Case, type Nothing, rightOf, untold, whoMay } from '../support/allowed/case'
import { ofDesk } from '../support/allowed/desk'
import { ofTheDoor } from '../support/allowed/door'
import { ofDoubles, ofJobs, ofReservations } from '../support/allowed/library'
import { nothingToMake, ofMaking } from '../support/allowed/making'
import { ofNeeds } from '../support/allowed/needs'
import { ofAsking } from '../support/allowed/needs-dask'
import { ofNeedLists } from '../support/allowed/needs-dlist'
import { nothingOfPartnersNeeds, ofPartnersNeeds } from '../support/allowed/needs-part'
import { ofResidentsNeeds } from '../support/allowed/needs-resi'
import { nothingOfPeople, ofForgetting, ofPeople } from '../support/allowed/people'
import { ofQuestionJobs, ofQuestions } from '../support/allowed/questions'
import { ofMarks, ofRegisters, ofTrainers } from '../support/allowed/register'
import { ofRushes } from '../support/allowed/rush'
import { ofRequests, ofTheDesk } from '../support/allowed/telephone'
import { freshDatabase } from '../support/database'
import { everythingAsked, withEveryDoor } from '../support/walls'

// walls.test.ts asks what must be refused; here everybody uses every right they have, through both walls.

const database = freshDatabase()
const rooms = import.meta.glob(['/lib/*/{queries,commands}.ts', '/lib/*/{queries,commands}/*.ts'], {
  eager: true,
})
const asked = everythingAsked(rooms)
withEveryDoor()

const cases = [
  ...[...ofAgenda, ...ofMaking, ...ofBookings, ...ofReservations, ...ofCalls, ...ofTasks],
  ...[...ofDesk, ...ofDoubles, ...ofJobs, ...ofAccounts, ...ofPeople, ...ofForgetting, ...ofTheDoor],
  ...[...ofQuestions, ...ofQuestionJobs],
  ...[...ofSettingUp, ...ofRushes],
  ...ofWhereabouts,
  ...[...ofMarks, ...ofRegisters, ...ofTrainers],
  ...[...ofTheDesk, ...ofRequests],
  ...[...ofAgreements, ...ofAgreeing, ...ofAgreementJobs, ...ofOrganisations],
  ...[...ofNeeds, ...ofNeedLists, ...ofPartnersNeeds, ...ofAsking, ...ofResidentsNeeds],
  ...ofChanges,
  ...ofCourses,
  ...ofHours,
  ...ofTheWeek,
]
const nothing: Nothing[] = [
  ...[...nothingToMake, ...nothingToChange, ...nothingOfPeople],
  ...nothingOfPartnersNeeds,
]
const titleOf = ({ who, asks, row }: Case) => `${who} may ask ${asks.name}: ${row}`

for (const one of cases) test(titleOf(one), one.story)

test('it is the app that asks, which owns nothing and passes no wall', async () => {
  const [role] = await database.db.execute(
    `select rolsuper or rolbypassrls as past, exists (select from pg_class c where c.relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`,
  )
  expect(role).toEqual({ past: false, owns: false })
})

test('everybody who may ask something does so here', () => {
  expect(untold(asked, cases, nothing)).toEqual([])
})

test('who is left out is noticed, with where to add it; so is what stands here without need', () => {
  const isCancel = (one: Case) => one.asks.name === 'cancelBooking'
  const before = new Set(untold(asked, cases, nothing))
  const newly = (table: Case[], left = nothing) =>
    untold(asked, table, left).filter((sentence) => !before.has(sentence))
  const without = (left: (one: Case) => boolean) => newly(cases.filter((one) => !left(one)))
  expect(without((one) => isCancel(one) && one.who === 'partner')).toEqual([
    'partner may ask /lib/bookings/commands/cancel.ts cancelBooking: add a case to a table in tests/support/allowed',
  ])
  expect(without((one) => isCancel(one) && one.who === 'guest' && one.origin === 'library')).toEqual([
    'a guest asks /lib/bookings/commands/cancel.ts cancelBooking on no booking of origin "library"',
  ])
  const needless: Nothing[] = [{ who: ['guest', 'reader'], asks: [answerName], why: 'a slip' }]
  expect(newly(cases, [...nothing, ...needless])).toEqual([
    '/lib/drafts/commands.ts answerName does lead to something for guest',
    'reader has no right to ask answerName',
  ])
})

test('which right is asked is found by looking', () => {
  expect(rightOf(answerName)).toBe('booking.make')
  expect(rightOf({ toString: () => 'function f(actor) { return g(actor) }' })).toBe(null)
})

test('every command and query asks for a right, and somebody has it', () => {
  const open = asked.filter((one) => rightOf(one.run) === null)
  // What stands on paper follows from the secret of the house; nothing is read.
  expect(open.map((one) => one.run)).toEqual([papersOf])
  const closed = asked.filter((one) => rightOf(one.run) !== null && whoMay(rightOf(one.run)).length === 0)
  expect(closed.map((one) => one.name)).toEqual([])
})

test('rights that nobody can use yet are named here', () => {
  const used = new Set(asked.map((one) => rightOf(one.run)))
  const given = new Set<Right>(seats.flatMap((seat) => [...rights[seat]]))
  const idle = [...given].filter((right) => !used.has(right))
  // The journal has no page yet, and the tray only in the demo, where everybody may look at it.
  expect(idle.sort()).toEqual(['journal.see', 'messages.see'])
})

describe('a wall that is too narrow is noticed', () => {
  const changes = ofBookings.filter(({ asks }) => /^(cancel|move|accept)/.test(asks.name))
  const guests = changes.filter(({ who }) => who === 'guest')
  const desks = changes.filter(({ who }) => who === 'partner' || who === 'contact_person')

  test('when a browser may change no booking of a partner, as it once was', async () => {
    const red = await redWhile('check', "actor_kind() <> 'guest' OR partner_id IS NULL", guests)
    const theirs = guests.filter(({ origin }) => origin === 'partner')
    expect([...red.keys()]).toEqual(theirs.map(titleOf))
    expect(theirs.length).toBeGreaterThan(5)
    for (const error of red.values()) expect(error).toMatchObject({ name: QueryFailed.name, code: '42501' })
  })

  test('when only who made a booking for a partner may change it', async () => {
    const red = await redWhile('using', "actor_kind() <> 'partner' OR partner_user_id = actor_user()", desks)
    const beside = desks.filter(({ row }) => !row.endsWith('by who made it'))
    expect([...red.keys()]).toEqual(beside.map(titleOf))
    for (const error of red.values()) expect(error).toMatchObject({ message: 'refused: unknown' })
  })

  test('when an adviser may see no booking', async () => {
    const telephones = changes.filter(({ who }) => who === 'coordinator' || who === 'adviser')
    // That a task is done, or not, is written in the task alone.
    const inTask = new Set(['finishTask', 'undoTask'])
    const among = [...ofCalls, ...ofTasks, ...telephones].filter(({ asks }) => !inTask.has(asks.name))
    const red = await redWhile('using', "coalesce(actor_role(), '') <> 'adviser'", among)
    expect([...red.keys()]).toEqual(among.filter(({ who }) => who === 'adviser').map(titleOf))
  }, 180_000)
})

/** Which of these cases fail, and how, while the policy of bookings asks this as well. */
async function redWhile(part: 'using' | 'check', asks: string, among: Case[]): Promise<Map<string, unknown>> {
  const [policy] = await database.sql`select pg_get_expr(polqual, polrelid) as using,
    pg_get_expr(polwithcheck, polrelid) as check from pg_policy where polname = 'booking_visible'`
  const alter = (condition: string) =>
    database.sql.unsafe(
      `alter policy booking_visible on booking ${part === 'check' ? 'with check' : 'using'} (${condition})`,
    )
  const red = new Map<string, unknown>()
  await alter(`(${policy?.[part]}) AND (${asks})`)
  try {
    for (const one of among) await one.story().catch((error: unknown) => red.set(titleOf(one), error))
  } finally {
    await alter(policy?.[part])
  }
  return red
}
