import { askedOf } from '@/app/_shared/asked'
import { monthBefore } from '@/lib/questions/rules/days'
import { localDate } from '@/lib/tools/time'

/** Months that can be chosen: this one and a year back. */
const MONTHS = 13

/** Which month and which branch are asked for; the last whole month when nothing is, or what is no month. */
export async function monthAsked(searchParams: Parameters<typeof askedOf>[0], now: Date) {
  const { maand, vestiging, gelukt } = await askedOf(searchParams)
  const months = Array.from({ length: MONTHS }, (_, i) => monthBefore(localDate(now), i))
  return { months, month: monthChosen(maand, now), vestiging, gelukt }
}

/** A month as it stands in an address (2026-10) as its first day; the last whole month when it is none. */
export function monthChosen(text: string | null | undefined, now: Date): string {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(text ?? '') ? `${text}-01` : monthBefore(localDate(now), 1)
}
