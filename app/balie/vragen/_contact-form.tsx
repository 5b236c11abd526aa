'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { useWays } from '@/app/_shared/forms/carrying'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField } from '@/app/_shared/forms/moments'
import { cardLanguages, owners } from '@/app/_shared/forms/resident-words'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { changeContactInput } from '@/lib/needs/input/contact'
import { useNews } from './_news'
import { needRefusals, needSentences } from './_sentences'
import { changeContactAction } from './actions'

type ContactProps = {
  title: string
  along: Record<string, string>
  saved: Record<string, string>
  /** Only whom a partner brought can be reached by way of that partner. */
  byPartner: boolean
}

/** How a resident is called and reached, and when; or on which day she comes back. */
export function ContactForm({ title, along, saved, byPartner }: ContactProps) {
  const ways = useWays()
  const whose = owners
    .filter(({ value }) => byPartner || value !== 'partner')
    .map((one) => (one.value === 'partner' ? { ...one, label: 'Via de partner' } : one))
  return (
    <StaffForm
      sentences={needSentences}
      refusals={needRefusals}
      action={changeContactAction}
      schema={changeContactInput}
      title={title}
      along={along}
      saved={saved}
      onRefused={useNews()}
    >
      <TextField name="name" label="Naam" hint="Een voornaam is genoeg." />
      <ChoiceField name="contactWay" legend="Hoe hoort de inwoner iets van ons?" choices={ways} look="line" />
      <TextField
        name="contact"
        label="Telefoonnummer of e-mailadres"
        hint="Kiest u een kaartje? Dan mag dit leeg blijven."
        ltr
        optional
      />
      <ChoiceField name="contactOf" legend="Van wie is het nummer of adres?" choices={whose} look="line" />
      <TextField
        name="callWhen"
        label="Wanneer en waar bellen"
        hint="Bijvoorbeeld: liefst ’s ochtends. Schrijf hier niet waar de vraag over gaat."
        optional
      />
      <DateField
        name="comesBackOn"
        label="Komt terug op"
        hint="Bij ‘Alleen een kaartje’ is deze dag nodig. Bijvoorbeeld 3 maart."
      />
      <SelectField name="language" label="Taal van het kaartje en de berichten" options={cardLanguages} />
      <Buttons send="Bewaar" />
    </StaffForm>
  )
}
