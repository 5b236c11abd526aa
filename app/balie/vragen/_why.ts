import {
  backWords,
  calendarDay,
  dayInList,
  declineWords,
  nextWords,
  reopenWords,
  reportWords,
} from '@/app/_shared/texts/needs'
import type { Reopening } from '@/lib/needs/commands/end'
import type { DeskNeed } from '@/lib/needs/queries/desk'
import type { Decline, Report } from '@/lib/needs/rules/ends'

/** Why a need stands where it stands, in a sentence. */
export function whyHere(one: DeskNeed, now: Date): string {
  const { owner, back, next, askedBy } = one
  if (owner.isLibrary)
    return askedBy === null ? ours(one, now) : `${askedBy} vraagt ons: ${nextWords[next]}${seenOn(one, now)}`
  if (back !== null) return backWords(back, owner.name)
  return waitsFor(one, now)
}

/** "2 werkdagen te laat", of what is over. */
export function lateWords(over: number): string {
  return `${over} ${over === 1 ? 'werkdag' : 'werkdagen'} te laat`
}

function ours(one: DeskNeed, now: Date): string {
  const { next, dueOn, back } = one
  const says = back === null || back === 'late' ? '' : `${backWords(back, '')}. `
  if (next === 'help') return `${says}Wij helpen zelf, ${dayInList(dueOn, now)}`
  return `${says}${cameBack(one)}`
}

/** What brought it to the library, that has to choose now who helps. */
function cameBack({ because }: DeskNeed): string {
  const of = because?.of ?? 'Wie gevraagd was'
  switch (because?.kind) {
    case 'declined':
      return `${of} kan niet helpen: ${declineWords[because.detail as Decline] ?? 'iets anders'}`
    case 'reported':
      return `${of}: ${reportWords[because.detail as Report] ?? 'weer bij ons'}`
    case 'withdrawn':
      return backWords('withdrawn', of)
    case 'answered':
      return backWords('not_yet', of)
    case 'reopened':
      return `Opnieuw geopend: ${reopenWords[because.detail as Reopening] ?? 'iets anders'}`
    default:
      return 'Nieuw: er is nog niemand gevraagd'
  }
}

function waitsFor(one: DeskNeed, now: Date): string {
  const { owner, next, dueOn } = one
  return `${owner.name}: ${nextWords[next]}${seenOn(one, now)}, uiterlijk ${dayInList(dueOn, now)}`
}

/** On which day whoever helps sees her. */
function seenOn({ appointmentOn }: DeskNeed, now: Date): string {
  return appointmentOn === null ? '' : `, afspraak op ${calendarDay(appointmentOn, now)}`
}
