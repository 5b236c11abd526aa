import type { Coming, Day, DayMeeting } from '@/lib/attendance/queries/day'

/** A line of the day: somebody with an appointment, times that are free, or a lesson. */
export type DayRow =
  | { kind: 'person'; meeting: DayMeeting; one: Coming }
  | { kind: 'free'; key: number; times: { startsAt: Date; places: number }[] }
  | { kind: 'lesson'; meeting: DayMeeting }

/** The lines of a day, in order. Free times beside each other are one line, and what is over and was free is none. */
export function rowsOf(meetings: DayMeeting[]): DayRow[] {
  const rows: DayRow[] = []
  for (const meeting of meetings) {
    if (meeting.kind === 'course') {
      rows.push({ kind: 'lesson', meeting })
      continue
    }
    rows.push(...meeting.coming.map((one): DayRow => ({ kind: 'person', meeting, one })))
    if (meeting.free === 0) continue
    const time = { startsAt: meeting.startsAt, places: meeting.free }
    const last = rows.at(-1)
    if (last?.kind === 'free') last.times.push(time)
    else rows.push({ kind: 'free', key: meeting.meetingId, times: [time] })
  }
  return rows
}

/** The one thing to do next: who is being helped, whose turn it is, or who is expected first. */
export function nextOf({ tickets, turns, meetings }: Day): string | null {
  const busy = tickets.find(({ state }) => state === 'turn')
  if (busy) return busy.ticketId
  const [first] = turns
  if (first) return first.kind === 'walk_in' ? first.ticketId : first.bookingId
  return expectedNext(meetings)?.bookingId ?? null
}

/** Who is expected first of those who are not there yet. */
export function expectedNext(meetings: DayMeeting[]): Coming | undefined {
  return meetings
    .flatMap(({ coming }) => coming)
    .find(({ arrivedAt, mark }) => arrivedAt === null && mark === null)
}
