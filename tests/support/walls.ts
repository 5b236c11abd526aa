import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import type postgres from 'postgres'
import type { Actor, Partner, StaffRole } from '@/lib/access'
import { book } from '@/lib/bookings/commands'
import { aBooking, aCourseRun, after, aPerson, aSlot, days, now, the } from './world'

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
    values (${userId}, ${`${name}@werk.example`}, ${`Demo ${name}`}, ${now})`
  await sql`insert into member (id, user_id, organisation_id, organisation_kind, role, contact_person, created_at)
    values (${randomUUID()}, ${userId}, ${organisationId}, ${kind}, ${role}, ${contactPerson}, ${now})`
  return role === 'partner'
    ? { kind: 'partner', userId, organisationId, contactPerson }
    : { kind: 'staff', userId, organisationId, role }
}

/** What one partner has in the books, and what of it nobody else may ever see. */
export type Belongings = {
  owner: Partner
  bookingIds: string[]
  activityIds: number[]
  codes: string[]
  /** Names, contacts, codes and ids of people: none may appear in an answer to anybody else. */
  secrets: string[]
}

/** A partner with a resident in a course, one on its waiting list and one with a consultation, and an invitation out. */
export async function belongingsOf(sql: postgres.Sql): Promise<Belongings> {
  const owner = (await aWorker(sql, 'partner', true)) as Partner
  const [course, slot] = [
    await aCourseRun({ places: 1, startsAt: after(days(9)) }),
    await aSlot({ startsAt: after(days(3)) }),
  ]
  const people = ['Zeldzaam Eerste', 'Zeldzaam Tweede', 'Zeldzaam Derde'].map((name, i) =>
    aPerson({
      name,
      contactWay: 'email',
      contact: `zeldzaam.${i}.${randomUUID().slice(0, 8)}@bewoner.example`,
    }),
  )
  const made = []
  for (const [i, person] of people.entries()) {
    const activityId = i < 2 ? course.id : slot.id
    const booked = await book(
      owner,
      aBooking(activityId, { ...person, orWait: true, topic: 'digid-app' }),
      now,
    )
    if (!booked.ok) throw new Error(booked.reason)
    made.push(booked.value)
  }
  const invited = `zeldzaam.collega.${randomUUID().slice(0, 8)}@werk.example`
  await sql`insert into invitation (id, email, name, organisation_id, organisation_kind, role, token_hash, created_at,
    expires_at) values (${randomUUID()}, ${invited}, 'Zeldzame Collega', ${owner.organisationId}, 'partner', 'partner',
    ${Buffer.from(invited)}, ${now}, ${after(days(7))})`
  const residents = await sql`select resident_id from booking where partner_id = ${owner.organisationId}`
  const [account] = await sql`select email, name from user_account where id = ${owner.userId}`
  return {
    owner,
    bookingIds: made.map((b) => b.bookingId),
    activityIds: [course.id, slot.id],
    codes: made.map((b) => b.code),
    secrets: [
      ...people.flatMap((p) => [p.name, p.contact as string]),
      ...made.map((b) => b.code),
      ...residents.map((r) => r.resident_id as string),
      ...[invited, 'Zeldzame Collega', the(account).email as string, the(account).name as string],
    ],
  }
}

export type Exported = { name: string; run: (...given: unknown[]) => unknown; takesInput: boolean }

/** Every command and query of the house that an actor can ask for, found by looking, not from a list. */
export function everythingAsked(modules: Record<string, unknown>): Exported[] {
  return Object.entries(modules).flatMap(([path, module]) =>
    Object.entries(module as Record<string, unknown>).flatMap(([name, run]) => {
      const parameters =
        typeof run === 'function' ? /\(([^)]*)\)/.exec(run.toString())?.[1]?.split(',') : null
      const [first = '', second = ''] = (parameters ?? []).map((parameter) => parameter.trim())
      if (!/^_?actor\b/.test(first)) return []
      return [
        {
          name: `${path} ${name}`,
          run: run as Exported['run'],
          takesInput: !/(Id|token|code|email|slug)$/i.test(second),
        },
      ]
    }),
  )
}

/**
 * The ways in which somebody can point at what is not theirs: all of it under every name that an input here has for
 * it, or for what takes no input each id alone.
 */
export function pointers(theirs: Belongings, { takesInput }: Exported): unknown[] {
  return theirs.bookingIds.flatMap((bookingId, i): unknown[] => {
    const [activityId, code] = [theirs.activityIds[i < 2 ? 0 : 1] as number, theirs.codes[i] as string]
    const { organisationId, userId } = theirs.owner
    if (!takesInput) return [bookingId, activityId, code, userId, organisationId]
    const person = { ...aPerson({ name: 'Zeldzaam' }), topic: null, ownLaptop: null, orWait: true }
    const keys = { formKey: randomUUID(), source: Buffer.from('walls'), token: code, browser: code }
    const ids = { bookingId, id: bookingId, activityId, code, letter: 'Z', branchId: 1, places: 1, count: 1 }
    const who = { partnerId: organisationId, organisationId, userId, memberId: userId, invitationId: userId }
    const more = { sessionId: userId, reservationId: 1, day: '2027-01-01', limit: 50, answer: 1, claims: {} }
    const rest = {
      kind: 'confirmation',
      key: 'x',
      channel: 'email',
      email: theirs.secrets[1],
      until: after(days(2)),
      untilAt: after(days(2)),
      role: 'partner',
    }
    return [
      { ...person, ...keys, ...ids, ...who, ...more, ...rest, people: [{ ...person, ...keys, activityId }] },
    ]
  })
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
      where booking_id in (select id from booking where partner_id = ${organisationId}) order by id`,
    sql`select to_jsonb(m) as row from member m where organisation_id = ${organisationId} order by id`,
    sql`select to_jsonb(i) as row from invitation i where organisation_id = ${organisationId} order by id`,
    sql`select to_jsonb(u) as row from user_account u where id = ${userId}`,
  ])
  return rows.flat()
}

/** What somebody was told that is not theirs, in whatever form it came. */
export function toldOf(theirs: Belongings, answer: unknown): string[] {
  const said = inspect(answer, { depth: 10, maxArrayLength: null, maxStringLength: null })
  return theirs.secrets.filter((secret) => said.includes(secret))
}
