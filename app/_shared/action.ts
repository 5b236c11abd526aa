import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import { pageBefore, sumInput } from '@/lib/drafts/input'
import { type Actor, Forbidden, type Partner, type Staff } from '@/lib/tools/access'
import { clock } from '@/lib/tools/clock'
import { admits } from '@/lib/tools/crowd'
import { withoutSecrets } from '@/lib/tools/echo'
import type { Result } from '@/lib/tools/result'
import { signInPage } from './doors'
import { echoed, forgetEcho, keepEcho } from './forms/echoing'
import { BY_SCRIPT, errorsIn, type FormAction, type FormState, typedIn, untouched } from './forms/posted'
import { anyone, ensureGuest, type Guest } from './guest'
import { type Language, languageOf } from './language'
import { atWork, door, present } from './session'
import { visitor } from './visitor'

type Typed = Record<string, string>
type Answer<Value> = Result<Value, string>
type Command<Who, Input, Value> = (actor: Who, input: Input, now: Date) => Promise<Answer<Value>>
/** Of a resident, also with the token by which the browser may be known from then on. */
type OfGuest<Input, Value> = (actor: Guest, input: Input, now: Date, next: string) => Promise<Answer<Value>>

/**
 * The only way from a resident's form to a command: parses with the schema of the form, finds out who is
 * asking, runs the command, and shows the next page or the same form with a sentence.
 */
export function action<Schema extends z.ZodType, Value>(
  input: Schema,
  command: OfGuest<z.output<Schema>, Value>,
  next: (value: Value, form: Typed) => string,
): FormAction {
  const run = async (parsed: z.output<Schema>, values: Typed) => {
    const language = languageOf(values.language)
    // A sum says only that this is not a machine: nobody begins anything by it.
    const { guest, next: token } = isSum(input) ? nobody : await ensureGuest(values.formKey)
    const result = await command(guest, parsed, clock(), token)
    if (!result.ok && result.reason === 'crowded') redirect(await waitingRoom(language, values))
    if (!result.ok && result.reason === 'guest_gone') redirect(`/${language}/gegevens/verlopen`)
    // Nothing was being filled in: what is asked for again is the code, not everything.
    if (!result.ok && result.reason === 'not_open') redirect(`/${language}/afspraak?weg=1`)
    // The form may not be on the page any more: what is open now says it.
    if (!result.ok && result.reason === 'other_booking') redirect(`/${language}/afspraak/mijn?anders=1`)
    if (!result.ok && result.reason === 'other_need') redirect(`/${language}/afspraak/vraag?anders=1`)
    if (!result.ok && result.reason === 'need_changed') redirect(`/${language}/afspraak/vraag?veranderd=1`)
    return result.ok ? `/${language}/${next(result.value, values)}` : result
  }
  const busy = (values: Typed) => waitingRoom(languageOf(values.language), values)
  return answered(input, run, { busy })
}

/** The same for who signed in: the command hears who they are at this moment. `next` is a whole path. */
export function staffAction<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<Partner | Staff, z.output<Schema>, Value>,
  next: (value: Value, form: Typed) => string,
): FormAction {
  const run = async (parsed: z.output<Schema>, values: Typed) =>
    onward(await allowed((await atWork()).actor, parsed, command), values, next)
  const on = (path: string, form: FormData) =>
    form.has(BY_SCRIPT) ? { ...untouched, go: path } : redirect(path)
  return answered(input, run, { on })
}

/**
 * A form of who signed in that looks something up: what was asked and what was found stand in the answer to the form
 * alone, never in an address.
 */
export function askAction<Schema extends z.ZodType, Value>(
  input: Schema,
  query: Command<Partner | Staff, z.output<Schema>, Value>,
): FormAction {
  return echoed(async (_state, form) => {
    const values = typedIn(form)
    const parsed = input.safeParse(values)
    if (!parsed.success) return { values, errors: errorsIn(parsed.error), reason: null }
    const found = await allowed((await atWork()).actor, parsed.data, query)
    if (found.ok) return { ...untouched, values, answer: found.value }
    return { values, errors: found.fields ?? {}, reason: found.reason }
  })
}

