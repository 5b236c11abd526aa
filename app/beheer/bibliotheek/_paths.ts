import { hitAt } from '../geraakt/_paths'

/** Where a library is set up. */
export const libraryPath = '/beheer/bibliotheek'
export const detailsPath = '/beheer/bibliotheek/gegevens'
export const rulesPath = '/beheer/bibliotheek/regels'
export const addressesPath = '/beheer/bibliotheek/adressen'
export const townsPath = '/beheer/bibliotheek/gemeenten'
export const branchesPath = '/beheer/bibliotheek/vestigingen'

/** The page of one branch. */
export function branchAt(branchId: number): string {
  return `/beheer/bibliotheek/vestigingen/${branchId}`
}

/** When a branch is open, to be said or changed. */
export function hoursAt(branchId: number): string {
  return `/beheer/bibliotheek/vestigingen/${branchId}/uren`
}

/** A page, with what was just done there. */
export function withDone(path: string, done: string) {
  return () => `${path}?gelukt=${done}`
}

/** The page of a branch, with what was just done there. */
export function branchDone(done: string) {
  return ({ branchId }: { branchId: number }) => `${branchAt(branchId)}?gelukt=${done}`
}

/** The page of a branch that moves, with how many people hear of it and how many of them only at the desk. */
export function movedTo({ people, cards }: { people: number; cards: number }, form: Record<string, string>) {
  return `${branchAt(Number(form.branchId))}?gelukt=verhuist&mensen=${people}&kaartjes=${cards}`
}

/** After a branch was made: when it is open. */
export function hoursNext({ branchId }: { branchId: number }): string {
  return `${hoursAt(branchId)}?gelukt=gemaakt`
}

type Closing = { branchId: number; from: string | null }

/** The page that shows who is hit when a branch closes for good, or opens after all; the change travels in its address. */
export function hitsOf({ branchId, from }: Closing): string {
  return hitAt({ kind: 'branch_closes', branchId, from })
}
