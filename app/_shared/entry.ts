import { may, type Partner, type Staff } from '@/lib/tools/access'
import { doorOf, doors } from './doors'

type Worker = Partner | Staff
type Door = NonNullable<ReturnType<typeof doorOf>>

/** Whether an address opens for someone; one that stands in no door opens for nobody. */
export function mayEnter(actor: Worker, path: string): boolean {
  const door = doorOf(path)
  return door !== undefined && opensFor(actor, door)
}

/** A part of the desk, with the row of the navigation in which it stands. */
export type Part = { at: string; name: string; row: 'desk' | 'plan'; alone: boolean }

/** The parts of the desk that someone can go to, in order. */
export function partsFor(actor: Worker): Part[] {
  return ownDoors(actor).flatMap(({ at, name, row, alone = false }): Part[] =>
    name ? [{ at, name, row: row ?? 'desk', alone }] : [],
  )
}

/** Where people who work here begin. */
export function homeOf(actor: Worker): string {
  const own = ownDoors(actor)
  const begin = own.find(({ home }) => home) ?? own[0]
  return begin?.at ?? '/account'
}

function ownDoors(actor: Worker): Door[] {
  return doors.filter((door: Door) => door.right !== null && opensFor(actor, door))
}

function opensFor(actor: Worker, { right, of }: Door): boolean {
  return right === null || (may(actor, right) && (of ?? actor.kind) === actor.kind)
}
