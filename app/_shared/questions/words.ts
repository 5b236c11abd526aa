import type { Channel, DayPart, Help, Helper, MinuteBand, Outcome } from '@/lib/questions/rules/answers'
import type { Domain, Provider } from '@/lib/questions/rules/mapping'

/** A choice under a key of the keyboard. */
export type Choice<Value extends string> = { value: Value; label: string; key: string }

export const helpChoices: Choice<Help>[] = [
  { value: 'explained', label: 'Uitgelegd', key: 'u' },
  { value: 'looked_up', label: 'Samen gezocht', key: 's' },
  { value: 'device', label: 'Toestel geholpen', key: 't' },
  { value: 'digid', label: 'DigiD begeleid', key: 'd' },
  { value: 'course_offered', label: 'Cursus aangeboden', key: 'c' },
  { value: 'referred', label: 'Verwezen', key: 'v' },
]
export const outcomeChoices: Choice<Outcome>[] = [
  { value: 'helped', label: 'Geholpen', key: 'g' },
  { value: 'partly', label: 'Deels geholpen', key: 'l' },
  { value: 'returns', label: 'Komt terug', key: 'k' },
  { value: 'referred', label: 'Gaat naar een ander', key: 'a' },
  { value: 'not_helped', label: 'Niet geholpen', key: 'n' },
]
export const channelWords: Record<Channel, string> = {
  walk_in: 'Inloop',
  appointment: 'Afspraak',
  telephone: 'Telefoon',
  email: 'E-mail',
}
export const helperWords: Record<Helper, string> = {
  staff: 'Medewerker',
  volunteer: 'Vrijwilliger',
  partner: 'Partner',
}
export const minuteWords: Record<MinuteBand, string> = {
  lt5: 'Korter dan 5 minuten',
  '5_15': '5 tot 15 minuten',
  '15_30': '15 tot 30 minuten',
  '30_60': '30 tot 60 minuten',
  gt60: 'Langer dan een uur',
}
export const dayPartWords: Record<DayPart, string> = {
  morning: 'Ochtend',
  afternoon: 'Middag',
  evening: 'Avond',
}
export const domainWords: Record<Domain, string> = {
  overheid: 'Digitale overheid',
  bibliotheek: 'Bibliotheek',
  anders: 'Anders',
}
export const providerWords: Record<Provider, string> = {
  ...{ logius: 'Logius (DigiD, MijnOverheid)', toeslagen: 'Dienst Toeslagen', svb: 'SVB', uwv: 'UWV' },
  ...{ belastingdienst: 'Belastingdienst', gemeente: 'Gemeente', duo: 'DUO', ind: 'IND', cjib: 'CJIB' },
  ...{ waterschap: 'Waterschap of belastingkantoor', rdw: 'RDW', cbr: 'CBR', cak: 'CAK', ciz: 'CIZ' },
  ...{ cibg: 'CIBG (donorregister)', huurcommissie: 'Huurcommissie', lbio: 'LBIO', kvk: 'KVK', rvo: 'RVO' },
  ...{ rechtsbijstand: 'Raad voor Rechtsbijstand', kadaster: 'Kadaster', coa: 'COA', bank: 'Bank' },
  ...{ zorgverzekeraar: 'Zorgverzekeraar', zorgverlener: 'Huisarts of ziekenhuis' },
  ...{ corporatie: 'Woningcorporatie', politie: 'Politie of Fraudehelpdesk', bibliotheek: 'Bibliotheek' },
  ...{ 'iemand-anders': 'Iemand anders' },
}

/** A topic that a question can be about, with what people call it besides. */
export type TopicAsked = { code: string; label: string; also: readonly string[] }
