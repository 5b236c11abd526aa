'use client'

import { LinesField, TextField } from '@/app/_shared/forms/fields'

/** Where a branch is, which door it is, how to get there, and a map that the library chose. */
export function AddressFields() {
  return (
    <>
      <TextField name="street" label="Straat en huisnummer" />
      <TextField name="postcode" label="Postcode" kind="postcode" ltr />
      <TextField name="town" label="Plaats" />
      <LinesField
        name="entrance"
        label="Ingang en hoe u er komt"
        hint="Bijvoorbeeld: de ingang is naast de apotheek. Bushalte Dorpsplein ligt voor de deur."
        optional
      />
      <TextField
        name="mapUrl"
        label="Link naar een kaart"
        hint="Zoek het adres op een kaart die u zelf kiest, en plak de link hier. Zonder link staat er geen kaart."
        ltr
        optional
      />
    </>
  )
}
