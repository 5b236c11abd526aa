import type { SchoolHoliday } from '@/lib/planning/queries/closed'

export const closedPath = '/beheer/gesloten'

/** After the school holidays of a region were kept. */
export function schoolAt(region: SchoolHoliday['region']): string {
  return `${closedPath}?gelukt=${region}#schoolvakanties`
}
