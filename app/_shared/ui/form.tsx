'use client'

import { CircleAlert } from 'lucide-react'
import { createContext, type ReactNode, useActionState, useContext } from 'react'
import type { FormAction, FormState } from '../action'

const untouched: FormState = { values: {}, errors: {}, reason: null }

type Shown = { state: FormState; saved: Record<string, string>; sentences: Record<string, string> }
const Filled = createContext<Shown>({ state: untouched, saved: {}, sentences: {} })

type Props = {
  action: FormAction
  /** The language to answer in; left out where the form asks for one itself. */
  language?: string
  formKey: string
  /** The title of the page; it says so when something is wrong. */
  title?: string
  wrong: string
  heading: string
  refused: string
  /** What to say per error code of this form. */
  sentences: Record<string, string>
  /** What to say per reason, and the way on; above it `refused`, unless the reason has a heading of its own. */
  refusals?: Record<string, { heading?: string; text: string; label?: string; href?: string }>
  /** What was answered earlier. */
  saved?: Record<string, string>
  /** Sent along unseen. */
  along?: Record<string, string>
  children: ReactNode
}

/** A form that works without JavaScript: the server draws it again, with what was typed and what to do. */
export function Form(props: Props) {
  const [state, send] = useActionState(props.action, untouched)
  const { sentences, saved = {}, along = {} } = props
  const failed = state.reason !== null || Object.keys(state.errors).length > 0
  return (
    <Filled value={{ state, saved, sentences }}>
      {props.title ? <title>{failed ? `${props.wrong}: ${props.title}` : props.title}</title> : null}
      {failed ? <Summary {...props} state={state} /> : null}
      <form action={send} noValidate>
        {props.language ? <input type="hidden" name="language" value={props.language} /> : null}
        <input type="hidden" name="formKey" value={props.formKey} />
        {Object.entries(along).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.children}
      </form>
    </Filled>
  )
}

function Summary({ state, heading, refused, sentences, refusals = {} }: Props & { state: FormState }) {
  const refusal = state.reason === null ? undefined : refusals[state.reason]
  const errors = Object.entries(state.errors).flatMap(([field, codes]) =>
    codes.slice(0, 1).map((code) => ({ field, code })),
  )
  return (
    // biome-ignore lint/a11y/noAutofocus: the answer to what was just sent; without JavaScript nothing else can bring it under attention
    <section className="summary" aria-labelledby="fout" tabIndex={-1} autoFocus>
      <h2 id="fout">{errors.length > 0 ? heading : (refusal?.heading ?? refused)}</h2>
      {state.reason === null ? null : <p>{refusal?.text ?? refused}</p>}
      {refusal?.href ? (
        <p>
          <a href={refusal.href}>{refusal.label}</a>
        </p>
      ) : null}
      {errors.length > 0 ? (
        <ul>
          {errors.map(({ field, code }) => (
            <li key={field}>
              <a href={`#${field}`}>{sentences[code] ?? heading}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

type QuestionProps = { name: string; label: ReactNode; hint?: string }
type Answer = ReturnType<typeof useField> & { id: string; describedBy: string | undefined }

/** A question above the one thing that is filled in, with what is wrong in between. */
function Question(props: QuestionProps & { answer: (given: Answer) => ReactNode }) {
  const { name, label, hint } = props
  const { value, error } = useField(name)
  return (
    <div className={error ? 'field failed' : 'field'}>
      <label htmlFor={name}>{label}</label>
      <Hint name={name} hint={hint} />
      <Wrong name={name} error={error} />
      {props.answer({ id: name, value, error, describedBy: describedBy(name, hint, error) })}
    </div>
  )
}

type TextProps = QuestionProps & {
  type?: 'text' | 'tel' | 'email'
  autoComplete?: string
  /** A code is read sign by sign; a brief answer is one or two signs. */
  kind?: 'code' | 'brief'
  ltr?: boolean
  /** May stay empty. */
  optional?: boolean
  /** Only digits: a telephone shows the keys for them. */
  numeric?: boolean
}

/** One line of text with its question above it. */
export function TextField({ name, label, hint, ...props }: TextProps) {
  const { type = 'text', autoComplete, kind, ltr, numeric, optional } = props
  return (
    <Question
      {...{ name, label, hint }}
      answer={({ id, value, error, describedBy }) => (
        <input
          className={kind ? `text ${kind}` : 'text'}
          id={id}
          name={id}
          type={type}
          defaultValue={value}
          autoComplete={autoComplete ?? 'off'}
          spellCheck={false}
          inputMode={numeric ? 'numeric' : undefined}
          autoCapitalize={kind ? 'characters' : undefined}
          dir={ltr ? 'ltr' : undefined}
          aria-required={optional ? undefined : true}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        />
      )}
    />
  )
}

/** One answer out of a long list. */
export function SelectField({
  options,
  ...question
}: QuestionProps & { options: { value: string; label: string }[] }) {
  return (
    <Question
      {...question}
      answer={({ id, value, error, describedBy }) => (
        // Made anew with another answer: React puts a list back to its first one after sending.
        <select
          key={value}
          className="text"
          id={id}
          name={id}
          defaultValue={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  )
}

type Choice = { value: string; label: string; hint?: string; below?: ReactNode; icon?: ReactNode }

/** A few answers to choose from, as cards that can be pressed anywhere. */
export function Choices(props: {
  name: string
  legend: string
  /** The heading of the page is the question already: the legend is there for who cannot see. */
  hideLegend?: boolean
  hint?: string
  choices: Choice[]
}) {
  const { name, legend, hint, choices } = props
  const { value, error } = useField(name)
  return (
    <fieldset className={error ? 'failed' : undefined} aria-describedby={describedBy(name, hint, error)}>
      <legend className={props.hideLegend ? 'hidden' : undefined}>{legend}</legend>
      <Hint name={name} hint={hint} />
      <Wrong name={name} error={error} />
      <div className="cards">
        {choices.map((choice, index) => (
          <div key={choice.value}>
            <label className="card">
              <input
                id={index === 0 ? name : `${name}-${choice.value}`}
                type="radio"
                name={name}
                value={choice.value}
                defaultChecked={choice.value === value}
              />
              <span>
                <b>{choice.label}</b>
                {choice.hint ? <small>{choice.hint}</small> : null}
              </span>
              {choice.icon}
            </label>
            {choice.below}
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** The sentence of a field that was drawn elsewhere, such as the cards with times. */
export function FieldError({ name }: { name: string }) {
  return <Wrong name={name} error={useField(name).error} />
}

function Hint({ name, hint }: { name: string; hint: string | undefined }) {
  if (!hint) return null
  return (
    <p className="hint" id={`${name}-uitleg`}>
      {hint}
    </p>
  )
}

function Wrong({ name, error }: { name: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p className="wrong" id={`${name}-fout`}>
      <CircleAlert size={24} />
      {error}
    </p>
  )
}

function useField(name: string) {
  const { state, saved, sentences } = useContext(Filled)
  const code = state.errors[name]?.[0]
  return { value: state.values[name] ?? saved[name], error: code ? (sentences[code] ?? code) : undefined }
}

function describedBy(name: string, hint: string | undefined, error: string | undefined) {
  return [hint ? `${name}-uitleg` : '', error ? `${name}-fout` : ''].filter(Boolean).join(' ') || undefined
}
