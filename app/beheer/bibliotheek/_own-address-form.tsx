'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { SelectField } from '@/app/_shared/forms/select'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import type { addOwnAddress } from '@/lib/network/commands/own-addresses'
import { ownAddressInput } from '@/lib/network/input/own-address'
import type { ReasonOf } from '@/lib/tools/result'
import { addOwnAddressAction } from './actions'

const sentences = {
  'branchId.choose_one': 'Kies een vestiging.',
  address_missing: 'Vul het adres in.',
  address_wrong: 'Dit is geen adres op internet. Het ziet eruit als 203.0.113.7 of 2001:db8::7.',
}
const refusals: Record<ReasonOf<typeof addOwnAddress>, string> = {
  unknown: 'Deze vestiging is er niet meer. Kies een andere.',
}

type Props = { title: string; branches: { value: string; label: string }[]; address: string }

/** An address of the library: the one that is asked from stands there already. */
export function OwnAddressForm({ title, branches, address }: Props) {
  return (
    <StaffForm
      action={addOwnAddressAction}
      schema={ownAddressInput}
      title={title}
      sentences={sentences}
      refusals={refusals}
      saved={{ internetAddress: address, branchId: branches.length === 1 ? (branches[0]?.value ?? '') : '' }}
    >
      <SelectField name="branchId" label="Van welke vestiging?" options={branches} first="Kies" />
      <TextField
        name="internetAddress"
        label="Het adres op internet"
        hint="Ingevuld staat het adres van de plek waar u nu bent. Vraag een ander adres aan uw systeembeheerder."
        ltr
      />
      <Buttons send="Voeg dit adres toe" />
    </StaffForm>
  )
}
