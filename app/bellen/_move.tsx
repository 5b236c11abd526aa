'use client'

import { type Times, TimesField } from '@/app/_shared/forms/choices'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { callMoveInput } from '@/lib/notices/input'
import { refusals } from './_refusals'
import { finishCallAction } from './actions'

type Props = {
  messageId: string
  /** Of whom it is, for who does not see where the button stands. */
  about: string
  days: Times
  primary: boolean
  /** Sent along unseen. */
  along: Record<string, string>
}

const sentences = { choose_one: 'Kies een tijd.' }

/** Another time, chosen on the telephone out of what is free; it is hers as soon as the call is written down. */
export function CallMove({ messageId, about, days, primary, along }: Props) {
  if (days.length === 0)
    return <p className="remark minor">Er is hier geen vrije tijd. Kies ‘Wil iets anders’.</p>
  return (
    <StaffForm
      action={finishCallAction}
      schema={callMoveInput}
      sentences={sentences}
      refusals={refusals}
      along={{ ...along, messageId, outcome: 'spoken', answer: 'yes' }}
      id={`${messageId}-tijd-`}
    >
      <TimesField name="activityId" days={days} />
      <p>
        <button type="submit" className={primary ? 'button primary' : 'button'}>
          <span>Zet op deze tijd</span>
          <span className="hidden">{` ${about}`}</span>
        </button>
      </p>
    </StaffForm>
  )
}
