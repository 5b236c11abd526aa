import { register } from './register'
import { overAfter } from './terms'

type Booking = {
  kind: 'consultation' | 'course'
  status: 'held' | 'waiting' | 'offered' | 'booked' | 'cancelled'
  /** Until when somebody could still come in. */
  enrolUntil: Date
  /** When the last meeting ends. */
  endsAt: Date
}

/** Until when it is known whose a booking is: each has its own day, whatever else somebody has. */
export function bookingKnownUntil({ kind, status, enrolUntil, endsAt }: Booking): Date {
  const { consultation, course, line } = register.bookings.kept
  if (kind === 'consultation') return overAfter(consultation.term, endsAt)
  // Who still stands in line when nobody can come in any more has had no place in it.
  return status === 'waiting' ? overAfter(line.term, enrolUntil) : overAfter(course.term, endsAt)
}

/** When a need is forgotten that ended at this moment. */
export function needKnownUntil(endedAt: Date): Date {
  return overAfter(register.needs.kept.ended.term, endedAt)
}
