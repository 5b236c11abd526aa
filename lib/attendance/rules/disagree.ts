import type { Says } from './marks'

/** A tap as it was kept: what it saw, which revision it made (null when it lost), and whose it was. */
export type Kept = {
  says: Says
  seenRevision: number
  madeRevision: number | null
  at: Date
  undoneAt: Date | null
  by: string | null
  name: string | null
}

/** Who said what of somebody, of which one stands. */
export type Said = { name: string | null; says: Says; stands: boolean }

/**
 * What two people said of one person without having seen each other, the one that stands first; empty when they agree,
 * when it was the same person, or when somebody marked anew who had seen it.
 */
export function disagreement(taps: Kept[], revision: number): Said[] {
  const winner = taps.find((one) => one.madeRevision === revision && one.undoneAt === null)
  if (!winner) return []
  const others = taps.filter((one) => one !== winner && against(winner, one))
  if (others.length === 0) return []
  const last = new Map(others.sort((a, b) => a.at.getTime() - b.at.getTime()).map((one) => [one.by, one]))
  return [said(winner, true), ...[...last.values()].map((one) => said(one, false))]
}

/** Said otherwise, by somebody else, and not seen by who won, or not having seen who won. */
function against(winner: Kept, one: Kept): boolean {
  if (one.says === winner.says || one.by === winner.by || one.undoneAt !== null) return false
  if (one.madeRevision === null) return one.at >= winner.at
  return one.madeRevision > winner.seenRevision && one.madeRevision < (winner.madeRevision ?? 0)
}

function said({ name, says }: Kept, stands: boolean): Said {
  return { name, says, stands }
}
