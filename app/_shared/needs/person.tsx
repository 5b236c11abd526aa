'use client'

import { useWays } from '../forms/carrying'
import { ChoiceField } from '../forms/choices'
import { TextField, TickField } from '../forms/fields'
import { DateField } from '../forms/moments'
import { cardLanguages, owners } from '../forms/resident-words'
import { SelectField } from '../forms/select'

/** Who it is and how she is reached; `via`: whoever fills in can lend a telephone or an address of their own. */
export function PersonFields({ via, language }: { via: boolean; language: string }) {
  const ways = useWays()
  return (
    <fieldset className="row">
      <legend>Wie, en hoe te bereiken</legend>
      <TextField name="name" label="Hoe wil de inwoner genoemd worden?" hint="Een voornaam is genoeg." />
      <SelectField name="language" label="Taal" initial={language} options={cardLanguages} />
      <ChoiceField name="contactWay" legend="Hoe is de inwoner te bereiken?" choices={ways} look="line" />
      <div className="if-reached">
        <TextField name="contact" label="Telefoonnummer of e-mailadres" optional ltr />
        <ChoiceField
          name="contactOf"
          legend="Van wie is het nummer of adres?"
          choices={via ? owners : owners.filter(({ value }) => value !== 'partner')}
          initial="resident"
          look="line"
        />
      </div>
      <div className="if-card">
        <DateField
          name="comesBackOn"
          label="Op welke dag komt de inwoner terug?"
          hint="Alleen met een kaartje nodig: niemand kan dan bellen. De dag komt op het kaartje."
        />
      </div>
      <TextField
        name="callWhen"
        label="Wanneer en waar bellen? Mag leeg blijven."
        hint="Zoals: liefst ’s ochtends. Schrijf niet waar het over gaat. Ten hoogste 140 tekens."
        optional
      />
    </fieldset>
  )
}

/**
 * Below sixteen somebody is not sent on by us: the one at the desk ticks that this is not so, and gives the address of whom
 * she can go to herself.
 */
export function SixteenField({ addressAt }: { addressAt: string }) {
  return (
    <>
      <TickField name="sixteen" label="De inwoner is 16 jaar of ouder." />
      <p className="remark">
        Jonger dan 16? Dan vragen wij niemand. Geef het <a href={addressAt}>adres op papier</a>: de inwoner
        kan zelf gaan, met een ouder.
      </p>
    </>
  )
}
