import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { user } from '@/db/tables/team'
import { askedCard } from '@/db/views'
import { type Actor, must } from '../../tools/access'
import { note } from '../../tools/journal'
import { localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'

/** As many as are shown at once. */
const MOST = 300

/**
 * What a partner asked the library about residents of theirs, and where it stands; whom the library asked then is not
 * theirs to know. `canUndo`: it was typed today, by who looks, and nobody has taken it on.
 */
export async function askedByUs(actor: Actor, now: Date) {
  must(actor, 'need.make')
  return seenBy(actor, 'asked_by_us', undefined, now)
}

export type AskedByUs = Awaited<ReturnType<typeof askedByUs>>[number]

/** One of what a partner asked the library; null when it is not theirs. */
export async function askedByUsOne(actor: Actor, needId: string, now: Date): Promise<AskedByUs | null> {
  must(actor, 'need.make')
  const [one] = await seenBy(actor, 'asked_by_us_one', eq(askedCard.id, needId), now)
  return one ?? null
}

function seenBy(actor: Actor, why: string, which: SQL | undefined, now: Date) {
  return asActor(
    actor,
    async (tx) => {
      const rows = await tx
        .select({ ...columns, openedBy: user.name, openedByUser: askedCard.openedByUser })
        .from(askedCard)
        .leftJoin(user, eq(user.id, askedCard.openedByUser))
        .where(which)
        .orderBy(sql`${askedCard.endedAt} is not null`, desc(askedCard.openedAt))
        .limit(MOST)
      const rowIds = rows.map(({ needId }) => needId)
      await note(tx, actor, { verb: 'see', kind: 'need', why, rowIds }, now)
      return rows.map(({ openedByUser, ...row }) => ({
        ...row,
        canUndo: canUndo(actor, row, openedByUser, now),
      }))
    },
    now,
  )
}

type Standing = { openedAt: Date; ended: string | null; isTakenOn: boolean | null }

function canUndo(actor: Actor, row: Standing, openedByUser: string | null, now: Date): boolean {
  const mine = actor.kind === 'partner' && openedByUser === actor.userId
  return mine && row.ended === null && !row.isTakenOn && localDate(row.openedAt) === localDate(now)
}

const columns = {
  needId: askedCard.id,
  topic: askedCard.topic,
  municipality: askedCard.municipality,
  openedAt: askedCard.openedAt,
  next: askedCard.next,
  dueOn: askedCard.dueOn,
  appointmentOn: askedCard.appointmentOn,
  ended: askedCard.ended,
  endedAt: askedCard.endedAt,
  saidBy: askedCard.saidBy,
  isWithLibrary: askedCard.isWithLibrary,
  isTakenOn: askedCard.isTakenOn,
  isSpokenTo: askedCard.isSpokenTo,
  /** She, through us, takes back what she agreed to: the library ends it with her. */
  isWithdrawn: askedCard.isWithdrawn,
  name: askedCard.name,
}
