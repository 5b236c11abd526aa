import type { Role } from './sessions'

/** Whether someone may go: the last coordinator stays, or nobody could ever invite one again. */
export function mayLeave(leaving: { role: Role }, coordinators: number): boolean {
  return leaving.role !== 'coordinator' || coordinators > 1
}
