'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField, TickField } from '@/app/_shared/forms/fields'
import { type Option, SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { helpChoices, outcomeChoices, providerWords } from '@/app/_shared/questions/words'
import { visitInput } from '@/lib/questions/input'
import { providers } from '@/lib/questions/rules/mapping'
import { storeVisitsAction } from '../vraag/actions'

type Props = {
  along: Record<string, string>
  saved: Record<string, string>
  topics: Option[]
  channels: Option[]
  helpers: Option[]
  dayParts: Option[]
  minutes: Option[]
}

const sentences = {
  choose_one: 'Kies er een.',
  'topic.choose_one': 'Kies waarover de vraag ging.',
  'outcome.choose_one': 'Kies hoe het afliep.',
  choose_help: 'Kies wat u deed.',
  form_old: 'Deze bladzijde is oud. Laad haar opnieuw.',
}
const refusals = {
  in_future: 'Deze dag is nog niet geweest.',
  too_old: 'Deze dag is langer dan 60 dagen geleden.',
  unknown_branch: 'Deze vestiging is er niet meer.',
}

/** A question as a form that is stored at once: there is nothing to undo it with. */
export function PlainForm({ along, saved, ...lists }: Props) {
  return (
    <StaffForm
      action={storeVisitsAction}
      schema={visitInput}
      sentences={sentences}
      refusals={refusals}
      along={along}
      saved={saved}
      id="vraag-"
    >
      <p className="notice">Op deze bladzijde bewaart u de vraag meteen. Ongedaan maken kan hier niet.</p>
      <SelectField name="topic" label="Waarover?" first="Kies een onderwerp" options={lists.topics} />
      <fieldset>
        <legend>Wat deed u? Meer dan één mag.</legend>
        {helpChoices.map(({ value, label }) => (
          <TickField key={value} name={value} label={label} />
        ))}
      </fieldset>
      <ChoiceField name="outcome" legend="Hoe liep het af?" look="line" choices={outcomeChoices} />
      <ChoiceField name="channel" legend="Hoe kwam de vraag?" look="line" choices={lists.channels} />
      <ChoiceField name="helpedBy" legend="Wie hielp?" look="line" choices={lists.helpers} />
      <SelectField
        name="minutes"
        label="Hoe lang? Mag leeg blijven."
        first="Weet ik niet"
        options={lists.minutes}
      />
      <SelectField
        name="provider"
        label="Welke organisatie? Mag leeg blijven."
        first="Zoals bij het onderwerp hoort"
        options={providers.map((value) => ({ value, label: providerWords[value] }))}
      />
      <TextField name="day" label="Welke dag?" />
      <ChoiceField name="dayPart" legend="Welk deel van de dag?" look="line" choices={lists.dayParts} />
      <Buttons send="Bewaar de vraag" />
    </StaffForm>
  )
}
