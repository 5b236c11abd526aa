import type { SameName } from '@/lib/bookings/queries/same-name'

/** What to say when the same name stands in the books in the same week; null when it does not. */
export function sameNameWords(same: SameName | undefined): string | null {
  if (!same || !(same.here || same.elsewhere)) return null
  const where =
    same.here && same.elsewhere
      ? 'hier en in een andere vestiging'
      : same.here
        ? 'hier'
        : 'in een andere vestiging'
  return `Deze naam staat in die week al ${where}. Vraag of het dezelfde inwoner is.`
}
