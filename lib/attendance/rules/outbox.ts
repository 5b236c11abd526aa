import type { Mark, Says } from './marks'

/** A tap as a device keeps it until the library has it. */
export type DeviceTap = {
  kind: 'mark'
  markId: string
  bookingId: string
  says: Says
  seenRevision: number
  sure: boolean
  /** What was tapped by one button has one group, and is taken back together. */
  group: string
}
/** What a device has to tell, in the order in which it happened; each with ids of the device, so that it can be told twice. */
export type Errand =
  | DeviceTap
  | { kind: 'undo'; markIds: string[]; back: { bookingId: string; mark: Mark | null }[] }
  | { kind: 'extra'; extraId: string }
  | { kind: 'undo_extra'; extraId: string }

/**
 * What has not been taken yet. The first `flying` of it are on their way now; the first `tried` have been, and nobody
 * knows whether they arrived.
 */
export type Outbox = {
  errands: readonly Errand[]
  flying: number
  tried: number
  /** One by one, since something among what was sent together was refused. */
  alone: boolean
}

export const emptyOutbox: Outbox = { errands: [], flying: 0, tried: 0, alone: false }

/** At most so many taps are sent in one go. */
const TOGETHER = 60

/**
 * Adds what was just done. Who taps again about the same person before the first tap has left means only the last one:
 * it has seen what the first one saw. What was taken back before it left was never said.
 */
export function put(outbox: Outbox, errand: Errand): Outbox {
  if (errand.kind === 'mark') {
    const before = waitingTap(outbox, errand.bookingId)
    const tap = before ? { ...errand, seenRevision: before.seenRevision } : errand
    return { ...outbox, errands: [...outbox.errands.filter((one) => one !== before), tap] }
  }
  if (errand.kind === 'undo') return putUndo(outbox, errand)
  const left = outbox.errands.filter((one, i) => !(i >= outbox.tried && isTakenBack(one, errand)))
  return left.length < outbox.errands.length
    ? { ...outbox, errands: left }
    : { ...outbox, errands: [...left, errand] }
}

function waitingTap({ errands, tried }: Outbox, bookingId: string): DeviceTap | undefined {
  return errands
    .slice(tried)
    .find((one): one is DeviceTap => one.kind === 'mark' && one.bookingId === bookingId)
}

function putUndo(outbox: Outbox, { markIds, back }: Extract<Errand, { kind: 'undo' }>): Outbox {
  const unsaid = outbox.errands
    .slice(outbox.tried)
    .filter((one): one is DeviceTap => one.kind === 'mark' && markIds.includes(one.markId))
  const errands = outbox.errands.filter((one) => !unsaid.includes(one as DeviceTap))
  const said = markIds.filter((id) => !unsaid.some(({ markId }) => markId === id))
  if (said.length === 0) return { ...outbox, errands }
  const of = back.filter(({ bookingId }) => !unsaid.some((one) => one.bookingId === bookingId))
  return { ...outbox, errands: [...errands, { kind: 'undo', markIds: said, back: of }] }
}

function isTakenBack(one: Errand, { kind, extraId }: { kind: string; extraId: string }): boolean {
  return kind === 'undo_extra' && one.kind === 'extra' && one.extraId === extraId
}

/** Sends what comes next: taps about different people together, anything else by itself. Nothing while something flies. */
export function fly(outbox: Outbox): Outbox {
  if (outbox.flying > 0 || outbox.errands.length === 0) return outbox
  const flying = outbox.alone ? 1 : Math.max(1, tapsInFront(outbox.errands))
  return { ...outbox, flying, tried: Math.max(outbox.tried, flying) }
}

function tapsInFront(errands: readonly Errand[]): number {
  const about = new Set<string>()
  for (const one of errands) {
    if (one.kind !== 'mark' || about.has(one.bookingId) || about.size === TOGETHER) break
    about.add(one.bookingId)
  }
  return about.size
}

/** What is on its way. */
export function inFlight({ errands, flying }: Outbox): readonly Errand[] {
  return errands.slice(0, flying)
}

/**
 * It was taken. Whoever tapped again meanwhile has seen what their first tap made of it, and nothing that somebody else
 * made of it in between.
 */
export function taken(outbox: Outbox, made: { bookingId: string; made: number | null }[] = []): Outbox {
  const seen = new Map(made.flatMap((one) => (one.made === null ? [] : [[one.bookingId, one.made] as const])))
  const errands = outbox.errands.slice(outbox.flying).map((one) => {
    const revision = one.kind === 'mark' ? seen.get(one.bookingId) : undefined
    return one.kind === 'mark' && revision !== undefined ? { ...one, seenRevision: revision } : one
  })
  const tried = outbox.tried - outbox.flying
  return { errands, flying: 0, tried, alone: outbox.alone && errands.length > 0 }
}

/** It did not arrive, or nobody knows: it is told again, with the same ids. */
export function notTaken(outbox: Outbox): Outbox {
  return { ...outbox, flying: 0 }
}

/** It was refused: of several each is tried by itself, and one that is refused by itself is given up. */
export function refused(outbox: Outbox): Outbox {
  if (outbox.flying > 1) return { ...outbox, flying: 0, alone: true }
  return { ...outbox, errands: outbox.errands.slice(1), flying: 0, tried: outbox.tried - 1 }
}

/** How somebody stands by what this device has still to tell; undefined when it has nothing to tell of them. */
export function markInOutbox({ errands }: Outbox, bookingId: string): Mark | null | undefined {
  const last = errands.findLast((one) =>
    one.kind === 'mark'
      ? one.bookingId === bookingId
      : one.kind === 'undo' && one.back.some((row) => row.bookingId === bookingId),
  )
  if (last?.kind === 'mark') return last.says === 'none' || last.says === 'arrived' ? null : last.says
  return last?.kind === 'undo' ? last.back.find((row) => row.bookingId === bookingId)?.mark : undefined
}

/** How many came along by what this device has still to tell, beside those that are known. */
export function extrasInOutbox({ errands }: Outbox): number {
  const count = (kind: Errand['kind']) => errands.filter((one) => one.kind === kind).length
  return count('extra') - count('undo_extra')
}

/** How many taps the library does not have yet: what a person sees as a number. */
export function unsent({ errands }: Outbox): number {
  return errands.length
}