/** The same for who has done the first step of signing in and is busy with the second. */
export function stepAction<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<Partner | Staff, z.output<Schema>, Value>,
  next: (value: Value, form: Typed) => string,
): FormAction {
  const run = async (parsed: z.output<Schema>, values: Typed) => {
    const who = await present()
    if (!who) redirect(signInPage)
    return onward(await allowed(who.actor, parsed, command), values, next)
  }
  return answered(input, run, { once })
}

/** The same at the door, where nobody is anybody yet. */
export function doorAction<Schema extends z.ZodType, Value>(
  input: Schema,
  command: Command<Actor, z.output<Schema>, Value>,
  next: (value: Value, form: Typed) => string,
): FormAction {
  const run = async (parsed: z.output<Schema>, values: Typed) => {
    const result = await allowed(door, parsed, command)
    if (!result.ok && result.reason === 'crowded') redirect(await waitingRoom('nl', values, once))
    return onward(result, values, next)
  }
  return answered(input, run, { once, busy: (values) => waitingRoom('nl', values, once) })
}

/** What is in a form of the door that works one time. */
const once = ['code']

/** Whether the address from which a form comes has not sent too many; the answer to a sum is the way out of that. */
async function isLetThrough(input: z.ZodType): Promise<boolean> {
  return isSum(input) || admits(await visitor(), clock())
}

/** Where a browser does its sum, and from there back to the page of the form, with what was typed in it. */
async function waitingRoom(language: Language, values: Typed, once: string[] = []): Promise<string> {
  const kept = await keepEcho(withoutSecrets({ ...untouched, values }, once))
  const from = pageBefore(kept ?? (await headers()).get('referer') ?? '', language)
  return `/${language}/even-geduld?${new URLSearchParams({ naar: from })}`
}

/**
 * `on` shows the next page: a script of ours opens it itself; what is in `once` works one time; `busy` is where somebody
 * waits at whose address very many forms are sent, of who has not signed in.
 */
type Ways = {
  on?: (path: string, form: FormData) => FormState
  once?: string[]
  busy?: (values: Typed) => Promise<string>
}
type Refusal = Extract<Answer<unknown>, { ok: false }>

function answered<Schema extends z.ZodType>(
  input: Schema,
  run: (parsed: z.output<Schema>, values: Typed) => Promise<string | Refusal>,
  { on, once, busy }: Ways = {},
): FormAction {
  const read: FormAction = async (_state, form) => {
    const values = typedIn(form)
    // Before anything is looked at or written, also of what is not right, and of a browser that is new.
    if (busy && !(await isLetThrough(input))) redirect(await busy(values))
    const parsed = input.safeParse(values)
    if (!parsed.success) return { values, errors: errorsIn(parsed.error), reason: null }
    const answer = await run(parsed.data, values)
    if (typeof answer !== 'string') return { values, errors: answer.fields ?? {}, reason: answer.reason }
    if (!isSum(input)) await forgetEcho()
    return on ? on(answer, form) : redirect(answer)
  }
  return isSum(input) ? askedAgain(read) : echoed(read, once)
}

const nobody = { guest: anyone, next: '' }
const isSum = (input: z.ZodType) => input === sumInput

/** A sum was right or it was not, and then another is given: what is kept is the form that waits behind it. */
function askedAgain(action: FormAction): FormAction {
  return async (state, form) => {
    await action(state, form)
    const { language, naar = '' } = typedIn(form)
    redirect(`/${languageOf(language)}/even-geduld?${new URLSearchParams({ naar, nog: '1' })}`)
  }
}

function onward<Value>(result: Answer<Value>, values: Typed, next: (value: Value, form: Typed) => string) {
  return result.ok ? next(result.value, values) : result
}

/** What is not theirs is not there: the one place where `Forbidden` becomes a page. */
async function allowed<Who, Input, Value>(who: Who, input: Input, command: Command<Who, Input, Value>) {
  try {
    return await command(who, input, clock())
  } catch (error) {
    if (error instanceof Forbidden) notFound()
    throw error
  }
}
