import { dates } from '@/app/_shared/texts/dates'
import type { Called } from '@/lib/notices/queries/called'
import type { Call } from '@/lib/notices/queries/calls'
import { contactKey } from '@/lib/residents/rules/reach'
import type { Task } from '@/lib/tasks/queries'
import { addDays, localDate } from '@/lib/tools/time'

const { shortDay, bareTime, time } = dates('nl')

export const languages = { nl: 'Nederlands', en: 'Engels', ar: 'Arabisch' }
export const whose = { resident: '', helper: 'van wie helpt', partner: 'van de partner' }

/** Why somebody is called, in a few words. */
export const reasons: Record<Call['kind'], string> = {
  offer: 'Plek vrij',
  reminder: 'Herinnering',
  moved: 'Andere tijd',
  cancelled: 'Gaat niet door',
  confirmation: 'Afspraak gemaakt',
  calendar: 'Afspraak gemaakt',
  waiting: 'Op de wachtlijst',
  offer_lapsed: 'Plek niet gekozen',
}

export const refusals: Record<string, string> = {
  unknown: 'Dit is al gedaan. Laad de pagina opnieuw.',
  taken: 'Een collega belt deze persoon al.',
  choose: 'Kies wat de inwoner zei.',
  not_offered: 'De tijd om te kiezen is voorbij. De plek is er niet meer.',
  overlap: 'De inwoner heeft op dat moment al iets anders. Kies ‘Iets anders’.',
  cancelled: 'Dit gaat niet door.',
  past: 'Dit is al geweest.',
  too_late: 'Ongedaan maken kan tot 10 minuten later.',
  given_away: 'De plek is al van iemand anders.',
}

/** "vandaag vóór 12.00 uur", "vóór morgen 10.00 uur", "vóór dinsdag 1 december". */
export function beforeWords(until: Date, now: Date): string {
  const day = localDate(until)
  if (day === localDate(now)) return `vandaag vóór ${time(until)}`
  if (day === addDays(localDate(now), 1)) return `vóór morgen ${time(until)}`
  return `vóór ${shortDay(until)}`
}

/** "vandaag 13.00 uur", "morgen 9.00 uur", "dinsdag 1 december, 9.00 uur". */
export function atWords(at: Date, now: Date): string {
  const day = localDate(at)
  if (day === localDate(now)) return `vandaag ${time(at)}`
  if (day === addDays(localDate(now), 1)) return `morgen ${time(at)}`
  return `${shortDay(at)}, ${time(at)}`
}

/** A telephone number as people read it out: two by two. */
export function inGroups(telephone: string): string {
  const digits = telephone.replace(/\D/g, '')
  return /^06\d{8}$/.test(digits) ? digits.replace(/(\d\d)(?=\d)/g, '$1 ') : telephone
}

/** What to call with a click: one number, however it was written (`+31 (0)6 …` is not dialled with its zero). */
export function dialled(telephone: string): string {
  return `tel:${contactKey('call', telephone)}`
}

/** What to say, as one sentence to begin with. */
export function sayOf(call: Call, now: Date): string {
  const { kind, of, title, name, contactOf, branchName, startsAt } = call
  const own = contactOf === 'resident'
  const thing = of === 'course' ? `cursus ${title}` : 'afspraak'
  const mine = own ? `uw ${thing}` : `de ${thing} van ${name}`
  const [you, are] = own ? ['u', 'U staat'] : [name, `${name} staat`]
  const when = spoken(startsAt, now)
  const where = `in de bibliotheek in ${branchName}`
  const there = of === 'course' ? `${where}, ${when}` : `${when}, ${where}`
  const sentences: Record<Call['kind'], string> = {
    offer: `Er is een plek voor ${you} in de ${thing}: ${there}. ${own ? 'Wilt u' : `Wil ${name}`} die plek?`,
    reminder: `${upper(when)} is ${of === 'course' ? `een les van ${mine}` : mine}, ${where}. ${own ? 'Komt u?' : `Komt ${name}?`}`,
    confirmation: `${upper(mine)} is gemaakt: ${there}.`,
    calendar: `${upper(mine)} is gemaakt: ${there}.`,
    moved: `${upper(mine)} heeft een andere tijd. Het is nu ${there}.`,
    waiting: `${are} op de wachtlijst voor de ${thing}. Wij bellen als er een plek is.`,
    offer_lapsed: `De tijd om te kiezen is voorbij. ${are} weer op de wachtlijst voor de ${thing}.`,
    cancelled: `${upper(mine)} ${when} gaat niet door.`,
  }
  return sentences[kind]
}

function spoken(at: Date, now: Date): string {
  const day = localDate(at)
  const clock = `om ${bareTime(at)} uur`
  if (day === localDate(now)) return `vandaag ${clock}`
  return day === addDays(localDate(now), 1) ? `morgen ${clock}` : `${shortDay(at)} ${clock}`
}

function upper(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** How a call went, in a few words. */
export function outcomeOf({ outcome, answer, kind }: Called): string {
  if (outcome === 'no_answer') return 'geen gehoor'
  if (outcome === 'voicemail') return 'ingesproken'
  if (outcome === 'wrong_number') return 'nummer klopt niet'
  if (answer === 'yes') return 'ja: heeft de plek'
  if (answer === 'no') return kind === 'offer' ? 'nee: van de lijst' : 'afgemeld'
  return answer === 'other' ? 'wil iets anders' : 'gesproken'
}

const tasks: Record<Task['kind'], string> = {
  not_reached: 'Drie keer gebeld, niet bereikt. Bedenk hoe de inwoner het toch hoort.',
  wrong_number: 'Het nummer klopt niet. Vraag het goede nummer.',
  something_else: 'De inwoner wil iets anders. Bel terug.',
  perhaps_double:
    'Op dit nummer of adres staan meer afspraken, misschien op één moment. Zijn ze allemaal bedoeld?',
}

/** What there is to do about a resident; who can be reached by e-mail only has no number that is wrong. */
export function taskWords({ kind, contact }: Pick<Task, 'kind' | 'contact'>): string {
  if (contact?.includes('@') && kind === 'wrong_number')
    return 'Het e-mailadres klopt niet. Vraag het goede adres.'
  if (contact?.includes('@') && kind === 'not_reached')
    return 'Een e-mail kwam niet aan. Bedenk hoe de inwoner het toch hoort.'
  return tasks[kind]
}

export const owners = { coordinator: 'coördinator', adviser: 'balie' }
