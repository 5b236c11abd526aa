import type { Heard } from '@/lib/messages/rules'
import type { SetupStep, StepState } from '@/lib/network/rules/setup'
import { heardQuery } from '../_heard'
import { hitAt } from '../geraakt/_paths'

/** Where a library is set up. */
export const libraryPath = '/beheer/bibliotheek'
export const detailsPath = '/beheer/bibliotheek/gegevens'
export const logoPath = '/beheer/bibliotheek/logo'
export const rulesPath = '/beheer/bibliotheek/regels'
export const addressesPath = '/beheer/bibliotheek/adressen'
export const townsPath = '/beheer/bibliotheek/gemeenten'
export const branchesPath = '/beheer/bibliotheek/vestigingen'

export const newBranchPath = '/beheer/bibliotheek/vestigingen/nieuw'

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

/** Where a branch is to go is asked here; with `was`, of the move that was planned for that day. */
export function moveAt(branchId: number, was?: string): string {
  return `${branchAt(branchId)}/verhuizen${was ? `?was=${was}` : ''}`
}

type Planned = { branchId: number; was: string | null; address: Record<string, string | null> | null }

/** Who hears it when a branch moves so, or stays: the page before it is saved. Where it goes travels in its address. */
export function moveShownAt({ branchId, was, address }: Planned): string {
  const typed = Object.entries({ was, ...address }).flatMap(([name, value]) => (value ? [[name, value]] : []))
  const fields = new URLSearchParams([...typed, ['toon', address ? 'verhuizen' : 'blijven']])
  return `${branchAt(branchId)}/verhuizen?${fields}`
}

/** Where a branch is to go is asked here, with an address that was typed elsewhere. */
export function moveTypedAt(branchId: number, typed: Record<string, string>): string {
  const names = ['street', 'postcode', 'town', 'entrance', 'mapUrl']
  const fields = new URLSearchParams(names.flatMap((name) => (typed[name] ? [[name, typed[name]]] : [])))
  return `${moveAt(branchId)}?${fields}`
}

/** The page of a branch after its move was planned, changed or taken back, with how people hear of it. */
export function movedTo(heard: Heard, { branchId, street }: Record<string, string>): string {
  return `${branchAt(Number(branchId))}?gelukt=${street ? 'verhuist' : 'blijft'}&${heardQuery(heard)}`
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

/** Where a step of setting up is done. */
export const stepPaths: Record<SetupStep, string> = {
  library: detailsPath,
  municipality: townsPath,
  branch: branchesPath,
  address: branchesPath,
  opening_hours: branchesPath,
  consultation_hours: '/beheer/spreekuren',
  colleagues: '/beheer/mensen',
  school_holidays: '/beheer/gesloten/schoolvakanties',
}

/** Where a step is done for one branch; a new branch is made of all of them. */
export const branchSteps: Partial<Record<SetupStep, (branchId: number) => string>> = {
  address: (branchId) => `${branchAt(branchId)}/wijzig`,
  opening_hours: hoursAt,
}

/** Where somebody goes on with a step: at the first branch of which it is not done, or where the first one is made. */
export function stepAt({ step, branches: [first, ...others] }: StepState): string {
  if (step === 'branch') return newBranchPath
  const of = branchSteps[step]
  // Not every branch has them: which one, is chosen there.
  if (step === 'consultation_hours' && first)
    return `/beheer/spreekuren/nieuw${others.length === 0 ? `?vestiging=${first.id}` : ''}`
  return of && first ? of(first.id) : stepPaths[step]
}
