import { dayInFull, dayInList, declineWords, reportWords } from '@/app/_shared/texts/needs'
import type { AnswerRefusal } from '@/lib/needs/commands/answer'
import type { UndoRefusal } from '@/lib/needs/commands/undo'
import type { AskedOfUs } from '@/lib/needs/queries/partner'
import { addDays } from '@/lib/tools/time'

/** In which part of the list a question stands: what is to be done with it next; `over` when nothing is. */
export type Part = 'fresh' | 'contact' | 'report' | 'over'

/** Where a question stands; what was answered just now stays where it was for as long as it can be taken back. */
export function partOf({ endedAt, undoUntil, acceptedAt, contactedAt }: AskedOfUs): Part {
  if (endedAt !== null && undoUntil === null) return 'over'
  if (acceptedAt === null) return 'fresh'
  return contactedAt === null ? 'contact' : 'report'
}

export const partWords = { fresh: 'Nieuw', contact: 'Contact maken', report: 'Gesproken' } as const

/** "1 nieuw · 2 contact maken · 0 te laat": what is theirs to do, then what the library looks at; each counted once. */
export function headline(cards: AskedOfUs[]): string {
  const open = cards.filter(({ endedAt }) => endedAt === null)
  const own = open.filter(({ atLibrary }) => !atLibrary)
  const count = (part: Part) => own.filter((card) => partOf(card) === part).length
  const late = open.filter(({ atLibrary, backBecause }) => atLibrary && backBecause === 'late').length
  const [report, along] = [count('report'), open.length - own.length - late]
  return [
    `${count('fresh')} nieuw`,
    `${count('contact')} contact maken`,
    ...(report > 0 ? [`${report} vertellen hoe het ging`] : []),
    `${late} te laat`,
    ...(along > 0 ? [`bij ${along} kijkt de bibliotheek mee`] : []),
  ].join(' · ')
}

/** Why the library looks along, and that they may still answer; null when it is theirs alone. */
export function alongWords({ atLibrary, backBecause, dueOn }: AskedOfUs, now: Date): string | null {
  if (!atLibrary) return null
  const still = 'U kunt nog antwoorden.'
  if (backBecause === 'late' && dueOn)
    return `De bibliotheek kijkt mee sinds ${dayInList(addDays(dueOn, 1), now)}. ${still}`
  const because: Partial<Record<NonNullable<AskedOfUs['backBecause']>, string>> = {
    nobody_called: 'De inwoner zegt dat nog niemand belde. De bibliotheek kijkt mee.',
    not_yet: 'De inwoner zegt dat het nog niet klaar is. De bibliotheek kijkt mee.',
    member_gone: 'Wie deze vraag had, werkt hier niet meer. De bibliotheek kijkt mee.',
    agreement_over: 'De afspraak met de bibliotheek is voorbij. Daarom kijkt de bibliotheek mee.',
  }
  return `${(backBecause && because[backBecause]) ?? 'De bibliotheek kijkt mee.'} ${still}`
}

/** What was written down just now, and by whom: nobody waits for a call that a colleague is to make. */
export function didWords({ did, didSelf, declined, report, appointmentOn }: AskedOfUs): string {
  const [you, have] = didSelf ? ['U', 'hebt'] : ['Een collega', 'heeft']
  switch (did) {
    case 'accepted':
      return `${you} neemt contact op.`
    case 'declined':
      return `Dat kan niet: ${declineWords[declined ?? 'other']}. De bibliotheek zoekt verder met de inwoner.`
    case 'contacted':
      return `${you} ${have} de inwoner gesproken.`
    case 'appointment':
      return `${you} ${have} een afspraak${appointmentOn ? ` op ${dayInFull(appointmentOn)}` : ''}.`
    default:
      return report === 'helped'
        ? 'Klaar: geholpen. De bibliotheek vraagt de inwoner of dat zo is.'
        : `Klaar: ${reportWords[report ?? 'partly']}. De bibliotheek zoekt verder met de inwoner.`
  }
}

/** How something ended for this organisation, without what became of it elsewhere. */
export function endedWords({ endedBecause, declined, report, needEnded }: AskedOfUs): string {
  if (endedBecause === 'declined') return `Dat kon niet: ${declineWords[declined ?? 'other']}`
  if (endedBecause === 'rerouted') return 'De bibliotheek nam het over'
  if (endedBecause !== 'reported') return 'Klaar'
  return report === 'helped' && needEnded === null
    ? 'Geholpen; de vraag is weer open bij de bibliotheek'
    : `Klaar: ${reportWords[report ?? 'partly']}`
}

const elsewhere =
  'Deze vraag is niet meer bij jullie. Neem geen contact meer op. De bibliotheek weet ervan: u hoeft niets te doen.'

/** What to say when something was not done any more; a reason that is forgotten does not compile. */
export const goneWords: Record<AnswerRefusal | UndoRefusal, string> = {
  unknown: elsewhere,
  stopped: elsewhere,
  changed: 'Er is net al iets mee gedaan, door u, een collega of de bibliotheek. Zo staat het nu:',
  too_late: 'Ongedaan maken kan tien minuten lang. Die zijn voorbij.',
}

/** What was just done, of which no line is left to say it. */
export const doneWords: Record<string, string> = {
  weg: 'Dat is opgeschreven. Naam en nummer ziet u niet meer. De bibliotheek praat met de inwoner.',
  terug: 'Dat is ongedaan gemaakt.',
  open: 'De vraag is weer open. De bibliotheek gaat ermee verder en vertelt dat aan de inwoner.',
}
