import type { SlotTime } from './slots'

/** Somebody in an activity, as far as it matters for who has to go: the last who came goes first. */
export type Seated = { bookingId: string; status: 'waiting' | 'offered' | 'booked'; lineNo: number }

/** One time as it stands in the agenda. */
export type Standing = {
  activityId: number
  hoursId: number
  startsAt: Date
  endsAt: Date
  /** How many places there are by the plan it was made of. */
  desks: number
  /** How many were let in above them, by somebody who said why. */
  extra: number
  languages: readonly string[]
  topics: readonly string[] | null
  /** Somebody let it stand: it is left alone until the plan takes it further away, or has it again. */
  kept: boolean
  seated: readonly Seated[]
}

/** Somebody whose time does not go on. */
export type Hit = { bookingId: string; activityId: number; because: 'withdrawn' | 'fewer' }

/** What a plan changes in the agenda. */
export type Difference = {
  added: SlotTime[]
  withdrawn: Standing[]
  /** Times that stay, at which something differs; `endsAt` is when they end from now on. */
  changed: { standing: Standing; planned: SlotTime; endsAt: Date }[]
  hits: Hit[]
}

/**
 * What there is by the plan compared with what stands in the agenda, both from one moment on. A time at which somebody is
 * booked never becomes longer, for she may have something else after it. What somebody let stand is left alone as long as
 * the plan is the one of which that was said; `before` is how many desks it had for each of those until now. With fewer than
 * that somebody has to say so anew, and with enough for who is there it is a time like all others.
 */
export function difference(
  planned: readonly SlotTime[],
  standing: readonly Standing[],
  before: ReadonlyMap<number, number> = new Map(),
): Difference {
  const existing = new Map(standing.map((one) => [keyOf(one), one]))
  const wanted = new Map(planned.map((one) => [keyOf(one), one]))
  const added = planned.filter((one) => !existing.has(keyOf(one)))
  const free = standing.filter(
    (one) => !(one.kept && staysAsSaid(one, wanted.get(keyOf(one)), before.get(one.activityId))),
  )
  const withdrawn = free.filter((one) => !wanted.has(keyOf(one)))
  const changed = free.flatMap((one) => {
    const plan = wanted.get(keyOf(one))
    if (!plan) return []
    const endsAt = endOf(one, plan)
    return differs(one, plan, endsAt) ? [{ standing: one, planned: plan, endsAt }] : []
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

/** Whether the plan has no more of a time that was let stand than what that was said of, and no less. */
function staysAsSaid({ seated, extra }: Standing, plan: SlotTime | undefined, before = 0): boolean {
  const desks = plan?.desks ?? 0
  const isEnough = desks > 0 && seated.length <= desks + extra
  return desks >= before && !isEnough
}

function endOf(one: Standing, plan: SlotTime): Date {
  return one.seated.length > 0 && one.endsAt < plan.endsAt ? one.endsAt : plan.endsAt
}

function differs(one: Standing, plan: SlotTime, endsAt: Date): boolean {
  return (
    one.kept ||
    one.desks !== plan.desks ||
    one.endsAt.getTime() !== endsAt.getTime() ||
    String(one.languages) !== String(plan.languages) ||
    String(one.topics) !== String(plan.topics)
  )
}

/** Who does not fit when there are fewer desks: whoever came last. As many as were let in above the desks still are. */
function tooMany({ seated, desks: now, extra }: Standing, { desks }: SlotTime): Seated[] {
  return desks < now ? [...seated].sort((a, b) => a.lineNo - b.lineNo).slice(desks + extra) : []
}

function hitOf(one: Standing, because: Hit['because']) {
  return ({ bookingId }: Seated): Hit => ({ bookingId, activityId: one.activityId, because })
}
