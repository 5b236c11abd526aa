import type { FormAction } from '@/app/_shared/action'

/**
 * A form that can grow without JavaScript: "one more" and "take this one away" draw the same form again with a row
 * more or less and all that was typed; every other button is the action itself.
 */
export function growingAction(action: FormAction): FormAction {
  return async (state, form) => {
    const away = form.get('less')
    if (!form.has('more') && typeof away !== 'string') return action(state, form)
    const values: Record<string, string> = {}
    for (const [field, value] of form) {
      const gone = field.startsWith('$ACTION') || field === 'less' || field.startsWith(`people.${away}.`)
      if (typeof value === 'string' && !gone) values[field] = value
    }
    return { values, errors: {}, reason: null }
  }
}
