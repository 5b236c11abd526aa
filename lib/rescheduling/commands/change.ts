import { heardIn } from '../../messages/rules'
import { type Locked, lockActivities } from '../../places/steps'
import { fewerPlaces } from '../../places/steps/capacity'
import { type Change, reachesBack } from '../../planning/rules/change'
import { type Actor, must } from '../../tools/access'
import { carriers } from '../../tools/config'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { ok, type Result, refuse } from '../../tools/result'
import { localDate } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import { areShown, type Choice, type Hears, hearsOf, type TimeAt, timeKey } from '../rules/choices'
import type { LessonChange } from '../rules/lessons'
import { follow, letStand, withdraw } from '../steps/carry'
import { type ChangeRunRefusal, carryLessons } from '../steps/changing'
import { timesAt } from '../steps/free'
import { type ShutLesson, standNoMore } from '../steps/lessons'
import { differenceIn } from '../steps/look'
import { calledOffAt, restore } from '../steps/restore'
import { reachedBy, waysInRuns } from '../steps/runs'
import { callHit, cancelHit, type MoveRefusal, moveHit } from '../steps/settle'
import { type Effect, effectOf } from '../steps/show'

/** Why a change of the agenda is not carried out. */
export type ChangeRefusal = 'changed' | 'day_past' | ChangeRunRefusal | MoveRefusal

/** What was changed, in numbers: times, and how those who are hit and those in lessons hear it. */
export type Changed = {
  added: number
  withdrawn: number
  hears: Hears
  /** How many have the time again that was called off, before they heard so. */
  back: number
}

type Input = { change: Change; choices: readonly Choice[]; lessons: readonly LessonChange[] }

/**
 * Changes what makes the agenda, and in the same transaction the agenda itself, with what was chosen for each who is hit
 * and their messages. `choices` are of exactly those who were shown: has somebody come or gone meanwhile, nothing is done
 * and it is to be shown again (`changed`). The refusal names who cannot get what was chosen, as `choices.<booking>`.
 */
export async function changeAgenda(
  actor: Actor,
  input: Input,
  now: Date,
): Promise<Result<Changed, ChangeRefusal>> {
  must(actor, 'agenda.set')
  if (reachesBack(input.change, localDate(now))) return refuse('day_past')
  return transaction<Changed, ChangeRefusal>(actor, async (tx) => {
    const before = await effectOf(tx, actor, input.change, now)
    if (!before) return refuse('unknown')
    await lockAll(tx, before, input, now)
    // Whoever came in while we waited for the locks is hit as well.
    const effect = { ...before, difference: await differenceIn(tx, before.scope, before.stood.desks, now) }
    if (!isShown(effect, input)) return refuse('changed')
    await standNoMore(tx, effect.opened)
    const taught = await settleLessons(tx, actor, effect.lessons, input.lessons, now)
    if (!taught.ok) return taught
    const settled = await carryOut(tx, actor, effect, input.choices, now)
    if (!settled.ok) return settled
    const why = input.change.kind
    await note(tx, actor, { verb: 'change', kind: 'agenda', why, rowIds: [whichOf(input.change)] }, now)
    const { added, withdrawn } = effect.difference
    const hears = await hearing(tx, input, effect.lessons, taught.value)
    return ok({ added: added.length, withdrawn: withdrawn.length, hears, back: settled.value })
  })
}

/** How they hear it: each who is hit, and who is in a run of which a lesson is off or moved, or was taken off it. */
async function hearing(
  tx: Transaction,
  { choices, lessons: changes }: Input,
  lessons: readonly ShutLesson[],
  left: readonly string[],
): Promise<Hears> {
  const ids = choices.map(({ bookingId }) => bookingId)
  const hears = hearsOf(choices, await reachedBy(tx, ids), carriers())
  const goes = new Set(changes.flatMap(({ meetingId, way }) => (way === 'stand' ? [] : [meetingId])))
  const runs = lessons.flatMap(({ meetingId, activityId }) => (goes.has(meetingId) ? [activityId] : []))
  const { written, called, desk } = heardIn(await waysInRuns(tx, [...new Set(runs)], left), carriers())
  return {
    ...hears,
    ...{ written: hears.written + written, called: hears.called + called, desk: hears.desk + desk },
  }
}

/** Everything that is taken away, changed or moved to, lowest number first as everybody locks. */
async function lockAll(
  tx: Transaction,
  { difference, lessons }: Effect,
  { choices }: Input,
  now: Date,
): Promise<void> {
  const ids = [
    ...difference.withdrawn.map(({ activityId }) => activityId),
    ...difference.changed.map(({ standing }) => standing.activityId),
    ...lessons.map(({ activityId }) => activityId),
    ...(await timesAt(tx, chosenTimes(choices))).values(),
    ...(await calledOffAt(tx, difference.added, now)),
  ]
  if (ids.length > 0) await lockActivities(tx, ids)
}

function chosenTimes(choices: readonly Choice[]): TimeAt[] {
  return choices.flatMap(({ to }) => to ?? [])
}

function isShown({ difference, lessons }: Effect, input: Input): boolean {
  const people = input.choices.map(({ bookingId }) => bookingId)
  const taught = input.lessons.map(({ meetingId }) => String(meetingId))
  return (
    areShown(
      people,
      difference.hits.map(({ bookingId }) => bookingId),
    ) &&
    areShown(
      taught,
      lessons.map(({ meetingId }) => String(meetingId)),
    )
  )
}

