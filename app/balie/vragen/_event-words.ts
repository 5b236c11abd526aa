import { capital, languageWords } from '@/app/_shared/texts/desk'
import { answerWords, declineWords, reopenWords, reportWords, tryWords } from '@/app/_shared/texts/needs'
import type { Reopening } from '@/lib/needs/commands/end'
import type { Try } from '@/lib/needs/commands/tries'
import type { Happening } from '@/lib/needs/queries/line'
import type { DeskOne } from '@/lib/needs/queries/one'
import type { Answer, Decline, Report } from '@/lib/needs/rules/ends'
import { calledOf } from './_own'

/** One thing that happened, in a sentence; null for what only takes something back. */
export function eventWords(need: DeskOne, one: Happening): string | null {
  const write = words[one.kind]
  if (!write) return null
  const said = write({ one, hand: handOf(need, one), to: one.to ?? 'een partner', name: calledOf(need) })
  return capital(said)
}

type Told = { one: Happening; hand: string; to: string; name: string }

const words: Record<string, (told: Told) => string> = {
  opened: ({ hand }) => `${hand} schreef de vraag op`,
  sent: ({ one, hand, to, name }) =>
    one.isToLibrary ? `${hand} vroeg ons om ${name} te helpen` : `${hand} vroeg ${to} om ${name} te bellen`,
  seen: ({ one, to }) => (one.isToLibrary ? 'Wij zagen de vraag' : `${to} zag de vraag`),
  accepted: ({ one, hand, to }) => (one.isToLibrary ? `${hand} neemt contact op` : `${to} neemt contact op`),
  declined: ({ one, hand }) =>
    `${hand} kan niet helpen: ${declineWords[one.detail as Decline] ?? 'iets anders'}`,
  contacted: ({ hand, name }) => `${hand} sprak ${name}`,
  appointment: ({ hand, name }) => `${hand} sprak met ${name} een dag af`,
  reported: ({ one, hand }) => `${hand}: ${reportWords[one.detail as Report] ?? 'klaar'}`,
  rerouted: ({ to }) => `${to} hoeft niet meer te bellen`,
  withdrawn: ({ to, name }) => `${name} wil niet meer dat ${to} deze gegevens heeft`,
  kept: ({ hand }) => `${hand} zei: wij doen het zelf`,
  answered: ({ one, name }) => `${name} zegt: “${answerWords[one.detail as Answer] ?? 'iets anders'}”`,
  tried: ({ one, hand, name }) => `${hand} belde ${name}: ${tryWords[one.detail as Try] ?? 'niet gesproken'}`,
  partner_called: ({ hand, to }) => `${hand} belde ${to}`,
  ended: ({ one, hand, name }) =>
    one.detail === 'unreachable' ? `${name} is niet te bereiken, tekende ${hand}` : `${hand} hielp ${name}`,
  merged: () => 'Dit hoort nu bij een andere vraag van deze inwoner',
  reopened: ({ one, hand }) =>
    `${hand} opende de vraag opnieuw: ${reopenWords[one.detail as Reopening] ?? 'iets anders'}`,
}

/** Whose hand it was: a colleague by name, else the desk or the organisation. */
function handOf(need: DeskOne, { by, who, organisation, kind, to }: Happening): string {
  if (by === 'resident') return calledOf(need)
  if (by === 'partner') return (kind === 'sent' ? organisation : (organisation ?? to)) ?? 'De partner'
  if (by === 'job') return 'Het systeem'
  return who ?? 'De balie'
}

/** What stands below what happened, smaller. */
export function eventMinor(need: DeskOne, one: Happening, isLastSent: boolean): string | null {
  if (one.undone) return 'ongedaan gemaakt'
  if (one.kind === 'answered' && one.by === 'staff') return `opgeschreven door ${one.who ?? 'de balie'}`
  if (one.kind !== 'sent' || !isLastSent || need.asking === null) return null
  const { consentLanguage, hasContact } = need.asking
  const without = hasContact ? '' : ', zonder nummer of adres'
  return `${calledOf(need)} vond het goed (${languageWords[consentLanguage]})${without}`
}
