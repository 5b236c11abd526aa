import { randomUUID } from 'node:crypto'
import type { Due } from '@/lib/messages/commands'
import { CONSENT_VERSION } from '@/lib/needs/rules/consent'
import { linkKey, sixDigits } from '@/lib/tools/keys'
import { localDate } from '@/lib/tools/time'
import { changeAs } from './pointers-change'
import { runAs } from './pointers-cur'
import { settingUpAs } from './pointers-set'
import { hoursAs } from './pointers-spr'
import type { Belongings } from './walls'
import type { Asking } from './walls-needs'
import { aVisitor, now } from './world'

/** What is given for every parameter by its name; the names of an input are looked up in it as well. */
export type Pointer = Record<string, unknown>

/**
 * The ways in which somebody can point at what is not theirs: all of one booking under every name that the house has
 * for it, with a time to move it to, with the link that is on its way to somebody, and with the link of an invitation.
 */
export function pointers(theirs: Belongings): Pointer[] {
  const each = theirs.booked.map((one, i) => pointer(theirs, one, i))
  const [first, last] = [each[0] as Pointer, each.at(-1) as Pointer]
  const { signIn, invited, elsewhere, slot } = theirs
  const [byLink, byInvitation] = [{ signInId: signIn.id }, { invitationId: invited.id }]
  return [
    ...each,
    ...theirs.askings.map((asking) => ({ ...first, ...asked(asking), ...calledAbout(asking) })),
    { ...last, activityId: elsewhere.id },
    // Their consultation and no lesson: what is asked of the agenda itself.
    { ...last, lessons: [] },
    { ...last, branchId: slot.branchId, day: localDate(slot.startsAt) },
    {
      ...first,
      message: letter(byLink),
      key: linkKey('sign_in', signIn.id),
      code: sixDigits('sign_in', signIn.id),
    },
    { ...first, message: letter(byInvitation), key: linkKey('invitation', invited.id) },
  ]
}

function pointer(theirs: Belongings, booked: Booked, i: number): Pointer {
  const { bookingId, code, activityId, meetingId, person } = booked
  const { organisationId, userId } = theirs.owner
  const { branchId } = theirs.elsewhere
  const answers = { ...person, topic: 'digid-app', ownLaptop: null, orWait: true, agreed: true }
  const keys = {
    formKey: randomUUID(),
    visitor: aVisitor(),
    knownAs: null,
    token: theirs.guestToken,
    key: code,
    code,
  }
  const where = {
    activityId,
    branchId,
    sameCourseAs: activityId,
    areaOf: organisationId,
    times: 5,
    limit: 50,
  }
  const who = { userId, memberId: theirs.memberId, partnerId: organisationId, organisationId }
  const email = [theirs.email, theirs.invited.email][i] ?? `nieuw.${randomUUID()}@werk.example`
  return {
    ...{ ...answers, ...keys, ...where, ...who, email, bookingId, id: bookingId },
    ...{ sessionId: theirs.sessionId, invitationId: theirs.invited.id, reservationId: theirs.reservationId },
    ...{ messageId: theirs.messageId, outcome: 'spoken', callId: theirs.callId },
    ...{ taskId: i === 0 ? theirs.doneTaskId : theirs.taskId, receipt: 'told', bookings: [bookingId] },
    ...{ internetAddress: '203.0.113.9', ownAddressId: 1 },
    ...{ meetingId, marks: [taps(bookingId)], markIds: [theirs.markId], markId: theirs.markId },
    ...{ extraId: theirs.extraId, ticketId: theirs.ticketId, step: 'turn', firstName: null },
    ...{ browser: theirs.signIn.browser, letter: 'Z', way: person.contactWay, forSomeoneElse: false },
    ...{ by: 'code', from: 'search', also: [] },
    ...{ role: 'partner', volunteer: false, library: 'Bibliotheek Zeldzaam' },
    ...organisationAs(),
    ...settingUpAs(),
    ...hoursAs(),
    ...changeAs(theirs, booked),
    ...runAs(booked),
    ...{ ...asked(theirs.askings[i % theirs.askings.length] as Asking), code, key: code },
    ...agreementAs(theirs, organisationId),
    ...{ places: 1, untilDay: '2027-03-05', day: '2027-01-01' },
    ...questionsAt(branchId),
    claims: { sub: randomUUID(), email: theirs.email, email_verified: true },
    bookingIds: theirs.booked.map((one) => one.bookingId),
    people: [{ ...answers, row: 'p0' }],
    message: letter({ bookingId }),
    postman: { compose: async () => null, send: async () => '' },
    ...{ now, confirmedAt: now },
  }
}

