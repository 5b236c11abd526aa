'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { TextField } from '@/app/_shared/forms/fields'
import { SearchSelect } from '@/app/_shared/forms/search-select'
import type { Option } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { inviteErrors, inviteRefusals } from '@/app/_shared/ui/invite-words'
import { inviteInput } from '@/lib/team/input/invitations'
import { inviteAction } from '../actions'

const roles = [
  { value: 'trainer', label: 'Docent', hint: 'Geeft cursussen.' },
  { value: 'adviser', label: 'IDO-medewerker', hint: 'Helpt inwoners bij het spreekuur.' },
  { value: 'coordinator', label: 'Coördinator', hint: 'Regelt mensen, uren en partners.' },
  {
    value: 'dpo',
    label: 'Functionaris gegevensbescherming',
    hint: 'Kijkt of er zorgvuldig met gegevens wordt omgegaan. Ziet geen inwoners.',
  },
  { value: 'partner', label: 'Contactpersoon van een partner', hint: 'Nodigt zelf collega’s uit.' },
  { value: 'reader', label: 'Lezer van een gemeente', hint: 'Ziet geen inwoners.' },
]
const noYes = [
  { value: 'no', label: 'Nee' },
  { value: 'yes', label: 'Ja' },
]

/** Invites somebody to the library, to a partner or to a municipality. */
export function InviteForm({ title, organisations }: { title: string; organisations: Option[] }) {
  return (
    <StaffForm
      action={inviteAction}
      schema={inviteInput}
      title={title}
      sentences={inviteErrors}
      refusals={inviteRefusals}
    >
      <TextField name="name" label="Naam" />
      <TextField name="email" label="E-mailadres" type="email" ltr />
      <ChoiceField name="role" legend="Wat gaat deze persoon doen?" choices={roles} />
      <ChoiceField
        name="volunteer"
        legend="Is het een vrijwilliger?"
        hint="Een docent of IDO-medewerker die vrijwilliger is, begint pas als de geheimhouding is beloofd."
        initial="no"
        choices={noYes}
      />
      <SearchSelect
        name="organisationId"
        label="Voor een partner of gemeente: welke?"
        first="De bibliotheek zelf"
        options={organisations}
      />
      <TextField
        name="newOrganisation"
        label="Staat de organisatie er niet bij? Vul de naam in"
        hint="Alleen bij een contactpersoon van een partner of een lezer van een gemeente."
        optional
      />
      <Buttons send="Stuur de uitnodiging" />
    </StaffForm>
  )
}