/**
 * What becomes of lessons on a closed day; none goes to another closed day, or to where another of its run is. Answers who
 * was taken off a line.
 */
async function settleLessons(
  tx: Transaction,
  actor: Actor,
  lessons: readonly ShutLesson[],
  changes: readonly LessonChange[],
  now: Date,
): Promise<Result<string[], ChangeRunRefusal>> {
  const left: string[] = []
  const runOf = new Map(lessons.map(({ meetingId, activityId }) => [meetingId, activityId]))
  const perRun = Map.groupBy(changes, ({ meetingId }) => runOf.get(meetingId) ?? 0)
  for (const [activityId, some] of perRun) {
    const done = await carryLessons(tx, actor, { activityId, lessons: some }, now)
    if (!done.ok) return done
    left.push(...done.value)
  }
  return ok(left)
}

/** Answers how many have the time again that was called off. */
async function carryOut(
  tx: Transaction,
  actor: Actor,
  { difference }: Effect,
  choices: readonly Choice[],
  now: Date,
): Promise<Result<number, ChangeRefusal>> {
  const hitAt = new Map(difference.hits.map(({ bookingId, activityId }) => [bookingId, activityId]))
  const stands = new Map(
    choices.flatMap(({ bookingId, way, because }) =>
      way === 'stand' && because ? [[hitAt.get(bookingId) ?? 0, because] as const] : [],
    ),
  )
  const starts = startsOf(difference)
  const gone = difference.withdrawn.map(({ activityId }) => activityId).filter((id) => !stands.has(id))
  await follow(tx, difference)
  for (const [activityId, because] of stands) await letStand(tx, actor, activityId, because, now)
  await withdraw(tx, gone, now)
  const less = difference.changed.filter(
    ({ standing, planned }) => planned.desks < standing.desks && !stands.has(standing.activityId),
  )
  // Nobody is moved to a desk that goes; whose time it was comes before who is moved to it.
  await takeDesks(tx, less)
  const back = await restore(tx, actor, difference.added, now)
  const times = await standingNow(tx, chosenTimes(choices))
  for (const choice of choices) {
    const at = hitAt.get(choice.bookingId) ?? 0
    const hit = { startsAt: starts.get(at) ?? now, goesOn: !gone.includes(at) }
    const done = await settle(tx, actor, { choice, ...hit }, times, now)
    if (!done.ok) return refuse(done.reason, { [`choices.${choice.bookingId}`]: [done.reason] })
  }
  // What stands is for who was promised it: its other places are nobody's, also for a form that still knows it.
  for (const activityId of stands.keys()) await fewerPlaces(tx, activityId, 0)
  const left = new Set(hitAt.values())
  await takeDesks(
    tx,
    less.filter(({ standing }) => left.has(standing.activityId)),
  )
  return ok(back)
}

/** When what goes and what differs would begin. */
function startsOf({ withdrawn, changed }: Effect['difference']): Map<number, Date> {
  const all = [...withdrawn, ...changed.map(({ standing }) => standing)]
  return new Map(all.map(({ activityId, startsAt }) => [activityId, startsAt]))
}

/** Times that go on with fewer desks have no more places than that, as far as nobody sits there. */
async function takeDesks(tx: Transaction, less: Effect['difference']['changed']): Promise<void> {
  for (const { standing, planned } of less)
    await fewerPlaces(tx, standing.activityId, planned.desks + standing.extra)
}

/** The times to which somebody is moved as they stand by now, also those that were not there before; all of them locked. */
async function standingNow(tx: Transaction, times: readonly TimeAt[]): Promise<Map<string, Locked>> {
  const ids = await timesAt(tx, times)
  if (ids.size === 0) return new Map()
  const locked = new Map((await lockActivities(tx, [...ids.values()])).map((one) => [one.id, one]))
  return new Map([...ids].flatMap(([key, id]) => (locked.has(id) ? [[key, locked.get(id) as Locked]] : [])))
}

async function settle(
  tx: Transaction,
  actor: Actor,
  { choice, startsAt, goesOn }: { choice: Choice; startsAt: Date; goesOn: boolean },
  times: ReadonlyMap<string, Locked>,
  now: Date,
): Promise<Result<null, ChangeRefusal>> {
  const { bookingId, way, to, because } = choice
  if (way === 'stand') return because ? ok(null) : refuse('choose_one')
  if (way === 'cancel') return cancelHit(tx, actor, bookingId, now)
  if (way === 'call') return callHit(tx, actor, { bookingId, startsAt, goesOn }, now)
  return to ? moveHit(tx, actor, bookingId, times.get(timeKey(to)), now) : refuse('choose_one')
}

/** What was changed, by its number or its day: nothing of a person. */
function whichOf(change: Change): string {
  switch (change.kind) {
    case 'hours':
      return String(change.hoursId ?? 'new')
    case 'hours_end':
    case 'exception':
      return String(change.hoursId)
    case 'closure':
      return String(change.closureId ?? 'new')
    case 'holiday':
      return change.day
    case 'branch_closes':
      return String(change.branchId)
  }
}
