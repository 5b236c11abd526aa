import { earliest } from '../../tools/time'
import { register } from './register'
import { overAfter } from './terms'

type Booking = {
  kind: 'consultation' | 'course'
  status: 'held' | 'waiting' | 'offered' | 'booked' | 'cancelled'
  /** Whether they were expected at a lesson that has begun. */
  hadLesson: boolean
  /** Until when somebody could still come in. */
  enrolUntil: Date
  /** When the last meeting ends. */
  endsAt: Date
  /** When the course was called off, for who has left it and has been told. */
  calledOffAt: Date | null
}

/** Until when it is known whose a booking is: each has its own day, whatever else somebody has. */
export function bookingKnownUntil(booking: Booking): Date {
  const { kind, status, hadLesson, enrolUntil, endsAt, calledOffAt } = booking
  const { consultation, course, line } = register.bookings.kept
  if (kind === 'consultation') return overAfter(consultation.term, endsAt)
  const off = calledOffAt ? [calledOffAt] : []
  // Who still stands in line when nobody can come in any more has had no place in it; nor did who left before.
  return status === 'waiting' || (status === 'cancelled' && !hadLesson)
    ? overAfter(line.term, earliest([enrolUntil, ...off]))
    : overAfter(course.term, earliest([endsAt, ...off]))
}

/** When a need is forgotten that ended at this moment. */
export function needKnownUntil(endedAt: Date): Date {
  return overAfter(register.needs.kept.ended.term, endedAt)
}
