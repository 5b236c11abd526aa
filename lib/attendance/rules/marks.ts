export type Mark = 'present' | 'absent' | 'excused'
/** What one tap says: seen at the desk, how it went, or that nothing was marked after all. */
export type Says = 'arrived' | Mark | 'none'
/** What was special about somebody's coming. */
export type Manner = 'late' | 'early' | 'stand_in'

/** How somebody stands in the register at one meeting. */
export type Standing = {
  arrivedAt: Date | null
  mark: Mark | null
  markedAt: Date | null
  manner: Manner | null
  /** Counts what was marked. */
  revision: number
}

/** One tap, with the revision that the device had seen. `sure` answers the question of `asks`. */
export type Tap = { says: Says; manner: Manner | null; seenRevision: number; sure: boolean }

/** After so many lessons that somebody stayed away from, the library calls: kindly, and once. */
export const CALL_AFTER_ABSENCES = 2

/**
 * How somebody stands after a tap, or null when another mark wins. Clocks of devices cannot be trusted: who saw the
 * newest revision is followed; otherwise whoever was seen present, was there.
 */
export function afterTap(standing: Standing, tap: Tap, now: Date): Standing | null {
  const stale = tap.seenRevision !== standing.revision
  if (stale && standing.mark !== null && !beats(tap, standing.mark)) return null
  if (stale && tap.says === 'none') return null
  return { ...said(standing, tap, now), revision: standing.revision + 1 }
}

/** Presence is what two people cannot both have imagined. */
function beats({ says }: Tap, mark: Mark): boolean {
  return says === 'present' && mark !== 'present'
}

function said(standing: Standing, { says, manner }: Tap, now: Date): Omit<Standing, 'revision'> {
  const arrivedAt = standing.arrivedAt ?? now
  switch (says) {
    case 'none':
      return { arrivedAt: null, mark: null, markedAt: null, manner: null }
    case 'arrived':
      return { arrivedAt, mark: null, markedAt: null, manner }
    case 'present':
      return { arrivedAt: standing.arrivedAt, mark: says, markedAt: now, manner: manner ?? standing.manner }
    default:
      return { arrivedAt: null, mark: says, markedAt: now, manner: null }
  }
}

/** Whether somebody has to say that they are sure: who was seen does not become "kwam niet" by one tap. */
export function asks(standing: Standing, { says, sure }: Tap): boolean {
  return says === 'absent' && standing.arrivedAt !== null && !sure
}
