'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField } from '@/app/_shared/forms/moments'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { moveInput } from '@/lib/network/input/address'
import { AddressFields } from './_address'
import { librarySentences, moveRefusals } from './_words'
import { moveHouseAction } from './actions'

type Props = { title: string; branchId: string; first: string; saved: Record<string, string> }

/** Where a branch goes, and from which day on it is there. */
export function MoveForm({ title, branchId, first, saved }: Props) {
  return (
    <StaffForm
      action={moveHouseAction}
      schema={moveInput}
      title={title}
      sentences={librarySentences}
      refusals={moveRefusals}
      along={{ branchId }}
      saved={saved}
    >
      <DateField name="validFrom" label="Eerste dag op het nieuwe adres" min={first} />
      <h2>Het nieuwe adres</h2>
      <AddressFields />
      <Buttons send="Bewaar en stuur bericht" />
    </StaffForm>
  )
}
