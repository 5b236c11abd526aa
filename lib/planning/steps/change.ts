import { and, eq, gt, gte, isNull, lte, or } from 'drizzle-orm'
import { consultationHours, hoursException, hoursVersion } from '@/db/tables/agenda'
import { branch, closure, holiday } from '@/db/tables/network'
import { isClosedOn } from '../../network/rules/branches'
import { type Actor, seatOf } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { type LocalDate, localDate } from '../../tools/time'
import { besideOf, type Change, type Scope, type Version } from '../rules/change'

/**
 * Writes down what makes the agenda, as somebody wants it, and answers what that is about; null when there is no such
 * thing to change. The agenda itself follows by its difference. Call it under the planning lock.
 */
export async function applyChange(
  tx: Transaction,
  actor: Actor,
  change: Change,
  now: Date,
): Promise<Scope | null> {
  switch (change.kind) {
    case 'hours':
      return changeHours(tx, actor, change, now)
    case 'hours_end':
      return endHours(tx, change, now)
    case 'exception':
      return except(tx, actor, change, now)
    case 'closure':
      return close(tx, change, now)
    case 'holiday':
      await tx
        .insert(holiday)
        .values({ day: change.day, closed: change.closed })
        .onConflictDoUpdate({ target: holiday.day, set: { closed: change.closed } })
      return scopeOf(tx, null, change.day, change.day)
    case 'branch_closes': {
      const [row] = await tx
        .update(branch)
        .set({ closedFrom: change.from })
        .where(eq(branch.id, change.branchId))
        .returning({ id: branch.id })
      return row ? scopeOf(tx, change.branchId, localDate(now), null) : null
    }
  }
}

type Of<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

async function changeHours(
  tx: Transaction,
  actor: Actor,
  { hoursId, branchId, version }: Of<'hours'>,
  now: Date,
): Promise<Scope | null> {
  const made = { madeBy: madeBy(actor), madeAt: now }
  if (hoursId === null) {
    const [hours] = (await isBranch(tx, branchId, version.validFrom))
      ? await tx.insert(consultationHours).values({ branchId }).returning()
      : []
    if (!hours) return null
    await tx.insert(hoursVersion).values({ ...rowOf(version), ...made, hoursId: hours.id })
    return { hoursIds: [hours.id], branchIds: [], from: version.validFrom, until: version.validUntil }
  }
  if (!(await areHours(tx, hoursId, version.validFrom))) return null
  await makeRoom(tx, hoursId, version)
  await tx.insert(hoursVersion).values({ ...rowOf(version), ...made, hoursId })
  return { hoursIds: [hoursId], branchIds: [], from: version.validFrom, until: version.validUntil }
}

/** Versions that a new one overlaps end before it, and go on after it. */
async function makeRoom(tx: Transaction, hoursId: number, given: Version): Promise<void> {
  const v = hoursVersion
  const overlapping = and(
    eq(v.hoursId, hoursId),
    or(isNull(v.validUntil), gte(v.validUntil, given.validFrom)),
    given.validUntil === null ? undefined : lte(v.validFrom, given.validUntil),
  )
  const old = await tx.select().from(v).where(overlapping)
  for (const { id, ...version } of old) {
    const { before, after } = besideOf(version, given)
    if (before) await tx.update(v).set({ validUntil: before.validUntil }).where(eq(v.id, id))
    else await tx.delete(v).where(eq(v.id, id))
    if (after) await tx.insert(v).values({ ...version, ...after })
  }
}

async function endHours(
  tx: Transaction,
  { hoursId, lastDay }: Of<'hours_end'>,
  now: Date,
): Promise<Scope | null> {
  const v = hoursVersion
  const later = and(eq(v.hoursId, hoursId), or(isNull(v.validUntil), gt(v.validUntil, lastDay)))
  // Hours that stop already by then are not there to stop.
  const [goesOn] = await tx.select({ id: v.id }).from(v).where(later).limit(1)
  if (!goesOn) return null
  await tx.delete(v).where(and(eq(v.hoursId, hoursId), gt(v.validFrom, lastDay)))
  await tx.update(v).set({ validUntil: lastDay }).where(later)
  return { hoursIds: [hoursId], branchIds: [], from: localDate(now), until: null }
}

