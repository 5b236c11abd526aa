/** Hours in which a task that was done, perhaps in the wrong row, can be put back. */
const UNDO_HOURS = 24

/** From when on what was done can still be put back. */
export function undoneSince(now: Date): Date {
  return new Date(now.getTime() - UNDO_HOURS * 3_600_000)
}
