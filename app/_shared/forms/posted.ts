import type { z } from 'zod'

/** What a form shows again after it was sent: what was typed, the errors per field, or why it was refused. */
export type FormState = {
  values: Record<string, string>
  errors: Record<string, string[]>
  reason: string | null
  /** The page that comes next, for a form that was sent by a script. */
  go?: string
  /** What was asked for, of a form that looks something up: it is shown there, and stands in no address. */
  answer?: unknown
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

export const untouched: FormState = { values: {}, errors: {}, reason: null }

/** Stands in what a script sends: it opens the next page itself, as a new one. */
export const BY_SCRIPT = '$script'

/** What people typed, without what the machinery of forms sends along. */
export function typedIn(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [field, value] of form) {
    if (typeof value === 'string' && !field.startsWith('$')) texts[field] = value
  }
  return texts
}

/** What is wrong per field, as codes, in the names the fields have in a form. */
export function errorsIn(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const field = issue.path.join('.') || 'form'
    errors[field] = [...(errors[field] ?? []), issue.message]
  }
  return errors
}

/** Whether there is something to say about what was sent. */
export function hasFailed({ errors, reason }: FormState): boolean {
  return reason !== null || Object.keys(errors).length > 0
}