async function except(
  tx: Transaction,
  actor: Actor,
  { hoursId, date, exception }: Of<'exception'>,
  now: Date,
): Promise<Scope | null> {
  if (!(await areHours(tx, hoursId))) return null
  const key = { hoursId, date }
  if (exception === null) {
    const gone = and(eq(hoursException.hoursId, hoursId), eq(hoursException.date, date))
    await tx.delete(hoursException).where(gone)
  } else {
    const { off, fromTime, untilTime, desks, because } = exception
    const row = { off, fromTime, untilTime, desks, because, madeBy: madeBy(actor), madeAt: now }
    await tx
      .insert(hoursException)
      .values({ ...key, ...row })
      .onConflictDoUpdate({ target: [hoursException.hoursId, hoursException.date], set: row })
  }
  return { hoursIds: [hoursId], branchIds: [], from: date, until: date }
}

async function close(tx: Transaction, change: Of<'closure'>, now: Date): Promise<Scope | null> {
  const { closureId, closure: given } = change
  const [old] =
    closureId === null ? [] : await tx.select().from(closure).where(eq(closure.id, closureId)).for('update')
  if (closureId !== null && !old) return null
  if (given?.branchId && !(await isBranch(tx, given.branchId, given.fromDate))) return null
  if (given && old) await tx.update(closure).set(given).where(eq(closure.id, old.id))
  else if (given) await tx.insert(closure).values(given)
  else if (old) await tx.delete(closure).where(eq(closure.id, old.id))
  const both = [old, given].filter((one) => one !== undefined && one !== null)
  if (both.length === 0) return null
  const branches = new Set(both.map(({ branchId }) => branchId))
  const only = branches.size === 1 ? ([...branches][0] ?? null) : null
  const from = both.map(({ fromDate }) => fromDate).sort()[0] ?? localDate(now)
  return scopeOf(
    tx,
    only,
    from,
    both
      .map(({ untilDate }) => untilDate)
      .sort()
      .at(-1) ?? null,
  )
}

/** In which branches a change is about what stands in the agenda, before it is written down. */
export async function branchesOf(tx: Transaction, change: Change): Promise<number[]> {
  if (change.kind === 'branch_closes') return [change.branchId]
  if (change.kind === 'closure') {
    const { closureId, closure: given } = change
    const old =
      closureId === null
        ? []
        : await tx.select({ branchId: closure.branchId }).from(closure).where(eq(closure.id, closureId))
    const both = [...old, ...(given ? [given] : [])].map(({ branchId }) => branchId)
    return both.includes(null) ? allBranches(tx) : both.filter((id) => id !== null)
  }
  if (change.kind === 'holiday') return allBranches(tx)
  const h = consultationHours
  const of = eq(h.id, change.hoursId ?? 0)
  return (await tx.select({ id: h.branchId }).from(h).where(of)).map(({ id }) => id)
}

async function allBranches(tx: Transaction): Promise<number[]> {
  return (await tx.select({ id: branch.id }).from(branch)).map(({ id }) => id)
}

/** Whether there are such hours; with a day: at a branch that is not closed for good by then. */
async function areHours(tx: Transaction, hoursId: number, day?: LocalDate): Promise<boolean> {
  const h = consultationHours
  const [found] = await tx.select({ branchId: h.branchId }).from(h).where(eq(h.id, hoursId))
  return found !== undefined && (day === undefined || (await isBranch(tx, found.branchId, day)))
}

/** Whether there is such a branch, and it is not closed for good by a day on which something is to be planned there. */
async function isBranch(tx: Transaction, branchId: number, day: LocalDate): Promise<boolean> {
  const [found] = await tx
    .select({ closedFrom: branch.closedFrom })
    .from(branch)
    .where(eq(branch.id, branchId))
  return found !== undefined && !isClosedOn(found, day)
}

/** What happens in a branch, or in all of them, on these days. */
async function scopeOf(
  tx: Transaction,
  branchId: number | null,
  from: LocalDate,
  until: LocalDate | null,
): Promise<Scope> {
  const ofBranch = branchId === null ? undefined : eq(consultationHours.branchId, branchId)
  const [hours, branchIds] = await Promise.all([
    tx.select({ id: consultationHours.id }).from(consultationHours).where(ofBranch),
    branchId === null ? allBranches(tx) : [branchId],
  ])
  return { hoursIds: hours.map(({ id }) => id), branchIds, from, until }
}

function rowOf({ languages, topics, ...version }: Version) {
  return {
    ...version,
    languages: [...languages] as (typeof hoursVersion.$inferInsert)['languages'],
    topics: topics && [...topics],
  }
}

function madeBy(actor: Actor): string | null {
  return seatOf(actor) !== 'system' && 'userId' in actor ? actor.userId : null
}
