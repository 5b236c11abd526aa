'use client'

import { useRouter } from 'next/navigation'
import { useCallback, useEffect } from 'react'
import { Buttons } from '@/app/_shared/forms/buttons'
import { useWays } from '@/app/_shared/forms/carrying'
import { type Choice, ChoiceField, type Times, TimesField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { cardLanguages, laptops, owners } from '@/app/_shared/forms/resident-words'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import type { Language } from '@/app/_shared/language'
import { Another } from '@/app/_shared/ui/another'
import { phoneInput } from '@/lib/bookings/input/desk'
import type { Filling, Templates } from '../_aloud'
import { ReadAloud } from './_read'
import { NameTwice } from './_same'
import { bookRefusals, phoneSentences, reasons } from './_sentences'
import { bookByPhoneAction } from './actions'

export type Spoken = Record<Language, { templates: Templates; choices: Record<string, Filling> }>

type Props = {
  title: string
  formKey: string
  kind: 'consultation' | 'course'
  topic: string
  /** Of a consultation the times, of a course the runs. */
  days: Times
  runs: Choice[]
  spoken: Spoken
  saved: Record<string, string>
  /** Where the keyboard begins: at the choices once somebody has looked for them. */
  looked: boolean
  /** Something that is full is shown: the library can let somebody in all the same. */
  full: boolean
}

/** All that is asked while somebody is on the telephone, on one page; Enter in the last line books. */
export function PhoneForm({ title, formKey, kind, topic, days, runs, spoken, saved, looked, full }: Props) {
  const ways = useWays()
  const router = useRouter()
  // What was free when the page came may be gone.
  const ask = useCallback(() => router.refresh(), [router])
  useEffect(() => {
    const first = looked ? '[name=choice]' : '[name=onderwerp]'
    document.querySelector<HTMLElement>(first)?.focus()
  }, [looked])
  return (
    <StaffForm
      action={bookByPhoneAction}
      schema={phoneInput}
      title={title}
      sentences={phoneSentences}
      refusals={bookRefusals}
      saved={saved}
      along={{ formKey, kind, topic }}
      onRefused={ask}
    >
      <div className="on-phone">
        <div className="phone-choice">
          {kind === 'course' ? (
            <ChoiceField name="choice" legend="Welke cursus" hideLegend choices={runs} />
          ) : (
            <TimesField name="choice" days={days} />
          )}
          {full ? (
            <SelectField
              name="because"
              label="Vol, en toch erbij?"
              hint="Alleen met een reden. De eerste plek die vrijkomt, vervalt."
              first="Nee"
              options={reasons}
            />
          ) : null}
        </div>
        <fieldset className="row">
          <legend>3. Wie</legend>
          <TextField name="name" label="Naam" hint="Een voornaam is genoeg." />
          <NameTwice />
          <Another />
          <ChoiceField
            name="contactWay"
            legend="Hoe hoort de inwoner iets van ons?"
            choices={ways}
            initial="call"
            look="line"
          />
          <div className="if-reached">
            <TextField name="contact" label="Telefoonnummer of e-mailadres" optional ltr />
            <ChoiceField
              name="contactOf"
              legend="Van wie is het nummer of adres?"
              choices={owners.filter(({ value }) => value !== 'partner')}
              initial="resident"
              look="line"
            />
          </div>
          {kind === 'course' ? (
            <ChoiceField
              name="ownLaptop"
              legend="Neemt de inwoner een eigen laptop mee?"
              choices={laptops}
              initial="no"
              look="line"
            />
          ) : null}
          <SelectField name="language" label="Taal" initial="nl" options={cardLanguages} />
        </fieldset>
        <div>
          <ReadAloud kind={kind} spoken={spoken} />
          <Buttons send={kind === 'course' ? 'Meld aan' : 'Maak de afspraak'} />
        </div>
      </div>
    </StaffForm>
  )
}
