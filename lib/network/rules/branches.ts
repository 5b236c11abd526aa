import type { LocalDate } from '../../tools/time'

/** More branches than these have a page of their own, and are chosen by municipality. */
const FEW_BRANCHES = 12

/** Whether people can be shown every branch at once. */
export function isFew(branches: readonly unknown[]): boolean {
  return branches.length <= FEW_BRANCHES
}

/** Whether a branch is the chosen one, or lies in the chosen municipality; `alle` is everywhere. */
export function isIn(branch: { slug: string; municipalitySlug: string }, place: string): boolean {
  return place === 'alle' || branch.slug === place || branch.municipalitySlug === place
}

/** Branches per municipality, in the order of the alphabet; within one they keep their order. */
export function perMunicipality<One extends { municipality: string }>(
  branches: readonly One[],
): [string, One[]][] {
  const grouped = Map.groupBy(branches, (one) => one.municipality)
  return [...grouped].sort(([one], [other]) => one.localeCompare(other, 'nl'))
}

/** Whether a branch is closed for good by this day: nothing is planned there any more. */
export function isClosedOn({ closedFrom }: { closedFrom: LocalDate | null }, day: LocalDate): boolean {
  return closedFrom !== null && closedFrom <= day
}
