import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, instant, ref } from './columns'
import { organisation } from './network'

/** What someone may be in an organisation; the CHECK says in which kind of organisation. */
const role = () => text({ enum: ['coordinator', 'adviser', 'trainer', 'dpo', 'partner', 'reader'] })

const organisationKind = () => text({ enum: ['library', 'partner', 'municipality'] })

/** A role fits the organisation: the library's people work for the library, a reader for a municipality. */
const roleFits = (t: { role: unknown; organisationKind: unknown }) => sql`case ${t.role}
  when 'partner' then ${t.organisationKind} in ('partner', 'municipality')
  when 'reader' then ${t.organisationKind} = 'municipality'
  else ${t.role} in ('coordinator', 'adviser', 'trainer', 'dpo') and ${t.organisationKind} = 'library' end`

export const user = pgTable(
  'user_account',
  {
    id: uuid().primaryKey(),
    /** In small letters; the one way in which the library reaches its people. */
    email: text().notNull().unique(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    signedInAt: instant(),
    /** When somebody who did not sign in for long was asked whether they still work here. */
    stayAskedAt: instant(),
    /** The account at a provider by which this person came in first; another one with the same address stays out. */
    workAccount: text().unique('user_work_account'),
    /** The secret of the second factor, sealed with a key that is not in the database. */
    totpSecret: bytes(),
    totpConfirmedAt: instant(),
    /** The last time step that was accepted: a code counts once. */
    totpStep: bigint({ mode: 'number' }),
    /** Who asked to take a lost second factor away; somebody else has to agree within a day. */
    resetAskedBy: uuid(),
    resetAskedAt: instant(),
  },
  (t) => [
    check('user_reset', sql`(${t.resetAskedBy} is null) = (${t.resetAskedAt} is null)`),
    check('user_email', sql`${t.email} = lower(${t.email})`),
    check('user_totp', sql`${t.totpConfirmedAt} is null or ${t.totpSecret} is not null`),
  ],
)

/** Someone's work in an organisation. */
export const member = pgTable(
  'member',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    organisationId: ref().notNull(),
    organisationKind: organisationKind().notNull(),
    role: role().notNull(),
    /** A partner's own contact person: invites and removes colleagues. */
    contactPerson: boolean().notNull().default(false),
    /** A volunteer has no work here until the day of the confidentiality promise is filled in (facts H7). */
    volunteer: boolean().notNull().default(false),
    secrecyPromisedOn: date(),
    createdAt: instant().notNull(),
    deactivatedAt: instant(),
    deactivatedBy: uuid().references(() => user.id, { onDelete: 'set null' }),
  },
  (t) => [
    foreignKey({
      name: 'member_of_organisation',
      columns: [t.organisationId, t.organisationKind],
      foreignColumns: [organisation.id, organisation.kind],
    }),
    check('member_role', roleFits(t)),
    check('member_contact_person', sql`not ${t.contactPerson} or ${t.role} = 'partner'`),
    check('member_volunteer', sql`not ${t.volunteer} or ${t.role} in ('adviser', 'trainer')`),
    // One work in each organisation; in which of them somebody is at work now, their session says.
    uniqueIndex('member_once').on(t.userId, t.organisationId).where(sql`${t.deactivatedAt} is null`),
    // For who holds a session: nobody is at work as somebody else.
    unique('member_of_user').on(t.id, t.userId),
    index('member_of').on(t.organisationId),
  ],
)

/** A link of seven days to become a member. The link is made from the id with a key outside the database. */
export const invitation = pgTable(
  'invitation',
  {
    id: uuid().primaryKey(),
    email: text().notNull(),
    name: text().notNull(),
    organisationId: ref().notNull(),
    organisationKind: organisationKind().notNull(),
    role: role().notNull(),
    contactPerson: boolean().notNull().default(false),
    volunteer: boolean().notNull().default(false),
    invitedBy: uuid().references(() => user.id, { onDelete: 'set null' }),
    tokenHash: bytes().notNull().unique(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    foreignKey({
      name: 'invitation_to_organisation',
      columns: [t.organisationId, t.organisationKind],
      foreignColumns: [organisation.id, organisation.kind],
    }),
    check('invitation_email', sql`${t.email} = lower(${t.email})`),
    check('invitation_role', roleFits(t)),
    check('invitation_contact_person', sql`not ${t.contactPerson} or ${t.role} = 'partner'`),
    check('invitation_volunteer', sql`not ${t.volunteer} or ${t.role} in ('adviser', 'trainer')`),
    check('invitation_once', sql`${t.acceptedAt} is null or ${t.withdrawnAt} is null`),
    uniqueIndex('invitation_open')
      .on(t.email)
      .where(sql`${t.acceptedAt} is null and ${t.withdrawnAt} is null`),
    index('invitation_to').on(t.organisationId),
  ],
)

/** Someone asked for a way in by e-mail: a link for the browser that asked, or six digits; ten minutes, once. */
export const signIn = pgTable(
  'sign_in',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    browserHash: bytes().notNull(),
    tokenHash: bytes().notNull().unique(),
    codeHash: bytes().notNull(),
    codeTries: smallint().notNull().default(0),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    check('sign_in_tries', sql`${t.codeTries} between 0 and 5`),
    index('sign_in_browser').on(t.browserHash),
    index('sign_in_expires').on(t.expiresAt),
  ],
)

/** One browser that is signed in. The browser holds the id, signed; everything else is read here each time. */
export const session = pgTable(
  'session',
  {
    id: uuid().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    /** In which organisation they are at work in this browser; everything they may follows from it. */
    memberId: uuid().notNull(),
    via: text({ enum: ['link', 'oidc', 'demo'] }).notNull(),
    createdAt: instant().notNull(),
    seenAt: instant().notNull(),
    secondFactorAt: instant(),
  },
  (t) => [
    check('session_via', sql`${t.via} in ('link', 'oidc', 'demo')`),
    foreignKey({
      name: 'session_at_work',
      columns: [t.memberId, t.userId],
      foreignColumns: [member.id, member.userId],
    }).onDelete('cascade'),
    index('session_of').on(t.userId),
  ],
)

/** Ways in for who lost the second factor; each counts once. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    userId: uuid()
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
    hash: bytes().notNull(),
    usedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.hash] })],
)
