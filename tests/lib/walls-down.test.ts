import { describe, expect, test, vi } from 'vitest'
import { QueryFailed } from '@/db/client'
import { Forbidden } from '@/lib/tools/access'
import { freshDatabase } from '../support/database'
import { pointers } from '../support/pointers'
import {
  aWorker,
  belongingsOf,
  type Exported,
  everythingAsked,
  hear,
  inTurn,
  rowsOf,
  toldOf,
  withEveryDoor,
} from '../support/walls'

// The first wall is switched off: everybody may ask for everything and invite everywhere, and no query filters. What
// is left is PostgreSQL.
vi.mock('@/lib/tools/access', async (original) => {
  const access = await original<typeof import('@/lib/tools/access')>()
  const { sql } = await import('drizzle-orm')
  const all = () => sql`true`
  const none = { visibleTo: all, givenBy: all, answeredBy: all, ofOwn: () => undefined }
  return { ...access, must: () => {}, may: () => true, ...none }
})
vi.mock('@/lib/team/rules/invitations', async (original) => {
  const rules = await original<typeof import('@/lib/team/rules/invitations')>()
  const post: typeof rules.postFor = (_, { role, organisation }) => ({
    ...{ organisationId: organisation.id, role, contactPerson: false, volunteer: false },
  })
  return { ...rules, postFor: post }
})

const database = freshDatabase()
const rooms = import.meta.glob(['/lib/*/{queries,commands}.ts', '/lib/*/{queries,commands}/*.ts'], {
  eager: true,
})
const asked = everythingAsked(rooms)
const turns = inTurn(database)
withEveryDoor()

/**
 * That PostgreSQL itself refuses somebody (42501) is what this wall is for; and nobody takes a lesson away while somebody
 * is expected there whom they do not see.
 */
const isNo = (error: unknown) =>
  error instanceof Forbidden ||
  (error instanceof QueryFailed && (error.code === '42501' || error.constraint === 'attendance_at_meeting'))

describe.each(asked)('with the first wall down, $name', (one) => {
  test('gives nobody else anything all the same', async () => {
    const turn = await turns.take()
    const { theirs } = turn
    const before = await rowsOf(database.sql, theirs)
    // A browser without a login is nobody to the commands of who works here, which count on a person.
    const people = turn.people.filter(([, actor]) => actor.kind !== 'guest')
    const heard = []
    for (const [who, actor] of people) {
      for (const pointer of pointers(theirs)) {
        const answer = await hear(one, actor, pointer, isNo)
        heard.push(answer)
        expect(toldOf(theirs, answer), `${who} asks ${one.name}`).toEqual([])
      }
    }
    expect(await rowsOf(database.sql, theirs)).toEqual(before)
    turns.leave(turn, one, heard)
  })
})

/** What reaches somebody else's rows as soon as nothing stands before them; the rest asks about who asks, or of nobody. */
const pointed = [
  ...[
    'changedPartnerBookings',
    'openPartnerBookings',
    'partnerBookings',
    'partnerBookingsWith',
    'partnerBooking',
    'letterFacts',
  ],
  ...['cancelBooking', 'moveBooking', 'acceptOffer', 'sendCalendarAgain', 'letterFor', 'deliver'],
  ...[
    'callsFor',
    'calledToday',
    'undoCall',
    'tasksFor',
    'finishTask',
    'tasksDone',
    'undoTask',
    'deskDay',
    'dayPaper',
  ],
  ...['markAttendance', 'undoMarks', 'undoExtra', 'unbindTrainer'],
  ...['needToAsk'],
  ...['deskBooking', 'knownOf', 'erasable', 'eraseResident'],
  ...['membersFor', 'leavingOf', 'deactivate', 'resetFactor', 'resetFactorOf', 'touch', 'whoHolds'],
  ...['invite', 'inviteColleague', 'withdrawInvitation'],
  ...['invitationsFor', 'invitationWith', 'invitationFacts'],
  ...['askLink', 'enterByLink', 'enterByCode', 'enterByProvider', 'acceptInvitation', 'doorLetter'],
  ...['joinDemo', 'demoPeople'],
  ...['seeAsked', 'takeOn', 'decline', 'spoke', 'appoint', 'report', 'keepNeed', 'helpedHere', 'merge'],
  ...['sayFor', 'withdrawConsent', 'tryToReach', 'calledPartner'],
  ...['knownOfNeed', 'erasableOfNeed', 'eraseByNeed', 'needCallsFor', 'finishNeedCall'],
  ...['deskNeed', 'findNeeds', 'changeContact'],
  ...['previewOf', 'changeAgenda', 'changeRun', 'callOffRun', 'peopleInRun'],
  ...['agreements', 'agreementWith', 'makeVersion', 'endAgreement', 'setReview', 'setContacts'],
]

test('with both walls down the same questions do find and change them: the test can fail', async () => {
  await walls('disable')
  // Lists show so many at most: what those before left behind stands above what is asked for here.
  await database.sql`delete from message`
  try {
    const leaking = []
    const nameOf = ({ name }: Exported) => name.replace(/.* /, '')
    for (const one of asked.filter((each) => pointed.includes(nameOf(each))))
      if (await leaks(one)) leaking.push(nameOf(one))
    expect(leaking.sort()).toEqual([...pointed].sort())
  } finally {
    await walls('enable')
  }
}, 300_000)

/** Whether another partner, or a trainer where a partner is nobody or stands before a view, hears or changes something of theirs by this question. */
async function leaks(one: Exported): Promise<boolean> {
  const theirs = await belongingsOf(database.sql)
  const before = JSON.stringify(await rowsOf(database.sql, theirs))
  for (const role of ['partner', 'trainer'] as const) {
    const other = await aWorker(database.sql, role, role === 'partner')
    const answers = []
    for (const pointer of pointers(theirs)) answers.push(await hear(one, other, pointer, isNo))
    if (answers.some((answer) => toldOf(theirs, answer).length > 0)) return true
    if (JSON.stringify(await rowsOf(database.sql, theirs)) !== before) return true
  }
  return false
}

const guarded: string[] = []

/** Every wall of PostgreSQL at once: a table whose neighbour still has one would hide what is asked. */
async function walls(state: 'enable' | 'disable'): Promise<void> {
  if (state === 'disable') {
    const rows = await database.sql`select relname from pg_class where relrowsecurity`
    guarded.push(...rows.map((row) => row.relname as string))
  }
  for (const table of guarded) await database.sql.unsafe(`alter table ${table} ${state} row level security`)
}
