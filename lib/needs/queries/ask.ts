import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { need, needContact, referral } from '@/db/tables/needs'
import { organisation } from '@/db/tables/network'
import { needNow } from '@/db/views'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'
import { type CardStanding, onCard } from '../rules/card'
import type { Decline, Report } from '../rules/ends'

/** Who was asked before, and why that did not end it. */
export type Tried = { organisationId: number; because: Decline | Report | 'silent' }

/** A need for which somebody else is going to be asked. */
export type ToAsk = {
  needId: string
  revision: number
  topic: string
  municipalityId: number
  name: string
  language: 'nl' | 'en' | 'ar'
  /** Whoever is asked now; null when it is with the library. */
  askedNow: number | null
  tried: Tried[]
}

/** A need that is open, for asking somebody else or doing it here; null when there is none. */
export async function needToAsk(
  actor: Actor,
  { needId }: { needId: string },
  now: Date,
): Promise<ToAsk | null> {
  must(actor, 'need.guard')
  return asActor(
    actor,
    async (tx) => {
      const [row] = await tx
        .select({ ...asked, ended: need.endedAt })
        .from(need)
        .innerJoin(needContact, eq(needContact.needId, need.id))
        .leftJoin(referral, eq(referral.id, need.referralId))
        .where(eq(need.id, needId))
      if (!row || row.ended) return null
      const { ended: _, ...open } = row
      await note(tx, actor, { verb: 'see', kind: 'need', why: 'desk:ask', rowIds: [needId] }, now)
      return { ...open, tried: await triedOf(tx, needId) }
    },
    now,
  )
}

const asked = {
  needId: need.id,
  revision: need.revision,
  topic: need.topic,
  municipalityId: need.municipalityId,
  name: needContact.name,
  language: needContact.language,
  askedNow: referral.toId,
}

async function triedOf(tx: Transaction, needId: string): Promise<Tried[]> {
  const rows = await tx
    .select({ organisationId: referral.toId, declined: referral.declined, report: referral.report })
    .from(referral)
    .where(and(eq(referral.needId, needId), isNotNull(referral.endedAt)))
    .orderBy(desc(referral.number))
  return rows.map(({ organisationId, declined, report }) => ({
    organisationId,
    because: declined ?? report ?? 'silent',
  }))
}

/** What stands on the card of a need: never what it is about. */
export type NeedCard = CardStanding & {
  needId: string
  code: string
  name: string
  language: 'nl' | 'en' | 'ar'
  contactWay: 'call' | 'sms' | 'email' | 'card'
  contactOf: 'resident' | 'helper' | 'partner'
  comesBackOn: string | null
}

/** The card of a need, to print as often as somebody lost it; null when there is none, or nothing to wait for any more. */
export async function needCard(
  actor: Actor,
  { needId }: { needId: string },
  now: Date,
): Promise<NeedCard | null> {
  must(actor, 'need.guard')
  return asActor(
    actor,
    async (tx) => {
      const [row] = await tx
        .select({ ...carried, ...standing })
        .from(need)
        .innerJoin(needContact, eq(needContact.needId, need.id))
        .innerJoin(needNow, eq(needNow.id, need.id))
        .leftJoin(referral, eq(referral.id, need.referralId))
        .leftJoin(organisation, eq(organisation.id, referral.toId))
        .where(eq(need.id, needId))
      if (!row?.code) return null
      await note(tx, actor, { verb: 'see', kind: 'need', why: 'desk:card', rowIds: [needId] }, now)
      const { code, next, dueOn, atLibrary, contactBy, asked: name, phone, ...person } = row
      const whom = name === null ? null : { name, phone }
      return { ...person, code, ...onCard({ next, dueOn, atLibrary, contactBy, asked: whom }, now) }
    },
    now,
  )
}

const carried = {
  needId: need.id,
  code: need.code,
  name: needContact.name,
  language: needContact.language,
  contactWay: needContact.contactWay,
  contactOf: needContact.contactOf,
  comesBackOn: needContact.comesBackOn,
}

const standing = {
  next: need.next,
  dueOn: need.dueOn,
  atLibrary: needNow.atLibrary,
  contactBy: referral.contactBy,
  asked: organisation.name,
  phone: organisation.phone,
}
