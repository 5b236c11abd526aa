import type { SlotTime } from './slots'

/** Somebody in an activity, as far as it matters for who has to go: the last who came goes first. */
export type Seated = { bookingId: string; status: 'waiting' | 'offered' | 'booked'; lineNo: number }

/** One time as it stands in the agenda. */
export type Standing = {
  activityId: number
  hoursId: number
  startsAt: Date
  endsAt: Date
  /** How many places there are. */
  desks: number
  languages: readonly string[]
  topics: readonly string[] | null
  /** Somebody let it stand: it is left alone. */
  kept: boolean
  seated: readonly Seated[]
}

/** Somebody whose time does not go on. */
export type Hit = { bookingId: string; activityId: number; because: 'withdrawn' | 'fewer' }

/** What a plan changes in the agenda. */
export type Difference = {
  added: SlotTime[]
  withdrawn: Standing[]
  /** Times that stay, at which something differs; `desks` is how many places there are to be. */
  changed: { standing: Standing; planned: SlotTime }[]
  hits: Hit[]
}

/**
 * What there is by the plan compared with what stands in the agenda, both from one moment on. What somebody let stand is
 * left alone; a time at which somebody is booked keeps its length.
 */
export function difference(planned: readonly SlotTime[], standing: readonly Standing[]): Difference {
  const existing = new Map(standing.map((one) => [keyOf(one), one]))
  const wanted = new Map(planned.map((one) => [keyOf(one), one]))
  const added = planned.filter((one) => !existing.has(keyOf(one)))
  const free = standing.filter(({ kept }) => !kept)
  const withdrawn = free.filter((one) => !wanted.has(keyOf(one)))
  const changed = free.flatMap((one) => {
    const plan = wanted.get(keyOf(one))
    return plan && differs(one, plan) ? [{ standing: one, planned: plan }] : []
  })
  const hits = [
    ...withdrawn.flatMap((one) => one.seated.map(hitOf(one, 'withdrawn'))),
    ...changed.flatMap(({ standing: one, planned: plan }) => tooMany(one, plan).map(hitOf(one, 'fewer'))),
  ]
  return { added, withdrawn, changed, hits }
}

function keyOf({ hoursId, startsAt }: { hoursId: number; startsAt: Date }): string {
  return `${hoursId} ${startsAt.getTime()}`
}

function differs(one: Standing, plan: SlotTime): boolean {
  return (
    one.desks !== plan.desks ||
    (one.seated.length === 0 && one.endsAt.getTime() !== plan.endsAt.getTime()) ||
    String(one.languages) !== String(plan.languages) ||
    String(one.topics) !== String(plan.topics)
  )
}

/** Who does not fit when there are fewer desks: whoever came last. */
function tooMany({ seated }: Standing, { desks }: SlotTime): Seated[] {
  return [...seated].sort((a, b) => a.lineNo - b.lineNo).slice(desks)
}

function hitOf(one: Standing, because: Hit['because']) {
  return ({ bookingId }: Seated): Hit => ({ bookingId, activityId: one.activityId, because })
}
