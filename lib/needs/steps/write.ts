import { eq } from 'drizzle-orm'
import { consent, event, need, needContact, referral } from '@/db/tables/needs'
import { needTurn } from '@/db/views'
import type { Actor } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type Given, statement } from '../../tools/statement'
import type { Need } from './look'

// What is written of needs: each statement is made once, for it is sent at every step of every need.

type NewNeed = Pick<typeof need.$inferInsert, (typeof needColumns)[number]>
type NewContact = Pick<typeof needContact.$inferInsert, (typeof contactColumns)[number]>
type NewConsent = Pick<typeof consent.$inferInsert, (typeof consentColumns)[number]>
type NewReferral = Pick<typeof referral.$inferInsert, (typeof referralColumns)[number]>
type NewEvent = Pick<typeof event.$inferInsert, (typeof eventColumns)[number]>

const dueColumns = ['ownerId', 'next', 'dueOn', 'coordinatorFrom', 'referralId', 'appointmentOn'] as const
const needColumns = [
  ...(['id', 'code', 'topic', 'municipalityId', 'openedBy', 'openedByUser', 'openedAt', 'formKey'] as const),
  ...dueColumns,
] as const
const contactColumns = [
  ...(['needId', 'name', 'nameKey', 'contactWay', 'contact', 'contactKey', 'contactOf'] as const),
  ...(['language', 'callWhen', 'comesBackOn'] as const),
] as const
const consentColumns = [
  ...(['id', 'needId', 'organisationId', 'fields', 'textVersion', 'language', 'explainedBy'] as const),
  ...(['givenAt', 'runsUntil'] as const),
] as const
const referralColumns = [
  ...(['id', 'needId', 'fromId', 'toId', 'consentId', 'agreementVersionId', 'sentAt', 'sentBy'] as const),
  ...(['seeBy', 'contactBy'] as const),
] as const
const eventColumns = [
  ...(['needId', 'at', 'kind', 'by', 'organisationId', 'userId', 'referralId', 'toId', 'detail'] as const),
  ...(['revision', 'undoes', 'wasOwnerId', 'wasNext', 'wasDueOn', 'wasCoordinatorFrom'] as const),
  ...(['wasReferralId', 'wasAppointmentOn', 'wasSays', 'wasSaysAt'] as const),
] as const
const turnColumns = [
  ...dueColumns,
  ...(['ended', 'endedAt', 'endedBy', 'saidBy', 'revision', 'says', 'saysAt'] as const),
] as const

/** The same columns of a statement, each with its value of the run. */
function row<Values>(given: Given<Values>, columns: readonly (keyof Values & string)[]) {
  return Object.fromEntries(columns.map((column) => [column, given(column)])) as never
}

const needs = statement((q, given: Given<NewNeed>) =>
  q
    .insert(need)
    .values(row(given, needColumns))
    // Neither `returning` nor a target: a partner may not read what stands there, not even what it has just written.
    .onConflictDoNothing(),
)

/** Writes a need down, unless its code or its form is there already; which of the two is for `madeWith` to say. */
export async function insertNeed(tx: Transaction, made: NewNeed): Promise<void> {
  await needs(tx, made)
}

const contacts = statement((q, given: Given<NewContact>) =>
  q.insert(needContact).values(row(given, contactColumns)),
)

/** Writes down who a need is of and how she is reached. */
export async function insertContact(tx: Transaction, made: NewContact): Promise<void> {
  await contacts(tx, made)
}

const consents = statement((q, given: Given<NewConsent>) =>
  q.insert(consent).values(row(given, consentColumns)),
)

/** Writes down what she agreed to. */
export async function insertConsent(tx: Transaction, made: NewConsent): Promise<void> {
  await consents(tx, made)
}

const referrals = statement((q, given: Given<NewReferral>) =>
  q.insert(referral).values(row(given, referralColumns)),
)

/** Writes down whom is asked what. */
export async function insertReferral(tx: Transaction, made: NewReferral): Promise<void> {
  await referrals(tx, made)
}

const events = statement((q, given: Given<NewEvent>) =>
  q.insert(event).values(row(given, eventColumns)).returning({ id: event.id }),
)

const nothing = {
  ...{ organisationId: null, userId: null, referralId: null, toId: null, detail: null, undoes: null },
  ...{ wasOwnerId: null, wasNext: null, wasDueOn: null, wasCoordinatorFrom: null, wasReferralId: null },
  ...{ wasAppointmentOn: null, wasSays: null, wasSaysAt: null },
}

/** Writes down what happened; returns the number of the event. */
export async function insertEvent(tx: Transaction, made: typeof event.$inferInsert): Promise<number> {
  const [written] = await events(tx, { ...nothing, ...made })
  if (!written) throw new Error('an event was not written')
  return written.id
}

const turnOfNeed = statement((q, given: Given<Need>) =>
  q
    .update(need)
    .set(row(given, [...turnColumns, 'mergedInto']))
    .where(eq(need.id, given('id')))
    .returning({ id: need.id }),
)
const turnOfView = statement((q, given: Given<Need>) =>
  q
    .update(needTurn)
    .set(row(given, turnColumns))
    .where(eq(needTurn.id, given('id')))
    .returning({ id: needTurn.id }),
)

/** Writes the turn of a need that the actor has locked; says whether it was theirs to write. */
export async function writeTurn(tx: Transaction, actor: Actor, after: Need): Promise<boolean> {
  const written = await (actor.kind === 'partner' ? turnOfView : turnOfNeed)(tx, after)
  return written.length > 0
}
