import type { SlotTime } from './slots'

/** An activity as it is put into the agenda. */
export type Plan = {
  kind: 'consultation' | 'course'
  branchId: number
  consultationHoursId?: number
  courseId?: number
  title?: string
  capacity: number
  /** What is spoken there; left out: Dutch. */
  languages?: readonly string[]
  /** What can be asked; left out: everything. */
  topics?: readonly string[] | null
  /** From when residents see a course run; left out: it is a draft. */
  publishedAt?: Date
  /** Until when someone can still come in; left out: until the start. */
  enrolUntil?: Date
  meetings: { startsAt: Date; endsAt: Date }[]
}

/** How one time of consultation hours is put into the agenda. */
export function planOf({ hoursId, branchId, startsAt, endsAt, desks, languages, topics }: SlotTime): Plan {
  return {
    ...{ kind: 'consultation', branchId, consultationHoursId: hoursId, capacity: desks, languages, topics },
    meetings: [{ startsAt, endsAt }],
  }
}
