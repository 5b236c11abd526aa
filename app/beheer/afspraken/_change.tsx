'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField } from '@/app/_shared/forms/moments'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import { endInput, reviewInput } from '@/lib/needs/input/ending'
import { agreementSentences, endRefusals, reviewRefusals } from './_words'
import { endAgreementAction, setReviewAction } from './actions'

type Props = { agreementId: string; firstDay: string }

/** When an agreement is looked at again, for who has just done so. */
export function ReviewForm({ agreementId, firstDay }: Props) {
  return (
    <StaffForm
      action={setReviewAction}
      schema={reviewInput}
      sentences={agreementSentences}
      refusals={reviewRefusals}
      along={{ agreementId }}
      id="bekijk-"
    >
      <DateField name="reviewOn" label="Wanneer bekijkt u de afspraak opnieuw?" min={firstDay} />
      <Buttons send="Bewaar de dag" aside />
    </StaffForm>
  )
}

/** The last day of an agreement. */
export function EndForm({ agreementId, firstDay }: Props) {
  return (
    <StaffForm
      action={endAgreementAction}
      schema={endInput}
      sentences={agreementSentences}
      refusals={endRefusals}
      along={{ agreementId }}
      id="einde-"
    >
      <DateField name="lastDay" label="Laatste dag" min={firstDay} />
      <div className="harm">
        <Buttons send="Beëindig de afspraak" aside />
      </div>
    </StaffForm>
  )
}
