'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { LinesField, TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { TicksField } from '@/app/_shared/forms/ticks'
import { WeekField } from '@/app/_shared/forms/week'
import { newOrganisationInput, organisationInput } from '@/lib/network/input/organisation'
import { makeRefusals, partnerSentences, setRefusals } from './_words'
import { makeOrganisationAction, setOrganisationAction } from './actions'

type Props = {
  title: string
  towns: { id: number; name: string }[]
  /** Which partner is changed; of a new one it is asked what it is. */
  organisationId?: string
  saved?: Record<string, string>
}

/** How a partner is reached, where and when it works, and what residents read about it. */
export function PartnerForm({ title, towns, organisationId, saved }: Props) {
  const isNew = organisationId === undefined
  return (
    <StaffForm
      action={isNew ? makeOrganisationAction : setOrganisationAction}
      schema={isNew ? newOrganisationInput : organisationInput}
      title={title}
      sentences={partnerSentences}
      refusals={isNew ? makeRefusals : setRefusals}
      along={isNew ? undefined : { organisationId }}
      saved={saved}
    >
      <TextField name="called" label="Naam" />
      {isNew ? (
        <ChoiceField
          name="kind"
          legend="Wat is het?"
          look="line"
          choices={[
            { value: 'partner', label: 'Een partner' },
            { value: 'municipality', label: 'Een gemeente' },
          ]}
        />
      ) : null}
      {towns.length > 0 ? (
        <TicksField
          name="towns"
          legend="In welke gemeenten?"
          hint="Niets aangevinkt: dan werkt deze organisatie overal."
          ticks={towns.map(({ id, name }) => ({ name: `town${id}`, label: name }))}
        />
      ) : null}
      <h2>Bereiken</h2>
      <p className="remark">Dit staat op papier dat een inwoner meekrijgt. Wat u niet weet, laat u leeg.</p>
      <TextField name="phone" label="Telefoonnummer" type="tel" ltr optional />
      <TextField name="street" label="Straat en huisnummer" optional />
      <TextField name="postcode" label="Postcode" kind="postcode" ltr optional />
      <TextField name="town" label="Plaats" optional />
      <h2>Uren</h2>
      <WeekField
        name="hours"
        legend="Wanneer is deze organisatie open?"
        hint="Zo: 9.00 - 12.30, 13.30 - 17.00. Is het die dag dicht? Laat de regel dan leeg."
      />
      <h2>Wat inwoners lezen</h2>
      <p className="remark">Eén of twee korte zinnen: wat doet deze organisatie? In gewone woorden.</p>
      <LinesField name="descriptionNl" label="In het Nederlands" optional />
      <LinesField name="descriptionEn" label="In het Engels" language="en" optional />
      <LinesField name="descriptionAr" label="In het Arabisch" language="ar" optional />
      <Buttons send={isNew ? 'Bewaar de partner' : 'Bewaar'} />
    </StaffForm>
  )
}
