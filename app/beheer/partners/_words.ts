import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import { dates } from '@/app/_shared/texts/dates'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import type {
  closeOrganisation,
  makeOrganisation,
  setOrganisation,
} from '@/lib/network/commands/organisations'
import type { Organisation } from '@/lib/network/queries/organisations'
import type { stretches } from '@/lib/network/rules/week'
import type { ReasonOf } from '@/lib/tools/result'

const { hours, weekday } = dates('nl')

export const kindWords = { partner: 'Partner', municipality: 'Gemeente', library: 'Bibliotheek' } as const

/** What can be wrong with what was typed about a partner. */
export const partnerSentences: Record<string, string> = {
  ...fieldSentences,
  name_missing: 'Vul de naam in.',
  postcode_wrong: 'Een postcode heeft vier cijfers en twee letters, zoals 3621 AB.',
  hours_unclear: 'Deze uren begrijpen wij niet. Schrijf ze zo: 9.00 - 12.30, 13.30 - 17.00.',
  hours_order: 'Een tijd loopt hier terug, of twee tijden lopen door elkaar. Begin met de vroegste.',
  day_before: 'Deze dag komt vóór de eerste dag. Kies een latere.',
  reason_missing: 'Vul in waarom. Bijvoorbeeld: vakantie.',
  too_long: 'Dit is te lang. Maak het korter.',
}

/** Why a partner cannot be kept so; a reason that is forgotten does not compile. */
export const makeRefusals: Record<ReasonOf<typeof makeOrganisation>, string> = {
  exists: 'Een organisatie met deze naam is er al. Kijk in de lijst met partners.',
}
export const setRefusals: Record<ReasonOf<typeof setOrganisation>, string> = {
  exists: 'Een andere organisatie heet al zo. Kies een andere naam.',
  unknown: 'Deze partner is er niet meer.',
}
export const closeRefusals: Record<ReasonOf<typeof closeOrganisation>, string> = {
  unknown: 'Deze partner is er niet meer.',
  day_past: 'Deze dagen zijn al voorbij. Dat hoeft u niet meer op te schrijven.',
}

/** "Stichtse Vecht en De Ronde Venen"; one that works nowhere in particular works everywhere. */
export function areaWords(areas: { name: string }[]): string {
  if (areas.length === 0) return 'Overal'
  return new Intl.ListFormat('nl', { type: 'conjunction' }).format(areas.map(({ name }) => name))
}

/** "Zandpad 1, 3621 AB Breukelen"; null where nothing is known. */
export function addressWords({ street, postcode, town }: Organisation): string | null {
  const place = [postcode, town].filter(Boolean).join(' ')
  return [street, place].filter(Boolean).join(', ') || null
}

/** "maandag tot en met vrijdag 9.00 – 12.30 uur en 13.30 – 17.00 uur" */
export function hoursWords({ from, until, spans }: ReturnType<typeof stretches>[number]): string {
  const said = spans.map(({ fromTime, untilTime }) => hours(fromTime, untilTime))
  const between = until - from === 1 ? 'en' : 'tot en met'
  const days = from === until ? weekday(from) : `${weekday(from)} ${between} ${weekday(until)}`
  return `${days} ${new Intl.ListFormat('nl', { type: 'conjunction' }).format(said)}`
}

/** "vrijdag 24 december", "vrijdag 24 tot en met vrijdag 31 december" */
export function closedWords({ fromDate, untilDate }: { fromDate: string; untilDate: string }, now: Date) {
  const [from, until] = [fromDate, untilDate].map((date) => dayWords(noonOf(date), now))
  return fromDate === untilDate ? from : `${from} tot en met ${until}`
}

/** What has still to be filled in, before residents can do something with an address. */
export function missingOf({ phone, town, description, hours: week }: Organisation): string[] {
  return [
    ...(phone ? [] : ['telefoonnummer']),
    ...(town ? [] : ['adres']),
    ...(week.length > 0 ? [] : ['uren']),
    ...(description.nl ? [] : ['uitleg voor inwoners']),
  ]
}
