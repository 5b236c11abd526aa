'use client'

import { z } from 'zod'
import { Buttons } from '@/app/_shared/forms/buttons'
import { FileField } from '@/app/_shared/forms/file'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { libraryRefusals, logoSentences } from './_words'
import { saveLogoAction } from './actions'

/** A file is looked at by the server alone: of it a form in the browser has only the name. */
const anyFile = z.looseObject({})

/** The mark of the library, to be chosen from the files of who sets it up. */
export function LogoForm({ title, again }: { title: string; again: boolean }) {
  return (
    <StaffForm
      action={saveLogoAction}
      schema={anyFile}
      title={title}
      sentences={logoSentences}
      refusals={libraryRefusals}
    >
      <FileField
        name="logo"
        label={again ? 'Ander logo' : 'Bestand met het logo'}
        hint="Een PNG van hoogstens 48 kB."
        accept="image/png"
      />
      <Buttons send="Bewaar het logo" />
    </StaffForm>
  )
}
