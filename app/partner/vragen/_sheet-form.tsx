'use client'

import { useEffect, useRef } from 'react'
import { useAnswers } from '@/app/_shared/forms/answers'
import { Buttons } from '@/app/_shared/forms/buttons'
import { TextField } from '@/app/_shared/forms/fields'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { sheetInput } from '@/lib/needs/input/partner'
import { sheetAction } from './actions'

const sentences = {
  number_missing: 'Vul het nummer in dat op het vel staat.',
  number_wrong: 'Een nummer heeft alleen cijfers, zoals 1042.',
}
const refusals = { slow_down: 'U hebt dit uur al vaak gekeken. Wacht een minuut en probeer het dan opnieuw.' }

/** Whether what stands on a printed sheet is still theirs, by its number. */
export function SheetForm() {
  return (
    <StaffForm action={sheetAction} schema={sheetInput} sentences={sentences} refusals={refusals} id="vel">
      <TextField name="number" label="Nummer op het vel" kind="brief" numeric />
      <Buttons send="Kijk" about="of dit vel nog geldt" aside />
      <Answer />
    </StaffForm>
  )
}

function Answer() {
  const { answer } = useAnswers().shown
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (answer) said.current?.focus()
  }, [answer])
  if (!answer) return null
  const { number, stands } = answer as { number: number; stands: boolean }
  return (
    <p className={stands ? 'notice' : 'notice attention'} ref={said} tabIndex={-1}>
      {stands
        ? `Ja, nummer ${number} geldt nog.`
        : `Nummer ${number} geldt niet (meer). Neem geen contact op, en versnipper het vel.`}
    </p>
  )
}
