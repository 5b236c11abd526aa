import { dates } from '@/app/_shared/texts/dates'
import type { NeedCalled } from '@/lib/notices/queries/need-called'
import type { NeedCall } from '@/lib/notices/queries/need-calls'
import { atLocal } from '@/lib/tools/time'

const { shortDay } = dates('nl')

/** Why somebody is called about what we guard for her, in a few words. */
export const needReasons: Record<NeedCall['kind'], string> = {
  need_sent: 'Hulp gevraagd',
  need_turn: 'Er is iets veranderd',
  need_ask: 'Hoe ging het?',
}

/** What to say, as one sentence to begin with: not what it is about, nor who was asked. */
export function needSayOf({ news, name, contactOf, lastDay }: NeedCall): string {
  const own = contactOf === 'resident'
  const until = lastDay ? `, uiterlijk ${shortDay(atLocal(lastDay, '12:00'))}` : ''
  const you = own ? 'u' : name
  const sentences: Record<NeedCall['news'], string> = {
    calls: `Wij hebben gevraagd of iemand ${own ? 'u belt' : `belt over ${name}`}${until}. Belt niemand? Laat het ons weten.`,
    helps: `De bibliotheek helpt ${you} verder${until}.`,
    searches: `Er is iets veranderd. De bibliotheek zoekt verder voor ${you}.`,
    looks_on: 'Het duurt langer dan wij zeiden. De bibliotheek kijkt mee.',
    asks: own
      ? 'Heeft iemand u gebeld? Bent u geholpen?'
      : `Heeft iemand gebeld over ${name}? Is ${name} geholpen?`,
    asks_helped: own
      ? 'Wij hoorden dat u geholpen bent. Klopt dat?'
      : `Wij hoorden dat ${name} geholpen is. Klopt dat?`,
  }
  return sentences[news]
}

/** What she can say, on a button of who hears it. */
export const saysWords: Record<NeedCall['says'][number], string> = {
  helped: 'Is geholpen',
  not_yet: 'Nog niet geholpen',
  nobody_called: 'Niemand belde',
  stop: 'Wil dit niet meer',
}

/** How a call went, in a few words. */
export function needOutcomeOf({ outcome, says }: NeedCalled): string {
  if (outcome === 'no_answer') return 'geen gehoor'
  if (outcome === 'voicemail') return 'ingesproken'
  if (outcome === 'wrong_number') return 'nummer klopt niet'
  return says ? saysWords[says].toLowerCase() : 'gesproken'
}
