'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { municipalityInput, newMunicipalityInput } from '@/lib/network/input/places'
import { librarySentences, townRefusals } from './_words'
import { addMunicipalityAction, renameMunicipalityAction } from './actions'

type Props = { title: string; municipalityId?: string; saved?: Record<string, string> }

/** A municipality that is new, or one that gets another name. */
export function TownForm({ title, municipalityId, saved }: Props) {
  const isNew = municipalityId === undefined
  return (
    <StaffForm
      action={isNew ? addMunicipalityAction : renameMunicipalityAction}
      schema={isNew ? newMunicipalityInput : municipalityInput}
      title={title}
      sentences={librarySentences}
      refusals={townRefusals}
      along={isNew ? undefined : { municipalityId }}
      saved={saved}
    >
      <TextField name="called" label="Naam van de gemeente" />
      <Buttons send={isNew ? 'Zet erbij' : 'Bewaar'} />
    </StaffForm>
  )
}
