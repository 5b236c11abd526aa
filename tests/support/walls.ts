import { randomBytes, randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import type postgres from 'postgres'
import { afterAll, beforeAll, vi } from 'vitest'
import { startGuest } from '@/lib/drafts/commands'
import { inviteColleague } from '@/lib/team/commands/invitations'
import { askLink } from '@/lib/team/commands/signin'
import { DEMO_DOMAIN } from '@/lib/team/rules/demo'
import { type Actor, Forbidden, type Partner, type StaffRole } from '@/lib/tools/access'
import { seal } from '@/lib/tools/keys'
import type { Result } from '@/lib/tools/result'
import { localDate } from '@/lib/tools/time'
import type { Pointer } from './pointers'
import { type Asking, askingsOf, needRowsOf } from './walls-needs'
import {
  type Activity,
  aBooking,
  aCourseRun,
  after,
  aGuest,
  anyone,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  days,
  hours,
  minutes,
  now,
  the,
} from './world'

type Kind = 'library' | 'partner' | 'municipality'

/** An organisation with one person who works there, as the actor they are. */
export async function aWorker(
  sql: postgres.Sql,
  role: StaffRole | 'partner',
  contactPerson = false,
): Promise<Exclude<Actor, { kind: 'guest' | 'system' }>> {
  const kind: Kind = role === 'partner' ? 'partner' : role === 'reader' ? 'municipality' : 'library'
  const [userId, name] = [randomUUID(), `${role}-${randomUUID().slice(0, 8)}`]
  const [made] =
    await sql`insert into organisation (slug, kind, name) values (${name}, ${kind}, ${name}) returning id`
  const organisationId = Number(the(made).id)
  await sql`insert into user_account (id, email, name, created_at)
    values (${userId}, ${`${name}${DEMO_DOMAIN}`}, ${`Demo ${name}`}, ${now})`
  await sql`insert into member (id, user_id, organisation_id, organisation_kind, role, contact_person, created_at)
    values (${randomUUID()}, ${userId}, ${organisationId}, ${kind}, ${role}, ${contactPerson}, ${after(-days(1))})`
  return role === 'partner'
    ? { kind: 'partner', userId, organisationId, contactPerson }
    : { kind: 'staff', userId, organisationId, role }
}

/** What one partner has in the books, and what of it nobody else may ever see. */
export type Belongings = {
  owner: Partner
  /** Who was booked, and where: the pointers follow them. */
  booked: {
    bookingId: string
    code: string
    activityId: number
    /** The first moment of it. */
    meetingId: number
    person: ReturnType<typeof aPerson>
  }[]
  /** A time that is free, to move to. */
  elsewhere: Activity
  /** Where and when the one with a consultation comes. */
  slot: Activity
  reservationId: number
  /** A call that has still to be made. */
  messageId: string
  /** Somebody has called already, and something was left to do. */
  callId: string
  taskId: string
  /** And something that was done. */
  doneTaskId: string
  /** Somebody marked one of them as away; who came along was counted, and somebody gives that course. */
  markId: string
  extraId: string
  /** A visitor without an appointment, in today's line. */
  ticketId: string
  /** What they agreed with the library, and who of them is asked. */
  agreementId: number
  memberId: string
  email: string
  sessionId: string
  invited: { id: string; email: string }
  signIn: { id: string; browser: string }
  guestToken: string
  /** What was asked of them, and what they asked. */
  askings: Asking[]
  /** Names, contacts, codes and ids of people: none may appear in an answer to anybody else. */
  secrets: string[]
}

/**
 * A partner with a resident in a course, one to whom a place is offered, one who waits and one with a consultation; with
 * what was asked of them and what they asked; a place kept, an invitation out, and a contact person who is signed in, asked for a link and has a second factor.
 */
export async function belongingsOf(sql: postgres.Sql): Promise<Belongings> {
  const owner = (await aWorker(sql, 'partner', true)) as Partner
  const [course, slot, elsewhere] = [
    await aCourseRun({ places: 1, startsAt: after(days(9)) }),
    await aSlot({ startsAt: after(hours(3)), inHours: true }),
    await aSlot({ startsAt: after(days(4)), desks: 50 }),
  ]
  const [kept] = await sql`insert into reservation (activity_id, partner_id, places, until_at, created_at)
    values (${course.id}, ${owner.organisationId}, 1, ${after(days(5))}, ${now}) returning id`
  const booked = []
  for (const [i, name] of ['Eerste', 'Tweede', 'Derde', 'Vierde'].entries()) {
    const contact = `zeldzaam.${i}.${randomUUID().slice(0, 8)}@bewoner.example`
    const person = aPerson({ name: `Zeldzaam ${name}`, contactWay: 'email', contact })
    const activityId = i === 3 ? slot.id : course.id
    const wanted = aBooking(activityId, { ...person, orWait: true, topic: 'digid-app' })
    const [first] =
      await sql`select id from meeting where activity_id = ${activityId} order by number limit 1`
    const meetingId = Number(the(first).id)
    booked.push({ ...done(await bookOne(owner, wanted, now)), activityId, meetingId, person })
    // Who came second is offered a place; who comes third waits.
    if (i === 1) await offered(sql, course.id)
  }
  const residents = await sql`select resident_id from booking where partner_id = ${owner.organisationId}`
  const [account] =
    await sql`select u.email, u.name, m.id from user_account u join member m on m.user_id = u.id
    where u.id = ${owner.userId}`
  const { email, name, id: memberId } = the(account) as { email: string; name: string; id: string }
  const askings = await askingsOf(owner)
  const invited = `zeldzaam.collega.${randomUUID().slice(0, 8)}@werk.example`
  return {
    ...{ owner, booked, elsewhere, slot, memberId, email, askings },
    reservationId: Number(the(kept).id),
    ...(await calledFor(sql, the(booked[0]).bookingId)),
    ...(await markedOf(sql, owner, the(booked[0]), elsewhere.branchId)),
    invited: { id: await invitedBy(owner, invited), email: invited },
    ...(await doorsOf(sql, owner, email)),
    agreementId: await agreedBy(sql, owner),
    secrets: [
      ...booked.flatMap(({ person, code }) => [person.name, person.contact as string, code]),
      ...residents.map((r) => r.resident_id as string),
      ...askings.flatMap(({ name, contact, code }) => [name, contact, code]),
      ...[invited, 'Zeldzame Collega', email, name, 'Zeldzame Inloper', 'Zeldzame Afspraak'],
    ],
  }
}

type Booked = Belongings['booked'][number]

/** One place more, offered to who waits. */
async function offered(sql: postgres.Sql, activityId: number): Promise<void> {
  await sql`insert into place (activity_id, number) values (${activityId}, 2)`
  await sql`update booking set status = 'offered', place_no = 2, offered_until = ${after(days(1))}
    where activity_id = ${activityId} and status = 'waiting'`
}

/** Something that somebody has to be told by telephone, a call in vain about it, and what is left to do. */
async function calledFor(sql: postgres.Sql, bookingId: string) {
  const [messageId, callId, taskId, doneTaskId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await sql`insert into message (id, key, kind, channel, booking_id, status, due_at, created_at)
    values (${messageId}, ${`booking:${bookingId}:told`}, 'confirmation', 'call', ${bookingId}, 'due', ${now}, ${now})`
  await sql`insert into call (id, message_id, outcome, at, due_before, again_at)
    values (${callId}, ${messageId}, 'no_answer', ${now}, ${now}, ${after(hours(3))})`
  await sql`insert into task (id, kind, booking_id, owner, due_at, created_at)
    values (${taskId}, 'something_else', ${bookingId}, 'coordinator', ${after(days(1))}, ${now})`
  await sql`insert into task (id, kind, booking_id, owner, due_at, created_at, done_at, done_by, receipt)
    select ${doneTaskId}, 'tell_change', ${bookingId}, 'adviser', ${now}, ${now}, ${now}, id, 'told'
    from user_account order by id limit 1`
  return { messageId, callId, taskId, doneTaskId }
}

/** What the desk and the register wrote down: a mark, somebody beside, who gives the course, a visitor in line. */
async function markedOf(sql: postgres.Sql, owner: Partner, one: Booked, branchId: number) {
  const [markId, extraId, ticketId] = [randomUUID(), randomUUID(), randomUUID()]
  const trainer = await aWorker(sql, 'trainer')
  // The one user whom a question can point at; nobody of a partner could be bound in earnest.
  await sql`insert into run_trainer (activity_id, user_id, bound_at) values (${one.activityId}, ${owner.userId}, ${now})`
  await sql`insert into lesson_off (activity_id, number, starts_at, ends_at, off_at)
    values (${one.activityId}, 99, ${after(days(60))}, ${after(hours(1), after(days(60)))}, ${now})`
  await sql`insert into mark (id, booking_id, meeting_id, says, seen_revision, made_revision, at, marked_by)
    values (${markId}, ${one.bookingId}, ${one.meetingId}, 'excused', 0, 1, ${now}, ${trainer.userId})`
  await sql`update attendance set mark = 'excused', marked_at = ${now}, revision = 1
    where booking_id = ${one.bookingId} and meeting_id = ${one.meetingId}`
  await sql`insert into extra (id, meeting_id, at) values (${extraId}, ${one.meetingId}, ${now})`
  // It is over: an extra place that is not there any more.
  await sql`insert into overbooking (id, activity_id, number, because, made_at, ended_at)
    values (${randomUUID()}, ${one.activityId}, 1, 'promised', ${now}, ${now})`
  await sql`insert into ticket (id, branch_id, day, number, first_name, state, came_at)
    values (${ticketId}, ${branchId}, ${localDate(now)}, 1, 'Zeldzame Inloper', 'waiting', ${now})`
  return { markId, extraId, ticketId }
}

/** The library may send residents to this partner, and asks somebody of it when that does not go well. */
async function agreedBy(sql: postgres.Sql, { organisationId }: Partner): Promise<number> {
  const [library] = await sql`select id from organisation where kind = 'library' order by id desc limit 1`
  const [made] = await sql`insert into agreement (from_id, to_id, made_at)
    values (${the(library).id}, ${organisationId}, ${now}) returning id`
  const [version] =
    await sql`insert into agreement_version (agreement_id, number, topics, see_days, contact_days,
      report_days, valid_from, review_on, agreed_by, agreed_on, data_line, data_on, made_at)
    values (${the(made).id}, 1, array['geldzorgen'], 2, 5, 10, '2027-02-01', '2027-12-01', 'Demo', '2027-01-01', 'Demo',
      '2027-01-01', ${now}) returning id`
  await sql`insert into agreement_contact (version_id, side, name)
    values (${the(version).id}, 'to', 'Zeldzame Afspraak')`
  return Number(the(made).id)
}

async function invitedBy(owner: Partner, email: string): Promise<string> {
  return done(await inviteColleague(owner, { name: 'Zeldzame Collega', email }, now))
}

/** Every way in that belongs to somebody: a session, a link that is on its way, a second factor, and a draft. */
async function doorsOf(sql: postgres.Sql, { userId }: Partner, email: string) {
  const [sessionId, browser, guestToken] = [randomUUID(), randomUUID(), randomUUID()]
  await sql`insert into session (id, user_id, member_id, via, created_at, seen_at)
    select ${sessionId}, user_id, id, 'link', ${after(-hours(1))}, ${after(-minutes(5))} from member where user_id = ${userId}`
  await sql`update user_account set totp_secret = ${seal(randomBytes(20), userId)}, totp_confirmed_at = ${now}
    where id = ${userId}`
  await sql`insert into recovery_code (user_id, hash) values (${userId}, ${randomBytes(32)})`
  const asked = { email, browser, knownAs: null, visitor: aVisitor() }
  done(await askLink({ kind: 'system', job: 'sign_in' }, asked, now))
  const [link] = await sql`select id from sign_in where user_id = ${userId}`
  await startGuest(anyone, { token: guestToken }, after(-hours(0.5)))
  return { sessionId, guestToken, signIn: { id: the(link).id as string, browser } }
}

function done<Value>(answer: Result<Value, string>): Value {
  if (!answer.ok) throw new Error(answer.reason)
  return answer.value
}

/** Everybody who has nothing to do with this partner's people. */
export async function outsiders(sql: postgres.Sql): Promise<[who: string, Actor][]> {
  return [
    ['another partner', await aWorker(sql, 'partner')],
    ['another partner’s contact person', await aWorker(sql, 'partner', true)],
    ['a trainer', await aWorker(sql, 'trainer')],
    ['a privacy officer', await aWorker(sql, 'dpo')],
    ['a reader of a municipality', await aWorker(sql, 'reader')],
    ['a browser without a login', await aGuest({})],
  ]
}

/** What one partner has, and everybody who has nothing to do with it. */
type Turn = { theirs: Belongings; people: [who: string, Actor][] }

/**
 * A partner for each question, with everybody else. Making one takes much longer than asking: the next question is about
 * the same one when the question before it read, or when everybody was told no, so that nothing can have changed.
 */
export function inTurn(database: { readonly sql: postgres.Sql }) {
  let left: Turn | undefined
  return {
    /** Takes what is left: a question that fails leaves nothing to the next. */
    async take(): Promise<Turn> {
      const turn = left ?? {
        theirs: await belongingsOf(database.sql),
        people: await outsiders(database.sql),
      }
      left = undefined
      return turn
    },
    leave(turn: Turn, { name }: Exported, heard: unknown[]): void {
      if (isQuery.test(name) || heard.every((answer) => answer === null)) left = turn
    },
  }
}

/** As everythingAsked names what only reads. */
const isQuery = /^\/lib\/\w+\/queries\b/

/** With demo data and a provider of work accounts: every door of the house is there to be tried. */
export function withEveryDoor(): void {
  beforeAll(() => {
    vi.stubEnv('DEMO', '1')
    for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'])
      vi.stubEnv(name, 'https://walls.example')
  })
  afterAll(() => {
    vi.unstubAllEnvs()
  })
}

export type Exported = { name: string; run: (...given: unknown[]) => unknown; parameters: string[] }

/**
 * Every command and query of the house that an actor can ask for, found by looking, not from a list. What carries out
 * the work of a command, or reads in a transaction that is open, is none: it is asked through that command or query.
 */
export function everythingAsked(modules: Record<string, unknown>): Exported[] {
  return Object.entries(modules).flatMap(([path, module]) =>
    Object.entries(module as Record<string, unknown>).flatMap(([name, run]) => {
      if (typeof run !== 'function') return []
      const parameters = parametersOf(run.toString())
      if (parameters[0] !== 'actor' || parameters.includes('work') || parameters.includes('tx')) return []
      return [{ name: `${path} ${name}`, run: run as Exported['run'], parameters }]
    }),
  )
}

/** The names of the parameters of a function, from its source; one that is taken apart is the input. */
export function parametersOf(source: string): string[] {
  const names: string[] = []
  let [depth, text] = [0, '']
  for (const sign of source.slice(source.indexOf('('))) {
    if ('([{'.includes(sign)) depth += 1
    if (')]}'.includes(sign)) depth -= 1
    if (depth === 0 || (depth === 1 && sign === ',')) {
      const first = text.replace(/^\(?\s*_?/, '')
      if (first) names.push(first.startsWith('{') ? 'input' : (/^\w+/.exec(first)?.[0] ?? first))
      text = ''
    } else text += sign
    if (depth === 0) break
  }
  return names
}

/**
 * What somebody hears who asks this: the answer, a refusal, or null when they may not ask. Whatever else is thrown is
 * a fault, of the house or of what it was asked with: such a question says nothing about the walls.
 */
export async function hear(
  one: Exported,
  actor: Actor,
  pointer: Pointer,
  isNo = (error: unknown): boolean => error instanceof Forbidden,
): Promise<unknown> {
  const given = one.parameters.map((name) => {
    if (name === 'actor') return actor
    if (name === 'input' || name === 'held') return { ...pointer }
    if (!(name in pointer))
      throw new Error(`${one.name}: tests/support/pointers.ts has nothing to give for "${name}"`)
    return pointer[name]
  })
  try {
    return await one.run(...given)
  } catch (error) {
    if (isNo(error)) return null
    throw new Error(`${one.name} was not asked well: ${error}`, { cause: error })
  }
}

/** Everything that is this partner's in the tables with persons, row by row, as psql would show it. */
export async function rowsOf(sql: postgres.Sql, theirs: Belongings): Promise<unknown[]> {
  const { organisationId, userId } = theirs.owner
  const rows = await Promise.all([
    sql`select to_jsonb(b) as row from booking b where partner_id = ${organisationId} order by id`,
    sql`select to_jsonb(r) as row from resident r
      where id in (select resident_id from booking where partner_id = ${organisationId}) order by id`,
    sql`select to_jsonb(a) as row from attendance a
      where booking_id in (select id from booking where partner_id = ${organisationId}) order by booking_id, meeting_id`,
    sql`select to_jsonb(m) as row from message m
      where booking_id in (select id from booking where partner_id = ${organisationId})
        or invitation_id in (select id from invitation where organisation_id = ${organisationId})
        or sign_in_id in (select id from sign_in where user_id = ${userId}) order by id`,
    sql`select to_jsonb(c) as row from call c where message_id = ${theirs.messageId} order by id`,
    sql`select to_jsonb(t) as row from task t
      where booking_id in (select id from booking where partner_id = ${organisationId}) order by id`,
    sql`select to_jsonb(m) as row from mark m
      where booking_id in (select id from booking where partner_id = ${organisationId}) order by id`,
    ...['extra', 'run_trainer', 'overbooking'].map((table) => besideOf(sql, table, theirs)),
    sql`select to_jsonb(t) as row from ticket t where id = ${theirs.ticketId}`,
    ...agreementOf(sql, organisationId),
    sql`select to_jsonb(m) as row from member m where organisation_id = ${organisationId} order by id`,
    sql`select to_jsonb(i) as row from invitation i where organisation_id = ${organisationId} order by id`,
    sql`select to_jsonb(u) as row from user_account u where id = ${userId}`,
    sql`select to_jsonb(s) as row from session s where user_id = ${userId} order by id`,
    sql`select to_jsonb(s) as row from sign_in s where user_id = ${userId} order by id`,
    sql`select to_jsonb(c) as row from recovery_code c where user_id = ${userId} order by hash`,
  ])
  return [...rows.flat(), ...(await needRowsOf(sql, theirs.askings))]
}

/** What was written down of the courses and consultations of these people, of nobody by name. */
function besideOf(sql: postgres.Sql, table: string, { booked }: Belongings) {
  const [activities, meetings] = [booked.map((one) => one.activityId), booked.map((one) => one.meetingId)]
  const rows = sql`select to_jsonb(b) as row from ${sql(table)} b`
  return table === 'extra'
    ? sql`${rows} where meeting_id = any (${meetings}) order by b.id`
    : sql`${rows} where activity_id = any (${activities}) order by to_jsonb(b)::text`
}

function agreementOf(sql: postgres.Sql, organisationId: number) {
  const versions = sql`select id from agreement_version where agreement_id in (
    select id from agreement where from_id = ${organisationId} or to_id = ${organisationId})`
  return [
    sql`select to_jsonb(v) as row from agreement_version v where id in (${versions}) order by id`,
    sql`select to_jsonb(c) as row from agreement_contact c where version_id in (${versions}) order by id`,
  ]
}

/** What is kept for this partner: nobody's person, so PostgreSQL has no wall around it. */
export async function keptFor(sql: postgres.Sql, { owner }: Belongings): Promise<unknown[]> {
  return [
    ...(await sql`select to_jsonb(r) as row from reservation r where partner_id = ${owner.organisationId}`),
  ]
}

/** What somebody was told that is not theirs, in whatever form it came. */
export function toldOf(theirs: Belongings, answer: unknown): string[] {
  const said = inspect(answer, { depth: 10, maxArrayLength: null, maxStringLength: null })
  return theirs.secrets.filter((secret) => said.includes(secret))
}
