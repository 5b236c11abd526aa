'use client'

import { type MouseEvent, useId } from 'react'
import { useAnswers } from '@/app/_shared/forms/answers'
import { optionOf } from '@/app/_shared/forms/select'
import { choiceFor, FOR_ALL, SET_ALL } from './_all'
import type { PersonRow } from './_people'
import { standOptions } from './_words'

type Props = { people: PersonRow[]; choose: (some: Record<string, string>) => void }

/** One choice for everybody at once; after it, somebody can still be chosen something else for. */
export function ForAll({ people, choose }: Props) {
  const id = useId()
  const { shown } = useAnswers()
  // With a script it is set at once; without one the button sends the form, which comes back so.
  const set = (event: MouseEvent<HTMLButtonElement>) => {
    event.preventDefault()
    const { form } = event.currentTarget
    const all = selectIn(form, FOR_ALL)?.value ?? ''
    const set = people.map(({ field, proposed }) => {
      const select = selectIn(form, field)
      const choice = choiceFor(all, proposed, select?.value ?? '')
      if (select) select.value = choice
      return [field, choice]
    })
    choose(Object.fromEntries(set))
  }
  return (
    <div className="for-all">
      <label htmlFor={id}>Voor iedereen tegelijk</label>
      <select className="text" id={id} name={FOR_ALL} defaultValue={shown.values[FOR_ALL] ?? ''}>
        <option value="">Zoals hieronder staat</option>
        {optionOf({ value: 'move', label: 'Verzetten naar de tijd die past' })}
        {optionOf({ value: 'call', label: 'Bellen over een andere tijd' })}
        {optionOf({ value: 'cancel', label: 'Afzeggen met een brief' })}
        <optgroup label="Laten staan">{standOptions.map(optionOf)}</optgroup>
      </select>
      <button type="submit" className="button" name={SET_ALL} value="1" onClick={set}>
        <span>Zet zo</span>
      </button>
    </div>
  )
}

function selectIn(form: HTMLFormElement | null, name: string): HTMLSelectElement | null {
  const found = form?.elements.namedItem(name)
  return found instanceof HTMLSelectElement ? found : null
}
