import type { Role } from '@/lib/team/rules/sessions'

/** What people are called who work here. */
export const roleWords: Record<Role, string> = {
  coordinator: 'Coördinator',
  adviser: 'IDO-medewerker',
  trainer: 'Docent',
  dpo: 'Functionaris gegevensbescherming',
  reader: 'Lezer van de gemeente',
  partner: 'Medewerker van een partner',
}

/** What someone's work is called; of a partner's people, one speaks for them all. */
export function workWords({ role, contactPerson }: { role: Role; contactPerson: boolean }): string {
  return contactPerson ? 'Contactpersoon' : roleWords[role]
}

/** What can be wrong with what someone types at the door. */
export const errorWords = {
  email_missing: 'Vul uw e-mailadres in.',
  email_at: 'In een e-mailadres staat één @, zoals naam@voorbeeld.nl.',
  email_space: 'In een e-mailadres staat geen spatie.',
  email_before:
    'Voor de @ staat iets wat niet in een e-mailadres kan. Gebruik gewone letters, dus e in plaats van é.',
  email_after: 'Kijk naar wat achter de @ staat. Dat ziet er zo uit: voorbeeld.nl.',
  name_address: 'Vul alleen een naam in, zonder internetadres en zonder @.',
  too_long: 'Dit is te lang.',
  contains_bsn: 'Hier hoort geen burgerservicenummer.',
  contains_iban: 'Hier hoort geen rekeningnummer.',
  contains_password: 'Hier hoort geen wachtwoord.',
  digits_missing: 'Vul de code in.',
  digits_wrong: 'De code heeft 6 cijfers.',
  paper_missing: 'Vul een code van papier in.',
  paper_wrong: 'Dit is geen code van papier.',
}

export const slowDown = 'Dit is te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw.'
export const noWork =
  'U kunt hier nog niet of niet meer werken. Vraag het aan de coördinator van de bibliotheek.'
