'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { inviteErrors, inviteRefusals } from '@/app/_shared/ui/invite-words'
import { colleagueInput } from '@/lib/team/input/invitations'
import { inviteColleagueAction } from '../actions'

/** Invites a colleague of a partner. */
export function InviteForm({ title }: { title: string }) {
  return (
    <StaffForm
      action={inviteColleagueAction}
      schema={colleagueInput}
      title={title}
      sentences={inviteErrors}
      refusals={inviteRefusals}
    >
      <TextField name="name" label="Naam van uw collega" />
      <TextField name="email" label="E-mailadres op het werk" type="email" ltr />
      <Buttons send="Stuur de uitnodiging" />
    </StaffForm>
  )
}