/** What the desk of a library writes down and sets, as somebody else might. */
function questionsAt(branchId: number) {
  const asked = { topic: 'digid-app', help: ['explained'], outcome: 'helped', minutes: null, provider: null }
  const by = { dayPart: 'morning', channel: 'walk_in', helpedBy: 'staff' }
  const visits = [{ seenId: randomUUID(), branchId, day: '2027-03-01', ...by, questions: [asked] }]
  const month = { month: '2027-02-01', lines: [{ line: 'visits', counted: 1 }], line: 'visits' }
  return { visits, ...month, topics: ['digid-app'], domain: 'anders', provider: 'bank' }
}

/** A partner as somebody else might put it in the books. */
function organisationAs() {
  const description = { nl: null, en: null, ar: null }
  const reached = { called: `Organisatie ${randomUUID()}`, kind: 'partner', description, hours: [] }
  const closed = { closureId: 0, fromDate: '2027-12-24', untilDate: '2027-12-31', reason: 'Kerst' }
  return { ...reached, ...closed, municipalityId: 0, municipalityIds: [] }
}

/** What somebody else might agree in the name of a partner. */
function agreementAs({ agreementId }: Belongings, partnerId: number) {
  const days = { seeDays: 2, contactDays: 5, reportDays: 10 }
  const held = { validFrom: '2027-03-02', validUntil: null, reviewOn: '2027-11-01', lastDay: '2027-03-31' }
  const told = { agreedBy: 'Demo', agreedOn: '2027-02-01', dataLine: 'Demo', dataOn: '2027-02-01' }
  return { agreementId, fromId: 0, toId: partnerId, ...days, ...held, ...told, contacts: [] }
}

/** What was asked of them or by them, under every name that the house has for it, with all that can be done with it. */
function asked({ needId, intoId, referralId, number, eventId, revision, versionId, townId, code }: Asking) {
  return {
    ...{ needId, intoId, referralId, number, sheet: number, eventId, revision, versionId },
    ...{ municipalityId: townId, consentVersion: CONSENT_VERSION, consentLanguage: 'nl' },
    ...{ callWhen: null, comesBackOn: null, helpOn: '2027-03-05', on: '2027-03-08', how: 'helped' },
    ...{ reason: 'not_ours', says: 'stop', code, key: code },
  }
}

/** What somebody still has to tell her of it: on the list of calls, and as the postman might find it. */
function calledAbout({ needId, call: { messageId, key } }: Asking) {
  return { messageId, message: { ...letter({ needId }), kind: 'need_ask', channel: 'call', key } }
}

type Booked = Belongings['booked'][number]

/** Somebody says that they stay away, whatever was marked. */
function taps(bookingId: string) {
  return { markId: randomUUID(), bookingId, says: 'excused', manner: null, seenRevision: 1, sure: true }
}

/** A message as the postman finds it in the tray. */
function letter(about: {
  bookingId?: string
  signInId?: string
  invitationId?: string
  needId?: string
}): Due {
  const nothing = { bookingId: null, signInId: null, invitationId: null, needId: null, userId: null }
  const [id, key] = [randomUUID(), `walls:${randomUUID()}`]
  return { ...nothing, ...about, id, key, kind: 'confirmation', channel: 'email', attempts: 0 }
}
