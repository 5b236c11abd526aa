import type { Change } from '@/lib/planning/rules/change'
import { localDate } from '@/lib/tools/time'
import type { Belongings } from './walls'

type Booked = Belongings['booked'][number]

/** A change of the agenda that hits one of theirs, with a choice for everybody who is at the same. */
export function changeAs(theirs: Belongings, { activityId, meetingId }: Booked) {
  const beside = theirs.booked.filter((one) => one.activityId === activityId)
  const choices = beside.map(({ bookingId }) => ({ bookingId, way: 'cancel' as const }))
  return { change: closesOn(theirs), choices, lessons: [{ meetingId, way: 'off' as const }] }
}

/** The branch closes on the day of their consultation. */
function closesOn({ slot: { branchId, startsAt } }: Belongings): Change {
  const day = localDate(startsAt)
  const closure = { branchId, fromDate: day, untilDate: day, fromTime: null, untilTime: null, reason: 'Demo' }
  return { kind: 'closure', closureId: null, closure }
}
