'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { DateField } from '@/app/_shared/forms/moments'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { closureInput } from '@/lib/network/input/closure'
import { closeRefusals, partnerSentences } from './_words'
import { closeOrganisationAction } from './actions'

/** On which days a partner is closed. */
export function ClosureForm({ organisationId }: { organisationId: string }) {
  return (
    <StaffForm
      action={closeOrganisationAction}
      schema={closureInput}
      sentences={partnerSentences}
      refusals={closeRefusals}
      along={{ organisationId }}
      id="dicht-"
    >
      <DateField name="fromDate" label="Eerste dag dicht" />
      <DateField name="untilDate" label="Laatste dag dicht" hint="Leeg: het is één dag." optional />
      <TextField name="reason" label="Waarom" />
      <Buttons send="Schrijf op dat het dicht is" aside />
    </StaffForm>
  )
}
