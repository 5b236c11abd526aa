import { echoed } from '@/app/_shared/forms/echoing'
import { type FormAction, typedIn } from '@/app/_shared/forms/posted'
import { choiceFor, FOR_ALL, PROPOSED, SET_ALL } from './_all'

/**
 * A form in which one choice can be made for everybody at once without JavaScript: it draws the same form again with that
 * choice for each, where it can be; every other button is the action itself.
 */
export function allAction(action: FormAction): FormAction {
  return echoed(async (state, form) => {
    const { [SET_ALL]: pressed, ...typed } = typedIn(form)
    if (pressed === undefined) return action(state, form)
    const set = Object.entries(typed).flatMap(([field, proposed]) => {
      if (!field.startsWith(PROPOSED)) return []
      const id = field.slice(PROPOSED.length)
      const now = typed[`choices.${id}`] ?? ''
      return [[`choices.${id}`, choiceFor(typed[FOR_ALL] ?? '', proposed, now)]]
    })
    return { values: { ...typed, ...Object.fromEntries(set) }, errors: {}, reason: state.reason }
  })
}
