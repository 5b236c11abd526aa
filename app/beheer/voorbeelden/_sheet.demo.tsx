'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField, TimesField } from '@/app/_shared/forms/choices'
import { LinesField, TextField, TickField } from '@/app/_shared/forms/fields'
import { DateField, TimeField } from '@/app/_shared/forms/moments'
import type { FormState } from '@/app/_shared/forms/posted'
import { FieldError } from '@/app/_shared/forms/question'
import type { RowGroup } from '@/app/_shared/forms/row-names'
import { Rows, useRowCount } from '@/app/_shared/forms/rows'
import { SearchSelect } from '@/app/_shared/forms/search-select'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { TicksField } from '@/app/_shared/forms/ticks'
import { WeekField } from '@/app/_shared/forms/week'
import { exampleInput } from './_example.demo'
import { tryExampleAction } from './actions.demo'

const people: RowGroup = {
  name: 'people',
  most: 4,
  called: (number) => (number === null ? 'De inwoner' : `Inwoner ${number}`),
  more: 'Nog iemand toevoegen',
  less: (number) => `Haal inwoner ${number} weg`,
}
const sentences = {
  name_missing: 'Vul een naam in. Een voornaam is genoeg.',
  too_long: 'Dit is te lang. Maak het korter.',
  choose_one: 'Maak een keuze.',
  'branch.choose_one': 'Kies een vestiging.',
  'course.choose_one': 'Kies een cursus.',
  'way.choose_one': 'Kies hoe de groep iets van ons hoort.',
  'moment.choose_one': 'Kies een tijd.',
  'laptop.choose_one': 'Kies of iedereen een laptop meeneemt.',
  must_agree: 'Zet hier een vinkje. Vraag het eerst aan de inwoner.',
  contains_bsn: 'Vul hier geen burgerservicenummer (BSN) in. Dat bewaren wij niet.',
}
const towns = [
  'Abcoude',
  'Breukelen',
  'Kockengen',
  'Maarssenbroek',
  'Mijdrecht',
  'Vinkeveen',
  'Vleuten',
  'Wilnis',
]
const courses = ['Klik & Tik', 'Veilig online', 'DigiVitaler', 'Workshop DigiD-app']
const runs = courses.flatMap((course) =>
  towns.map((town) => ({ value: `${course} ${town}`, label: `${course}, ${town} (3 plekken vrij)` })),
)
const ways = [
  { value: 'call', label: 'Bellen', hint: 'Op werkdagen tussen 9.00 en 17.00 uur.' },
  { value: 'sms', label: 'Sms' },
  { value: 'email', label: 'E-mail' },
]
const days = [
  {
    day: 'dinsdag 2 maart',
    times: ['9.00', '9.30', '10.00'].map((time) => ({ value: `a${time}`, label: time })),
  },
  { day: 'donderdag 4 maart', times: ['13.00', '13.30'].map((time) => ({ value: `b${time}`, label: time })) },
]
const yesNo = [
  { value: 'yes', label: 'Ja' },
  { value: 'no', label: 'Nee, graag een laptop lenen' },
]

type Props = { id: string; title?: string; first?: FormState; saved?: Record<string, string>; words?: string }

/** One of everything that a form for people who work here can hold. */
export function ExampleSheet({ words, ...props }: Props) {
  return (
    <StaffForm
      {...props}
      action={tryExampleAction}
      schema={exampleInput}
      sentences={sentences}
      refusals={{ full: 'Net vol: iemand anders was u voor. Alles wat u invulde staat er nog.' }}
      rows={[people]}
    >
      <TextField
        name="name"
        label={words ?? 'Hoe heet de groep?'}
        hint={words ?? 'Een kort woord is genoeg.'}
      />
      <TextField name="remark" label="Bijzonderheden (hoeft niet)" optional />
      <LinesField name="about" label="Wat lezen inwoners over de groep? (hoeft niet)" optional />
      <TicksField
        name="towns"
        legend="Waar komen zij vandaan?"
        hint={words}
        ticks={towns.slice(0, 2).map((town) => ({ name: `town.${town}`, label: town }))}
        groups={[
          {
            title: 'Verder weg',
            open: false,
            ticks: towns.slice(2, 5).map((town) => ({ name: `town.${town}`, label: town })),
          },
        ]}
      />
      <SelectField
        name="branch"
        label="Vestiging"
        first="Kies een vestiging"
        options={towns.map((town) => ({ value: town, label: town }))}
      />
      <SearchSelect name="course" label="Cursus" first="Kies een cursus" options={runs} />
      <DateField name="day" label="Welke dag?" />
      <TimeField name="time" label="Hoe laat begint het?" />
      <WeekField
        name="hours"
        legend="Wanneer is de groep te bereiken? (hoeft niet)"
        hint={words ?? 'Zo: 9.00 - 12.30. Leeg: die dag niet.'}
      />
      <ChoiceField
        name="way"
        legend="Hoe hoort de groep iets van ons?"
        hint={words}
        choices={words ? [{ value: 'call', label: words, hint: words }, ...ways.slice(1)] : ways}
      />
      <ChoiceField name="laptop" legend="Neemt iedereen een laptop mee?" look="line" choices={yesNo} />
      <TimesField name="moment" days={days} />
      <Rows of={people}>
        <TextField name="name" label="Hoe wil de inwoner genoemd worden?" />
        <SelectField
          name="language"
          label="Taal van het kaartje"
          initial="nl"
          options={[
            { value: 'nl', label: 'Nederlands' },
            { value: 'ar', label: 'Arabisch' },
          ]}
        />
      </Rows>
      <FieldError name="form" />
      <TickField name="agreed" label={words ?? 'Iedereen weet hiervan en vindt het goed.'} />
      <Send />
    </StaffForm>
  )
}

function Send() {
  const count = useRowCount(people.name)
  return (
    <Buttons
      send={count > 1 ? `Meld ${count} inwoners aan` : 'Meld de inwoner aan'}
      stay="Bewaar en blijf hier"
    />
  )
}
