'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { errorWords } from '@/app/inloggen/_words'
import { renameInput } from '@/lib/team/input/members'
import { renameAction } from './actions'

/** How somebody who works here wants to be called. */
export function RenameForm({ title, name }: { title: string; name: string }) {
  return (
    <StaffForm
      action={renameAction}
      schema={renameInput}
      title={title}
      sentences={{ ...errorWords, name_missing: 'Vul uw naam in.' }}
      saved={{ name }}
    >
      <TextField name="name" label="Hoe heet u?" autoComplete="name" />
      <Buttons send="Bewaar mijn naam" aside />
    </StaffForm>
  )
}
