import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { jobs } from '@/app/_start/worker'
import { message } from '@/db/tables/messages'
import { markAttendance } from '@/lib/attendance/commands/mark'
import { giveTicket } from '@/lib/attendance/commands/tickets'
import { cancelBooking } from '@/lib/bookings/commands/cancel'
import { changeContact } from '@/lib/bookings/commands/contact'
import { correctBooking } from '@/lib/bookings/commands/correct'
import { answerContact, answerName, openByCode } from '@/lib/drafts/commands'
import { setContacts } from '@/lib/needs/commands/agreements'
import { report, takeOn } from '@/lib/needs/commands/answer'
import { changeContact as changeNeed } from '@/lib/needs/commands/contact'
import { helpedHere } from '@/lib/needs/commands/end'
import { tryToReach } from '@/lib/needs/commands/tries'
import { finishCall } from '@/lib/notices/commands/calls'
import { putReminders } from '@/lib/notices/commands/reminders'
import { acceptInvitation, invite, withdrawInvitation } from '@/lib/team/commands/invitations'
import { deactivate, rename } from '@/lib/team/commands/members'
import { askLink } from '@/lib/team/commands/signin'
import { membersFor } from '@/lib/team/queries/members'
import type { Guest, Staff } from '@/lib/tools/access'
import { linkKey } from '@/lib/tools/keys'
import { anAgreement } from './agreements'
import { books } from './database'
import { aNetwork, asked, did, theNeed } from './needs'
import { aForm, aPartner, bookedTogether } from './partners'
import { aCourseWith, aTap, aTrainerOf } from './register'
import { door, someone } from './workers'
import {
  aBooking,
  aCourseRun,
  after,
  aGuest,
  aPerson,
  aSlot,
  aVisitor,
  bookOne,
  days,
  hours,
  job,
  now,
  the,
} from './world'

/** A word, a telephone and an address that stand nowhere else; by each of them something is found. */
export type Mark = { word: string; phone: string; email: string }

const given: Mark[] = []

/** A mark of its own for everything that somebody fills in. */
export function aMark(): Mark {
  const letters = String(given.length)
    .split('')
    .map((digit) => 'bdfgklmprt'[Number(digit)])
    .join('')
  const word = `Kanarie${letters}q`
  const mark = {
    word,
    phone: `06 5${1_234_000 + given.length * 7}`,
    email: `${word.toLowerCase()}@kooi.example`,
  }
  given.push(mark)
  return mark
}

/** All marks that were handed out, by the words in which they can be found anywhere. */
export function marksGiven(): { mark: Mark; signs: string[] }[] {
  return given.map((mark) => ({
    mark,
    signs: [mark.word.toLowerCase(), mark.phone.replace(/\D/g, '').slice(1)],
  }))
}

/** Forgets which marks were handed out. */
export function newMarks(): void {
  given.length = 0
}

