import { z } from 'zod'
import { type Asked, askedOf } from '@/app/_shared/asked'

/** What the list of free places is narrowed to, as it stands in the address. */
export type Wish = {
  gemeente?: string
  vestiging?: string
  niveau?: 'start' | 'next' | 'anyone'
  taal?: string
  vrij: boolean
}

/** Reads the filter from the address; what is not one of the choices is no wish. */
export async function wishOf(asked: Asked['searchParams']): Promise<Wish> {
  const { gemeente, vestiging, niveau, taal, vrij } = await askedOf(asked)
  const level = z.enum(['start', 'next', 'anyone']).safeParse(niveau)
  return {
    gemeente: gemeente || undefined,
    vestiging: vestiging || undefined,
    niveau: level.success ? level.data : undefined,
    taal: taal || undefined,
    vrij: vrij === 'ja',
  }
}

/** The ids of bookings in an address, at most as many as fit in one form; anything else is passed over. */
export function idsOf(text: string | string[] | undefined): string[] {
  const all = [text ?? []].flat()
  return all.filter(isId).slice(0, 8)
}

/** Whether a part of an address is the id of a booking. */
export function isId(text: string): boolean {
  return z.uuid().safeParse(text).success
}

/** The number of an activity in an address, or null when it is none. */
export function activityOf(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}
