import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import type { Refusal } from '@/app/_shared/forms/summary'
import { typedSentences } from '@/app/_shared/forms/words'
import { dates } from '@/app/_shared/texts/dates'
import type { addBranch, changeBranch, saveOpeningHours } from '@/lib/network/commands/branches'
import type { saveLibrary } from '@/lib/network/commands/library'
import type { addMunicipality, renameMunicipality } from '@/lib/network/commands/municipalities'
import type { Opening } from '@/lib/network/input/opening'
import { week } from '@/lib/network/input/parts'
import type { branchToClose } from '@/lib/network/queries/own-branches'
import type { LogoRefusal } from '@/lib/network/rules/logo'
import type { SetupStep } from '@/lib/network/rules/setup'
import { stretches } from '@/lib/network/rules/week'
import type { moveHouse } from '@/lib/rescheduling/commands/relocate'
import type { ReasonOf } from '@/lib/tools/result'

const { hours, weekday } = dates('nl')

/** What can be wrong with what was typed about a library. */
export const librarySentences: Record<string, string> = {
  ...fieldSentences,
  ...typedSentences,
  name_missing: 'Vul de naam in.',
  exists: 'Deze naam is er al. Kies een andere.',
  no_municipality: 'Deze gemeente is er niet meer. Kies een andere.',
  'municipalityId.choose_one': 'Kies een gemeente.',
  'branchKind.choose_one': 'Kies wat voor plek het is.',
  'schoolRegion.choose_one': 'Kies een regio.',
  street_missing: 'Vul de straat en het huisnummer in.',
  town_missing: 'Vul de plaats in.',
  postcode_missing: 'Vul de postcode in, zoals 1234 AB.',
  postcode_wrong: 'Een postcode heeft vier cijfers en twee letters, zoals 1234 AB.',
  map_wrong: 'Dit is geen adres van een kaart. Het begint met https://',
  hours_unclear: 'Deze uren begrijpen wij niet. Schrijf ze zo: 9.00 - 12.30, 13.30 - 17.00.',
  hours_order: 'Een tijd loopt hier terug, of twee tijden lopen door elkaar. Begin met de vroegste.',
  ...Object.fromEntries(
    week.flatMap((day) => [
      [
        `walk_in${day}.walk_in_shut`,
        `De inloop op ${weekday(day)} valt buiten de openingstijden. Pas een van de twee aan.`,
      ],
      [
        `walk_in${day}.walk_in_unstaffed`,
        `De inloop op ${weekday(day)} valt in uren zonder medewerkers: dan is er niemand. Zet deze uren bij ‘Open, met medewerkers’, of pas de inloop aan.`,
      ],
    ]),
  ),
  calls_one: 'Vul één tijd per dag in, van en tot. Zo: 9.00 - 17.00.',
  calls_night: 'Bellen kan van 8.00 tot 21.00 uur.',
  calls_none: 'Vul minstens één dag in. Anders belt niemand de mensen zonder e-mail.',
  'offerHours.number_wrong': 'Vul een heel getal in van 2 tot en met 336.',
  'bookAheadDays.number_wrong': 'Vul een heel getal in van 1 tot en met 180.',
  'bookBeforeMinutes.number_wrong': 'Vul een heel getal in van 0 tot en met 10080. Een dag is 1440 minuten.',
  'holdOneIn.number_wrong': 'Vul een heel getal in van 1 tot en met 10.',
  'overbookMost.number_wrong': 'Vul een heel getal in van 0 tot en met 10.',
  day_past: 'Deze dag is al voorbij. Kies een dag vanaf vandaag.',
  past: 'Deze dag is al voorbij. Kies een dag vanaf vandaag.',
  branch_closed: 'De vestiging is dan voorgoed dicht. Kies een eerdere dag.',
}

const logoWords: Record<LogoRefusal, string> = {
  logo_missing: 'Kies eerst een bestand.',
  logo_large:
    'Dit bestand is te groot. Het mag 48 kB zijn. Bewaar het beeld kleiner, bijvoorbeeld 400 pixels breed.',
  logo_kind: 'Dit bestand is geen PNG, of het is stuk. Bewaar het beeld als PNG en kies het opnieuw.',
  logo_pixels: 'Dit beeld is te groot. Het mag 2000 pixels breed en hoog zijn.',
}
export const logoSentences: Record<string, string> = logoWords

