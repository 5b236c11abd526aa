import type { Belongings } from './walls'

type Booked = Belongings['booked'][number]

/** A course and a run of it as somebody else might plan them, with what they might change of one of theirs. */
export function runAs({ meetingId }: Booked) {
  const course = { level: 'start', lessonCount: 2, minutes: 60, capacity: 4, minimum: 1, retired: false }
  const read = { learns: null, learnsEn: null, learnsAr: null, forWhom: null, bring: null }
  const lesson = { meetingId, way: 'off' as const, row: 'p0', day: '2027-03-09', time: '10:00' }
  return {
    ...{ ...course, ...read, courseId: 0, title: `Cursus ${meetingId}` },
    ...{ lessons: [lesson], first: '2027-03-09', time: '10:00', count: 2, weeks: 1 },
    ...{ languages: ['nl'], trainers: [], enrol: 'start', enrolDay: null, publish: null },
  }
}
