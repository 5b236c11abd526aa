/** Minutes in which whatever somebody wrote down by a tap can be taken back, and what it causes waits. */
export const UNDO_MINUTES = 10

/** Until when what was written down at this moment can be taken back. */
export function undoUntil(at: Date): Date {
  return new Date(at.getTime() + UNDO_MINUTES * 60_000)
}

/** What was written down after this moment can still be taken back now. */
export function undoSince(now: Date): Date {
  return new Date(now.getTime() - UNDO_MINUTES * 60_000)
}
