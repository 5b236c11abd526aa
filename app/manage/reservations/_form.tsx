'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { type FormEvent, type ReactNode, useActionState, useTransition } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import type { FormAction, FormState } from '@/app/_shared/action'
import { reserveInput } from '@/lib/places/input'
import { fieldSentences, reserveRefusals } from './_words'

const untouched: FormState = { values: {}, errors: {}, reason: null }

type Typed = { activityId: string; partnerId: string; places: string; untilDay: string }
type Option = { value: string; label: string }

type Props = {
  action: FormAction
  title: string
  runs: Option[]
  partners: Option[]
  /** What is changed, or what is proposed. */
  filled: Partial<Typed>
  /** The earliest day that makes sense. */
  firstDay: string
  button: string
}

/** Keeps places in a course for one partner, or changes how many and until when; works without JavaScript. */
export function ReserveForm({ action, title, runs, partners, filled, firstDay, button }: Props) {
  const [state, send] = useActionState(action, untouched)
  const [pending, start] = useTransition()
  const { register, handleSubmit, formState } = useForm<Typed>({
    resolver: zodResolver(reserveInput) as unknown as Resolver<Typed>,
  })
  const typed = { ...filled, ...state.values }
  const wrong = (name: keyof Typed) => formState.errors[name]?.message ?? state.errors[name]?.[0]
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    handleSubmit(() => start(() => send(new FormData(form))))(event)
  }
  const failed = state.reason !== null || Object.keys(state.errors).length > 0
  const field = (name: keyof Typed) => ({ id: name, ...register(name), defaultValue: typed[name] })
  return (
    <>
      <title>{`${failed ? 'Fout: ' : ''}${title} – Wegwijs`}</title>
      <form action={send} onSubmit={submit} noValidate className="residents">
        {failed ? (
          // biome-ignore lint/a11y/noAutofocus: the answer to what was just sent
          <section className="summary" aria-labelledby="fout" tabIndex={-1} autoFocus>
            <h3 id="fout">{state.reason ? 'Dit lukt nu niet' : 'Er is iets niet goed ingevuld'}</h3>
            <p>{state.reason ? reserveRefusals[state.reason as keyof typeof reserveRefusals] : null}</p>
          </section>
        ) : null}
        <Field name="activityId" label="Cursus" code={wrong('activityId')}>
          <select {...field('activityId')}>
            <Options first="Kies een cursus" options={runs} />
          </select>
        </Field>
        <Field name="partnerId" label="Voor welke partner" code={wrong('partnerId')}>
          <select {...field('partnerId')}>
            <Options first="Kies een partner" options={partners} />
          </select>
        </Field>
        <Field name="places" label="Aantal plekken" code={wrong('places')}>
          <input {...field('places')} className="text brief" inputMode="numeric" autoComplete="off" />
        </Field>
        <Field
          name="untilDay"
          label="Tot welke dag"
          hint="Vanaf deze dag zijn de plekken die over zijn weer voor iedereen."
          code={wrong('untilDay')}
        >
          <input {...field('untilDay')} className="text date" type="date" min={firstDay} />
        </Field>
        <p className="buttons">
          <button type="submit" className="button primary" aria-disabled={pending || undefined}>
            {button}
          </button>
        </p>
      </form>
    </>
  )
}

function Options({ first, options }: { first: string; options: Option[] }) {
  return (
    <>
      <option value="">{first}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  )
}

type FieldProps = {
  name: string
  label: string
  hint?: string
  code: string | undefined
  children: ReactNode
}

function Field({ name, label, hint, code, children }: FieldProps) {
  return (
    <div className={code ? 'field failed' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint ? <p className="hint">{hint}</p> : null}
      {code ? <p className="wrong">{fieldSentences[code] ?? fieldSentences.choose_one}</p> : null}
      {children}
    </div>
  )
}
