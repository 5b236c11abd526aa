import { dates } from '@/app/_shared/texts/dates'
import { noonOf } from '@/app/_shared/texts/desk'
import type { Kept, WeekDay } from '@/lib/availability/rules/week'
import type { SetupStep } from '@/lib/network/rules/setup'
import type { Because } from '@/lib/planning/rules/change'
import { holidayWords } from './_holiday-words'
import { becauseWords } from './spreekuren/_words'

const { shortDay, dayOfMonth, hours } = dates('nl')

/** Why something is let stand, as it is chosen and as it is read in the week. */
export const keptWords: Record<Kept, string> = {
  promised: 'het is beloofd',
  elsewhere: 'het kan op een andere plek',
  staffed: 'er is toch iemand',
  urgent: 'het kan niet wachten',
}

/** "Geen spreekuur: ziekte". */
export function offBecause(because: string): string {
  return `Geen spreekuur: ${becauseWords[because as Because] ?? becauseWords.other}`
}

/** "Gesloten: Koningsdag", "Gesloten 13.00 – 17.00 uur: verbouwing": each reason why a branch is closed on a day. */
export function closedWords({ closed, holiday, gone }: WeekDay): string[] {
  if (gone) return ['Voorgoed gesloten']
  return [
    ...(holiday ? [`Gesloten: ${holiday === 'own' ? 'een vrije dag' : holidayWords[holiday]}`] : []),
    ...closed.map(({ reason, from, until }) =>
      from && until ? `Gesloten ${hours(from, until)}: ${reason}` : `Gesloten: ${reason}`,
    ),
  ]
}

/** "1 tot en met 7 maart", "29 maart tot en met 4 april". */
export function weekWords(days: readonly string[]): string {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  const from = dayOfMonth(noonOf(first))
  const until = dayOfMonth(noonOf(last))
  const year = last.slice(0, 4)
  return `${first.slice(0, 7) === last.slice(0, 7) ? Number(first.slice(8)) : from} tot en met ${until} ${year}`
}

/** "dinsdag 9 maart", of a day on the calendar. */
export function sayDay(date: string): string {
  return shortDay(noonOf(date))
}

/** "ma" and "8", of a day on the calendar. */
export function briefDay(date: string): string[] {
  return [shortDay(noonOf(date)).slice(0, 2), String(Number(date.slice(8)))]
}

/** What a library that is setting up has not done yet. */
export const stepWords: Record<SetupStep, string> = {
  library: 'de bibliotheek',
  municipality: 'gemeenten',
  branch: 'vestigingen',
  address: 'adressen',
  opening_hours: 'openingstijden',
  consultation_hours: 'spreekuren',
  colleagues: 'collega’s',
  school_holidays: 'schoolvakanties',
}

const list = new Intl.ListFormat('nl', { type: 'conjunction' })

/** "Loenen, Vinkeveen en 3 andere". */
export function namesOf(names: string[], total: number): string {
  const more = total - names.length
  return list.format(more > 0 ? [...names, `${more} andere`] : names)
}
