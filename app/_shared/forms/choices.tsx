'use client'

import type { ReactNode } from 'react'
import { useField } from './answers'
import { describedBy, Hint, Wrong } from './question'

export type Choice = { value: string; label: string; hint?: string; below?: ReactNode; icon?: ReactNode }

type Props = {
  name: string
  legend: string
  /** The heading of the page is the question already: the legend is there for who cannot see. */
  hideLegend?: boolean
  hint?: string
  choices: Choice[]
  /** What is chosen at first, where nothing was saved. */
  initial?: string
  /** `cards` can be pressed anywhere and have room for a hint; on a `line` short answers stand beside each other. */
  look?: 'cards' | 'line'
}

/** A few answers of which one is chosen. */
export function ChoiceField({ legend, hideLegend, hint, choices, look = 'cards', ...props }: Props) {
  const field = useField(props.name, props.initial)
  const Look = look === 'line' ? Pick : Card
  return (
    <fieldset
      className={
        [look === 'line' ? 'picks' : '', field.error ? 'failed' : ''].filter(Boolean).join(' ') || undefined
      }
      aria-describedby={describedBy(field, hint)}
    >
      <legend className={hideLegend ? 'hidden' : undefined}>{legend}</legend>
      <Hint id={field.id} hint={hint} />
      <Wrong id={field.id} error={field.error} />
      <div className={look === 'line' ? undefined : 'cards'}>
        {choices.map((choice, index) => (
          <Look
            key={choice.value}
            id={index === 0 ? field.id : `${field.id}-${choice.value}`}
            name={field.name}
            choice={choice}
            chosen={choice.value === field.value}
          />
        ))}
      </div>
    </fieldset>
  )
}

type LookProps = { id: string; name: string; choice: Choice; chosen: boolean }

function Card({ id, name, choice: { value, label, hint, icon, below }, chosen }: LookProps) {
  return (
    <div>
      <label className="card">
        <input id={id} type="radio" name={name} value={value} defaultChecked={chosen} />
        <span>
          <b>{label}</b>
          {hint ? <small>{hint}</small> : null}
        </span>
        {icon}
      </label>
      {below}
    </div>
  )
}

function Pick({ id, name, choice: { value, label }, chosen }: LookProps) {
  return (
    <label className="pick">
      <input id={id} type="radio" name={name} value={value} defaultChecked={chosen} />
      <span>{label}</span>
    </label>
  )
}

export type Times = {
  day: string
  times: {
    value: string
    label: string
    /** What is spoken then, where that is worth saying. */
    spoken?: string
  }[]
}[]

/** Moments of which one is chosen, grouped per day. */
export function TimesField({ name, days }: { name: string; days: Times }) {
  const field = useField(name)
  return (
    <div className={field.error ? 'failed' : undefined}>
      <Wrong id={field.id} error={field.error} />
      {days.map(({ day, times }, index) => (
        <fieldset key={day} id={index === 0 ? field.id : undefined} aria-describedby={describedBy(field)}>
          <legend>{day}</legend>
          <div className="cards times">
            {times.map(({ value, label, spoken }) => (
              <label className="card" key={value}>
                <input type="radio" name={field.name} value={value} defaultChecked={value === field.value} />
                <span>
                  {label}
                  {spoken ? <small>{spoken}</small> : null}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}
