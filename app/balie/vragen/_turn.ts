import { backWords, calendarDay, dayInList, endWords, nextWords } from '@/app/_shared/texts/needs'
import type { DeskOne } from '@/lib/needs/queries/one'
import { type LocalDate, localDate } from '@/lib/tools/time'
import { isAskedElsewhere } from './_own'

/** The one thing to do next about a need, by its name; nothing while it waits or has ended. */
export type Next =
  | 'call_partner'
  | 'other_partner'
  | 'keep'
  | 'helped'
  | 'take_on'
  | 'spoke'
  | 'report'
  | null

/** What to do next about a need: that is the one filled button of its page. */
export function nextOf(need: DeskOne, now: Date): Next {
  if (need.ended !== null || need.mergedInto !== null || need.waits) return null
  if (need.asking?.isToLibrary) return ownNext(need)
  if (isAskedElsewhere(need) && canCall(need) && !calledToday(need, now)) return 'call_partner'
  if (need.next === 'help' && need.back === null) return 'helped'
  return need.others.length > 0 ? 'other_partner' : 'keep'
}

function ownNext({ asking, next }: DeskOne): Next {
  if (!asking?.acceptedAt) return 'take_on'
  return next === 'report' ? 'report' : 'spoke'
}

/** Calling helps where she is still under way; where nobody signs in it is the only way that they hear of her. */
function canCall({ back, owner }: DeskOne): boolean {
  const over = ['withdrawn', 'consent_over', 'agreement_over']
  return owner?.phone != null && !over.includes(back ?? '')
}

function calledToday({ events }: DeskOne, now: Date): boolean {
  return events.some(
    ({ kind, undone, at }) => kind === 'partner_called' && !undone && localDate(at) === localDate(now),
  )
}

/** Who has to act now, in a heading. */
export function turnHeading(need: DeskOne): string {
  if (need.mergedInto !== null || need.ended !== null)
    return endWords(need.ended, need.saidBy, need.mergedInto !== null)
  if (need.forCoordinator) return 'Nu aan de coördinator'
  if (!need.waits) return 'Nu aan ons'
  return need.owner?.isLibrary ? 'Aan ons, op een andere dag' : `Nu aan zet: ${need.owner?.name ?? ''}`
}

/** Why, and until when. */
export function turnWords(need: DeskOne, now: Date): string {
  const { owner, back, next, dueOn, asking, appointmentOn } = need
  if (need.mergedInto !== null) return 'Wat er met de vraag gebeurt, staat bij de andere vraag.'
  if (need.ended !== null)
    return need.endedAt ? `Gesloten op ${calendarDay(localDate(need.endedAt), now)}.` : ''
  if (back !== null && !owner?.isLibrary) return `${backWords(back, owner?.name ?? '')}.`
  const what = nextWords[next ?? ''] ?? ''
  const end = byWords(dueOn, now)
  const seen = appointmentOn ? `, afspraak op ${dayInList(appointmentOn, now)}` : ''
  if (asking?.isToLibrary) return `${asking.from} vraagt ons om te helpen: ${what}${seen}${end}`
  if (next === 'help' && dueOn !== null && dueOn >= localDate(now))
    return `Wij helpen zelf, ${dayInList(dueOn, now)}.`
  if (next === 'help') return `Wij helpen zelf${end}`
  if (next === 'route') return `Kies wie verder helpt${end}`
  return `${what}${seen}${end}`
}

/** Until when, as the end of a sentence; a day that is over is said to be so. */
function byWords(day: LocalDate | null, now: Date): string {
  if (day === null) return '.'
  if (day < localDate(now)) return `. Dit is te laat: het moest uiterlijk ${dayInList(day, now)}.`
  return `, uiterlijk ${dayInList(day, now)}.`
}
