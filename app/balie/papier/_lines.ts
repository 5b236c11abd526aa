import type { OnPaper, PaperMeeting } from '@/lib/attendance/queries/paper'

/** A line of the day on paper: somebody who comes, a place that is free, or a lesson. */
export type PaperLine =
  | { kind: 'person'; key: string; startsAt: Date; one: OnPaper }
  | { kind: 'free'; key: string; startsAt: Date }
  | { kind: 'lesson'; key: string; meeting: PaperMeeting }

/** The lines of a day, in order; each free place is one, to write on. */
export function linesOf(meetings: PaperMeeting[]): PaperLine[] {
  return meetings.flatMap((meeting): PaperLine[] => {
    const { meetingId, kind, startsAt, free, people } = meeting
    if (kind === 'course') return [{ kind: 'lesson', key: `${meetingId}`, meeting }]
    return [
      ...people.map((one): PaperLine => ({ kind: 'person', key: one.bookingId, startsAt, one })),
      ...Array.from(
        { length: free },
        (_, i): PaperLine => ({ kind: 'free', key: `${meetingId} ${i}`, startsAt }),
      ),
    ]
  })
}