const gone = 'Deze vestiging is er niet meer. Kijk in de lijst met vestigingen.'
/** Why something is not kept so; a reason that is forgotten does not compile. */
export const libraryRefusals: Record<ReasonOf<typeof saveLibrary>, string> = {
  unknown: 'U werkt niet (meer) bij de bibliotheek.',
}
export const townRefusals: Record<ReasonOf<typeof addMunicipality | typeof renameMunicipality>, string> = {
  exists: 'Deze gemeente is er al. Kijk in de lijst.',
  unknown: 'Deze gemeente is er niet meer.',
}
export const branchRefusals: Record<ReasonOf<typeof addBranch | typeof changeBranch>, Refusal> = {
  exists: 'Een vestiging met deze naam is er al. Kies een andere naam.',
  no_municipality: 'Deze gemeente is er niet meer. Kies een andere.',
  unknown: gone,
  address_known: {
    heading: 'Er komen hier mensen',
    text: 'Zij hebben het oude adres. Het nieuwe adres is nog niet bewaard.',
    label: 'Zeg of het dezelfde plek is',
    href: '#plek',
  },
}
export const hoursRefusals: Record<ReasonOf<typeof saveOpeningHours>, Refusal> = {
  unknown: gone,
  branch_closed: 'Deze vestiging is voorgoed dicht. Hier hoeven geen openingstijden meer.',
  outside: {
    heading: 'Er valt iets buiten deze openingstijden',
    text: 'Een spreekuur of een les valt er dan buiten, of er is dan niemand bij een spreekuur. Klopt dat? Zet dan een vinkje, en bewaar nog een keer.',
    label: 'Kijk welke uren het zijn',
    href: '#buiten',
  },
}
export const moveRefusals: Record<ReasonOf<typeof moveHouse>, string> = {
  unknown: gone,
  past: 'Deze dag is al voorbij. Kies een dag vanaf vandaag.',
  branch_closed:
    'Deze vestiging is dan voorgoed dicht, en verhuist dus niet. Gaat zij toch open? Kies dan eerst: Toch niet dicht.',
  gone: 'Deze verhuizing staat er niet meer: een collega haalde haar weg, of de dag is er al.',
  changed: 'Er is iemand bij gekomen of weggegaan. Kijk hieronder nog een keer, en bewaar dan.',
}
export const closeRefusals: Record<ReasonOf<typeof branchToClose>, string> = {
  unknown: gone,
  day_past: 'Deze dag is al voorbij. Kies een dag vanaf vandaag.',
}

export const branchKindWords = { library: 'In een bibliotheek', outside: 'Ergens anders' } as const
/** What a building can be: with people of the library, without, or with somebody of the IDO for who walks in. */
export const openingWords: Record<Opening, string> = {
  staffed: 'Open, met medewerkers',
  self_service: 'Open zonder medewerkers',
  walk_in: 'Inloop van het IDO',
}

/** What each step of setting up is, and what it is for. */
export const stepWords: Record<SetupStep, { title: string; why: string }> = {
  library: {
    title: 'Naam en telefoon',
    why: 'Het telefoonnummer staat op elke bladzijde voor inwoners.',
  },
  municipality: { title: 'Gemeenten', why: 'Waar uw vestigingen liggen.' },
  branch: { title: 'Vestigingen', why: 'Elke plek waar inwoners hulp of een cursus krijgen.' },
  address: { title: 'Adressen', why: 'Waar een inwoner moet zijn. Het staat op elk bericht en kaartje.' },
  opening_hours: {
    title: 'Openingstijden',
    why: 'Wanneer een vestiging open is, en wanneer iemand kan binnenlopen.',
  },
  consultation_hours: {
    title: 'Spreekuren',
    why: 'Hieruit ontstaan de tijden die inwoners kunnen kiezen. Niet elke vestiging heeft een spreekuur.',
  },
  colleagues: {
    title: 'Collega’s',
    why: 'Wie helpt, les geeft of belt. Iedereen krijgt een eigen uitnodiging.',
  },
  school_holidays: {
    title: 'Schoolvakanties',
    why: 'Een nieuwe cursus slaat deze weken over. Afspraken maken kan al zonder.',
  },
}

type Hours = { weekday: number; fromTime: string; untilTime: string }

/** "dinsdag 19.00 – 20.00 uur en donderdag 9.00 – 10.00 uur" */
export function partsWords(parts: readonly Hours[]): string {
  const and = new Intl.ListFormat('nl', { type: 'conjunction' })
  return and.format(parts.map((one) => `${weekday(one.weekday)} ${hours(one.fromTime, one.untilTime)}`))
}

/** "maandag tot en met vrijdag 9.00 – 12.30 uur en 13.30 – 17.00 uur", a line for days with the same hours. */
export function weekWords(all: readonly Hours[]): string[] {
  const and = new Intl.ListFormat('nl', { type: 'conjunction' })
  return stretches(all).map(({ from, until, spans }) => {
    const between = until - from === 1 ? 'en' : 'tot en met'
    const days = from === until ? weekday(from) : `${weekday(from)} ${between} ${weekday(until)}`
    return `${days} ${and.format(spans.map((one) => hours(one.fromTime, one.untilTime)))}`
  })
}
