import type { Role } from '@/lib/signin/rules'

/** What people are called who work here. */
export const roleWords: Record<Role, string> = {
  coordinator: 'Coördinator',
  adviser: 'IDO-medewerker',
  trainer: 'Docent',
  dpo: 'Functionaris gegevensbescherming',
  reader: 'Lezer van de gemeente',
  partner: 'Medewerker van een partner',
}
