'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { ChoiceField } from '@/app/_shared/forms/choices'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { callOffInput } from '@/lib/rescheduling/input/lessons'
import { callOffRefusals, courseSentences } from '../../_words'
import { callOffRunAction } from '../../actions'

type Props = {
  title: string
  activityId: string
  people: { bookingId: string; name: string; choices: { value: string; label: string }[]; first: string }[]
  button: string
}

/** What becomes of each who is in a run that is called off. */
export function CallOffForm({ title, activityId, people, button }: Props) {
  return (
    <StaffForm
      action={callOffRunAction}
      schema={callOffInput}
      title={title}
      sentences={courseSentences}
      refusals={callOffRefusals}
      along={{ activityId }}
    >
      {people.map(({ bookingId, name, choices, first }) => (
        <ChoiceField
          key={bookingId}
          name={`choice.${bookingId}`}
          legend={name}
          look="line"
          choices={choices}
          initial={first}
        />
      ))}
      <Buttons send={button} />
    </StaffForm>
  )
}
