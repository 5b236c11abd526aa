import type { Marked } from '@/lib/attendance/commands/mark'
import type { Standings, Undoable } from '@/lib/attendance/queries/register'
import type { DeviceTap, Errand } from '@/lib/attendance/rules/outbox'
import { UNDO_MINUTES } from '@/lib/tools/undo'

const left = UNDO_MINUTES * 60_000

/** How everybody stands once the library has taken what was sent, until it is asked again. */
export function afterTaken(known: Standings, sent: readonly Errand[], made: Marked[]): Standings {
  const [first] = sent
  const { extras } = known
  switch (first?.kind) {
    case 'extra': {
      const own = [{ extraId: first.extraId, left }, ...extras.own]
      return { ...known, extras: { count: extras.count + 1, own } }
    }
    case 'undo_extra': {
      const own = extras.own.filter(({ extraId }) => extraId !== first.extraId)
      return { ...known, extras: { count: extras.count - 1, own } }
    }
    case 'undo':
      return { ...afterUndo(known, first), undoable: without(known.undoable, bookingsOf(first)) }
    case 'mark':
      return afterTaps(known, sent, made)
    default:
      return known
  }
}

type Undo = Extract<Errand, { kind: 'undo' }>

const bookingsOf = ({ back }: Undo) => new Set(back.map(({ bookingId }) => bookingId))

function afterUndo(known: Standings, { back }: Undo): Standings {
  const marks = new Map(back.map(({ bookingId, mark }) => [bookingId, mark]))
  const rows = known.rows.map((row) => {
    const mark = marks.get(row.bookingId)
    return mark === undefined ? row : { ...row, mark, revision: row.revision + 1, said: [] }
  })
  return { ...known, rows }
}

/** Taps that won stand as they were tapped, and can be taken back. */
function afterTaps(known: Standings, sent: readonly Errand[], made: Marked[]): Standings {
  const won = new Map(made.filter((one) => one.won).map((one) => [one.bookingId, one.revision]))
  const taps = sent.filter((one): one is DeviceTap => one.kind === 'mark' && won.has(one.bookingId))
  const says = new Map(taps.map((one) => [one.bookingId, one.says]))
  const rows = known.rows.map((row) => {
    const said = says.get(row.bookingId)
    if (said === undefined || said === 'arrived') return row
    const revision = won.get(row.bookingId) ?? row.revision
    return { ...row, revision, mark: said === 'none' ? null : said, said: [] }
  })
  const wasOf = (id: string) => known.rows.find(({ bookingId }) => bookingId === id)?.mark ?? null
  const groups = [...Map.groupBy(taps, ({ says: one }) => one)].map(([one, together]): Undoable => {
    const back = together.map(({ markId, bookingId }) => ({ markId, bookingId, was: wasOf(bookingId) }))
    return { says: one, rows: back, left }
  })
  return { ...known, rows, undoable: [...groups.reverse(), ...without(known.undoable, new Set(says.keys()))] }
}

/** Of somebody about whom something newer is known, nothing older is taken back. */
function without(undoable: Undoable[], bookingIds: Set<string>): Undoable[] {
  return undoable
    .map((one) => ({ ...one, rows: one.rows.filter(({ bookingId }) => !bookingIds.has(bookingId)) }))
    .filter(({ rows }) => rows.length > 0)
}
