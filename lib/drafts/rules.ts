import { createHash } from 'node:crypto'
import type { guest } from '@/db/tables/booking'
import type { Person } from '../residents/rules/reach'

/** Minutes that unfinished answers are kept. */
export const DRAFT_MINUTES = 60

export type Draft = typeof guest.$inferSelect

/** Until when answers given now are kept. */
export function draftUntil(now: Date): Date {
  return new Date(now.getTime() + DRAFT_MINUTES * 60_000)
}

/** The only form in which a browser's token is kept. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

type Typed = Pick<Draft, 'name' | 'contactOf' | 'contactWay' | 'contact'>

/** The person in a draft, or null while something that is needed has not been answered. */
export function personOf(draft: Typed, language: Person['language']): Person | null {
  const { name, contactOf, contactWay, contact } = draft
  if (!name || !contactOf || !contactWay) return null
  if (contactWay === 'card') return { name, contactOf, contactWay, contact: null, language }
  return contact ? { name, contactOf, contactWay, contact, language } : null
}
