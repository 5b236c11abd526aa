import { sql } from 'drizzle-orm'
import { type Actor, may } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { undoUntil } from '../../tools/undo'
import { type Tried, triedSoFar } from '../rules/tries'
import { isForGood, isTap } from '../rules/undo'

/** One thing that happened to a need. */
export type Happening = {
  eventId: number
  at: Date
  kind: string
  by: 'resident' | 'staff' | 'partner' | 'job'
  /** Whose hand it was: an organisation; a colleague by name, people of other organisations never. */
  organisation: string | null
  who: string | null
  /** Whom it was asked of. */
  to: string | null
  isToLibrary: boolean
  detail: string | null
  /** It was taken back. */
  undone: boolean
}

/** What she hears or heard of a need, in her own way. */
export type Told = { kind: string; channel: 'email' | 'sms' | 'call' | 'card'; status: string; at: Date }

/** What has happened to a need, in order, and what can still be done about the last of it. */
export type Line = {
  events: Happening[]
  tried: Tried
  /** What was written down last by the organisation that looks, while it can be taken back. */
  undo: { eventId: number; kind: string; detail: string | null; until: Date } | null
}

type Row = {
  id: string
  at: string
  kind: string
  by: Happening['by']
  organisation_id: string | null
  organisation: string | null
  who: string | null
  to_name: string | null
  to_kind: string | null
  detail: string | null
  revision: number
  was_owner_id: string | null
  undone: boolean
}

/** The line of a need in an open transaction; its revision says what happened last. */
export async function lineOf(
  actor: Actor,
  tx: Transaction,
  { needId, revision }: { needId: string; revision: number },
  now: Date,
): Promise<Line> {
  const rows = await tx.execute<Row>(sql`
    select e.id, e.at, e.kind, e.by, e.organisation_id, o.name as organisation, colleague_name(e.user_id) as who,
      t.name as to_name, t.kind as to_kind, e.detail, e.revision, e.was_owner_id,
      exists (select from event u where u.undoes = e.id) as undone
    from event e left join organisation o on o.id = e.organisation_id left join organisation t on t.id = e.to_id
    where e.need_id = ${needId}::uuid order by e.id`)
  const last = rows.at(-1)
  return {
    events: rows.map(happening),
    tried: triedSoFar(triesIn(rows)),
    undo: last && last.revision === revision ? undoOf(actor, last, now) : null,
  }
}

function happening(row: Row): Happening {
  return {
    ...{ eventId: Number(row.id), at: new Date(row.at), kind: row.kind, by: row.by },
    ...{ organisation: row.organisation, who: row.who, to: row.to_name },
    ...{ isToLibrary: row.to_kind === 'library', detail: row.detail, undone: row.undone },
  }
}

/** Somebody spoke with her, or she said something herself: calling in vain begins anew. */
const heard = new Set(['answered', 'reopened', 'contacted', 'appointment'])

function triesIn(rows: readonly Row[]): Date[] {
  const since = rows.findLastIndex(({ kind }) => heard.has(kind))
  return rows.flatMap(({ kind, undone, at }, i) =>
    kind === 'tried' && !undone && i > since ? [new Date(at)] : [],
  )
}

function undoOf(actor: Actor, row: Row, now: Date): Line['undo'] {
  const { kind, detail } = row
  const at = new Date(row.at)
  const tapped = { kind, detail, at, wasOwnerId: row.was_owner_id === null ? null : Number(row.was_owner_id) }
  const own = actor.kind === 'staff' || actor.kind === 'partner' ? actor.organisationId : null
  if (!may(actor, 'need.act') || own === null || Number(row.organisation_id) !== own) return null
  if (!isTap(tapped) || isForGood(tapped, now)) return null
  return { eventId: Number(row.id), kind, detail, until: undoUntil(at) }
}

/** What she has to hear or has heard, in an open transaction. */
export async function toldOf(
  _actor: Actor,
  tx: Transaction,
  { needId }: { needId: string },
): Promise<Told[]> {
  const rows = await tx.execute<{ kind: string; channel: Told['channel']; status: string; at: string }>(sql`
    select kind, channel, status, coalesce(finished_at, due_at) as at from message
    where need_id = ${needId}::uuid and user_id is null order by created_at, due_at`)
  return rows.map(({ at, ...row }) => ({ ...row, at: new Date(at) }))
}
