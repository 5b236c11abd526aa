import { seal, unseal } from './keys'

/** Hours in which what was typed can be had back, by who typed it. */
export const TYPED_HOURS = 12

/** Closes a text for one user: only who is signed in as that user can have it opened, and not for long. */
export function closeFor(userId: string, text: string, now: Date): string {
  const inside = JSON.stringify({ at: now.getTime(), text })
  return seal(Buffer.from(inside), labelOf(userId)).toString('base64url')
}

/** The text that was closed for this user; `not_theirs` when it is somebody else's or was changed, `over` when it is too old. */
export function openFor(userId: string, closed: string, now: Date): { text: string } | 'not_theirs' | 'over' {
  const inside = insideOf(userId, closed)
  if (inside === null) return 'not_theirs'
  const { at, text } = JSON.parse(inside) as { at: number; text: string }
  return now.getTime() - at < TYPED_HOURS * 3_600_000 ? { text } : 'over'
}

function insideOf(userId: string, closed: string): string | null {
  try {
    return unseal(Buffer.from(closed, 'base64url'), labelOf(userId)).toString()
  } catch {
    // Another user's, another site's, or no envelope at all: one answer for all of it.
    return null
  }
}

function labelOf(userId: string): string {
  return `typed ${userId}`
}
