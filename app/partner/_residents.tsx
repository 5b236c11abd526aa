'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { UserRoundPlus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import {
  type FormEvent,
  type RefObject,
  useActionState,
  useEffect,
  useRef,
  useState,
  useTransition,
} from 'react'
import { type FieldErrors, type Resolver, type UseFormReturn, useForm } from 'react-hook-form'
import type { FormAction, FormState } from '@/app/_shared/action'
import {
  consultationResidentsInput,
  courseResidentsInput,
  MOST_RESIDENTS,
  type TypedResidents,
} from '@/lib/bookings/input/residents'
import { type Fields, Resident, type Topics } from './_resident'
import { nextRow, rowsIn } from './_row-names'
import { bookRefusals, fieldSentences } from './_sentences'

const untouched: FormState = { values: {}, errors: {}, reason: null }
/** After these nobody is in: something else has to be chosen. */
const elsewhere = new Set(['full', 'too_few', 'overlap', 'past', 'cancelled', 'unknown'])

/** `left`: how many residents fit there; null when that does not matter. */
export type Choice = { value: string; label: string; hint: string | null; left: number | null }

type Props = {
  action: FormAction
  kind: 'course' | 'consultation'
  formKey: string
  title: string
  /** The activity of this page; null when it has no place left, so that something else is chosen first. */
  choice: string | null
  /** What else there is: the waiting list, other runs, other times. */
  choices: Choice[]
  ownEmail: string
  topics: Topics
}

/** One form for one or several residents. It works without JavaScript; with it mistakes are said before sending. */
export function Residents(props: Props) {
  const [state, send] = useActionState(props.action, untouched)
  const [rows, setRows] = useState(() => rowsIn(state.values))
  const [pending, start] = useTransition()
  const page = useRef<HTMLFormElement>(null)
  const form = useResidentsForm(props.kind, page)
  const { handleSubmit, unregister, formState } = form
  const register = keepingChoices(form)
  useAnswered(state)
  const wrong = (name: string) => wordOf(formState.errors, name) ?? state.errors[name]?.[0]
  const fields: Fields = { register, wrong, typed: state.values }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = event.currentTarget
    handleSubmit(() => start(() => send(new FormData(filled))))(event)
  }
  const remove = (row: string) => {
    setRows(rows.filter((other) => other !== row))
    unregister(`people.${row}`)
  }
  const failed = state.reason !== null || Object.keys(state.errors).length > 0
  const choosing = mustChoose(props, state)
  return (
    <>
      <title>{`${failed ? 'Fout: ' : ''}${props.title} – Wegwijs`}</title>
      {failed ? <Summary state={state} rows={rows} /> : null}
      <form ref={page} action={send} onSubmit={submit} noValidate className="residents">
        <input type="hidden" {...register('formKey')} defaultValue={props.formKey} />
        {choosing ? (
          <Choices choices={roomFor(rows.length, props, state)} fields={fields} />
        ) : (
          <input type="hidden" name="choice" defaultValue={props.choice ?? ''} />
        )}
        {rows.map((row, index) => (
          <Resident
            key={row}
            row={row}
            number={rows.length > 1 ? index + 1 : null}
            kind={props.kind}
            ownEmail={props.ownEmail}
            topics={props.topics}
            fields={fields}
            onRemove={rows.length > 1 ? () => remove(row) : null}
          />
        ))}
        {rows.length < MOST_RESIDENTS ? <More onMore={() => setRows([...rows, nextRow(rows)])} /> : null}
        {Object.keys(formState.errors).length > 0 ? (
          <p className="wrong">Er is nog iets niet goed ingevuld. Kijk bij de rode regels.</p>
        ) : null}
        <p className="buttons">
          <button type="submit" className="button primary" aria-disabled={pending || undefined}>
            {rows.length > 1 ? `Meld ${rows.length} inwoners aan` : 'Meld de inwoner aan'}
          </button>
        </p>
      </form>
    </>
  )
}

/** Whether something else is to be chosen first; once it is, it stays so until they are in. */
function mustChoose({ choice }: Props, { reason, errors, values }: FormState): boolean {
  if (choice === null || (reason !== null && elsewhere.has(reason))) return true
  return errors.choice !== undefined || (values.choice !== undefined && values.choice !== choice)
}

/** Only where all of them fit; not what was just refused, which is still there until the page has been asked anew. */
function roomFor(residents: number, { choice, choices }: Props, { reason }: FormState): Choice[] {
  const refused = reason !== null && reason !== 'too_few' ? choice : null
  return choices.filter(({ value, left }) => value !== refused && (left === null || left >= residents))
}

