import { z } from 'zod'

export type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const one = (text: string | string[] | undefined) =>
  typeof text === 'string' && text !== '' ? text : undefined

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
  const { gemeente, vestiging, niveau, taal, vrij } = await asked
  const level = z.enum(['start', 'next', 'anyone']).safeParse(niveau)
  return {
    gemeente: one(gemeente),
    vestiging: one(vestiging),
    niveau: level.success ? level.data : undefined,
    taal: one(taal),
    vrij: one(vrij) === 'ja',
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
