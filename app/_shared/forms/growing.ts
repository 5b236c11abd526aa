import { echoed } from './echoing'
import { type FormAction, typedIn } from './posted'

/**
 * A form that can grow without JavaScript: "one more" and "take this one away" draw the same form again with a row
 * more or less and all that was typed; every other button is the action itself.
 */
export function growingAction(action: FormAction): FormAction {
  return echoed(async (state, form) => {
    const { less, ...typed } = typedIn(form)
    if (less === undefined && typed.more === undefined) return action(state, form)
    const kept = Object.entries(typed).filter(([field]) => !less || !field.startsWith(`${less}.`))
    return { values: Object.fromEntries(kept), errors: {}, reason: null }
  })
}
