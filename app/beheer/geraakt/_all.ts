import { type FormAction, typedIn } from '@/app/_shared/forms/posted'

/** The name of the button that sets everybody at once, and of what is chosen beside it. */
export const SET_ALL = 'setAll'
export const FOR_ALL = 'forAll'

/** What is sent along of each person: what is proposed, or that there is only a card. */
export const PROPOSED = 'proposed.'

/**
 * A form in which one choice can be made for everybody at once without JavaScript: it draws the same form again with that
 * choice for each, where it can be; every other button is the action itself.
 */
export function allAction(action: FormAction): FormAction {
  return async (state, form) => {
    const { [SET_ALL]: pressed, ...typed } = typedIn(form)
    if (pressed === undefined) return action(state, form)
    const set = Object.entries(typed).flatMap(([field, proposed]) => {
      if (!field.startsWith(PROPOSED)) return []
      const id = field.slice(PROPOSED.length)
      const now = typed[`choices.${id}`] ?? ''
      return [[`choices.${id}`, choiceFor(typed[FOR_ALL] ?? '', proposed, now)]]
    })
    return { values: { ...typed, ...Object.fromEntries(set) }, errors: {}, reason: state.reason }
  }
}

/** What one person gets of what is chosen for all: what cannot be done for somebody stays as it was chosen. */
export function choiceFor(all: string, proposed: string, now: string): string {
  if (all === 'move') return proposed.startsWith('move.') ? proposed : now
  if (all === 'cancel') return proposed === 'card' ? now : all
  return all === '' ? now : all
}
