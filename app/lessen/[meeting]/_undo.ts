import type { Standings } from '@/lib/attendance/queries/register'
import type { Says } from '@/lib/attendance/rules/marks'
import type { DeviceTap, Errand, Outbox } from '@/lib/attendance/rules/outbox'

/** How to take back what was done last, and what that was: a tap, or that somebody came along. */
export type Back = { errand: Extract<Errand, { kind: 'undo' | 'undo_extra' }>; says: Says | null }

/** What can be taken back next: what has not been sent yet, or else what the library says; nothing while that is not known. */
export function lastDone(standings: Standings, outbox: Outbox): Back | null {
  const last = outbox.errands.at(-1)
  if (!last) return lastKnown(standings)
  if (last.kind === 'extra') return { errand: { kind: 'undo_extra', extraId: last.extraId }, says: null }
  if (last.kind !== 'mark') return null
  const together = outbox.errands.filter(
    (one): one is DeviceTap => one.kind === 'mark' && one.group === last.group,
  )
  const wasOf = (id: string) => standings.rows.find(({ bookingId }) => bookingId === id)?.mark ?? null
  const rows = together.map(({ markId, bookingId }) => ({ markId, bookingId, was: wasOf(bookingId) }))
  return { errand: backOf(rows), says: last.says }
}

function lastKnown({ undoable: [taps], extras }: Standings): Back | null {
  const [extra] = extras.own
  if (extra && (!taps || extra.left > taps.left))
    return { errand: { kind: 'undo_extra', extraId: extra.extraId }, says: null }
  return taps ? { errand: backOf(taps.rows), says: taps.says } : null
}

function backOf(rows: Standings['undoable'][number]['rows']): Extract<Errand, { kind: 'undo' }> {
  const back = rows.map(({ bookingId, was }) => ({ bookingId, mark: was }))
  return { kind: 'undo', markIds: rows.map(({ markId }) => markId), back }
}
