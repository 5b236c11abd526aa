/** The name of the button that sets everybody at once, and of what is chosen beside it. */
export const SET_ALL = 'setAll'
export const FOR_ALL = 'forAll'

/** What is sent along of each person: what is proposed, or that there is only a card. */
export const PROPOSED = 'proposed.'

/** What one person gets of what is chosen for all: what cannot be done for somebody stays as it was chosen. */
export function choiceFor(all: string, proposed: string, now: string): string {
  if (all === 'move') return proposed.startsWith('move.') ? proposed : now
  if (all === 'cancel') return proposed === 'card' ? now : all
  return all === '' ? now : all
}
