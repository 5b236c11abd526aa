'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { placesInput } from '@/lib/planning/input/runs'
import { courseSentences, placesRefusals } from '../../_words'
import { setPlacesAction } from '../../actions'

/** How many places a run has. */
export function PlacesForm({
  title,
  activityId,
  places,
}: {
  title: string
  activityId: string
  places: string
}) {
  return (
    <StaffForm
      action={setPlacesAction}
      schema={placesInput}
      title={title}
      sentences={courseSentences}
      refusals={placesRefusals}
      along={{ activityId }}
      saved={{ places }}
    >
      <TextField name="places" label="Hoeveel plekken?" kind="brief" numeric />
      <Buttons send="Bewaar" />
    </StaffForm>
  )
}
