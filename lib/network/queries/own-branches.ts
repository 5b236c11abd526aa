import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { branch, branchAddress, municipality, openingHours } from '@/db/tables/network'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { ok, type Result, refuse } from '../../tools/result'
import { type LocalDate, localDate } from '../../tools/time'
import { asActor } from '../../tools/transaction'
import type { Opening } from '../input/opening'
import type { HeldHours } from '../rules/opening'
import type { DayHours } from '../rules/week'
import type { Address } from '../rules/where'
import { heldAt } from '../steps/opening'

/** A branch as who sets up the library sees it. */
export type OwnBranch = {
  id: number
  name: string
  kind: 'library' | 'outside'
  phone: string
  schoolRegion: 'noord' | 'midden' | 'zuid'
  municipalityId: number
  municipality: string
  /** The first day on which it is closed for good. */
  closedFrom: LocalDate | null
  /** Where it is today, or will be first; null where nobody wrote that down. */
  address: Address | null
  /** Where it moves to. */
  moves: (Address & { from: LocalDate })[]
  hours: (DayHours & { kind: Opening })[]
  /** Whether somebody said when it is open, be it at no fixed hours. */
  hoursSaid: boolean
}

/** Every branch of the library with where it is and when it is open, in the order of the alphabet; closed ones too. */
export async function ownBranches(actor: Actor, now: Date): Promise<OwnBranch[]> {
  must(actor, 'library.set')
  return asActor(actor, (tx) => branchesWhere(tx, undefined, now))
}

/** One branch of the library, with the hours at which something is held there; null when there is none. */
export async function ownBranch(
  actor: Actor,
  { branchId }: { branchId: number },
  now: Date,
): Promise<(OwnBranch & { held: HeldHours[] }) | null> {
  must(actor, 'library.set')
  return asActor(actor, async (tx) => {
    const [found] = await branchesWhere(tx, eq(branch.id, branchId), now)
    return found ? { ...found, held: await heldAt(tx, branchId, now) } : null
  })
}

/** A branch that is to close for good on a day that is not over, or to open after all; nothing is done yet. */
export async function branchToClose(
  actor: Actor,
  { branchId, from }: { branchId: number; from: LocalDate | null },
  now: Date,
): Promise<Result<{ branchId: number; from: LocalDate | null }, 'unknown' | 'day_past'>> {
  must(actor, 'library.set')
  if (from !== null && from < localDate(now)) return refuse('day_past', { from: ['day_past'] })
  return (await ownBranch(actor, { branchId }, now)) ? ok({ branchId, from }) : refuse('unknown')
}

async function branchesWhere(tx: Transaction, which: SQL | undefined, now: Date): Promise<OwnBranch[]> {
  const { id, name, kind, phone, schoolRegion, municipalityId, closedFrom, hoursVerifiedAt } = branch
  const rows = await tx
    .select({
      id,
      name,
      kind,
      phone,
      schoolRegion,
      municipalityId,
      closedFrom,
      hoursVerifiedAt,
      municipality: municipality.name,
    })
    .from(branch)
    .innerJoin(municipality, eq(municipality.id, municipalityId))
    .where(which)
    .orderBy(asc(name))
  const ids = [0, ...rows.map((row) => row.id)]
  const [addresses, hours] = await Promise.all([addressesOf(tx, ids), hoursOf(tx, ids)])
  return rows.map(({ hoursVerifiedAt: saidAt, ...row }) => {
    const written = (hours.get(row.id) ?? []).map(({ branchId: _, ...one }) => one)
    const address = whereIn(addresses.get(row.id) ?? [], localDate(now))
    return { ...row, ...address, hours: written, hoursSaid: saidAt !== null || written.length > 0 }
  })
}

async function addressesOf(tx: Transaction, ids: number[]) {
  const rows = await tx
    .select()
    .from(branchAddress)
    .where(inArray(branchAddress.branchId, ids))
    .orderBy(asc(branchAddress.validFrom))
  return Map.groupBy(
    rows.map(({ validFrom: from, ...row }) => ({ ...row, from })),
    ({ branchId }) => branchId,
  )
}

type Dated = Address & { branchId: number; from: LocalDate }

/** The last address that has begun, or the first of all; and those that come after it. */
function whereIn(all: Dated[], today: LocalDate): Pick<OwnBranch, 'address' | 'moves'> {
  const begun = all.filter(({ from }) => from <= today).length
  const [here, ...later] = all.slice(Math.max(0, begun - 1)).map(({ branchId: _, ...address }) => address)
  return { address: here ?? null, moves: later }
}

async function hoursOf(tx: Transaction, ids: number[]) {
  const { branchId, weekday, kind, fromTime, untilTime } = openingHours
  const onClock = (time: typeof fromTime | typeof untilTime) => sql<string>`to_char(${time}, 'HH24:MI')`
  const rows = await tx
    .select({ branchId, weekday, kind, fromTime: onClock(fromTime), untilTime: onClock(untilTime) })
    .from(openingHours)
    .where(inArray(branchId, ids))
    .orderBy(asc(weekday), asc(fromTime))
  return Map.groupBy(rows, (row) => row.branchId)
}
