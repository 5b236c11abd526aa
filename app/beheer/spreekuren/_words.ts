import { dates } from '@/app/_shared/texts/dates'
import { dayWords, noonOf, spoken } from '@/app/_shared/texts/desk'
import { texts } from '@/app/_shared/texts/texts'
import { isTopic } from '@/lib/network/rules/topics'
import type { KnownException } from '@/lib/planning/queries/hours'
import type { Because, Version } from '@/lib/planning/rules/change'

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
export function topicsWords(topics: readonly string[] | null): string {
  if (topics === null) return 'alle onderwerpen'
  const { word } = texts('nl')
  if (topics.length > 4) return `${topics.length} onderwerpen`
  return `alleen ${list.format(topics.filter(isTopic).map((code) => word(`topic.${code}`)))}`
}

/** "vanaf dinsdag 2 maart", "vanaf dinsdag 2 maart tot en met dinsdag 29 juni". */
export function validWords({ validFrom, validUntil }: Pick<Version, 'validFrom' | 'validUntil'>, now: Date) {
  const from = `vanaf ${dayWords(noonOf(validFrom), now)}`
  return validUntil === null ? from : `${from} tot en met ${dayWords(noonOf(validUntil), now)}`
}

export const becauseWords: Record<Because, string> = {
  illness: 'ziekte',
  training: 'scholing',
  event: 'iets anders in de bibliotheek',
  busy: 'drukte',
  other: 'iets anders',
}

/** "geen spreekuur", "13.00 – 15.00 uur, 3 bureaus". */
export function exceptionWords(one: Omit<KnownException, 'date'>): string {
  if (one.off) return 'geen spreekuur'
  const times = one.fromTime && one.untilTime ? hours(one.fromTime, one.untilTime) : null
  const desks = one.desks === null ? null : one.desks === 1 ? '1 bureau' : `${one.desks} bureaus`
  return [times, desks].filter(Boolean).join(', ')
}
