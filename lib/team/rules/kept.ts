import { addMonths } from '../../tools/time'

/** Months after somebody was here last at which somebody is asked, and at which the account goes; and after leaving. */
export const ACCOUNT = { asked: { months: 6 }, gone: { months: 12 }, left: { months: 6 } } as const

/** Days that somebody has at least between being asked and the end of the account. */
export const ANSWER_DAYS = 30

/** Days that a letter about the own work is known of. */
export const WORK_LETTER_DAYS = 30

/** Days after its end that an invitation is kept. */
export const INVITATION_KEPT_DAYS = 30

/** When the account of who was asked goes, unless they sign in. */
export function accountGoesAt({ lastHereAt, askedAt }: { lastHereAt: Date; askedAt: Date }): Date {
  const answered = new Date(askedAt.getTime() + ANSWER_DAYS * 86_400_000)
  const gone = addMonths(lastHereAt, ACCOUNT.gone.months)
  return answered > gone ? answered : gone
}
