'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import type { RowGroup } from '@/app/_shared/forms/row-names'
import { Rows } from '@/app/_shared/forms/rows'
import { type Option, SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { contactsInput, MOST_CONTACTS } from '@/lib/needs/input/agreement'
import { agreementSentences, contactRefusals } from './_words'
import { setContactsAction } from './actions'

export const contactGroup: RowGroup = {
  name: 'contacts',
  most: MOST_CONTACTS,
  called: (number) => (number === null ? 'Contactpersoon' : `Contactpersoon ${number}`),
  more: 'Nog een contactpersoon',
  less: (number) => `Haal contactpersoon ${number} weg`,
}

/** Who of both sides is asked when something does not go as agreed. */
export function ContactRows({ sides }: { sides: Option[] }) {
  return (
    <>
      <h2>Contactpersonen</h2>
      <p className="remark">Wie belt u als het niet gaat zoals afgesproken? Een lege regel telt niet mee.</p>
      <Rows of={contactGroup}>
        <SelectField name="side" label="Van welke kant" options={sides} />
        <TextField name="name" label="Naam" />
        <TextField name="phone" label="Telefoonnummer" type="tel" ltr optional />
        <TextField name="email" label="E-mailadres" type="email" ltr optional />
      </Rows>
    </>
  )
}

type Props = { title: string; agreementId: string; sides: Option[]; saved: Record<string, string> }

/** The same, of an agreement that stays as it is otherwise. */
export function ContactsForm({ title, agreementId, sides, saved }: Props) {
  return (
    <StaffForm
      action={setContactsAction}
      schema={contactsInput}
      title={title}
      sentences={agreementSentences}
      refusals={contactRefusals}
      along={{ agreementId }}
      rows={[contactGroup]}
      saved={saved}
    >
      <ContactRows sides={sides} />
      <Buttons send="Bewaar de contactpersonen" />
    </StaffForm>
  )
}
