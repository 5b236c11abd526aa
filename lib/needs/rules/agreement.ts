import type { LocalDate } from '../../tools/time'

/** From which day until which day a version of an agreement holds, both included; without an end as long as it lasts. */
export type Validity = { validFrom: LocalDate; validUntil: LocalDate | null }

/** Working days that were promised: to look at what is asked, to call the resident, to tell what became of it. */
export type Days = { seeDays: number; contactDays: number; reportDays: number }

/** Whether a version holds on a day. */
export function holdsOn({ validFrom, validUntil }: Validity, day: LocalDate): boolean {
  return validFrom <= day && (validUntil === null || day <= validUntil)
}