/** The marks that stand anywhere in the database or in a folder, by their words; in which table, or in which file. */
export async function found(sql: postgres.Sql, folder: string, log: string[]): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`
  const texts: [where: string, text: string][] = [['log', log.join('')]]
  for (const { name } of tables) {
    const rows = await sql.unsafe(`select t::text as row from ${name} t`)
    texts.push([name, rows.map(({ row }) => String(row)).join('\n')])
  }
  for (const file of filesBelow(folder)) texts.push([file, decoded(readFileSync(file, 'utf8'))])
  return texts.flatMap(([where, text]) => {
    const all = text.toLowerCase()
    const digits = all.replace(/(?<=\d)[ -](?=\d)/g, '')
    return marksGiven().flatMap(({ mark, signs }) =>
      signs.some((sign) => all.includes(sign) || digits.includes(sign)) ? [`${mark.word} in ${where}`] : [],
    )
  })
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
}

/** A letter breaks its lines and writes some signs as numbers. */
function decoded(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Does all that the worker does by itself at a moment, but for what is left out. */
export async function worked(at: Date, without: readonly string[] = []): Promise<void> {
  for (const one of jobs) {
    if (without.includes(one.name)) continue
    await one.run({ kind: 'system', job: one.name }, at, new AbortController().signal)
  }
}

/** Somebody with a mark, reached in this way. */
function aBird(contactWay: 'call' | 'sms' | 'email', given: Parameters<typeof aPerson>[0] = {}) {
  const mark = aMark()
  return aPerson({
    name: `Demo ${mark.word}`,
    contactWay,
    contact: contactWay === 'email' ? mark.email : mark.phone,
    ...given,
  })
}

/** Marks in every field through every flow: bookings, the line, partners, drafts, needs, calls, the desk, people who work here. */
export async function marksEverywhere(): Promise<void> {
  const network = await aNetwork()
  await bookings(network.adviser)
  await viaPartner()
  await atTheDesk(network.adviser)
  await needs(network)
  await people(network.coordinator)
  await agreed(network)
}

async function bookings(desk: Staff): Promise<void> {
  const [slot, later, run] = [
    await aSlot(),
    await aSlot({ startsAt: after(days(4)) }),
    await aCourseRun({ places: 2, lessons: 20 }),
  ]
  const regular = aBird('email')
  did(await bookOne(desk, aBooking(slot.id, { ...regular, topic: 'bijstand' }), now))
  did(await bookOne(desk, aBooking(run.id, { ...regular, ownLaptop: true }), now))
  const helped = did(await bookOne(desk, aBooking(run.id, aBird('sms', { contactOf: 'helper' })), now))
  did(await cancelBooking(desk, helped, after(hours(1))))
  did(await bookOne(desk, aBooking(run.id, aBird('call')), after(hours(2))))
  did(await bookOne(desk, aBooking(run.id, { ...aBird('email'), orWait: true }), after(hours(2))))
  await putRight(desk, later.id)
  // A browser that never finished.
  const [draft, half] = [await aGuest({}), aMark()]
  did(await answerName(draft, { name: half.word, forSomeoneElse: true }, now))
  did(await answerContact(draft, { way: 'email', contact: half.email }, now))
}

/** How somebody is reached is put right twice: by the desk, and by who has the code. */
async function putRight(desk: Staff, activityId: number): Promise<void> {
  const first = aBird('email')
  const made = did(await bookOne(desk, aBooking(activityId, first), now))
  const other = aBird('email', { name: first.name })
  did(await correctBooking(desk, { bookingId: made.bookingId, ...other, ownLaptop: null }, after(hours(1))))
  const guest: Guest = await aGuest({}, after(hours(1)))
  did(await openByCode(guest, { code: made.code, letter: 'D', visitor: aVisitor() }, after(hours(1))))
  const own = { bookingId: made.bookingId, contactWay: 'email', contact: aMark().email } as const
  did(await changeContact(guest, own, after(hours(1))))
}

async function viaPartner(): Promise<void> {
  const email = aMark().email
  const partner = await aPartner({ email })
  did(await rename(partner, { name: aMark().word }, now))
  const run = await aCourseRun({ lessons: 3 })
  const viaUs = { contactOf: 'partner', contactWay: 'email', contact: email } as const
  await bookedTogether(partner, aForm(run.id, [aBird('call'), { name: aMark().word, ...viaUs }]))
}

/** Somebody walks in, somebody is called in vain, somebody stays away from lessons. */
async function atTheDesk(desk: Staff): Promise<void> {
  const slot = await aSlot({ startsAt: after(hours(50)) })
  const ticket = { ticketId: randomUUID(), branchId: slot.branchId, firstName: aMark().word }
  did(await giveTicket(desk, ticket, now))
  const { activityId, bookingIds, meetings } = await aCourseWith([aBird('call')])
  const trainer = await aTrainerOf(activityId)
  for (const meetingId of meetings.slice(0, 2)) {
    const marks = [aTap(bookingIds[0], 'absent')]
    did(await markAttendance(trainer, { meetingId, marks }, after(days(8))))
  }
  const called = did(await bookOne(job, aBooking(slot.id, aBird('call')), now))
  await putReminders(job, {}, after(hours(25)))
  const [call] = await books()
    .select()
    .from(message)
    .where(and(eq(message.bookingId, called.bookingId), eq(message.channel, 'call')))
  did(await finishCall(desk, { messageId: the(call).id, outcome: 'wrong_number' }, after(hours(25))))
}

async function needs(network: Awaited<ReturnType<typeof aNetwork>>): Promise<void> {
  const { adviser, kwadraad } = network
  const one = await asked(network, { ...asAsker(aBird('call')), callWhen: `na ${aMark().word}` })
  did(await takeOn(kwadraad, { referralId: one.referralId }, after(hours(1))))
  did(await report(kwadraad, { referralId: one.referralId, how: 'helped' }, after(hours(2))))
  const first = aBird('email')
  const mine = await asked(network, asAsker(first))
  did(await tryToReach(adviser, { needId: mine.needId, outcome: 'no_answer' }, after(hours(1))))
  const { revision } = await theNeed(mine.needId)
  const again = {
    ...aBird('email', { name: first.name }),
    needId: mine.needId,
    revision,
    callWhen: aMark().word,
    comesBackOn: null,
  }
  did(await changeNeed(adviser, again, after(hours(2))))
  const stands = await theNeed(mine.needId)
  did(await helpedHere(adviser, { needId: mine.needId, revision: stands.revision }, after(hours(3))))
}

function asAsker({ contactWay: way, ...person }: ReturnType<typeof aPerson>) {
  return { way, ...person }
}

/** Who is invited and never comes, who is and withdrawn, who works here, leaves, or does not sign in any more. */
async function people(coordinator: Staff): Promise<void> {
  const asMarked = () => {
    const { word, email } = aMark()
    return someone({ name: word, email })
  }
  did(await invite(coordinator, asMarked(), now))
  const withdrawn = did(await invite(coordinator, asMarked(), now))
  did(await withdrawInvitation(coordinator, { invitationId: withdrawn }, now))
  const stays = asMarked()
  const key = linkKey('invitation', did(await invite(coordinator, stays, now)))
  did(await acceptInvitation(door, { key }, now))
  did(
    await askLink(door, { email: stays.email, browser: 'browser', knownAs: null, visitor: aVisitor() }, now),
  )
  const leaving = did(await invite(coordinator, asMarked(), now))
  did(await acceptInvitation(door, { key: linkKey('invitation', leaving) }, now))
  const all = await membersFor(coordinator, now)
  const last = the(all.find(({ name }) => name === the(given.at(-1)).word))
  did(await deactivate(coordinator, { memberId: last.memberId }, after(days(1))))
}

async function agreed({ coordinator, kwadraad, libraryId, townId }: Awaited<ReturnType<typeof aNetwork>>) {
  const [by, line, who] = [aMark(), aMark(), aMark()]
  const { agreementId } = await anAgreement({
    ...{ fromId: kwadraad.organisationId, toId: libraryId, municipalityIds: [townId] },
    ...{ agreedBy: by.word, dataLine: line.word, validUntil: '2027-03-20' },
  })
  const contact = { side: 'to' as const, name: who.word, phone: who.phone, email: who.email }
  did(await setContacts(coordinator, { agreementId, contacts: [contact] }, now))
}
