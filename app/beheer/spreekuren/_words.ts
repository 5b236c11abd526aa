import { dates } from '@/app/_shared/texts/dates'
import { dayWords, noonOf, spoken } from '@/app/_shared/texts/desk'
import { texts } from '@/app/_shared/texts/texts'
import { isTopic } from '@/lib/network/rules/topics'
import type { want } from '@/lib/planning/queries/change'
import type { KnownException } from '@/lib/planning/queries/hours'
import type { Because, Version } from '@/lib/planning/rules/change'
import type { ReasonOf } from '@/lib/tools/result'

const list = new Intl.ListFormat('nl', { type: 'conjunction' })
const { hours, weekday } = dates('nl')

const ordinals = ['', 'eerste', 'tweede', 'derde', 'vierde', 'laatste']

/** "Elke dinsdag", "Om de week op dinsdag", "De eerste dinsdag van de maand". */
export function rhythmWords({ rhythm, nth, weekday: on }: Version): string {
  if (rhythm === 'fortnightly') return `Om de week op ${weekday(on)}`
  if (rhythm === 'monthly') return `De ${ordinals[nth ?? 1]} ${weekday(on)} van de maand`
  return `Elke ${weekday(on)}`
}

/** "Elke dinsdag 10.00 – 12.00 uur". */
export function whenWords(version: Version): string {
  return `${rhythmWords(version)}, ${hours(version.fromTime, version.untilTime)}`
}

/** "30 minuten per afspraak, 2 bureaus waarvan 1 voor inloop, Nederlands en Arabisch, alle onderwerpen". */
export function howWords(version: Version): string {
  const { minutes, pause, languages, topics } = version
  const each =
    pause > 0 ? `${minutes} minuten per afspraak en ${pause} ertussen` : `${minutes} minuten per afspraak`
  return [each, desksWords(version), spoken([...languages]), topicsWords(topics)].join(', ')
}

function desksWords({ desks, walkInDesks }: Pick<Version, 'desks' | 'walkInDesks'>): string {
  const all = desks === 1 ? '1 bureau' : `${desks} bureaus`
  if (walkInDesks === 0) return all
  return walkInDesks === desks ? `${all}, alleen voor inloop` : `${all} waarvan ${walkInDesks} voor inloop`
}

/** "alle onderwerpen", "over DigiD-app en toeslagen". */
export function topicsWords(topics: readonly string[] | null, most = 4): string {
  if (topics === null) return 'alle onderwerpen'
  const { word } = texts('nl')
  if (topics.length > most) return `${topics.length} onderwerpen`
  return `alleen ${list.format(topics.filter(isTopic).map((code) => word(`topic.${code}`)))}`
}

/** "vanaf dinsdag 2 maart", "vanaf dinsdag 2 maart tot en met dinsdag 29 juni". */
export function validWords({ validFrom, validUntil }: Pick<Version, 'validFrom' | 'validUntil'>, now: Date) {
  const from = `vanaf ${dayWords(noonOf(validFrom), now)}`
  return validUntil === null ? from : `${from} tot en met ${dayWords(noonOf(validUntil), now)}`
}

/** Why hours differ on one date. */
export const becauseWords: Record<Because, string> = {
  illness: 'ziekte',
  training: 'scholing',
  event: 'iets anders in de bibliotheek',
  busy: 'drukte',
  other: 'een andere reden',
}

/** "geen spreekuur", "13.00 – 15.00 uur, 3 bureaus". */
export function exceptionWords(one: Omit<KnownException, 'date'>): string {
  if (one.off) return 'geen spreekuur'
  const times = one.fromTime && one.untilTime ? hours(one.fromTime, one.untilTime) : null
  const desks = one.desks === null ? null : one.desks === 1 ? '1 bureau' : `${one.desks} bureaus`
  return [times, desks].filter(Boolean).join(', ')
}

const branchClosed = 'Deze vestiging is dan voorgoed dicht. Kies een andere.'

/** What can be wrong with what was typed about consultation hours. */
export const hoursSentences: Record<string, string> = {
  choose_one: 'Maak een keuze.',
  'branchId.choose_one': 'Kies een vestiging.',
  'weekday.choose_one': 'Kies een dag van de week.',
  'rhythm.choose_one': 'Kies hoe vaak.',
  'because.choose_one': 'Kies waarom.',
  'how.choose_one': 'Kies wat er die dag anders is.',
  'languages.none_chosen': 'Kies minstens één taal.',
  minutes_wrong: 'Vul een aantal minuten in van 5 tot en met 240.',
  pause_wrong: 'Vul een aantal minuten in van 0 tot en met 60.',
  desks_wrong: 'Vul een aantal in van 1 tot en met 20.',
  walk_in_wrong: 'Vul een aantal in, niet meer dan er bureaus zijn.',
  time_order: 'Deze tijd komt vóór het begin. Kies een latere.',
  too_short: 'Zo past er geen afspraak tussen het begin en het einde.',
  day_before: 'De laatste dag komt hier vóór de eerste. Kies een latere.',
  branch_closed: branchClosed,
  'validFrom.branch_closed': 'Dan is de vestiging voorgoed dicht. Kies een eerdere dag.',
  day_past: 'Deze dag is al geweest. Kies vandaag of een latere dag.',
  stops_already:
    'Dit spreekuur stopt dan al. Kies een eerdere dag. Moet het langer duren? Kies dan ‘Wijzig vanaf een dag’.',
  nothing_differs: 'Vul andere tijden in, of een ander aantal bureaus.',
  not_that_day: 'Op deze dag is er geen spreekuur. Wilt u het toch? Vul dan ook tijden in.',
  'validFrom.day_missing': 'Vul in vanaf welke dag, zoals 3 maart of 3-3-2027.',
  'lastDay.day_missing': 'Vul de laatste dag in, zoals 3 maart of 3-3-2027.',
}

/** Why what was typed cannot be; a reason that is forgotten does not compile. */
export const wantRefusals: Record<ReasonOf<typeof want>, string> = {
  day_past: 'Wat geweest is, blijft zoals het was.',
  unknown: 'Dit spreekuur is er niet meer.',
  not_that_day: 'Op deze dag is er geen spreekuur.',
  stops_already: 'Zo verandert er niets.',
  branch_closed: branchClosed,
}