/**
 * What is filled in, looked at before it is sent. The choice is read from the page itself: it is one hidden field at
 * first and several buttons later, and the library clears those that are pressed while it gets used to them.
 */
function useResidentsForm(kind: Props['kind'], page: RefObject<HTMLFormElement | null>) {
  const schema = kind === 'course' ? courseResidentsInput : consultationResidentsInput
  const look = zodResolver(schema) as unknown as Resolver<TypedResidents>
  const resolver: Resolver<TypedResidents> = (values, context, options) => {
    const choice = page.current ? new FormData(page.current).get('choice') : null
    return look({ ...values, choice: typeof choice === 'string' ? choice : '' }, context, options)
  }
  // Without default values: what was typed before the script arrived stays.
  return useForm<TypedResidents>({ resolver, shouldUnregister: true })
}

/**
 * Registers a field without losing what was chosen before the script came: of several radio buttons, the library
 * clears those that are registered after the first.
 */
function keepingChoices({ register, getValues, setValue }: UseFormReturn<TypedResidents>): typeof register {
  return (name, options) => {
    const registered = register(name, options)
    const ref = (input: unknown) => {
      const chosen = input instanceof HTMLInputElement && input.type === 'radio' && input.checked
      registered.ref(input)
      if (chosen && getValues(name) !== input.value) setValue(name, input.value as never)
    }
    return { ...registered, ref }
  }
}

/** Once the answer is there: fresh choices, and the answer under attention. */
function useAnswered(state: FormState): void {
  const router = useRouter()
  const first = useRef(state)
  useEffect(() => {
    if (state === first.current || (state.reason === null && Object.keys(state.errors).length === 0)) return
    if (state.reason !== null) router.refresh()
    document.getElementById('antwoord')?.focus()
  }, [state, router])
}

/** Found by its dotted name in the tree of errors that react-hook-form keeps. */
function wordOf(errors: FieldErrors, name: string): string | undefined {
  const found = name
    .split('.')
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], errors)
  const { message } = (found ?? {}) as { message?: unknown }
  return typeof message === 'string' && message !== '' ? message : undefined
}

function More({ onMore }: { onMore: () => void }) {
  return (
    <p>
      <button
        type="submit"
        name="more"
        value="1"
        className="button"
        onClick={(event) => {
          event.preventDefault()
          onMore()
        }}
      >
        <UserRoundPlus size={20} />
        Nog iemand toevoegen
      </button>
    </p>
  )
}

function Summary({ state, rows }: { state: FormState; rows: string[] }) {
  const errors = Object.entries(state.errors).flatMap(([field, codes]) =>
    codes.slice(0, 1).map((code) => [field, code] as const),
  )
  const reason = state.reason as keyof typeof bookRefusals | null
  return (
    // biome-ignore lint/a11y/noAutofocus: the answer to what was just sent; without JavaScript nothing else can bring it under attention
    <section id="antwoord" className="summary" aria-labelledby="fout" tabIndex={-1} autoFocus>
      <h2 id="fout">{reason ? 'Dit lukt nu niet' : 'Er is iets niet goed ingevuld'}</h2>
      {reason ? <p>{bookRefusals[reason]}</p> : null}
      {errors.length > 0 ? (
        <ul>
          {errors.map(([field, code]) => (
            <li key={field}>
              <a href={`#${field}`}>
                {whoIn(field, rows)}
                {fieldSentences[code] ?? code}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** Of which resident a field is, where there are several. */
function whoIn(field: string, rows: string[]): string {
  const index = rows.findIndex((row) => field.startsWith(`people.${row}.`))
  return rows.length > 1 && index >= 0 ? `Inwoner ${index + 1}: ` : ''
}

function Choices({ choices, fields: { wrong, typed } }: { choices: Choice[]; fields: Fields }) {
  const code = wrong('choice')
  return (
    <fieldset className={code ? 'failed' : undefined}>
      <legend>Kies wat nog kan</legend>
      {code ? <p className="wrong">{fieldSentences[code]}</p> : null}
      {choices.length === 0 ? (
        <p>Nergens is nu plek voor zoveel inwoners tegelijk. Haal iemand weg.</p>
      ) : null}
      <div className="cards">
        {choices.map(({ value, label, hint }, index) => (
          <label className="card" key={value}>
            <input
              id={index === 0 ? 'choice' : undefined}
              type="radio"
              name="choice"
              value={value}
              defaultChecked={typed.choice === value}
            />
            <span>
              <b>{label}</b>
              {hint ? <small>{hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
