import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { activity } from '@/db/tables/agenda'
import { booking, resident } from '@/db/tables/booking'
import { message } from '@/db/tables/messages'
import { branch } from '@/db/tables/network'
import { asSaid } from '../../bookings/queries'
import { type Actor, must, visibleTo } from '../../tools/access'
import { note } from '../../tools/journal'
import { asActor } from '../../tools/transaction'

export type Call = {
  messageId: string
  bookingId: string
  /** What there is to tell. */
  kind:
    | 'confirmation'
    | 'waiting'
    | 'offer'
    | 'offer_lapsed'
    | 'moved'
    | 'cancelled'
    | 'reminder'
    | 'calendar'
  name: string
  /** What to call; null for who has only a card, or whose e-mail could not be delivered. */
  telephone: string | null
  contactOf: 'resident' | 'helper' | 'partner'
  language: 'nl' | 'en' | 'ar'
  code: string
  title: string | null
  branchName: string
  startsAt: Date
  offeredUntil: Date | null
  since: Date
}

/** Whom the library still has to call, because nothing else reaches them; what is no longer true is left out. */
export async function callsFor(actor: Actor, now: Date): Promise<Call[]> {
  must(actor, 'calls.make')
  return asActor(actor, async (tx) => {
    const rows = await tx
      .select({
        messageId: message.id,
        bookingId: booking.id,
        kind: message.kind,
        name: asSaid.name,
        telephone: sql<string | null>`case when ${resident.contactWay} in ('call', 'sms')
          then ${asSaid.contact} end`,
        contactOf: asSaid.contactOf,
        language: asSaid.language,
        code: booking.code,
        title: activity.title,
        branchName: branch.name,
        startsAt: activity.startsAt,
        offeredUntil: booking.offeredUntil,
        since: message.createdAt,
      })
      .from(message)
      .innerJoin(booking, eq(booking.id, message.bookingId))
      .innerJoin(activity, eq(activity.id, booking.activityId))
      .innerJoin(branch, eq(branch.id, activity.branchId))
      .innerJoin(resident, eq(resident.id, booking.residentId))
      .where(and(toCall, visibleTo(actor), gt(activity.endsAt, now), stillTrue(now)))
      .orderBy(sql`${booking.offeredUntil} nulls last`, asc(activity.startsAt), asc(message.createdAt))
      .limit(200)
    const rowIds = rows.map((row) => row.bookingId)
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'calls', rowIds }, now)
    return rows as Call[]
  })
}

const toCall = and(eq(message.channel, 'call'), eq(message.status, 'due'))

function stillTrue(now: Date): SQL {
  return sql`case ${message.kind}
    when 'offer' then ${booking.status} = 'offered' and ${booking.offeredUntil} > ${now.toISOString()}::timestamptz
    when 'waiting' then ${booking.status} = 'waiting'
    when 'offer_lapsed' then ${booking.status} = 'waiting'
    when 'cancelled' then ${booking.status} = 'cancelled'
    else ${booking.status} = 'booked' end`
}
