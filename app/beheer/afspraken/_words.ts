import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import type { Refusal } from '@/app/_shared/forms/summary'
import { topicWord } from '@/app/_shared/questions/topics'
import { dates } from '@/app/_shared/texts/dates'
import { dayWords, noonOf } from '@/app/_shared/texts/desk'
import type {
  endAgreement,
  makeAgreement,
  makeVersion,
  setContacts,
  setReview,
} from '@/lib/needs/commands/agreements'
import type { Agreement, Version } from '@/lib/needs/queries/versions'
import { standingOf } from '@/lib/needs/rules/agreement'
import { isTopic } from '@/lib/network/rules/topics'
import type { ReasonOf } from '@/lib/tools/result'
import { localDate } from '@/lib/tools/time'
import { agreementsPath } from './_paths'

const list = new Intl.ListFormat('nl', { type: 'conjunction' })
const { day } = dates('nl')

/** What can be wrong with what was typed about an agreement. */
export const agreementSentences: Record<string, string> = {
  ...fieldSentences,
  name_missing: 'Vul een naam in.',
  'fromId.choose_one': 'Kies wie inwoners stuurt.',
  'toId.choose_one': 'Kies wie inwoners helpt.',
  'side.choose_one': 'Kies van welke kant deze persoon is.',
  'topics.none_chosen': 'Kies minstens één onderwerp.',
  'towns.none_chosen': 'Kies minstens één gemeente.',
  days_missing: 'Vul een aantal werkdagen in, zoals 2.',
  days_1_20: 'Vul een aantal in van 1 tot en met 20.',
  days_1_40: 'Vul een aantal in van 1 tot en met 40.',
  days_1_60: 'Vul een aantal in van 1 tot en met 60.',
  days_order: 'Bellen kan niet eerder dan kijken. Vul hier evenveel dagen in, of meer.',
  day_before: 'De laatste dag komt hier vóór de eerste. Kies een latere.',
  'validFrom.day_missing': 'Vul de eerste dag in, zoals 3 maart of 3-3-2027.',
  'reviewOn.day_missing': 'Vul in wanneer u de afspraak opnieuw bekijkt.',
  'agreedOn.day_missing': 'Vul in op welke dag dit is afgesproken.',
  'dataOn.day_missing': 'Vul in sinds welke dag dat met de gegevens zo is geregeld.',
  review_outside: 'Kies een dag waarop de afspraak loopt.',
  agreed_missing: 'Vul in wie dit afsprak.',
  data_missing: 'Vul in wie voor welke gegevens zorgt.',
  too_many: 'Vul ten hoogste 8 mensen in.',
}

const termsRefusals = {
  unknown: 'Deze afspraak of partner is er niet meer.',
  agreed_later: 'U schreef een dag op die nog komt. Kies de dag waarop het is afgesproken.',
  topic_twice: {
    text: 'Over een van deze onderwerpen is met deze partner al iets afgesproken, in dezelfde gemeente en op dezelfde dagen. Wijzig dan die afspraak, of haal het onderwerp hier weg.',
    ...{ label: 'Bekijk de afspraken', href: agreementsPath },
  },
}

/** Why two organisations cannot agree so; a reason that is forgotten does not compile. */
export const makeRefusals: Record<ReasonOf<typeof makeAgreement>, Refusal> = {
  ...termsRefusals,
  same: 'Kies twee verschillende organisaties.',
  without_library:
    'Eén van de twee is onze bibliotheek. Een afspraak tussen twee partners kan hier nog niet.',
}
export const versionRefusals: Record<ReasonOf<typeof makeVersion>, Refusal> = {
  ...termsRefusals,
  day_past: 'Een nieuwe versie begint vandaag of later. Kies een andere eerste dag.',
  overlaps:
    'Op deze dag begint al een versie, of er begint er later nog een. Kies een latere dag. Of beëindig de afspraak eerst, vóór die versie begint.',
}
export const endRefusals: Record<ReasonOf<typeof endAgreement>, string> = {
  unknown: 'Deze afspraak is er niet meer.',
  day_past: 'Deze dag is al geweest. Kies vandaag of een latere dag.',
  ended: 'Op deze dag is de afspraak al voorbij. Kies een eerdere dag.',
}
export const reviewRefusals: Record<ReasonOf<typeof setReview>, string> = {
  unknown: 'Deze afspraak is er niet meer.',
  day_past: 'Kies een dag die nog komt.',
  ended: 'Deze afspraak is voorbij. Maak een nieuwe versie.',
}
export const contactRefusals: Record<ReasonOf<typeof setContacts>, string> = {
  unknown: 'Deze afspraak is er niet meer.',
  ended: 'Deze afspraak is voorbij. Maak een nieuwe versie.',
}

/** "Wij vragen Kwadraad", "Kwadraad vraagt ons": who sends residents to whom. */
export function directionWords({ from, to }: Pick<Agreement, 'from' | 'to'>): string {
  if (from.kind === 'library') return `Wij vragen ${to.name}`
  return to.kind === 'library' ? `${from.name} vraagt ons` : `${from.name} vraagt ${to.name}`
}

/** The other one than the library. */
export function partnerIn({ from, to }: Pick<Agreement, 'from' | 'to'>) {
  return from.kind === 'library' ? to : from
}

/** What topics are called, in one line. */
export function topicsWords(topics: readonly string[]): string {
  return topics.map((code) => (isTopic(code) ? topicWord(code) : code)).join(' · ')
}

/** More of them than these are only counted in a list of agreements. */
const FEW = 4

/** The first of them, and how many more: "DigiD aanvragen · DigiD-app instellen · … · en nog 5". */
export function fewTopics(topics: readonly string[]): string {
  if (topics.length <= FEW) return topicsWords(topics)
  return `${topicsWords(topics.slice(0, FEW - 1))} · en nog ${topics.length - FEW + 1}`
}

/** "Stichtse Vecht en De Ronde Venen" */
export function townsWords(towns: readonly { name: string }[]): string {
  return list.format(towns.map(({ name }) => name))
}

/** "Werkdagen: kijken 2 · bellen 5 · vertellen 10" */
export function daysWords({ seeDays, contactDays, reportDays }: Version): string {
  return `Werkdagen: kijken ${seeDays} · bellen ${contactDays} · vertellen ${reportDays}`
}

/** "loopt sinds 1 januari", "loopt tot en met …", "begint op …", "was tot en met …" */
export function validWords(version: Version, now: Date): string {
  const { validFrom, validUntil } = version
  const until = validUntil ? ` tot en met ${dayWords(noonOf(validUntil), now)}` : ''
  const standing = standingOf(version, localDate(now))
  if (standing === 'coming') return `begint op ${dayWords(noonOf(validFrom), now)}${until}`
  if (standing === 'over') return `was van ${dayWords(noonOf(validFrom), now)}${until}`
  return until ? `loopt${until}` : `loopt sinds ${sayDay(validFrom)}`
}

/** "dinsdag 2 maart 2027" */
export function sayDay(date: string): string {
  return day(noonOf(date))
}
