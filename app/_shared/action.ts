import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import { type Actor, Forbidden, type Partner, type Staff } from '@/lib/tools/access'
import type { Result } from '@/lib/tools/result'
import { signInPage } from './doors'
import { ensureGuest, type Guest } from './guest'
import { languageOf } from './language'
import { atWork, door, present } from './session'

/** What a form shows again after it was sent: what was typed, the errors per field, or why it was refused. */
export type FormState = {
  values: Record<string, string>
  errors: Record<string, string[]>
  reason: string | null
}

export const untouched: FormState = { values: {}, errors: {}, reason: null }

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

type Typed = Record<string, string>
type Answer<Value> = Result<Value, string>
type Command<Who, Input, Value> = (actor: Who, input: Input, now: Date) => Promise<Answer<Value>>

/**
 * The only way from a resident's form to a command: parses with the schema of the form, finds out who is
 * asking, runs the command, and shows the next page or the same form with a sentence.
 */
export function action<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<Guest, z.output<Schema>, Value>,
  next: (value: Value, form: Typed) => string,
): FormAction {
  return answered(input, async (parsed, values) => {
    const result = await command(await ensureGuest(values.formKey), parsed, new Date())
    const language = languageOf(values.language)
    if (!result.ok && result.reason === 'guest_gone') redirect(`/${language}/gegevens/verlopen`)
    // The form may not be on the page any more: what is open now says it.
    if (!result.ok && result.reason === 'other_booking') redirect(`/${language}/afspraak/mijn?anders=1`)
    return result.ok ? `/${language}/${next(result.value, values)}` : result
  })
}

/** The same for who signed in: the command hears who they are at this moment. `next` is a whole path. */
export function staffAction<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<Partner | Staff, z.output<Schema>, Value>,
  next: (value: Value, form: Typed) => string,
): FormAction {
  return answered(input, async (parsed, values) =>
    onward(await allowed((await atWork()).actor, parsed, command), values, next),
  )
}

/** The same for who has done the first step of signing in and is busy with the second. */
export function stepAction<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<Partner | Staff, z.output<Schema>, Value>,
  next: (value: Value, form: Typed) => string,
): FormAction {
  return answered(input, async (parsed, values) => {
    const who = await present()
    if (!who) redirect(signInPage)
    return onward(await allowed(who.actor, parsed, command), values, next)
  })
}

/** The same at the door, where nobody is anybody yet. */
export function doorAction<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<Actor, z.output<Schema>, Value>,
  next: (value: Value, form: Typed) => string,
): FormAction {
  return answered(input, async (parsed, values) => onward(await allowed(door, parsed, command), values, next))
}

type Refusal = Extract<Answer<unknown>, { ok: false }>

function answered<Schema extends z.ZodType>(
  input: Schema,
  run: (parsed: z.output<Schema>, values: Typed) => Promise<string | Refusal>,
): FormAction {
  return async (_state, form) => {
    const values = typed(form)
    const parsed = input.safeParse(values)
    if (!parsed.success) return { values, errors: errorsOf(parsed.error), reason: null }
    const answer = await run(parsed.data, values)
    if (typeof answer === 'string') redirect(answer)
    return { values, errors: answer.fields ?? {}, reason: answer.reason }
  }
}

function onward<Value>(result: Answer<Value>, values: Typed, next: (value: Value, form: Typed) => string) {
  return result.ok ? next(result.value, values) : result
}

/** What is not theirs is not there: the one place where `Forbidden` becomes a page. */
async function allowed<Who, Input, Value>(who: Who, input: Input, command: Command<Who, Input, Value>) {
  try {
    return await command(who, input, new Date())
  } catch (error) {
    if (error instanceof Forbidden) notFound()
    throw error
  }
}

function typed(form: FormData): Typed {
  const texts: Typed = {}
  for (const [field, value] of form) {
    if (typeof value === 'string' && !field.startsWith('$ACTION')) texts[field] = value
  }
  return texts
}

function errorsOf(error: z.ZodError): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const issue of error.issues) {
    const field = issue.path.join('.') || 'form'
    errors[field] = [...(errors[field] ?? []), issue.message]
  }
  return errors
}
