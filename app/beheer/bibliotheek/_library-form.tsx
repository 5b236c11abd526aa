'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { libraryInput } from '@/lib/network/input/library'
import { libraryRefusals, librarySentences } from './_words'
import { saveLibraryAction } from './actions'

/** What the library is called, how it is reached, and from whom its letters are. */
export function LibraryForm({ title, saved }: { title: string; saved: Record<string, string> }) {
  return (
    <StaffForm
      action={saveLibraryAction}
      schema={libraryInput}
      title={title}
      sentences={librarySentences}
      refusals={libraryRefusals}
      saved={saved}
    >
      <TextField name="called" label="Naam van de bibliotheek" />
      <TextField
        name="phone"
        label="Telefoonnummer"
        hint="Het nummer dat inwoners bellen als zij er niet uitkomen."
        type="tel"
        ltr
      />
      <h2>Brieven</h2>
      <TextField
        name="senderName"
        label="Naam van de afzender"
        hint="Zoals inwoners die lezen, bijvoorbeeld: Bibliotheek Voorbeeld, IDO. Leeg: zoals wie de site beheert dat instelde."
        optional
      />
      <TextField
        name="replyTo"
        label="E-mailadres voor antwoorden"
        hint="Wie een bericht beantwoordt, schrijft hierheen. Leeg: naar de afzender."
        type="email"
        ltr
        optional
      />
      <Buttons send="Bewaar" />
    </StaffForm>
  )
}
