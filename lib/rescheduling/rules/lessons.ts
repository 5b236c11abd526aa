/**
 * What becomes of one lesson: it is off, it is at another moment, or it stands. `seen` is false where nobody was shown yet
 * what is unusual about that moment.
 */
export type LessonChange =
  | { meetingId: number; way: 'off' }
  | { meetingId: number; way: 'move'; startsAt: Date; endsAt: Date; seen?: boolean }
  | { meetingId: number; way: 'stand'; because: 'promised' | 'elsewhere' | 'staffed' | 'urgent' }

type Held = { startsAt: Date; endsAt: Date }

/**
 * In which order changes are carried out so that no lesson is for a moment where another of the run still is: first what
 * is off makes room, then each moves to where nothing is left. Only two that change places stand in each other's way.
 */
export function inOrder(changes: readonly LessonChange[], held: ReadonlyMap<number, Held>): LessonChange[] {
  const [moves, others] = [
    changes.filter((one) => one.way === 'move'),
    changes.filter(({ way }) => way !== 'move'),
  ]
  const ordered: LessonChange[] = [...others]
  while (moves.length > 0) {
    const free = moves.findIndex((one) =>
      moves.every((other) => other === one || !meets(one, held.get(other.meetingId))),
    )
    ordered.push(...moves.splice(Math.max(0, free), 1))
  }
  return ordered
}

/** The lessons of a run as they are held once these changes are carried out. */
export function heldAfter(changes: readonly LessonChange[], held: ReadonlyMap<number, Held>): Held[] {
  const after = new Map(held)
  for (const change of changes) {
    if (change.way === 'off') after.delete(change.meetingId)
    if (change.way === 'move') after.set(change.meetingId, change)
  }
  return [...after.values()]
}

/** Whether no lesson is left to come: what a run has had by then is all there is of it. */
export function isOver(held: readonly { startsAt: Date }[], now: Date): boolean {
  return held.every(({ startsAt }) => startsAt <= now)
}

function meets(one: Held, other: Held | undefined): boolean {
  return other !== undefined && one.startsAt < other.endsAt && other.startsAt < one.endsAt
}
