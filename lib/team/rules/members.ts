import type { Role } from './sessions'

/** Whether someone may go: the last coordinator stays, or nobody could ever invite one again. */
export function mayLeave(leaving: { role: Role }, coordinators: number): boolean {
  return leaving.role !== 'coordinator' || coordinators > 1
}

/** Hours in which it can be undone that somebody does not work here any more. */
const UNDO_HOURS = 24

/** Until when somebody who stopped can be let back, by whoever pressed the wrong button. */
export function backUntil(deactivatedAt: Date): Date {
  return new Date(deactivatedAt.getTime() + UNDO_HOURS * 3_600_000)
}

/** Who stopped before this moment stays away, but for a new invitation. */
export function leftAfter(now: Date): Date {
  return new Date(now.getTime() - UNDO_HOURS * 3_600_000)
}
