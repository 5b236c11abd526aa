'use client'

import type { ReactNode } from 'react'
import { Answered } from '@/app/_shared/forms/answers'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import { type Option, type OptionGroup, SelectField } from '@/app/_shared/forms/select'
import { typedSentences } from '@/app/_shared/forms/words'
import { newRunPath } from '../_paths'
import { courseSentences } from '../_words'

type AskProps = {
  saved: Record<string, string>
  wrong?: Record<string, string>
  along?: Record<string, string>
  button: string
  children: ReactNode
}

/** A form whose answers stand in the address, and are nobody's. */
function Ask({ saved, wrong = {}, along = {}, button, children }: AskProps) {
  const sentences = { ...typedSentences, ...courseSentences }
  const shown = { values: {}, errors: {}, reason: null }
  return (
    <Answered answers={{ id: '', shown, saved, sentences, wrong: (name) => wrong[name] }}>
      <form method="get" action={newRunPath} className="sheet" noValidate>
        {Object.entries(along).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <p className="buttons">
          <button type="submit" className="button primary">
            {button}
          </button>
        </p>
      </form>
    </Answered>
  )
}

/** Of which course, or after which earlier run. */
export function AskWhat({
  options,
  wrong,
}: {
  options: (Option | OptionGroup)[]
  wrong?: Record<string, string>
}) {
  return (
    <Ask saved={{}} wrong={wrong} button="Verder">
      <SelectField
        name="wat"
        label="Welke cursus?"
        first="Kies een cursus of een eerdere reeks"
        options={options}
      />
    </Ask>
  )
}

type WhenProps = {
  wat: string
  branches: Option[]
  saved: Record<string, string>
  wrong?: Record<string, string>
  firstDay: string
}

/** Where, from which day on, at what time and how often. */
export function AskWhen({ wat, branches, saved, wrong, firstDay }: WhenProps) {
  return (
    <Ask saved={saved} wrong={wrong} along={{ wat }} button="Toon de lessen">
      <SelectField name="vestiging" label="Waar?" first="Kies een vestiging" options={branches} />
      <DateField name="dag" label="Eerste les" min={firstDay} />
      <TimeField name="tijd" label="Hoe laat begint een les?" />
      <ChoiceField
        name="weken"
        legend="Hoe vaak?"
        look="line"
        choices={[
          { value: '1', label: 'Elke week' },
          { value: '2', label: 'Om de week' },
        ]}
      />
      <div className="place-fields">
        <TextField name="lessen" label="Aantal lessen" kind="brief" numeric />
        <TextField name="minuten" label="Minuten per les" kind="brief" numeric />
      </div>
    </Ask>
  )
}
