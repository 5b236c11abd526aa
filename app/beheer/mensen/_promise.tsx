'use client'

import { Buttons } from '@/app/_shared/forms/buttons'
import { DateField } from '@/app/_shared/forms/moments'
import { StaffForm } from '@/app/_shared/forms/staff-form'
import type { fillInPromise } from '@/lib/team/commands/members'
import { promiseInput } from '@/lib/team/input/members'
import type { ReasonOf } from '@/lib/tools/result'
import { fillInPromiseAction } from './actions'

const refusals: Record<ReasonOf<typeof fillInPromise>, string> = {
  unknown: 'Deze persoon is hier geen vrijwilliger.',
  day_to_come: 'Deze datum komt nog. Vul de datum in waarop het beloofd is.',
}

type Props = {
  memberId: string
  name: string
  /** The day as it is known now, and the last day that it can be. */
  promisedOn: string | null
  today: string
}

/** A volunteer may work from the day on which they promised to keep what residents tell to themselves. */
export function PromiseForm({ memberId, name, promisedOn, today }: Props) {
  const about = <span className="hidden">{` (${name})`}</span>
  return (
    <StaffForm
      action={fillInPromiseAction}
      schema={promiseInput}
      sentences={{}}
      refusals={refusals}
      saved={promisedOn ? { day: promisedOn } : {}}
      along={{ memberId }}
      id={`${memberId}-`}
    >
      <DateField
        name="day"
        label={
          <>
            <span>
              {promisedOn ? 'Beloofde geheimhouding op' : 'Wanneer beloofde deze vrijwilliger geheimhouding?'}
            </span>
            {about}
          </>
        }
        max={today}
        lies="behind"
      />
      <Buttons send="Bewaar de datum" about={`van ${name}`} aside />
    </StaffForm>
  )
}
