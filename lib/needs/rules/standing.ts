import type { LocalDate } from '../../tools/time'

/** What a need is to its resident at this moment. `by` is who is asked; null is the library itself. */
export type Standing =
  | { is: 'helped' | 'asked_back' | 'stopped' | 'unreachable' }
  /** The library looks on with who was asked, or looks for somebody else. */
  | { is: 'looking_on' | 'searching' }
  | { is: 'calls' | 'sees'; by: string | null; on: LocalDate }
  | { is: 'spoken'; by: string | null }
  /** The library does something itself, on this day at the latest. */
  | { is: 'helps'; on: LocalDate }
  /** Nobody can call her: she comes back on a day, or whenever that suits when the day has gone by. */
  | { is: 'comes_back'; on: LocalDate | null }

export type Facts = {
  ended: 'helped' | 'stopped' | 'unreachable' | null
  saidBy: 'resident' | 'helper' | null
  says: 'nobody_called' | 'not_yet' | null
  next: 'see' | 'contact' | 'report' | 'route' | 'help' | null
  dueOn: LocalDate | null
  appointmentOn: LocalDate | null
  /** Why it is the library's to act on although another was asked. */
  backBecause: string | null
  /** Who was asked; null for the library. */
  by: string | null
  /** Until when that one calls, as was promised her. */
  contactBy: LocalDate | null
  contactWay: 'call' | 'sms' | 'email' | 'card'
  comesBackOn: LocalDate | null
}

/** How a need stands for its resident: one thing, to be said in one sentence. */
export function standingOf(facts: Facts, today: LocalDate): Standing {
  const { ended, saidBy, says, next, dueOn, appointmentOn, by, backBecause } = facts
  if (ended === 'helped') return { is: saidBy === 'resident' ? 'helped' : 'asked_back' }
  if (ended !== null) return { is: ended }
  if (says === 'not_yet') return { is: 'searching' }
  if (says === 'nobody_called') return { is: 'looking_on' }
  if (backBecause !== null && by !== null) return { is: 'looking_on' }
  if (appointmentOn !== null && appointmentOn >= today) return { is: 'sees', by, on: appointmentOn }
  if (next === 'report') return { is: 'spoken', by }
  if (facts.contactWay === 'card') return comesBack(facts.comesBackOn, today)
  if (next === 'see' || next === 'contact') return calls(facts, today)
  if (next === 'help' && dueOn !== null && dueOn >= today) return { is: 'helps', on: dueOn }
  return { is: 'searching' }
}

/** Until the day on her card; whoever takes it on late calls her by a later one. */
function calls({ by, contactBy, dueOn, next }: Facts, today: LocalDate): Standing {
  const on = next === 'contact' ? dueOn : contactBy
  return on !== null && on >= today ? { is: 'calls', by, on } : { is: 'looking_on' }
}

function comesBack(on: LocalDate | null, today: LocalDate): Standing {
  return { is: 'comes_back', on: on !== null && on >= today ? on : null }
}
