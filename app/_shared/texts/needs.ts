import type { Reopening } from '@/lib/needs/commands/end'
import type { Try } from '@/lib/needs/commands/tries'
import type { Answer, Decline, Report } from '@/lib/needs/rules/ends'
import { isTopic } from '@/lib/network/rules/topics'
import { addDays, atLocal, type LocalDate, localDate } from '@/lib/tools/time'
import { dates } from './dates'
import { texts } from './texts'

const { word } = texts('nl')
const short = new Intl.DateTimeFormat('nl-NL', {
  ...{ weekday: 'short', day: 'numeric', month: 'short' },
  timeZone: 'Europe/Amsterdam',
})
const shortWithYear = new Intl.DateTimeFormat('nl-NL', {
  ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  timeZone: 'Europe/Amsterdam',
})

/** Why an organisation cannot help, as whoever works here says it. */
export const declineWords: Record<Decline, string> = {
  not_ours: 'dit doen wij niet',
  no_room: 'geen plek op dit moment',
  wrong_town: 'niet in onze gemeente',
  not_wanted: 'de inwoner wil dit niet',
  other: 'iets anders',
}

/** How an organisation says that it went. */
export const reportWords: Record<Report, string> = {
  helped: 'geholpen',
  partly: 'voor een deel geholpen',
  not_helped: 'kon niet helpen',
  no_contact: 'kreeg geen contact',
  no_show: 'de inwoner kwam niet',
  not_wanted: 'de inwoner wil dit niet meer',
}

/** What a resident says herself, in her words. */
export const answerWords: Record<Answer, string> = {
  nobody_called: 'Niemand belde mij',
  helped: 'Ik ben geholpen',
  not_yet: 'Nog niet klaar',
  stop: 'Ik wil dit niet meer',
}

/** How it went when somebody called in vain. */
export const tryWords: Record<Try, string> = {
  no_answer: 'geen gehoor',
  voicemail: 'ingesproken',
  wrong_number: 'nummer klopt niet',
}

/** Why a need is opened again. */
export const reopenWords: Record<Reopening, string> = {
  mistake: 'per ongeluk gesloten',
  came_back: 'de inwoner kwam terug',
  not_helped: 'het is niet opgelost',
  other: 'iets anders',
}

/** Why a need is back at the desk while somebody else was asked; in a sentence, with who that is. */
export function backWords(because: string, who: string): string {
  const said: Record<string, string> = {
    nobody_called: 'Niemand belde, zegt de inwoner',
    not_yet: 'Nog niet geholpen, zegt de inwoner',
    withdrawn: `De inwoner wil niet meer dat ${who} deze gegevens heeft`,
    consent_over: 'Wat de inwoner goed vond, is 6 maanden geleden. Vraag het opnieuw',
    late: `${who} is te laat`,
    nobody_there: `Bij ${who} kijkt niemand mee in Wegwijs`,
    member_gone: `Wie het bij ${who} had, werkt daar niet meer`,
    agreement_over: `De afspraak met ${who} is voorbij`,
  }
  return said[because] ?? 'Dit is weer bij de balie'
}

/** What an organisation still has to do, in two words. */
export const nextWords: Record<string, string> = {
  see: 'bekijken',
  contact: 'contact maken',
  report: 'laten weten hoe het ging',
  route: 'kiezen wie helpt',
  help: 'zelf helpen',
}

/** How a need ended. */
export function endWords(ended: string | null, saidBy: string | null, isMerged = false): string {
  if (isMerged) return 'Hoort bij een andere vraag'
  if (ended === 'helped')
    return saidBy === 'resident' ? 'Geholpen, zegt de inwoner zelf' : 'Geholpen, zegt wie hielp'
  return ended === 'stopped' ? 'De inwoner stopt ermee' : 'Niet te bereiken'
}

/** What a need is about. */
export function topicWords(topic: string): string {
  return isTopic(topic) ? word(`topic.${topic}`) : topic
}

/** A day in a list: "vandaag", "morgen", "gisteren", "di 1 dec"; its year only when that is another one. */
export function dayInList(day: LocalDate, now: Date): string {
  const today = localDate(now)
  if (day === today) return 'vandaag'
  if (day === addDays(today, 1)) return 'morgen'
  if (day === addDays(today, -1)) return 'gisteren'
  return calendarDay(day, now)
}

/** The same, always as it stands on the calendar: "di 1 dec". */
export function calendarDay(day: LocalDate, now: Date): string {
  const format = day.slice(0, 4) === localDate(now).slice(0, 4) ? short : shortWithYear
  return format.format(atLocal(day, '12:00')).replaceAll('.', '').replaceAll(' ', '\u00a0')
}

/** A code of a need as it is read out: "K7D 4MW2". */
export function codeInGroups(code: string): string {
  return `${code.slice(0, 3)}\u00a0${code.slice(3)}`
}

/** "dinsdag 1 december", to say it in a sentence. */
export function dayInFull(day: LocalDate): string {
  return dates('nl').shortDay(atLocal(day, '12:00'))
}
