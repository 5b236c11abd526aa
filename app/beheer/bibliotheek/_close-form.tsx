'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField } from '@/app/_shared/forms/moments'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { closeBranchInput } from '@/lib/network/input/places'
import { closeRefusals, librarySentences } from './_words'
import { branchToCloseAction } from './actions'

const needsDay = closeBranchInput.refine(({ from }) => from !== null, {
  path: ['from'],
  message: 'day_missing',
})

/** From which day on a branch is closed for good; who is hit is shown after it, before anything is done. */
export function CloseForm({ title, branchId, first }: { title: string; branchId: string; first: string }) {
  return (
    <StaffForm
      action={branchToCloseAction}
      schema={needsDay}
      title={title}
      sentences={librarySentences}
      refusals={closeRefusals}
      along={{ branchId }}
    >
      <DateField name="from" label="Eerste dag dat deze vestiging dicht is" min={first} />
      <Buttons send="Laat zien wie dit raakt" />
    </StaffForm>
  )
}
