import { daysOffSince } from '../../network/steps/reach'
import { type Change, reachesBack } from '../../planning/rules/change'
import type { Around } from '../../planning/rules/lessons'
import { aroundOf } from '../../planning/steps/courses'
import { bookAheadDays } from '../../planning/steps/hours'
import { type Actor, must } from '../../tools/access'
import type { Transaction } from '../../tools/database'
import { note } from '../../tools/journal'
import { type Result, refuse } from '../../tools/result'
import { addDays, type LocalDate, type LocalTime, localDate, localTime } from '../../tools/time'
import { transaction } from '../../tools/transaction'
import { type Free, isFor, proposals, type TimeAt } from '../rules/choices'
import { freeAfter } from '../steps/free'
import type { ShutLesson } from '../steps/lessons'
import { type Person, peopleOf } from '../steps/look'
import { type Outside, outsideOpening } from '../steps/outside'
import { type Effect, effectOf } from '../steps/show'

/** One who is hit, with a time that is proposed and others to choose from. */
export type HitShown = Person & {
  /** The time goes on for others, with fewer desks. */
  fewer: boolean
  proposed: TimeAt | null
  others: TimeAt[]
}

/** What a change does to the agenda, as it is shown before it is saved. */
export type Preview = {
  added: number
  withdrawn: number
  /** On which days times come or go, in their order, with at what times those are. */
  days: { date: LocalDate; added: LocalTime[]; withdrawn: LocalTime[] }[]
  /** At how many of the times that go somebody is booked. */
  occupied: number
  /** How many times stay with another number of desks, another language or another length. */
  changed: number
  hits: HitShown[]
  lessons: ShutLesson[]
  /** What keeps lessons from a day at each of the branches of these lessons, once the change is there. */
  around: Around[]
  /** The last day of the times that are counted: so far ahead can be booked. */
  until: LocalDate
  /** What falls outside opening hours, which can be meant so. */
  outside: Outside | null
}

/** As many other times are offered for each who is hit. */
const OTHERS = 12

/**
 * What a change would do to the agenda and to whom, without doing it: the change is carried out in a transaction that is
 * rolled back, so that what is shown is what will happen. Null when there is nothing to change, or it is over.
 */
export async function previewOf(actor: Actor, change: Change, now: Date): Promise<Preview | null> {
  must(actor, 'agenda.set')
  if (reachesBack(change, localDate(now))) return null
  let shown: Preview | null = null
  await transaction<never, 'shown'>(actor, async (tx): Promise<Result<never, 'shown'>> => {
    const effect = await effectOf(tx, actor, change, now)
    if (effect) shown = await shownOf(tx, change, effect, now)
    return refuse('shown')
  })
  if (shown) await seen(actor, shown, now)
  return shown
}

async function shownOf(
  tx: Transaction,
  change: Change,
  { difference, lessons }: Effect,
  now: Date,
): Promise<Preview> {
  const { added, withdrawn, changed, hits } = difference
  const ids = hits.map(({ bookingId }) => bookingId)
  const people = await peopleOf(tx, ids)
  const branchIds = people.map(({ branchId }) => branchId)
  const free = await freeAfter(tx, branchIds, difference, now)
  const proposed = proposals(people, free, await daysOffSince(tx, localDate(now)), now)
  const fewer = new Set(hits.flatMap((hit) => (hit.because === 'fewer' ? [hit.bookingId] : [])))
  const shown = people.map((one) => {
    const time = proposed.get(one.bookingId) ?? null
    return {
      ...one,
      fewer: fewer.has(one.bookingId),
      proposed: time && at(time),
      others: othersFor(one, free, time),
    }
  })
  const counts = { added: added.length, withdrawn: withdrawn.length, changed: changed.length }
  const occupied = new Set(hits.flatMap((hit) => (hit.because === 'withdrawn' ? [hit.activityId] : []))).size
  const [ahead, outside, around] = await Promise.all([
    ...([bookAheadDays(tx), outsideOpening(tx, change), aroundAll(tx, lessons, now)] as const),
  ])
  const until = addDays(localDate(now), ahead)
  return { ...counts, days: daysOf(added, withdrawn), occupied, lessons, hits: shown, around, until, outside }
}

async function aroundAll(tx: Transaction, lessons: readonly ShutLesson[], now: Date): Promise<Around[]> {
  const branchIds = [...new Set(lessons.map(({ branchId }) => branchId))]
  const found = await Promise.all(branchIds.map((id) => aroundOf(tx, id, localDate(now))))
  return found.filter((one) => one !== null)
}

type At = { startsAt: Date }

function daysOf(added: readonly At[], withdrawn: readonly At[]): Preview['days'] {
  const [come, go] = [added, withdrawn].map((list) =>
    Map.groupBy(list, ({ startsAt }) => localDate(startsAt)),
  )
  const dates = [...new Set([...(come?.keys() ?? []), ...(go?.keys() ?? [])])].sort()
  const times = (list: At[] | undefined) =>
    [...new Set((list ?? []).map(({ startsAt }) => localTime(startsAt)))].sort()
  return dates.map((date) => ({ date, added: times(come?.get(date)), withdrawn: times(go?.get(date)) }))
}

/** The nearest times in the order of the calendar, with the one that is proposed among them. */
function othersFor(one: Person, free: readonly Free[], proposed: Free | null): HitShown['others'] {
  const away = ({ startsAt }: Free) => Math.abs(startsAt.getTime() - one.startsAt.getTime())
  const near = free.filter((time) => isFor(one, time)).sort((a, b) => away(a) - away(b))
  const some = near.filter((time, i) => i < OTHERS || time === proposed)
  return some.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).map(at)
}

const at = ({ hoursId, startsAt }: Free): TimeAt => ({ hoursId, startsAt })

/** Who looks at the names of who is hit stands in the journal, though nothing else of it was written. */
async function seen(actor: Actor, { hits }: Preview, now: Date): Promise<void> {
  const rowIds = hits.map(({ bookingId }) => bookingId)
  await transaction<null, never>(actor, async (tx) => {
    await note(tx, actor, { verb: 'see', kind: 'booking', why: 'hit', rowIds }, now)
    return { ok: true, value: null }
  })
}
