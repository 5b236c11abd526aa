import { redirect } from 'next/navigation'
import type { z } from 'zod'
import type { Result } from '@/lib/result'
import { ensureGuest, type Guest } from './guest'

/** What a form shows again after it was sent: what was typed, the errors per field, or why it was refused. */
export type FormState = {
  values: Record<string, string>
  errors: Record<string, string[]>
  reason: string | null
}

export const untouched: FormState = { values: {}, errors: {}, reason: null }

export type Language = 'nl' | 'en' | 'ar'
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

type Command<Input, Value> = (actor: Guest, input: Input, now: Date) => Promise<Result<Value, string>>

/**
 * The only way from a resident's form to a command: parses with the schema of the form, finds out who is
 * asking, runs the command, and shows the next page or the same form with a sentence.
 */
export function action<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<z.output<Schema>, Value>,
  next: (value: Value, form: Record<string, string>) => string,
): FormAction {
  return async (_state, form) => {
    const values = typed(form)
    const parsed = input.safeParse(values)
    if (!parsed.success) return { values, errors: errorsOf(parsed.error), reason: null }
    const result = await command(await ensureGuest(values.formKey), parsed.data, new Date())
    const language = languageOf(values.language)
    if (!result.ok && result.reason === 'guest_gone') redirect(`/${language}/gegevens/verlopen`)
    if (!result.ok) return { values, errors: result.fields ?? {}, reason: result.reason }
    redirect(`/${language}/${next(result.value, values)}`)
  }
}

/** One of the languages of the site; Dutch when it is something else. */
export function languageOf(text: string | undefined): Language {
  return text === 'en' || text === 'ar' ? text : 'nl'
}

function typed(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [field, value] of form) {
    if (typeof value === 'string' && !field.startsWith('$ACTION')) texts[field] = value
  }
  return texts
}

function errorsOf(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? 'form')
    errors[field] = [...(errors[field] ?? []), issue.message]
  }
  return errors
}
