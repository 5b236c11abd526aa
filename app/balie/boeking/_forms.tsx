'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { useWays } from '@/app/_shared/forms/carrying'
import { ChoiceField, type Times, TimesField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { cardLanguages, laptops, owners } from '@/app/_shared/forms/resident-words'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { Another } from '@/app/_shared/ui/another'
import { moveOwnInput } from '@/lib/bookings/input/change'
import { correctionInput } from '@/lib/bookings/input/correct'
import { bookingSentences, mendRefusals, moveRefusals } from './_sentences'
import { correctAction, moveAction } from './actions'

type MoveProps = {
  title: string
  bookingId: string
  days: Times
}

/** Another time for a consultation, chosen from what is free. */
export function MoveForm({ title, bookingId, days }: MoveProps) {
  return (
    <StaffForm
      action={moveAction}
      schema={moveOwnInput}
      title={title}
      sentences={{ ...bookingSentences, 'activityId.choose_one': 'Kies een tijd.' }}
      refusals={moveRefusals}
      along={{ bookingId }}
    >
      <TimesField name="activityId" days={days} />
      {days.length > 0 ? <Buttons send="Kies deze tijd" /> : null}
    </StaffForm>
  )
}

type MendProps = {
  title: string
  bookingId: string
  kind: 'course' | 'consultation'
  /** Only whom a partner booked can be reached by way of that partner. */
  byPartner: boolean
  saved: Record<string, string>
}

/** What was filled in wrong of a resident, or has changed, put right: also on arrival. */
export function MendForm({ title, bookingId, kind, byPartner, saved }: MendProps) {
  const ways = useWays()
  const whose = owners
    .filter(({ value }) => byPartner || value !== 'partner')
    .map((one) => (one.value === 'partner' ? { ...one, label: 'Via de partner' } : one))
  return (
    <StaffForm
      action={correctAction}
      schema={correctionInput}
      title={title}
      sentences={bookingSentences}
      refusals={mendRefusals}
      saved={saved}
      along={{ bookingId }}
    >
      <TextField name="name" label="Naam" hint="Een voornaam is genoeg." />
      <Another />
      <ChoiceField name="contactWay" legend="Hoe hoort de inwoner iets van ons?" choices={ways} look="line" />
      <TextField
        name="contact"
        label="Telefoonnummer of e-mailadres"
        hint="Kiest u een kaartje? Dan mag dit leeg blijven."
        ltr
        optional
      />
      <ChoiceField name="contactOf" legend="Van wie is het nummer of adres?" choices={whose} look="line" />
      <SelectField name="language" label="Taal van het kaartje en de berichten" options={cardLanguages} />
      {kind === 'course' ? (
        <ChoiceField
          name="ownLaptop"
          legend="Neemt de inwoner een eigen laptop mee?"
          choices={laptops}
          look="line"
        />
      ) : null}
      <Buttons send="Bewaar" />
    </StaffForm>
  )
}
