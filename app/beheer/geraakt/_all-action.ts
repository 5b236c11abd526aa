import { echoed } from '@/app/_shared/forms/echoing'
import { type FormAction, typedIn } from '@/app/_shared/forms/posted'
import { SET_ALL } from './_all'

/**
 * A form in which one choice can be made for everybody at once without JavaScript: it is drawn again as it was sent, and gives
 * that choice to each for whom it can be (`_people.tsx`); every other button is the action itself.
 */
export function allAction(action: FormAction): FormAction {
  return echoed(async (state, form) => {
    const values = typedIn(form)
    return SET_ALL in values ? { values, errors: {}, reason: state.reason } : action(state, form)
  })
}
