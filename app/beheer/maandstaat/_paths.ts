type Month = { month: string; vestiging?: string; gelukt?: string }

/** The address of a month at a branch, with what was done there. */
export function monthPath({ month, vestiging, gelukt }: Month): string {
  const asked = new URLSearchParams({ maand: month.slice(0, 7) })
  if (vestiging) asked.set('vestiging', vestiging)
  if (gelukt) asked.set('gelukt', gelukt)
  return `/beheer/maandstaat?${asked}`
}
