'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField } from '@/app/_shared/forms/moments'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { moveInput } from '@/lib/network/input/address'
import { AddressFields } from './_address'
import { librarySentences, moveRefusals } from './_words'
import { askMoveAction } from './actions'

type Props = {
  title: string
  branchId: string
  /** The day of the move that was planned and is now another. */
  was: string | undefined
  first: string
  saved: Record<string, string>
}

/** Where a branch goes, and from which day on it is there; who hears it is shown before it is saved. */
export function MoveForm({ title, branchId, was, first, saved }: Props) {
  return (
    <StaffForm
      action={askMoveAction}
      schema={moveInput}
      title={title}
      sentences={librarySentences}
      refusals={moveRefusals}
      along={{ branchId, ...(was ? { was } : {}) }}
      saved={saved}
    >
      <DateField name="validFrom" label="Eerste dag op het nieuwe adres" min={first} />
      <h2>Het nieuwe adres</h2>
      <AddressFields />
      <Buttons send="Toon wie het hoort" />
    </StaffForm>
  )
}
