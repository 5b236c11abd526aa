'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { useWays } from '@/app/_shared/forms/carrying'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { fieldSentences } from '@/app/_shared/forms/resident-sentences'
import { cardLanguages, laptops, owners } from '@/app/_shared/forms/resident-words'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { Another } from '@/app/_shared/ui/another'
import { correctionInput } from '@/lib/bookings/input/correct'
import { correctRefusals } from './_sentences'
import { correctBookingAction } from './actions'

type Props = {
  title: string
  bookingId: string
  kind: 'course' | 'consultation'
  saved: Record<string, string>
  ownEmail: string
}

/** What was filled in wrong of a resident, put right. */
export function CorrectForm({ title, bookingId, kind, saved, ownEmail }: Props) {
  const ways = useWays()
  return (
    <StaffForm
      action={correctBookingAction}
      schema={correctionInput}
      title={title}
      sentences={fieldSentences}
      refusals={correctRefusals}
      saved={saved}
      along={{ bookingId }}
    >
      <TextField name="name" label="Hoe wil de inwoner genoemd worden?" hint="Een voornaam is genoeg." />
      <Another />
      <SelectField name="language" label="Taal van het kaartje en de berichten" options={cardLanguages} />
      <ChoiceField name="contactWay" legend="Hoe hoort de inwoner iets van ons?" choices={ways} />
      <ChoiceField name="contactOf" legend="Van wie is het nummer of adres?" choices={owners} />
      <TextField
        name="contact"
        label="Telefoonnummer of e-mailadres"
        hint={`Kiest u een kaartje? Dan mag dit leeg blijven. Ook bij e-mail via uw organisatie: dan gebruiken wij ${ownEmail}.`}
        ltr
        optional
      />
      {kind === 'course' ? (
        <ChoiceField name="ownLaptop" legend="Neemt de inwoner een eigen laptop mee?" choices={laptops} />
      ) : null}
      <Buttons send="Bewaar" />
    </StaffForm>
  )
}
