import { dayInFull } from '@/app/_shared/texts/needs'
import type { UndoNeedRefusal } from '@/lib/needs/commands/end'
import type { WithdrawAskedRefusal } from '@/lib/needs/commands/partner'
import type { AskedByUs } from '@/lib/needs/queries/asked'

/** Where what was asked stands, without whom the library asked then; and whether it is over. */
export function standingOf(one: AskedByUs): { words: string; tone: 'good' | 'attention' | 'over' } {
  if (one.ended !== null) return { words: endOf(one), tone: one.ended === 'helped' ? 'good' : 'over' }
  if (one.isWithdrawn)
    return { words: 'De inwoner wil dit niet meer: de bibliotheek rondt het af', tone: 'over' }
  return { words: openWords(one), tone: 'attention' }
}

function endOf({ ended, saidBy }: AskedByUs): string {
  if (ended === 'helped')
    return saidBy === 'resident' ? 'Geholpen, zegt de inwoner' : 'Geholpen: de inwoner is geweest'
  return ended === 'stopped'
    ? 'De inwoner wilde dit niet meer'
    : 'De bibliotheek kon de inwoner niet bereiken'
}

function openWords({ appointmentOn, isSpokenTo, isTakenOn, isWithLibrary, next, dueOn }: AskedByUs): string {
  if (appointmentOn) return `Afspraak op ${dayInFull(appointmentOn)}`
  if (isSpokenTo) return 'Gesproken'
  if (isTakenOn) return 'Aangenomen: de inwoner wordt gebeld'
  if (next === 'help' && dueOn) return `De bibliotheek helpt zelf, op ${dayInFull(dueOn)}`
  return isWithLibrary ? 'Bij de bibliotheek' : 'De bibliotheek vroeg iemand anders'
}

/** What to say when it could not be taken back; a reason that is forgotten does not compile. */
export const refusals: Record<WithdrawAskedRefusal | UndoNeedRefusal, string> = {
  unknown: 'Deze vraag is er niet meer.',
  changed: 'Dit is al opgeschreven.',
  too_late: 'Een vraag weghalen kan alleen op de dag zelf. Wil de inwoner dit niet meer? Zeg dat dan.',
  taken_on: 'De bibliotheek heeft de vraag al aangenomen. Wil de inwoner dit niet meer? Zeg dat dan.',
}

/** What was just done. */
export const doneWords: Record<string, string> = {
  gestopt: 'Dat is opgeschreven. Niemand belt de inwoner hier meer over. De bibliotheek rondt het af.',
  weg: 'De vraag is weggehaald, alsof u haar niet had gesteld.',
}
