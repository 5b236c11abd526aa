/** The name of the button that sets everybody at once, and of what is chosen beside it. */
export const SET_ALL = 'setAll'
export const FOR_ALL = 'forAll'

/**
 * What one person gets of what is chosen for all: what cannot be done for somebody stays as it was chosen. `proposed` is the
 * choice that is proposed, or that there is only a card.
 */
export function choiceFor(all: string, proposed: string, now: string): string {
  if (all === 'move') return proposed.startsWith('move.') ? proposed : now
  if (all === 'cancel') return proposed === 'card' ? now : all
  return all === '' ? now : all
}

type Asked = { field: string; first: string; proposed: string }

/** What is chosen for one person by what was sent: for everybody at once, or for them alone; at first what is proposed. */
export function sentFor(values: Record<string, string>, { field, first, proposed }: Asked): string {
  return choiceFor(SET_ALL in values ? (values[FOR_ALL] ?? '') : '', proposed, values[field] ?? first)
}
