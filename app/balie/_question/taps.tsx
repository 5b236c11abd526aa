import type { ReactNode } from 'react'
import type { Choice } from '@/app/_shared/questions/words'

type Props<Value extends string> = {
  legend: string
  hint?: string
  choices: Choice<Value>[]
  chosen: readonly string[]
  /** The one that is to be tapped now. */
  next?: Value
  /** There are many: they stand in a grid, so that each has its place. */
  many?: boolean
  onTap: (value: Value) => void
  children?: ReactNode
}

/** Answers of which one or several are tapped, each with the key under which it lies. */
export function Taps<Value extends string>(props: Props<Value>) {
  const { legend, hint, choices, chosen, next, many, onTap, children } = props
  return (
    <fieldset className="ask-part">
      <legend>
        {legend} {hint ? <small>{hint}</small> : null}
      </legend>
      <div className={many ? 'taps many' : 'taps'}>
        {choices.map(({ value, label, key }) => (
          <button
            key={value}
            type="button"
            className={value === next ? 'tap primary' : 'tap'}
            aria-pressed={chosen.includes(value)}
            aria-keyshortcuts={key || undefined}
            onClick={() => onTap(value)}
          >
            {key ? <kbd>{key.toUpperCase()}</kbd> : null}
            <span>{label}</span>
          </button>
        ))}
      </div>
      {children}
    </fieldset>
  )
}
