'use client'

import { useField } from './answers'
import { TickField } from './fields'
import { describedBy, Hint, Wrong } from './question'

type Props = {
  /** Under which name it is said that nothing was chosen. */
  name: string
  legend: string
  hint?: string
  /** Boxes to tick, each under a name of its own; in groups where they are many, each of which can be closed. */
  ticks: Tick[]
  groups?: { title: string; open: boolean; ticks: Tick[] }[]
}
type Tick = { name: string; label: string; about?: string }

/** Several answers at once out of a list. */
export function TicksField({ name, legend, hint, ticks, groups = [] }: Props) {
  const field = useField(name)
  return (
    <fieldset
      id={field.id}
      tabIndex={-1}
      className={field.error ? 'ticks failed' : 'ticks'}
      aria-describedby={describedBy(field, hint)}
    >
      <legend>{legend}</legend>
      <Hint id={field.id} hint={hint} />
      <Wrong id={field.id} error={field.error} />
      <div>
        {ticks.map((one) => (
          <TickField key={one.name} {...one} />
        ))}
      </div>
      {groups.map(({ title, open, ticks: inside }) => (
        <details key={title} className="fold" open={open}>
          <summary>{title}</summary>
          <div>
            {inside.map((one) => (
              <TickField key={one.name} {...one} />
            ))}
          </div>
        </details>
      ))}
    </fieldset>
  )
}
