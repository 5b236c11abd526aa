'use client'

import { dates } from '../texts/dates'
import { TextField } from './fields'
import { Hint } from './question'

const { weekday } = dates('nl')

type Props = {
  /** The fields are called so, with the number of the day: `calls1` is Monday. */
  name: string
  legend: string
  hint: string
}

/** Hours on each day of a week, as people write them; an empty day has none. */
export function WeekField({ name, legend, hint }: Props) {
  return (
    <fieldset aria-describedby={`${name}-uitleg`}>
      <legend>{legend}</legend>
      <Hint id={name} hint={hint} />
      <div className="week-fields">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <TextField key={day} name={`${name}${day}`} label={weekday(day)} optional />
        ))}
      </div>
    </fieldset>
  )
}
